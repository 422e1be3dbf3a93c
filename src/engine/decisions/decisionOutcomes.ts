import type { Day } from "../../kernel/day";
import type { Wording } from "../../kernel/language";
import type { Notice, SheetReading } from "../intake/sheetReading";
import type { Reconciliation } from "../reconciliation";
import type { Decision, DecisionOutcome } from "./decision";
import { contradictions, isMatch } from "./decisionBook";
import { isIgnoring } from "./ignoredRows";

/** What became of every decision, and what a person should know of those that hold in part or not at all. `readings` are all that
 *  was read, with the rows that are ignored. */
export function decisionOutcomes(
  decisions: readonly Decision[],
  reconciliations: readonly Reconciliation[],
  readings: readonly SheetReading[],
  asOf: Day,
): { readonly outcomes: readonly DecisionOutcome[]; readonly notices: readonly Notice[] } {
  const here = new Set(readings.flatMap(({ records }) => records.ids ?? []));
  const matched = new Set(
    reconciliations.flatMap(({ matching }) => matching.matches.flatMap(({ decision }) => decision?.id ?? [])),
  );
  const contradicted = new Set(contradictions(decisions).map(({ id }) => id));
  const isHere = ({ id }: { readonly id: string }): boolean => here.has(id);
  const stateOf = (decision: Decision): DecisionOutcome["state"] => {
    const { kind, id, left, right } = decision;
    if (isMatch(decision)) return matched.has(id) ? "applied" : contradicted.has(id) ? "conflict" : "absent";
    if (kind === "reject") return left.some(isHere) && right.some(isHere) ? "applied" : "absent";
    if (!isIgnoring(decision, asOf)) return "over";
    return [...left, ...right].some(isHere) ? "applied" : "absent";
  };
  const outcomes = decisions.map((decision): DecisionOutcome => ({ decision, state: stateOf(decision) }));
  const notices = outcomes.flatMap(({ decision, state }): Notice[] => {
    if (state === "conflict") return [noticeOf(decision, CONTRADICTED)];
    const rows = [...decision.left, ...decision.right];
    const isPartly = state === "absent" && isMatch(decision) && rows.some(isHere);
    return isPartly ? [noticeOf(decision, partly(rows.filter((row) => !isHere(row)).map(({ label }) => label)))] : [];
  });
  return { outcomes, notices };
}

export const DECISIONS_NAME: Wording = { en: "Decisions", fr: "Décisions" };

const noticeOf = ({ id, left, right }: Decision, told: Wording): Notice => {
  const rows = [...left, ...right].map(({ label }) => label).join(" + ");
  return {
    sheet: DECISIONS_NAME.en,
    row: null,
    column: null,
    code: "decision",
    wording: { en: `Decision ${id} (${rows}): ${told.en}`, fr: `Décision ${id} (${rows})\u00a0: ${told.fr}` },
  };
};

const CONTRADICTED: Wording = {
  en: "another decision matches one of its rows with others, so neither holds. Undo one of them.",
  fr: "une autre décision rapproche l'une de ses lignes avec d'autres\u00a0; aucune des deux n'est appliquée. Annulez l'une d'elles.",
};

const partly = (missing: readonly string[]): Wording =>
  missing.length === 0
    ? {
        en: "its rows are on sheets that are not reconciled with each other, so it does not hold here.",
        fr: "ses lignes sont sur des feuilles qui ne sont pas rapprochées entre elles\u00a0; elle n'est pas appliquée ici.",
      }
    : {
        en: `these rows are not here, or were changed since: ${missing.join("; ")}. It does not hold. Decide again, or undo it.`,
        fr: `ces lignes ne sont pas ici, ou ont été modifiées depuis\u00a0: ${missing.join("\u00a0; ")}. Elle n'est pas appliquée. Décidez de nouveau, ou annulez-la.`,
      };
