import { absolute, compare, decimal, isZero, multiply, subtract, type Decimal } from "../../kernel/decimal";
import type { DecimalTolerance } from "../matching/tolerance";

const SHARE: Readonly<Record<"percent" | "basis-points", Decimal>> = {
  percent: decimal(1n, 2),
  "basis-points": decimal(1n, 4),
};

/** Whether a statement value agrees with the book value: equal, or within any one of the tolerances. A relative tolerance
 *  is a share of the book value. */
export function withinTolerance(book: Decimal, statement: Decimal, tolerances: readonly DecimalTolerance[]): boolean {
  const excess = subtract(statement, book);
  if (isZero(excess)) return true;
  return tolerances.some(({ kind, below, above }) => {
    const bound = excess.units < 0n ? below : above;
    const allowed = kind === "absolute" ? bound : multiply(absolute(book), multiply(bound, SHARE[kind]));
    return compare(absolute(excess), allowed) <= 0;
  });
}
