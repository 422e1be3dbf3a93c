import { dayOf, type Day } from "../../kernel/day";
import { cleanText, withoutAccents } from "../../kernel/text";

export type DateOrder = "day-first" | "month-first";

/** A date as it is written: three numbers whose order is certain ("2026-09-11", "11 sept. 2026"), or day and month in question. */
export type DateText =
  | { readonly order: "certain"; readonly year: number; readonly month: number; readonly dayOfMonth: number }
  | { readonly order: DateOrder | "either"; readonly year: number; readonly first: number; readonly second: number };

const TIME =
  "(?:[T ,]+\\d{1,2}[:h]\\d{2}(?::\\d{2}(?:[.,]\\d+)?)? ?(?:[AaPp][Mm])?(?: ?(?:Z|UTC|GMT|CET|CEST|[+-]\\d{2}:?\\d{2}))?)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`);
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}$`);
const NUMBERS = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})${TIME}$`);
const NAMED = new RegExp(
  `^(?:[A-Za-z]{3,8}\\.?,? )?(\\d{1,2})(?:er|st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})[-/. ,]+(\\d{4}|\\d{2})${TIME}$`,
);
const MONTH_NAMED_FIRST = new RegExp(`^([A-Za-z]{3,9})[-. ]+(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${TIME}$`);

/** Longest names first where one begins another: "mai" and "mar" are whole, "juin" and "juil" differ at the fourth letter. */
const MONTHS: readonly (readonly string[])[] = [
  ["january", "janvier"],
  ["february", "fevrier"],
  ["march", "mars"],
  ["april", "avril"],
  ["may", "mai"],
  ["june", "juin"],
  ["july", "juillet"],
  ["august", "aout"],
  ["september", "septembre"],
  ["october", "octobre"],
  ["november", "novembre"],
  ["december", "decembre"],
];

/** The month of an English or French name or of its abbreviation; 0 for a word that is none or could be two. */
export function monthOf(word: string): number {
  const name = word.toLowerCase();
  const found = MONTHS.flatMap((names, index) => (names.some((full) => full.startsWith(name)) ? [index + 1] : []));
  return found.length === 1 ? (found[0] ?? 0) : 0;
}

/** Reads a date written in either language, with or without a time of day, which is left out. Null for what is none. */
export function scanDate(text: string): DateText | null {
  const written = withoutAccents(cleanText(text));
  const iso = YEAR_FIRST.exec(written) ?? COMPACT.exec(written);
  if (iso) return certain(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = NUMBERS.exec(written);
  if (numbers) return inQuestion(Number(numbers[1]), Number(numbers[2]), fullYear(numbers[3] ?? ""));
  const named = NAMED.exec(written);
  if (named) return certain(fullYear(named[3] ?? ""), monthOf(named[2] ?? ""), Number(named[1]));
  const american = MONTH_NAMED_FIRST.exec(written);
  if (american) return certain(fullYear(american[3] ?? ""), monthOf(american[1] ?? ""), Number(american[2]));
  return null;
}

const certain = (year: number, month: number, dayOfMonth: number): DateText | null =>
  dayOf(year, month, dayOfMonth).ok ? { order: "certain", year, month, dayOfMonth } : null;

/** Null where the numbers are a date in no order: 31/02/2026. */
function inQuestion(first: number, second: number, year: number): DateText | null {
  const dayFirst = dayOf(year, second, first).ok;
  const monthFirst = dayOf(year, first, second).ok;
  if (!dayFirst && !monthFirst) return null;
  return {
    order:
      dayFirst && monthFirst ? (first === second ? "day-first" : "either") : dayFirst ? "day-first" : "month-first",
    year,
    first,
    second,
  };
}

/** Two digits of a year: 00 to 79 are of this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 80 ? 2000 + year : 1900 + year;
}

/** The day of a scanned date in a column of this order; null where the date contradicts the order. */
export function dayOfText(date: DateText, order: DateOrder): Day | null {
  if (date.order === "certain") return valueOrNull(dayOf(date.year, date.month, date.dayOfMonth));
  const [month, dayOfMonth] = order === "day-first" ? [date.second, date.first] : [date.first, date.second];
  return valueOrNull(dayOf(date.year, month, dayOfMonth));
}

const valueOrNull = (result: ReturnType<typeof dayOf>): Day | null => (result.ok ? result.value : null);
