import type { Decimal } from "../../kernel/decimal";
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
