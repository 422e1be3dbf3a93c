import { civilDate, dayOf, daysInMonth, type Day } from "./day";

/** How the days of interest are counted (ISDA 2006 definitions, ICMA rule book). */
export const DAY_COUNTS = ["ACT/360", "ACT/365F", "30/360", "30E/360", "ACT/ACT ISDA", "ACT/ACT ICMA"] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** Exactly `days` / `basis` of a year. */
export interface YearFraction {
  readonly days: bigint;
  readonly basis: bigint;
}

/** The coupon period that a day stands in: both ends are coupon dates, quasi-coupon dates of an odd first period included. */
export interface CouponPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly perYear: number;
}

export const actualDays = (from: Day, to: Day): number => to - from;

/** The part of a year from one day to a later one. ACT/ACT ICMA needs the coupon period; null: it was not given, or it is empty. */
export function yearFraction(
  convention: DayCount,
  from: Day,
  to: Day,
  period: CouponPeriod | null,
): YearFraction | null {
  switch (convention) {
    case "ACT/360":
      return fraction(actualDays(from, to), 360);
    case "ACT/365F":
      return fraction(actualDays(from, to), 365);
    case "30/360":
      return fraction(
        days30(from, to, (first, last) => (last === 31 && first >= 30 ? 30 : last)),
        360,
      );
    case "30E/360":
      return fraction(
        days30(from, to, (_, last) => Math.min(last, 30)),
        360,
      );
    case "ACT/ACT ISDA":
      return actualIsda(from, to);
    case "ACT/ACT ICMA":
      return period && period.to > period.from && period.perYear > 0
        ? fraction(actualDays(from, to), actualDays(period.from, period.to) * period.perYear)
        : null;
  }
}

const fraction = (days: number, basis: number): YearFraction => ({ days: BigInt(days), basis: BigInt(basis) });

/** Days in months of thirty. `lastDay` says on which day of its month the end counts, from the day on which the start does. */
export function days30(from: Day, to: Day, lastDay: (first: number, last: number) => number): number {
  const start = civilDate(from);
  const end = civilDate(to);
  const first = Math.min(start.dayOfMonth, 30);
  return 360 * (end.year - start.year) + 30 * (end.month - start.month) + lastDay(first, end.dayOfMonth) - first;
}

/** Days in leap years over 366 and days in other years over 365, on one denominator. */
function actualIsda(from: Day, to: Day): YearFraction {
  let leap = 0;
  let at = from;
  while (at < to) {
    const { year } = civilDate(at);
    const next = dayOf(year + 1, 1, 1);
    const until = next.ok && next.value < to ? next.value : to;
    if (daysInMonth(year, 2) === 29) leap += until - at;
    at = until;
  }
  return { days: BigInt(leap) * 365n + BigInt(actualDays(from, to) - leap) * 366n, basis: 365n * 366n };
}

/** The coupon period that holds `at`, counted in whole periods from any one coupon date. A day that its month does not have is the last of
 *  that month. `perYear` divides twelve; else null. */
export function couponPeriod(couponDate: Day, perYear: number, at: Day): CouponPeriod | null {
  if (!Number.isInteger(perYear) || perYear < 1 || 12 % perYear !== 0) return null;
  const step = 12 / perYear;
  const anchor = civilDate(couponDate);
  const { year, month } = civilDate(at);
  let count = Math.floor(((year - anchor.year) * 12 + month - anchor.month) / step);
  if (couponDay(anchor, count * step) > at) count -= 1;
  const from = couponDay(anchor, count * step);
  const to = couponDay(anchor, (count + 1) * step);
  return { from, to, perYear };
}

function couponDay({ year, month, dayOfMonth }: ReturnType<typeof civilDate>, months: number): Day {
  const whole = year * 12 + month - 1 + months;
  const inYear = Math.min(Math.max(Math.floor(whole / 12), 1900), 9999);
  const inMonth = (whole % 12) + 1;
  const found = dayOf(inYear, inMonth, Math.min(dayOfMonth, daysInMonth(inYear, inMonth)));
  return found.ok ? found.value : (0 as Day);
}

const SPELLINGS: readonly (readonly [DayCount, readonly string[]])[] = [
  ["ACT/360", ["act360", "actual360", "a360", "exact360", "mm", "moneymarket"]],
  [
    "ACT/365F",
    ["act365", "actual365", "act365f", "actual365f", "act365fixed", "actual365fixed", "a365", "a365f", "exact365"],
  ],
  ["30/360", ["30360", "30360isda", "30360us", "30360bond", "30u360", "bondbasis", "360360"]],
  ["30E/360", ["30e360", "eurobondbasis", "30360e", "30360icma", "30360european", "30s360"]],
  ["ACT/ACT ISDA", ["actactisda", "actualactualisda"]],
  [
    "ACT/ACT ICMA",
    ["actacticma", "actualactualicma", "actactisma", "actualactualisma", "actactbond", "exactexacticma"],
  ],
];

/** The convention that a text names, as written in many ways: "Act/360", "30E/360". Null where it names none, or leaves a choice open: "ACT/ACT"
 *  alone is ISDA's or ICMA's. */
export function dayCountOf(text: string): DayCount | null {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return SPELLINGS.find(([, spellings]) => spellings.includes(plain))?.[0] ?? null;
}
