import { cleanText } from "../../kernel/text";
import { cellsOf, type Cell, type CellColumns, type Grid } from "../grid";
import type { SheetSurvey } from "./sheetReading";

/** The rows and columns of a grid that hold a survey's data, as indexes into its cells. */
export interface DataRows {
  readonly cells: CellColumns;
  /** Index of `survey.firstRow`. */
  readonly from: number;
  readonly count: number;
  /** The sheet row of data row 0. */
  readonly firstRow: number;
  /** Added to a 1-based sheet column to get an index into a row of `cells`. */
  readonly columnOffset: number;
  /** 1 for a row without anything in it. */
  readonly blank: Uint8Array;
}

/** The data rows of a survey: to the end of its Excel table, or to the last row with anything in it. */
export function dataRows(grid: Grid, survey: SheetSurvey): DataRows {
  const cells = cellsOf(grid);
  const from = survey.firstRow - grid.firstRow;
  const [firstCell, lastCell] = survey.table
    ? [survey.firstColumn - grid.firstColumn, survey.lastColumn - grid.firstColumn]
    : [0, Infinity];
  const end = survey.table ? Math.min(cells.count, survey.table.range.lastRow - grid.firstRow + 1) : cells.count;
  let to = end;
  while (to > from && isBlankRow(cells.row(to - 1), firstCell, lastCell)) to -= 1;
  const count = Math.max(0, to - from);
  const blank = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    if (isBlankCell(cells.cell(from + row, firstCell)) && isBlankRow(cells.row(from + row), firstCell, lastCell))
      blank[row] = 1;
  }
  return { cells, from, count, firstRow: survey.firstRow, columnOffset: -grid.firstColumn, blank };
}

function isBlankRow(cells: readonly Cell[], first: number, last: number): boolean {
  for (let column = first; column < cells.length && column <= last; column += 1) {
    if (!isBlankCell(cells[column])) return false;
  }
  return true;
}

const isBlankCell = (cell: Cell | undefined): boolean =>
  cell === undefined || cell === "" || (typeof cell === "string" && cleanText(cell) === "");

/** The cell of a data row in a 1-based sheet column. */
export const cellAt = (rows: DataRows, row: number, column: number): Cell =>
  rows.cells.cell(rows.from + row, column + rows.columnOffset);
