import { businessDaysBetween, type BusinessCalendar } from "../../kernel/calendar";
import {
  absolute,
  add,
  compare,
  isZero,
  negate,
  roundHalfUp,
  subtract,
  ZERO,
  type Decimal,
} from "../../kernel/decimal";
import type { Match } from "../matching/matching";
import { resolved, withinDays, withinTolerance, type Tolerances } from "../matching/tolerance";
import {
  isDateField,
  isDecimalField,
  isTextField,
  type DateField,
  type DecimalField,
  type Field,
  type TextField,
} from "../records/field";
import { classInText } from "../records/instrumentClass";
import type { RecordTable } from "../records/recordTable";
import type { Difference } from "./break";
import { COMPARED_FIELDS, type ComparedField } from "./comparedFields";
import { sideValues, tradeSide, type SideValues } from "./sideValues";
import { SETTLEMENT_TROUBLE, type Scan, type Suspicion } from "./scanMatches";

export type Differences = Partial<Record<Field, Difference>>;

/** A match whose sides differ beyond tolerance: its fields in order of importance, with both values. */
export interface MatchDifference {
  readonly match: Match;
  readonly fields: readonly ComparedField[];
  readonly differences: Differences;
}

export interface CompareOptions {
  readonly tolerances: Tolerances;
  readonly calendar: BusinessCalendar;
}

/** Compares both sides of one match in the fields that are to be looked into, field by field. Null where all that both sides say agrees. */
export function compareMatch(
  left: RecordTable,
  right: RecordTable,
  { match, fields: suspects }: Suspicion,
  scan: Scan,
  options: CompareOptions,
): MatchDifference | null {
  const book = sideValues(left, match.left);
  const statement = sideValues(right, match.right);
  const differences: Differences = {};
  const textOf = (field: TextField): string | null => book.text(field) ?? statement.text(field);
  const tolerances = resolved(options.tolerances, textOf("currency"), classInText(textOf("assetClass")));
  for (const field of suspects) {
    const difference = compareField(field, book, statement, left, scan, {
      ...options,
      tolerances,
    });
    if (difference) differences[field] = difference;
  }
  if (Object.keys(differences).length === 0) return null;
  if (differences.security || (book.text("security") !== null && statement.text("security") !== null)) {
    delete differences.securityCode;
  }
  readBlankCharges(book, statement, left, right, differences);
  dropOtherBreakdown(book, statement, differences);
  const fields = COMPARED_FIELDS.filter((field) => differences[field]);
  return fields.length > 0 ? { match, fields, differences } : null;
}

function compareField(
  field: ComparedField,
  book: SideValues,
  statement: SideValues,
  left: RecordTable,
  scan: Scan,
  options: CompareOptions,
): Difference | null {
  if (isTextField(field)) {
    const [one, other] = [book.text(field), statement.text(field)];
    const agrees = scan.agreements.get(field);
    if (field === "status" && other !== null && SETTLEMENT_TROUBLE.has(other) && one !== other) {
      return { kind: "text", left: one, right: other };
    }
    if (one === null || other === null || !agrees || agrees(left.pool.code(one), left.pool.code(other))) return null;
    return { kind: "text", left: one, right: other };
  }
  if (isDecimalField(field)) return compareDecimals(field, book, statement, options);
  return isDateField(field) ? compareDays(field, book, statement, options) : null;
}

function compareDecimals(
  field: DecimalField,
  book: SideValues,
  statement: SideValues,
  { tolerances }: CompareOptions,
): Difference | null {
  const [one, other] = [book.decimal(field), statement.decimal(field)];
  if (!one || !other || withinTolerance(subtract(other, one), one, tolerances.decimals[field])) return null;
  const isGroup = book.records.length + statement.records.length > 2;
  if (field === "price" && isGroup && isRoundedAverage(one, other)) return null;
  return decimalDifference(one, other);
}

const decimalDifference = (left: Decimal | null, right: Decimal | null): Difference => ({
  kind: "decimal",
  left,
  right,
  difference: subtract(left ?? ZERO, right ?? ZERO),
});

/** Average prices are given with four decimals at least: a group's price that rounds to the other side's agrees with it. */
function isRoundedAverage(one: Decimal, other: Decimal): boolean {
  const places = Math.max(4, Math.min(one.scale, other.scale));
  return compare(roundHalfUp(one, places), roundHalfUp(other, places)) === 0;
}

function compareDays(
  field: DateField,
  book: SideValues,
  statement: SideValues,
  { tolerances, calendar }: CompareOptions,
): Difference | null {
  const [one, other] = [book.day(field), statement.day(field)];
  if (one === null || other === null || withinDays(one, other, tolerances.days[field], calendar)) return null;
  return {
    kind: "day",
    left: one,
    right: other,
    businessDays: -businessDaysBetween(one, other, calendar) || 0,
  };
}

const CHARGES = ["fees", "tax", "accruedInterest"] as const;

/** Fees and taxes add to what a purchase costs and come off what a sale brings; accrued interest adds to both. */
const effect = (field: (typeof CHARGES)[number], amount: Decimal, side: "BUY" | "SELL" | null): Decimal =>
  side === "SELL" && field !== "accruedInterest" ? negate(amount) : amount;

/** A blank charge beside a column of charges is a zero where the net amounts prove it: they differ by just that charge. */
function readBlankCharges(
  book: SideValues,
  statement: SideValues,
  left: RecordTable,
  right: RecordTable,
  differences: Differences,
): void {
  const net = differences.netAmount;
  if (net?.kind !== "decimal" || !net.difference) return;
  const side = tradeSide(book) ?? tradeSide(statement);
  let explained: Decimal = ZERO;
  const blanks: [(typeof CHARGES)[number], Decimal | null, Decimal | null][] = [];
  for (const field of CHARGES) {
    const [one, other] = [book.decimal(field), statement.decimal(field)];
    if (!left.decimals[field] || !right.decimals[field]) continue;
    const gap = subtract(one ?? ZERO, other ?? ZERO);
    if (isZero(gap)) continue;
    explained = add(explained, effect(field, gap, side));
    if (!one || !other) blanks.push([field, one, other]);
  }
  if (compare(explained, net.difference) !== 0) return;
  for (const [field, one, other] of blanks) differences[field] = decimalDifference(one, other);
}

/** Where the net amounts agree, two ways of breaking them down are no break: fees and tax in one column or in two, a
 *  gross amount with or without the accrued interest. */
function dropOtherBreakdown(book: SideValues, statement: SideValues, differences: Differences): void {
  const hasNet = book.decimal("netAmount") !== null && statement.decimal("netAmount") !== null;
  if (!hasNet || differences.netAmount) return;
  const one = charges(book);
  const other = charges(statement);
  const isLumped = book.decimal("tax") === null || statement.decimal("tax") === null;
  if (differences.fees && isLumped && compare(one, other) === 0) delete differences.fees;
  const gross = differences.grossAmount;
  if (gross?.kind === "decimal" && gross.difference) {
    const gap = absolute(gross.difference);
    const isAccrued = [book, statement].some((values) => {
      const accrued = values.decimal("accruedInterest");
      return accrued !== null && compare(absolute(accrued), gap) === 0;
    });
    if (isAccrued) delete differences.grossAmount;
  }
}

const charges = (values: SideValues): Decimal => add(values.decimal("fees") ?? ZERO, values.decimal("tax") ?? ZERO);
