import { dayOf, daysInMonth, type Day } from "../../../kernel/day";
import { decimal, negate, type Decimal } from "../../../kernel/decimal";

/** Longer than any amount of SWIFT (15 digits), as some banks pad theirs with zeros. */
const NUMBER = /^(\d{1,40})(?:,(\d{0,20})|\.(\d{1,2}))?$/;

/** "1500," or "25552,4", exactly. A point is taken for a decimal mark only where it cannot be a thousand's. */
export function finNumber(text: string): Decimal | null {
  const parts = NUMBER.exec(text);
  if (!parts) return null;
  const [, whole = "", comma, point] = parts;
  const fraction = comma ?? point ?? "";
  return decimal(BigInt(whole + fraction), fraction.length);
}

export interface FinMoney {
  readonly currency: string;
  readonly amount: Decimal;
}

/** "EUR1500," or, of a debit, "NEUR1500,". */
export function finMoney(text: string): FinMoney | null {
  const [, minus, currency = "", digits = ""] = /^(N?)([A-Z]{3})([\d,.]{1,60})$/.exec(text) ?? [];
  const amount = finNumber(digits);
  return amount && { currency, amount: minus === "N" ? negate(amount) : amount };
}

/** Years without a century: SWIFT's rule is that 80 to 99 are of the 20th. */
const yearOf = (twoDigits: number): number => twoDigits + (twoDigits >= 80 ? 1900 : 2000);

/** "YYYYMMDD", or null if it is no day. */
export function finDay(text: string): Day | null {
  const [, year, month, dayOfMonth] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  return year !== undefined && day.ok ? day.value : null;
}

/** "YYMMDD", or null if it is no day. A 30 February, by which banks that count thirty days a month mean its end, is that. */
export function finShortDay(text: string): Day | null {
  const [, year, month, dayOfMonth] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  return year === undefined ? null : bankDay(yearOf(Number(year)), Number(month), Number(dayOfMonth));
}

function bankDay(year: number, month: number, dayOfMonth: number): Day | null {
  const isBankFebruary = month === 2 && dayOfMonth <= 30;
  const day = dayOf(year, month, isBankFebruary ? Math.min(dayOfMonth, daysInMonth(year, month)) : dayOfMonth);
  return day.ok ? day.value : null;
}

/** The day "MMDD" that is nearest to `near`: its year is not written, and both ends of a year meet in one entry. */
export function nearestDay(text: string, near: Day, year: number): Day | null {
  const [, month, dayOfMonth] = /^(\d{2})(\d{2})$/.exec(text) ?? [];
  if (month === undefined) return null;
  const days = [year - 1, year, year + 1].map((candidate) => bankDay(candidate, Number(month), Number(dayOfMonth)));
  return days.reduce(
    (nearest, day) =>
      day !== null && (nearest === null || Math.abs(day - near) < Math.abs(nearest - near)) ? day : nearest,
    null,
  );
}

export interface FinBalance {
  readonly day: Day;
  /** Null where the bank left it out. */
  readonly currency: string | null;
  /** Credit positive. */
  readonly amount: Decimal;
}

const BALANCE = /^([DC])(\d{6})([A-Z]{3})?\s{0,3}([\d,.]{1,60})$/;

/** "C260922EUR125000,00". */
export function finBalance(text: string): FinBalance | null {
  const [, mark, date = "", currency, digits = ""] = BALANCE.exec(text.trim()) ?? [];
  const day = finShortDay(date);
  const amount = finNumber(digits);
  if (day === null || amount === null) return null;
  return { day, currency: currency ?? null, amount: mark === "D" ? negate(amount) : amount };
}
