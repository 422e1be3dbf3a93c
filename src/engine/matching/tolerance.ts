import { absolute, compare, decimal, multiply, ZERO, type Decimal } from "../../kernel/decimal";
import type { DateField, DecimalField } from "../records/field";

/** How far a statement value may lie from the book value and still agree. Never negative. `above` bounds
 *  statement − book when that is positive, `below` bounds book − statement: equal for an even tolerance. */
export interface DecimalTolerance {
  readonly kind: "absolute" | "percent" | "basis-points";
  readonly below: Decimal;
  readonly above: Decimal;
}

/** Business days (TARGET) that a statement date may lie before or after the book date. */
export interface DayTolerance {
  readonly before: number;
  readonly after: number;
}

/** By field. A field that is not named must agree exactly. An absolute and a relative tolerance on one field: either will do. */
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
  return (tolerances ?? []).some(({ kind, below, above }) => {
    const bound = compare(difference, ZERO) > 0 ? above : below;
    const base = kind === "absolute" ? decimal(1n) : absolute(book);
    return compare(absolute(difference), multiply(multiply(bound, PART_OF[kind]), base)) <= 0;
  });
}
