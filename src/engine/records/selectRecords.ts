import type { Decimal } from "../../kernel/decimal";
import { DATE_FIELDS, DECIMAL_FIELDS, TEXT_FIELDS } from "./field";
import type { DecimalColumn, RecordTable } from "./recordTable";

/** The records of which `isKept` holds, ascending. */
export function recordsWhere({ count }: RecordTable, isKept: (record: number) => boolean): Int32Array {
  return Int32Array.from({ length: count }, (_, record) => record).filter(isKept);
}

/** The records at `indexes` (ascending) as a table of their own, on the same pool and with their sheet rows. */
export function selectRecords(table: RecordTable, indexes: Int32Array): RecordTable {
  if (indexes.length === table.count) return table;
  const pick = (column: Int32Array): Int32Array => indexes.map((index) => column[index] ?? 0);
  const chosen = <F extends string, C>(
    fields: readonly F[],
    columns: Partial<Readonly<Record<F, C>>>,
    take: (column: C) => C,
  ): Partial<Record<F, C>> => {
    const picked: Partial<Record<F, C>> = {};
    for (const field of fields) {
      const column = columns[field];
      if (column !== undefined) picked[field] = take(column);
    }
    return picked;
  };
  return {
    sheet: table.sheet,
    count: indexes.length,
    rows: pick(table.rows),
    pool: table.pool,
    texts: chosen(TEXT_FIELDS, table.texts, pick),
    decimals: chosen(DECIMAL_FIELDS, table.decimals, (column) => pickDecimals(column, indexes)),
    days: chosen(DATE_FIELDS, table.days, pick),
    ...(table.ownAmounts && { ownAmounts: pickAmounts(table.ownAmounts, indexes) }),
    ...(table.ids && { ids: Array.from(indexes, (index) => table.ids?.[index] ?? "") }),
  };
}

function pickAmounts(
  amounts: NonNullable<RecordTable["ownAmounts"]>,
  indexes: Int32Array,
): NonNullable<RecordTable["ownAmounts"]> {
  const picked = new Map<number, Decimal | null>();
  indexes.forEach((index, position) => {
    const amount = amounts.get(index);
    if (amount !== undefined) picked.set(position, amount);
  });
  return picked;
}

function pickDecimals(column: DecimalColumn, indexes: Int32Array): DecimalColumn {
  const wide = new Map<number, NonNullable<ReturnType<DecimalColumn["wide"]["get"]>>>();
  if (column.wide.size > 0) {
    indexes.forEach((index, position) => {
      const value = column.wide.get(index);
      if (value) wide.set(position, value);
    });
  }
  return {
    units: Float64Array.from(indexes, (index) => column.units[index] ?? NaN),
    scales: Uint8Array.from(indexes, (index) => column.scales[index] ?? 0),
    wide,
  };
}
