import { INTERIM_TAGS, STATEMENT_TAGS } from "./finTags";
import type { FinField } from "./finMessage";

/** The type of a bare text: what its bank announces, if its tags do not speak against it; else where they leave no choice,
 *  that of a cash statement or advice. Securities messages are told by their readers. */
export function bareType(fields: readonly FinField[], announced: string | null): string | null {
  const isSecurities = fields.some(({ tag }) => tag === "16R");
  if (announced !== null && announced.startsWith("5") === isSecurities) return announced;
  const statement = cashStatementType(fields);
  if (statement !== null) return statement;
  const advice = cashAdviceType(fields);
  return advice === "either" ? null : advice;
}

function cashStatementType(fields: readonly FinField[]): string | null {
  let hasNarrative = false;
  let hasEntry = false;
  let isInterim = false;
  for (const { tag } of fields) {
    if (INTERIM_TAGS.has(tag)) isInterim = true;
    else if (!STATEMENT_TAGS.has(tag)) return null;
    hasNarrative ||= tag === "86" || tag === "NS";
    hasEntry ||= tag === "61";
  }
  if (fields.length === 0) return null;
  if (isInterim) return "942";
  return hasEntry && !hasNarrative ? "950" : "940";
}

const ADVICE_FIELD = /^(?:20|21|25P?|13D|32A|50[AFK]|52[AD]|56[AD]|72)$/;
/** An ordering customer and an intermediary stand in a confirmation of credit only. */
const OF_CREDIT = /^5[06]/;

/** The confirmation that a bare text is by its fields: of a debit (MT900) or of a credit (MT910), which must name who ordered it
 *  (50a or 52a, rule C1 of MT910). With an ordering institution alone it is "either", and nobody guesses. Null for what is none. */
export function cashAdviceType(fields: readonly FinField[]): "900" | "910" | "either" | null {
  const tags = new Set(fields.map(({ tag }) => tag));
  const isAdvice =
    ["20", "21", "32A"].every((tag) => tags.has(tag)) &&
    (tags.has("25") || tags.has("25P")) &&
    fields.every(({ tag }) => ADVICE_FIELD.test(tag));
  if (!isAdvice) return null;
  const parties = [...tags].filter((tag) => /^5[026]/.test(tag));
  if (parties.some((tag) => OF_CREDIT.test(tag))) return "910";
  return parties.length > 0 ? "either" : "900";
}
