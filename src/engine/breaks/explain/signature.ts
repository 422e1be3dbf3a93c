import type { BusinessCalendar } from "../../../kernel/calendar";
import { minorUnits } from "../../../kernel/currency";
import {
  absolute,
  compare,
  decimal,
  isZero,
  multiply,
  negate,
  subtract,
  ZERO,
  type Decimal,
} from "../../../kernel/decimal";
import type { DecimalField, Field } from "../../records/field";
import type { BreakType, Explanation } from "../break";
import type { Differences } from "../compareMatch";
import { tradeSide, type SideValues } from "../sideValues";
import type { OpenComplements } from "./partialSettlement";

/** A difference whose cause is looked for. */
export interface Clues {
  readonly type: BreakType;
  readonly fields: readonly Field[];
  readonly differences: Differences;
  readonly book: SideValues;
  readonly statement: SideValues;
  readonly complements: OpenComplements;
  readonly calendar: BusinessCalendar;
}

/** How much a signature that holds says. The digits alone may agree by chance; a legal rate, a ratio or a calendar rule
 *  less so; a column that contains the very number hardly. */
export const STRENGTH = { digits: 1, rule: 2, column: 3 } as const;

export interface Candidate {
  readonly explanation: Explanation;
  readonly strength: (typeof STRENGTH)[keyof typeof STRENGTH];
}

/** One pattern of differences. It gives a candidate only where its arithmetic holds to the rounding of the inputs. */
export type Signature = (clues: Clues) => readonly Candidate[];

export type Whose = "left" | "right";
export const SIDES: readonly Whose[] = ["left", "right"];
export const other = (side: Whose): Whose => (side === "left" ? "right" : "left");
export const valuesOf = (clues: Clues, side: Whose): SideValues => (side === "left" ? clues.book : clues.statement);

/** The common side of the trade; null where the records do not say, or contradict one another. */
export function commonSide({ book, statement }: Clues): "BUY" | "SELL" | null {
  const [one, two] = [tradeSide(book), tradeSide(statement)];
  return one === null || two === null || one === two ? (one ?? two) : null;
}

export const currencyOf = ({ book, statement }: Clues): string =>
  book.text("currency") ?? statement.text("currency") ?? "";

/** Decimals of amounts in the currency of the trade. */
export const placesOf = (clues: Clues): number => minorUnits(currencyOf(clues));

/** The two numbers of a difference and book minus statement; a blank counts as zero. */
export interface Gap {
  readonly field: DecimalField;
  readonly left: Decimal;
  readonly right: Decimal;
  readonly gap: Decimal;
}

export function gapOf(clues: Clues, field: Field | undefined): Gap | null {
  const difference = field && clues.differences[field];
  if (difference?.kind !== "decimal") return null;
  const [left, right] = [difference.left ?? ZERO, difference.right ?? ZERO];
  return { field: field as DecimalField, left, right, gap: subtract(left, right) };
}

/** The gap of the amounts to be settled, net before gross. */
export const amountGap = (clues: Clues): Gap | null => (clues.type === "amount" ? gapOf(clues, clues.fields[0]) : null);

/** Whether `value`, which was rounded to `places`, can be `exact`. */
export const isRounded = (value: Decimal, exact: Decimal, places: number): boolean =>
  compare(multiply(absolute(subtract(value, exact)), decimal(2n)), decimal(1n, places)) <= 0;

export const isNonZero = (value: Decimal | null): value is Decimal => value !== null && !isZero(value);

/** Which side leaves a charge out of its amount, when the book's amount exceeds the statement's by `gap`: a purchase
 *  without it is too cheap, a sale without it brings too much. Null where the gap is not plus or minus the charge. */
export function omittedBy(gap: Decimal, charge: Decimal, side: "BUY" | "SELL" | null): Whose | null {
  const towards = side === "SELL" ? negate(charge) : charge;
  if (compare(gap, towards) === 0) return "right";
  return compare(gap, negate(towards)) === 0 ? "left" : null;
}

/** The figures that each explanation of an amount shows: both values, their distance and the currency. */
export const shown = (clues: Clues, { left, right, gap }: Gap) => ({
  left,
  right,
  gap: absolute(gap),
  currency: currencyOf(clues),
});
