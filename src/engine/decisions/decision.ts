import type { Day } from "../../kernel/day";
import type { Wording } from "../../kernel/language";

/** What a person decided of rows, kept by what the rows are: it holds for them in whatever order, sheet or workbook they come
 *  next, and no pass overrules it. */
export interface Decision {
  /** Unique among the decisions of a workbook. */
  readonly id: string;
  readonly kind: DecisionKind;
  readonly left: readonly DecidedRow[];
  readonly right: readonly DecidedRow[];
  /** Why; a forced match has one. */
  readonly reason: string;
  readonly by: string;
  readonly decidedOn: Day | null;
  /** Of rows that are ignored: the last day on which they are. Null: until it is undone. */
  readonly until: Day | null;
}

/** "match": these rows are one business; what differs is still a break. "force": likewise, and what differs is accepted.
 *  "reject": no row of one side is matched with a row of the other. "ignore": these rows take no part. */
export type DecisionKind = (typeof DECISION_KINDS)[number];
export const DECISION_KINDS = ["match", "force", "reject", "ignore"] as const;

export interface DecidedRow {
  /** As `rowIds` names it. */
  readonly id: string;
  /** What a person knows it by, when it is no longer there: "TR-12 · FR0000120271 · 100". */
  readonly label: string;
}

/** What became of a decision in a run. */
export interface DecisionOutcome {
  readonly decision: Decision;
  /** "absent": not all of its rows are in these sheets, or not in sheets that are reconciled with each other. "conflict": another
   *  decision matches one of its rows. "over": its last day is past. */
  readonly state: "applied" | "absent" | "conflict" | "over";
}

export const DECISION_KIND_WORDS: Readonly<Record<DecisionKind, Wording>> = {
  match: { en: "One business", fr: "Même affaire" },
  force: { en: "One business, differences accepted", fr: "Même affaire, écarts acceptés" },
  reject: { en: "Not one business", fr: "Pas la même affaire" },
  ignore: { en: "Ignored", fr: "Ignorée" },
};

export const DECISION_STATE_WORDS: Readonly<Record<DecisionOutcome["state"], Wording>> = {
  applied: { en: "Holds", fr: "Appliquée" },
  absent: { en: "Rows not here", fr: "Lignes absentes" },
  conflict: { en: "Contradicted", fr: "Contredite" },
  over: { en: "Over", fr: "Échue" },
};
