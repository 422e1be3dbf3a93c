import { serialFromDay, type DateSystem } from "../../kernel/day";
import type { Language } from "../../kernel/language";
import { DECISION_KIND_WORDS, DECISION_STATE_WORDS, type DecisionOutcome } from "../decisions/decision";
import { DECISIONS_NAME } from "../decisions/decisionOutcomes";
import { listSheet } from "./listSheet";
import type { ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

const DAY = "dd/mm/yyyy";

const COLUMNS: readonly ListColumn[] = [
  { key: "id", header: { en: "Decision", fr: "Décision" }, width: 18 },
  { key: "state", header: { en: "State", fr: "État" }, width: 14 },
  { key: "kind", header: { en: "What was decided", fr: "Ce qui a été décidé" }, width: 32 },
  { key: "left", header: { en: "Our rows", fr: "Nos lignes" }, width: 48 },
  { key: "right", header: { en: "Statement rows", fr: "Lignes du relevé" }, width: 48 },
  { key: "reason", header: { en: "Reason", fr: "Motif" }, width: 40 },
  { key: "by", header: { en: "By", fr: "Par" }, width: 18 },
  { key: "on", header: { en: "On", fr: "Le" }, width: 12, numberFormat: DAY },
  { key: "until", header: { en: "Until", fr: "Jusqu'au" }, width: 12, numberFormat: DAY },
];

/** Every decision that stands, what it is about and whether it holds in these sheets. */
export const decisionsSheet = (
  outcomes: readonly DecisionOutcome[],
  dateSystem: DateSystem,
  language: Language,
): OwnSheet =>
  listSheet(
    {
      key: "decisions",
      name: DECISIONS_NAME,
      title: { en: "What people decided", fr: "Ce que des personnes ont décidé" },
      sentence:
        outcomes.length === 0
          ? { en: "Nothing was decided by hand.", fr: "Rien n'a été décidé à la main." }
          : {
              en: "Decisions hold before any pass, for the same rows in whatever order or workbook they come. They are undone in the task pane.",
              fr: "Les décisions valent avant toute passe, pour les mêmes lignes, quel que soit leur ordre ou leur classeur. Elles s'annulent dans le volet.",
            },
      table: "Concordance_Decisions",
      columns: COLUMNS,
      rows: outcomes.map((outcome) => cellsOf(outcome, dateSystem, language)),
    },
    language,
  );

function cellsOf({ decision, state }: DecisionOutcome, dateSystem: DateSystem, language: Language): PlannedCell[] {
  const { id, kind, left, right, reason, by, decidedOn, until } = decision;
  const labels = (rows: readonly { readonly label: string }[]): string => rows.map(({ label }) => label).join(" + ");
  return [
    id,
    DECISION_STATE_WORDS[state][language],
    DECISION_KIND_WORDS[kind][language],
    labels(left),
    labels(right),
    reason,
    by,
    decidedOn === null ? null : serialFromDay(decidedOn, dateSystem),
    until === null ? null : serialFromDay(until, dateSystem),
  ];
}
