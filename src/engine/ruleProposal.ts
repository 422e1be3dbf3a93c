import { absolute, compare, equals, multiply, parseDecimal, subtract, type Decimal } from "../kernel/decimal";
import { comparableText } from "../kernel/text";
import { ECONOMIC_FIELDS, type EconomicField } from "./matching/comparands";
import { NEW_PASS } from "./matching/ladder";
import type { Match } from "./matching/matching";
import type { Pass } from "./matching/pass";
import type { DayTolerance, DecimalTolerance } from "./matching/tolerance";
import { isDateField, isDecimalField } from "./records/field";
import { dayAt, decimalAt, textAt, type RecordTable } from "./records/recordTable";

/** A pass without a name: what is equal in two rows are its keys, what lies near is within its tolerances, what else differs may. */
export type RuleProposal = Omit<Pass, "id" | "name">;

/** Amounts that lie further apart than this share of the greater one may differ freely: no tolerance of that size is sensible. */
const WIDEST = "0.05";
const MOST_DAYS = 10;
/** Amounts are compared, not keys: a key leaves no room for a cent. */
const NEVER_KEYS: ReadonlySet<EconomicField> = new Set([
  "price",
  "grossAmount",
  "netAmount",
  "fees",
  "tax",
  "accruedInterest",
]);

/** The rule that would have found a pair which a person was asked about; it suggests, until a person makes it match. Null where too
 *  little is equal to make a rule of, or where it is no pair. */
export function ruleProposal({ left, right }: Match, book: RecordTable, statement: RecordTable): RuleProposal | null {
  const [one, ...moreLeft] = left;
  const [other, ...moreRight] = right;
  if (one === undefined || other === undefined || moreLeft.length + moreRight.length > 0) return null;
  const keys: EconomicField[] = [];
  const free: EconomicField[] = [];
  const decimals: Partial<Record<EconomicField, DecimalTolerance[]>> = {};
  const days: Partial<Record<EconomicField, DayTolerance>> = {};
  for (const field of ECONOMIC_FIELDS) {
    const said = distance(field, book, one, statement, other);
    if (said === null || (said === "equal" && NEVER_KEYS.has(field))) continue;
    if (said === "equal") keys.push(field);
    else if (said === "far") free.push(field);
    else if (typeof said === "number") days[field] = { before: said, after: said, count: "calendar" };
    else decimals[field] = [{ kind: "absolute", below: said, above: said }];
  }
  if (!keys.includes("security") || !keys.includes("quantity")) return null;
  const hasOwn = Object.keys(decimals).length + Object.keys(days).length > 0;
  return { ...NEW_PASS, keys, free, tolerances: hasOwn ? { decimals, days } : null, strength: "suggest" };
}

/** How far two values lie apart: an amount, calendar days, or too far to tolerate. Null: one is blank. */
function distance(
  field: EconomicField,
  book: RecordTable,
  one: number,
  statement: RecordTable,
  other: number,
): "equal" | "far" | Decimal | number | null {
  if (isDecimalField(field)) {
    const [ours, theirs] = [decimalAt(book, field, one), decimalAt(statement, field, other)];
    return ours === null || theirs === null ? null : amountApart(field, ours, theirs);
  }
  if (isDateField(field)) {
    const [ours, theirs] = [dayAt(book, field, one), dayAt(statement, field, other)];
    if (ours === null || theirs === null) return null;
    const apart = Math.abs(ours - theirs);
    return apart === 0 ? "equal" : apart > MOST_DAYS ? "far" : apart;
  }
  const [ours, theirs] = [textAt(book, field, one), textAt(statement, field, other)];
  if (ours === null || theirs === null) return null;
  return comparableText(ours) === comparableText(theirs) ? "equal" : "far";
}

function amountApart(field: EconomicField, ours: Decimal, theirs: Decimal): "equal" | "far" | Decimal {
  if (equals(ours, theirs)) return "equal";
  const apart = absolute(subtract(ours, theirs));
  const widest = parseDecimal(WIDEST);
  const isNear = widest.ok && compare(apart, multiply(absolute(ours), widest.value)) <= 0;
  // Another quantity is another trade, however near, unless a person writes such a rule.
  return isNear && field !== "quantity" ? apart : "far";
}
