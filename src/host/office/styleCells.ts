import type { Area, CellStyle, Sheet, StyleChange } from "../model/workbook";
import { cellCount, isWholeColumns, isWholeRows } from "../formulas/address";
import { ExcelError, invalidArgument } from "./excelError";
import type { OfficeHost } from "./officeHost";

export const isUnbounded = (area: Area): boolean => isWholeColumns(area) || isWholeRows(area);

/** Cell-level properties of whole columns or rows cannot be set: Excel refuses it too. */
export function requireBounded(area: Area): void {
  if (isUnbounded(area)) throw invalidArgument("Cell-level properties of an unbounded range cannot be set.");
}

/** Changes the style of each cell; everything else of its style stays. */
export function styleCells(
  host: OfficeHost,
  sheet: Sheet,
  area: Area,
  change: (row: number, column: number) => StyleChange,
): void {
  host.requireWritable(sheet);
  if (isUnbounded(area)) {
    throw new ExcelError("UnsupportedOperation", "The embedded workbook formats cells, not whole columns or rows.");
  }
  if (cellCount(area) > 5_000_000) throw new ExcelError("OperationCellsExceedLimit", "Too many cells to format.");
  const { styles } = host.workbook;
  const derived = new Map<string, number>();
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const base = sheet.cells.style(row, column);
      const wanted = change(row, column);
      const key = `${base} ${JSON.stringify(wanted)}`;
      const style = derived.get(key) ?? styles.derive(base, wanted);
      derived.set(key, style);
      if (style !== base) sheet.cells.setStyle(row, column, style);
    }
  }
  host.somethingSeen();
}

/** The property all cells of the areas have alike; null where they differ. */
export function commonStyle<K extends keyof CellStyle>(
  host: OfficeHost,
  sheet: Sheet,
  areas: readonly Area[],
  property: K,
): CellStyle[K] | null {
  let expected: CellStyle[K] | undefined;
  for (const area of areas) {
    const used = isUnbounded(area) ? { ...area, bottom: area.top, right: area.left } : area;
    for (let row = used.top; row <= used.bottom; row++) {
      for (let column = used.left; column <= used.right; column++) {
        const value = host.workbook.styles.get(sheet.cells.style(row, column))[property];
        if (expected !== undefined && expected !== value) return null;
        expected = value;
      }
    }
  }
  return expected ?? null;
}
