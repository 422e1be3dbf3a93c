import { shortId } from "../../kernel/hash";
import type { Wording } from "../../kernel/language";
import { comparableText } from "../../kernel/text";
import type { Notice } from "../intake/sheetReading";
import type { Repair, RepairStatus } from "./repair";

/** What a person wrote beside a repair, kept by its id. */
export interface RepairDecision {
  readonly repairId: string;
  readonly decision: string;
}

const ACCEPTED: ReadonlySet<string> = new Set([
  "YES",
  "Y",
  "OUI",
  "O",
  "OK",
  "ACCEPTED",
  "ACCEPT",
  "ACCEPTEE",
  "ACCEPTE",
]);
const REJECTED: ReadonlySet<string> = new Set(["NO", "N", "NON", "REJECTED", "REJECT", "REJETEE", "REJETE", "REFUSE"]);

type Known = Pick<Repair, "kind" | "sheet" | "before" | "after">;

/** Names a repair from one run to the next: of a value, whichever sheet and rows it stands on; of exchanged dates, the column of the
 *  sheet. */
export const repairId = ({ kind, sheet, before, after }: Known): string =>
  `RP-${shortId(JSON.stringify(kind === "day-month" ? [kind, sheet, before] : [kind, before, after]))}`;

/** What people decided of repairs. */
export class RepairDecisions {
  private readonly decided: ReadonlyMap<string, RepairStatus>;
  /** Of words that are neither a yes nor a no, and of repairs that are still made. */
  readonly problems: readonly Notice[];

  constructor(decisions: readonly RepairDecision[]) {
    const read = decisions.map(({ repairId: id, decision }) => ({ id, decision, status: statusOf(decision) }));
    this.decided = new Map(read.flatMap(({ id, status }): [string, RepairStatus][] => (status ? [[id, status]] : [])));
    this.problems = read.filter(({ status }) => status === null).map(({ id, decision }) => unknown(id, decision));
  }

  /** The status of a repair by what was decided of it; null where nothing was. */
  of(repair: Known): RepairStatus | null {
    return this.decided.get(repairId(repair)) ?? null;
  }
}

function statusOf(decision: string): "accepted" | "rejected" | null {
  const word = comparableText(decision);
  return ACCEPTED.has(word) ? "accepted" : REJECTED.has(word) ? "rejected" : null;
}

const unknown = (id: string, decision: string): Notice => ({
  sheet: REPAIRS_NAME.en,
  row: null,
  column: null,
  code: "repair-decision",
  wording: {
    en: `Sheet Repairs, ${id}: "${decision.slice(0, 40)}" is neither Yes nor No, so nothing is decided. Write Yes or No.`,
    fr: `Feuille Réparations, ${id} : « ${decision.slice(0, 40)} » n'est ni Oui ni Non : rien n'est décidé. Écrivez Oui ou Non.`,
  },
});

export const REPAIRS_NAME: Wording = { en: "Repairs", fr: "Réparations" };
