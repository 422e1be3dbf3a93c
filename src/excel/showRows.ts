import type { RowsToShow } from "./addIn";
import { AREA_PROPERTIES, areaOf, rangeOf } from "./address";

/** Selects the rows in both sheets, or the first of them that stand together: Office.js selects one rectangle only. The sheet
 *  of `first` is left in view. A sheet that is gone is passed over. */
export async function showRows(first: RowsToShow, second: RowsToShow | null): Promise<void> {
  await Excel.run(async (context) => {
    const wanted = (second ? [second, first] : [first]).filter(({ rows }) => rows.length > 0);
    const asked = wanted.map(({ sheet: name, rows }) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("visibility");
      return { sheet, rows, used: sheet.getUsedRangeOrNullObject(true).load(AREA_PROPERTIES) };
    });
    await context.sync();
    for (const { sheet, rows, used } of asked) {
      if (sheet.isNullObject || used.isNullObject || sheet.visibility !== "Visible") continue;
      const { firstColumn, lastColumn } = areaOf(used);
      sheet.activate();
      rangeOf(sheet, { ...standingTogether(rows), firstColumn, lastColumn }).select();
    }
    await context.sync();
  });
}

function standingTogether(rows: readonly number[]): { firstRow: number; lastRow: number } {
  const sorted = [...rows].sort((one, other) => one - other);
  const firstRow = sorted[0] ?? 1;
  let lastRow = firstRow;
  for (const row of sorted) if (row === lastRow + 1) lastRow = row;
  return { firstRow, lastRow };
}
