import { civilDate, dayFromSerial, type DateSystem } from "../../kernel/day";
import { withoutAccents } from "../../kernel/text";
import { monthOf, scanDate } from "../intake/dateText";

/** A code that Excel takes for a date when it is typed: a day and a month ("MAR1", "1-2"), or a month and a year ("OCT99"). */
const NAME_FIRST = /^([A-Z]{3,9})[-/. ]?(\d{1,4})$/;
const NUMBER_FIRST = /^(\d{1,4})[-/. ]?([A-Z]{3,9})$/;
const TWO_NUMBERS = /^(\d{1,2})[-/](\d{1,2})$/;

/** Each date that Excel may make of a code, as "month-day" or "year-month"; empty for a code that it leaves alone. */
export function datesOfCode(code: string): string[] {
  const written = withoutAccents(code).toUpperCase();
  const numbers = TWO_NUMBERS.exec(written);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    return [...new Set([...dayInMonth(second, first), ...dayInMonth(first, second)])];
  }
  const named = NAME_FIRST.exec(written);
  const [name, number] = named ? [named[1], named[2]] : (NUMBER_FIRST.exec(written)?.slice(1).reverse() ?? []);
  const month = monthOf(name ?? "");
  if (month === 0 || number === undefined) return [];
  if (number.length <= 2) {
    const asDay = dayInMonth(Number(number), month);
    return asDay.length > 0 ? asDay : [`${String(yearOf(Number(number)))}-${String(month)}`];
  }
  return Number(number) >= 1900 ? [`${number}-${String(month)}`] : [];
}

const dayInMonth = (day: number, month: number): string[] =>
  day >= 1 && day <= (LENGTHS[month] ?? 0) ? [`${String(month)}-${String(day)}`] : [];
const LENGTHS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Two digits of a year: Excel takes 30 to 99 for the last century. */
const yearOf = (digits: number): number => (digits < 30 ? 2000 : 1900) + digits;

const SERIAL = /^[1-9]\d{4}$/;
/** As Excel writes such a date into a text file: "1-Mar", "mars-99". */
const SHORT_DATE = /^(?:\d{1,2}-[A-Za-zÀ-ÿ]{3,5}\.?|[A-Za-zÀ-ÿ]{3,5}\.?-\d{2})$/;

/** The dates that a damaged cell may show, in the same form: of a serial number, of "1-Mar", of "01/03/2026". Empty for a text
 *  that is no date. */
export function datesOfCell(text: string, system: DateSystem): string[] {
  if (SERIAL.test(text)) {
    const day = dayFromSerial(Number(text), system);
    if (!day.ok) return [];
    const { year, month, dayOfMonth } = civilDate(day.value);
    return formsOf(year, month, dayOfMonth);
  }
  if (SHORT_DATE.test(text)) return datesOfCode(text.replace(".", ""));
  const date = text.length <= 12 && text.length >= 8 ? scanDate(text) : null;
  if (date === null) return [];
  if (date.order === "certain") return formsOf(date.year, date.month, date.dayOfMonth);
  const dayFirst = date.order === "month-first" ? [] : formsOf(date.year, date.second, date.first);
  const monthFirst = date.order === "day-first" ? [] : formsOf(date.year, date.first, date.second);
  return [...new Set([...dayFirst, ...monthFirst])];
}

const formsOf = (year: number, month: number, dayOfMonth: number): string[] => [
  `${String(month)}-${String(dayOfMonth)}`,
  ...(dayOfMonth === 1 ? [`${String(year)}-${String(month)}`] : []),
];
