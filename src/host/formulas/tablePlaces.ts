import type { Area, Sheet, Table, Workbook } from "../model/workbook";
import { containsCell } from "./address";

/** The cell that a formula stands in. */
export interface FormulaPlace {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** The table of that name, ignoring case. */
export function findTable(workbook: Workbook, name: string): { sheet: Sheet; table: Table } | null {
  for (const sheet of workbook.sheets) {
    const table = sheet.tables.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (table) return { sheet, table };
  }
  return null;
}

/** The table a cell lies in. */
export const tableAround = ({ sheet, row, column }: FormulaPlace): Table | null =>
  sheet.tables.find((table) => containsCell(table.area, row, column)) ?? null;

export const bodyOf = ({ area, hasHeaders, hasTotals }: Table): Area => ({
  ...area,
  top: area.top + (hasHeaders ? 1 : 0),
  bottom: area.bottom - (hasTotals ? 1 : 0),
});
