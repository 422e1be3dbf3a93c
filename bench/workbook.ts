import type { Grid } from "../src/engine";
import { createWorkbook } from "../src/host/model/createWorkbook";
import type { Workbook } from "../src/host/model/workbook";
import { saveWorkbook } from "../src/host/package/saveWorkbook";

/** The grids as the sheets of a new .xlsx. */
export function workbookBytes(grids: readonly Grid[]): Uint8Array {
  const workbook = createWorkbook();
  grids.forEach((grid, index) => writeGrid(workbook, grid, index));
  return saveWorkbook(workbook);
}

function writeGrid(workbook: Workbook, grid: Grid, index: number): void {
  const sheet = index === 0 ? workbook.sheets[0]! : workbook.addSheet(grid.sheet);
  sheet.name = grid.sheet;
  grid.values.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (cell !== "") sheet.cells.setValue(grid.firstRow - 1 + row, grid.firstColumn - 1 + column, cell);
    }),
  );
}
