import { columnLetters } from "../engine";
import type { RowsToShow } from "./addIn";
import { AREA_PROPERTIES, areaOf } from "./address";

/** Excel takes addresses of up to some eight thousand characters: more rows than that are not looked at one by one. */
const MAX_ROWS_SHOWN = 200;

/** Selects the rows in both sheets; the sheet of `first` is left in view. A sheet that is gone is passed over. */
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
      const [left, right] = [columnLetters(firstColumn), columnLetters(lastColumn)];
      const addresses = rows.slice(0, MAX_ROWS_SHOWN).map((row) => `${left}${row}:${right}${row}`);
      sheet.activate();
      sheet.getRanges(addresses.join(",")).select();
    }
    await context.sync();
  });
}
