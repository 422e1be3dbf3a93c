import type { PlannedCell, SheetMarks } from "../engine";
import { columnRange, pointsOfCharacters, rangeOf } from "./address";
import { cellInput, textInput } from "./cellInput";
import { addHighlights } from "./highlights";
import { markName, undoName } from "./ownNames";
import type { CellWriter } from "./payload";
import type { Placement } from "./placement";

const HEADER_FILL = "#DCE6EA";

/** Writes our columns beside one sheet's data. What tells them as ours, and how to undo them, goes first. */
export async function writeMarks(
  context: Excel.RequestContext,
  writer: CellWriter,
  placement: Placement,
  resolve: (formula: string) => string,
): Promise<void> {
  const { marks, map, firstColumn, table, headers, undo } = placement;
  const sheet = context.workbook.worksheets.getItem(map.name);
  marks.columns.forEach(({ key, width }, index) => {
    const column = rangeOf(
      sheet,
      columnRange(firstColumn + index, marks.headerRow, Math.max(marks.headerRow, marks.lastRow)),
    );
    sheet.names.add(markName(key), column).visible = false;
    sheet.names.add(undoName(key), `="${undo[index] ?? ""}"`).visible = false;
    column.format.columnWidth = pointsOfCharacters(width);
  });
  if (table) joinTable(context, sheet, placement);
  const header = rangeOf(sheet, {
    ...columnRange(firstColumn, marks.headerRow, marks.headerRow),
    lastColumn: firstColumn + marks.columns.length - 1,
  });
  if (!table) {
    header.format.fill.color = HEADER_FILL;
    header.format.font.bold = true;
  }
  header.values = [headers.map(textInput)];
  await writer.write(sheet, marks.firstRow, firstColumn, markRows(marks, resolve));
}

/** Column by column in the plan, row by row on the wire. */
export function markRows({ columns, firstRow, lastRow }: SheetMarks, resolve: (formula: string) => string) {
  return Array.from({ length: Math.max(0, lastRow - firstRow + 1) }, (_, row) =>
    columns.map(({ cells }) => cellInput(cells[row] ?? (null satisfies PlannedCell), resolve)),
  );
}

function joinTable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { table, joinsBy, marks, firstColumn }: Placement,
): void {
  if (!table) return;
  const joining = context.workbook.tables.getItem(table.name);
  if (joinsBy === "resize") {
    joining.resize(rangeOf(sheet, { ...table.range, lastColumn: firstColumn + marks.columns.length - 1 }));
  } else for (let added = 0; added < marks.columns.length; added += 1) joining.columns.add();
}

/** Highlights the data by our columns. */
export function highlightMarks(context: Excel.RequestContext, { marks, map, firstColumn }: Placement): void {
  const sheet = context.workbook.worksheets.getItem(map.name);
  const { firstRow, lastRow, firstColumn: left, lastColumn } = marks;
  addHighlights(sheet, marks.highlights, { firstRow, lastRow, firstColumn: left, lastColumn }, (key) => {
    const index = marks.columns.findIndex((column) => column.key === key);
    return index < 0 ? null : firstColumn + index;
  });
}
