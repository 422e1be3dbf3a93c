import type { StatementHeader, StatementTable } from "../../../../src/engine/formats/statementFile";
import { readSwift } from "../../../../src/engine/formats/swift/readSwift";
import { isoText, type Day } from "../../../../src/kernel/day";
import { decimalText, type Decimal } from "../../../../src/kernel/decimal";

export const read = (text: string) => readSwift(text, () => undefined);

/** The one table of a file of cash messages. */
export function cashTable(text: string): StatementTable {
  const [table] = read(text).tables;
  if (!table) throw new Error("no table");
  return table;
}

export type Row = Readonly<Record<string, string | null>>;

/** Cells by column, as texts. */
export function rowsOf(table: StatementTable): Row[] {
  return table.rows.map((row) =>
    Object.fromEntries(
      table.columns.map(({ key, type }, index) => {
        const cell = row[index] ?? null;
        if (cell === null || typeof cell === "string") return [key, cell];
        return [key, type === "day" ? isoText(cell as Day) : decimalText(cell as Decimal)];
      }),
    ),
  );
}

/** "opening 60F EUR 10 2026-09-22" for each balance. */
export const balances = (statement: StatementHeader | undefined) =>
  statement?.balances.map(({ kind, code, unit, amount, day }) =>
    [kind, code, unit, decimalText(amount), day === null ? "" : isoText(day)].join(" "),
  );
