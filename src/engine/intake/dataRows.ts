import { cleanText } from "../../kernel/text";
import type { Cell, Grid } from "../grid";
import type { SheetSurvey } from "./sheetReading";

/** The rows and columns of a grid that hold a survey's data, as indexes into `values`. */
export interface DataRows {
  readonly cells: readonly (readonly Cell[])[];
  /** Index of `survey.firstRow`. */
  readonly from: number;
  readonly count: number;
  /** The sheet row of data row 0. */
  readonly firstRow: number;
  /** Added to a 1-based sheet column to get an index into a row of `values`. */
  readonly columnOffset: number;
  /** 1 for a row without anything in it. */
  readonly blank: Uint8Array;
}

/** The data rows of a survey: to the end of its Excel table, or to the last row with anything in it. */
export function dataRows(grid: Grid, survey: SheetSurvey): DataRows {
  const from = survey.firstRow - grid.firstRow;
  const [firstCell, lastCell] = survey.table
    ? [survey.firstColumn - grid.firstColumn, survey.lastColumn - grid.firstColumn]
    : [0, Infinity];
  const end = survey.table
    ? Math.min(grid.values.length, survey.table.range.lastRow - grid.firstRow + 1)
    : grid.values.length;
  let to = end;
  while (to > from && isBlankRow(grid.values[to - 1] ?? [], firstCell, lastCell)) to -= 1;
  const count = Math.max(0, to - from);
  const blank = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    if (isBlankRow(grid.values[from + row] ?? [], firstCell, lastCell)) blank[row] = 1;
  }
  return { cells: grid.values, from, count, firstRow: survey.firstRow, columnOffset: -grid.firstColumn, blank };
}

function isBlankRow(cells: readonly Cell[], first: number, last: number): boolean {
  for (let column = first; column < cells.length && column <= last; column += 1) {
    const cell = cells[column];
    if (cell !== "" && cell !== undefined && (typeof cell !== "string" || cleanText(cell) !== "")) return false;
  }
  return true;
}

/** The cell of a data row in a 1-based sheet column. */
export const cellAt = (rows: DataRows, row: number, column: number): Cell =>
  rows.cells[rows.from + row]?.[column + rows.columnOffset] ?? "";
