import { businessDaysBetween, type BusinessCalendar } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import { absolute, add, compare, decimal, multiply, ZERO, type Decimal } from "../../kernel/decimal";
import type { DateField, DecimalField } from "../records/field";
import type { InstrumentClass } from "../records/instrumentClass";

/** How far a statement value may lie from the book value and still agree. Never negative. `above` bounds
 *  statement − book when that is positive, `below` bounds book − statement: equal for an even tolerance. */
export interface DecimalTolerance {
  readonly kind: "absolute" | "percent" | "basis-points";
  readonly below: Decimal;
  readonly above: Decimal;
  /** Whose value a relative tolerance is a share of; the book's where nothing is said. */
  readonly base?: "book" | "statement";
  /** The rows that it holds for; all of them where nothing is said. */
  readonly only?: ToleranceScope;
}

/** Both of them must hold; null: any. */
export interface ToleranceScope {
  /** ISO 4217. */
  readonly currency: string | null;
  readonly assetClass: InstrumentClass | null;
}

/** How many days a statement date may lie before or after the book date: business days (TARGET) where nothing is said. */
export interface DayTolerance {
  readonly before: number;
  readonly after: number;
  readonly count?: "business" | "calendar";
}

/** By field. A field that is not named must agree exactly. Several tolerances on one field: any of them will do; but where any is
 *  written for the very currency or asset class of a row, the general ones do not hold for it. */
export interface Tolerances {
  readonly decimals: Partial<Readonly<Record<DecimalField, readonly DecimalTolerance[]>>>;
  readonly days: Partial<Readonly<Record<DateField, DayTolerance>>>;
}

const even = (kind: DecimalTolerance["kind"], units: bigint, scale: number): DecimalTolerance => {
  const bound = decimal(units, scale);
  return { kind, below: bound, above: bound };
};

/** What agrees without a word: market practice, editable. Quantities, sides, codes and dates agree exactly. */
export const DEFAULT_TOLERANCES: Tolerances = {
  decimals: {
    price: [even("absolute", 1n, 4)],
    grossAmount: [even("absolute", 2n, 2)],
    netAmount: [even("absolute", 2n, 2)],
    marketValue: [even("absolute", 2n, 2)],
    fees: [even("absolute", 1n, 2)],
    tax: [even("absolute", 1n, 2)],
    accruedInterest: [even("absolute", 1n, 2)],
    fxRate: [even("basis-points", 2n, 0)],
  },
  days: {},
};

const PART_OF: Readonly<Record<DecimalTolerance["kind"], Decimal>> = {
  absolute: decimal(1n),
  percent: decimal(1n, 2),
  "basis-points": decimal(1n, 4),
};

/** Whether a statement value that lies `difference` (statement − book) from the book value `book` agrees with it. Exact. */
export function withinTolerance(
  difference: Decimal,
  book: Decimal,
  tolerances: readonly DecimalTolerance[] | undefined,
): boolean {
  if (difference.units === 0n) return true;
  return (tolerances ?? []).some(({ kind, below, above, base }) => {
    const bound = compare(difference, ZERO) > 0 ? above : below;
    const whole = base === "statement" ? add(book, difference) : book;
    const share = kind === "absolute" ? decimal(1n) : absolute(whole);
    return compare(absolute(difference), multiply(multiply(bound, PART_OF[kind]), share)) <= 0;
  });
}

/** Whether a statement day agrees with the book's. */
export function withinDays(
  book: Day,
  statement: Day,
  tolerance: DayTolerance | undefined,
  calendar: BusinessCalendar,
): boolean {
  if (book === statement) return true;
  const { before, after, count } = tolerance ?? { before: 0, after: 0 };
  if (before === 0 && after === 0) return false;
  const later = count === "calendar" ? statement - book : businessDaysBetween(book, statement, calendar);
  return statement > book ? later <= after : -later <= before;
}

/** The tolerances of one field that hold for a row of this currency and asset class. */
export function tolerancesFor(
  tolerances: readonly DecimalTolerance[],
  currency: string | null,
  assetClass: InstrumentClass | null,
): readonly DecimalTolerance[] {
  if (!tolerances.some(isScoped)) return tolerances;
  const own = tolerances.filter(
    (tolerance) =>
      isScoped(tolerance) &&
      (tolerance.only?.currency ?? currency) === currency &&
      (tolerance.only?.assetClass ?? assetClass) === assetClass,
  );
  return own.length > 0 ? own : tolerances.filter((tolerance) => !isScoped(tolerance));
}

const isScoped = ({ only }: DecimalTolerance): boolean =>
  only !== undefined && (only.currency !== null || only.assetClass !== null);

/** Whether any tolerance holds for some currencies or asset classes only. */
export const areScoped = ({ decimals }: Tolerances): boolean =>
  Object.values(decimals).some((tolerances) => tolerances.some(isScoped));

/** All tolerances as they hold for a row of this currency and asset class. */
export function resolved(
  tolerances: Tolerances,
  currency: string | null,
  assetClass: InstrumentClass | null,
): Tolerances {
  if (!areScoped(tolerances)) return tolerances;
  return {
    ...tolerances,
    decimals: Object.fromEntries(
      Object.entries(tolerances.decimals).map(([field, bounds]) => [
        field,
        tolerancesFor(bounds, currency, assetClass),
      ]),
    ),
  };
}

/** General tolerances with those of a pass in the place of theirs. */
export const withOwn = (general: Tolerances, own: Tolerances | null): Tolerances =>
  own === null
    ? general
    : { decimals: { ...general.decimals, ...own.decimals }, days: { ...general.days, ...own.days } };
