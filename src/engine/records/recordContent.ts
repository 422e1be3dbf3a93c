import { decimalText } from "../../kernel/decimal";
import { DATE_FIELDS, DECIMAL_FIELDS, isTextField, TEXT_FIELDS, type Field } from "./field";
import { BLANK_DAY, BLANK_TEXT, decimalAt, textAt, type RecordTable } from "./recordTable";

/** What a delivery's progress changes, and nothing else of it. */
export const PROGRESS_FIELDS: ReadonlySet<Field> = new Set([
  "status",
  "statusReason",
  "effectiveSettlementDate",
  "bookingDate",
  "valueDate",
]);

/** The fields that a table has columns for. */
export const fieldsOf = (records: RecordTable): Field[] => [
  ...TEXT_FIELDS.filter((field) => records.texts[field]),
  ...DECIMAL_FIELDS.filter((field) => records.decimals[field]),
  ...DATE_FIELDS.filter((field) => records.days[field]),
];

/** These fields of each record as one text: equal where the records are, on tables that share a pool. */
export function contentKeys(records: RecordTable, fields: readonly Field[]): string[] {
  return Array.from({ length: records.count }, (_, record) =>
    fields.map((field) => valueKey(records, field, record)).join("|"),
  );
}

function valueKey(records: RecordTable, field: Field, record: number): string | number {
  const code = records.texts[field as keyof RecordTable["texts"]]?.[record];
  if (code !== undefined) return code === BLANK_TEXT ? "" : code;
  const day = records.days[field as keyof RecordTable["days"]]?.[record];
  if (day !== undefined) return day === BLANK_DAY ? "" : day;
  const value = decimalAt(records, field as keyof RecordTable["decimals"], record);
  return value === null ? "" : decimalText(value);
}

/** All that is lasting in one record as a text that is the same on any run: everything but the fields that pass. */
export const lastingContent = (
  records: RecordTable,
  record: number,
  passing: ReadonlySet<Field> = PROGRESS_FIELDS,
): string =>
  fieldsOf(records)
    .filter((field) => !passing.has(field))
    .map((field) => {
      const text = isTextField(field) ? textAt(records, field, record) : valueKey(records, field, record);
      return `${field}=${String(text ?? "")}`;
    })
    .join("|");

/** Whether a record bears a reference, ours or theirs. */
export const hasReference = ({ texts }: RecordTable, record: number): boolean =>
  [texts.reference, texts.counterReference].some((column) => (column?.[record] ?? BLANK_TEXT) !== BLANK_TEXT);
