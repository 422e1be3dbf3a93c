import type { Decimal } from "../../../kernel/decimal";
import type { DecimalField } from "../../records/field";
import { BLANK_TEXT, decimalAt, type RecordTable } from "../../records/recordTable";
import { putDecimal, type DecimalBuilder } from "../../records/decimalColumn";

/** The table with a field of some records changed; blanks stay blank, and the table given is left as it is. */
export function withDecimals(
  table: RecordTable,
  field: DecimalField,
  records: readonly number[],
  change: (value: Decimal, record: number) => Decimal,
): RecordTable {
  const column = table.decimals[field];
  if (!column) return table;
  const changed: DecimalBuilder = {
    units: column.units.slice(),
    scales: column.scales.slice(),
    wide: new Map(column.wide),
  };
  for (const record of records) {
    const value = decimalAt(table, field, record);
    if (!value) continue;
    changed.wide.delete(record);
    putDecimal(changed, record, change(value, record));
  }
  return { ...table, decimals: { ...table.decimals, [field]: changed } };
}

/** The table with purchases as sales and sales as purchases. */
export function withSidesTurned(table: RecordTable): RecordTable {
  const sides = table.texts.side;
  if (!sides) return table;
  const [buy, sell] = [table.pool.code("BUY"), table.pool.code("SELL")];
  const side = sides.map((code) => (code === buy ? sell : code === sell ? buy : BLANK_TEXT));
  return { ...table, texts: { ...table.texts, side } };
}
