import { isoText } from "../../kernel/day";
import { add, decimalText } from "../../kernel/decimal";
import type { Break, Difference } from "../breaks/break";
import {
  DATE_FIELDS,
  DECIMAL_FIELDS,
  isDateField,
  isDecimalField,
  isTextField,
  TEXT_FIELDS,
  type DecimalField,
  type Field,
} from "../records/field";
import { dayAt, decimalAt, textAt, type RecordTable } from "../records/recordTable";

/** One field of both rows, as plain texts (decimals "1234.5", days "2025-03-31"). */
export interface FieldComparison {
  readonly field: Field;
  readonly kind: "text" | "decimal" | "day";
  readonly left: string | null;
  readonly right: string | null;
  readonly difference: string | null;
  readonly differs: boolean;
}

/** The order in which an officer reads a trade. */
const READING_ORDER: readonly Field[] = [
  "reference",
  "counterReference",
  "account",
  "portfolio",
  "security",
  "securityCode",
  "securityName",
  "side",
  "quantity",
  "price",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
  "currency",
  "tradeDate",
  "settlementDate",
  "effectiveSettlementDate",
  "counterparty",
  "custodian",
  "market",
  "status",
  "statusReason",
];
const ALL_FIELDS: readonly Field[] = [
  ...READING_ORDER,
  ...[...TEXT_FIELDS, ...DECIMAL_FIELDS, ...DATE_FIELDS].filter((field) => !READING_ORDER.includes(field)),
];

/** Amounts and quantities of a group add up; a price, a rate or a ratio of several rows has no single value. */
const SUMMED: ReadonlySet<DecimalField> = new Set([
  "quantity",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
  "debit",
  "credit",
  "marketValue",
  "result",
]);

/** Every field that either side of a break (or of rows that somebody asks about) has a value for, the break's own differences first-hand. */
export function compareSides(
  left: RecordTable,
  right: RecordTable,
  found: Pick<Break, "left" | "right" | "fields" | "differences">,
): FieldComparison[] {
  return ALL_FIELDS.flatMap((field) => {
    const difference = found.differences[field];
    const comparison = difference
      ? { field, ...differenceTexts(difference), differs: found.fields.includes(field) }
      : {
          field,
          kind: kindOf(field),
          left: valueText(left, field, found.left),
          right: valueText(right, field, found.right),
          difference: null,
          differs: false,
        };
    return comparison.left === null && comparison.right === null ? [] : [comparison];
  });
}

/** How the values of a field are written. */
export const kindOf = (field: Field): FieldComparison["kind"] =>
  isDecimalField(field) ? "decimal" : isDateField(field) ? "day" : "text";

/** A difference in the plain notation of the result file; days differ in business days. */
export function differenceTexts(
  difference: Difference,
): Pick<FieldComparison, "kind" | "left" | "right" | "difference"> {
  switch (difference.kind) {
    case "decimal":
      return {
        kind: "decimal",
        left: difference.left && decimalText(difference.left),
        right: difference.right && decimalText(difference.right),
        difference: difference.difference && decimalText(difference.difference),
      };
    case "day":
      return {
        kind: "day",
        left: difference.left === null ? null : isoText(difference.left),
        right: difference.right === null ? null : isoText(difference.right),
        difference: difference.businessDays === null ? null : String(difference.businessDays),
      };
    case "text":
      return { kind: "text", left: difference.left, right: difference.right, difference: null };
  }
}

/** The value of a field over one side's rows: the common value, or the sum of amounts; null where they differ. */
export function valueText(records: RecordTable, field: Field, rows: readonly number[]): string | null {
  const [first] = rows;
  if (first === undefined) return null;
  if (isDecimalField(field) && rows.length > 1 && SUMMED.has(field)) {
    const values = rows.map((row) => decimalAt(records, field, row)).filter((value) => value !== null);
    return values.length === 0 ? null : decimalText(values.reduce(add));
  }
  const texts = new Set(rows.map((row) => fieldText(records, field, row)));
  return texts.size === 1 ? fieldText(records, field, first) : null;
}

/** The value of one record in plain notation: decimals "1234.5", days "2025-03-31". */
export function fieldText(records: RecordTable, field: Field, row: number): string | null {
  if (isTextField(field)) return textAt(records, field, row);
  if (isDecimalField(field)) {
    const value = decimalAt(records, field, row);
    return value && decimalText(value);
  }
  const day = dayAt(records, field, row);
  return day === null ? null : isoText(day);
}
