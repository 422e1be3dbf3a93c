import type { CellRange } from "../engine";
import type { Wording } from "../kernel/language";
import { columnRange, rangeOf } from "./address";
import { removeHighlights } from "./highlights";
import { restoreHeader, restoreWidth } from "./undo";
import { ownSheetName } from "./ownNames";
import { marksStillProtected, sheetsStillThere } from "./problems";
import { hasTableResize } from "./requirements";
import { isUserSheet, type MarkMap, type SheetMap, type TableMap, type WorkbookMap } from "./workbookMap";

/** Takes our columns, highlights and names off the user's sheets, wherever sorts, inserted rows and columns or a new name
 *  took them. A protected sheet keeps them. */
export async function removeSheetMarks(context: Excel.RequestContext, map: WorkbookMap): Promise<Wording[]> {
  const marked = map.sheets.filter(
    (sheet) => isUserSheet(sheet) && (sheet.marks.length > 0 || sheet.ownNames.length > 0),
  );
  const open = marked.filter(({ isProtected }) => !isProtected);
  if (open.length > 0)
    await removeHighlights(
      context,
      open.map(({ name }) => name),
    );
  for (const sheet of open) removeColumns(context, sheet);
  if (open.length > 0) await context.sync();
  return marked.filter(({ isProtected }) => isProtected).map(({ name }) => marksStillProtected(name));
}

function removeColumns(context: Excel.RequestContext, { name, marks, tables, ownNames }: SheetMap): void {
  const sheet = context.workbook.worksheets.getItem(name);
  for (const own of ownNames) sheet.names.getItem(own).delete();
  for (const { mark, table, isTrailing } of marks.map((one) => standing(one, marks, tables)).sort(fromRightToLeft)) {
    const { firstColumn, firstRow } = mark.range;
    const header = rangeOf(sheet, columnRange(firstColumn, firstRow, firstRow));
    restoreWidth(header, mark.undo ?? "");
    if (table && !isTrailing) {
      context.workbook.tables
        .getItem(table.name)
        .columns.getItemAt(firstColumn - table.range.firstColumn)
        .delete();
      continue;
    }
    if (table) {
      const narrower = { ...table.range, lastColumn: firstColumn - 1 };
      context.workbook.tables.getItem(table.name).resize(rangeOf(sheet, narrower));
    }
    const rows = table?.range ?? mark.range;
    rangeOf(sheet, columnRange(firstColumn, rows.firstRow, rows.lastRow)).clear(Excel.ClearApplyTo.contents);
    restoreHeader(header, mark.undo ?? "");
  }
}

interface StandingMark {
  readonly mark: MarkMap;
  readonly table: TableMap | null;
  /** At the right end of its table, which then leaves it by resizing and moves nothing. A column between those of a person
   *  is deleted as a column of the table instead. */
  readonly isTrailing: boolean;
}

function standing(mark: MarkMap, marks: readonly MarkMap[], tables: readonly TableMap[]): StandingMark {
  const table = tables.find(({ range }) => contains(range, mark.range)) ?? null;
  if (!table) return { mark, table, isTrailing: false };
  const ours = new Set(marks.filter((one) => contains(table.range, one.range)).map(({ range }) => range.firstColumn));
  let last = table.range.lastColumn;
  while (last > table.range.firstColumn + 1 && ours.has(last)) last -= 1;
  return { mark, table, isTrailing: hasTableResize() && !table.hasTotals && mark.range.firstColumn > last };
}

/** So that a table column that is deleted moves none of ours that are still to go. */
const fromRightToLeft = (one: StandingMark, other: StandingMark): number =>
  other.mark.range.firstColumn - one.mark.range.firstColumn;

/** A mark column stands in a table when its header does. */
const contains = (table: CellRange, { firstRow, firstColumn }: CellRange): boolean =>
  firstRow >= table.firstRow &&
  firstRow <= table.lastRow &&
  firstColumn >= table.firstColumn &&
  firstColumn <= table.lastColumn;

/** Deletes our own sheets, or those that `keep` does not name, and their names. */
export async function removeOwnSheets(
  context: Excel.RequestContext,
  map: WorkbookMap,
  keepsMemory: boolean,
): Promise<{ removed: number; problems: Wording[] }> {
  const going = [...map.own.values()].filter(({ ownKey }) => !(keepsMemory && ownKey === "memory"));
  if (going.length > 0 && map.isStructureProtected) return { removed: 0, problems: [sheetsStillThere] };
  const keptNames = keepsMemory && map.own.has("memory") ? [ownSheetName("memory")] : [];
  for (const name of map.ownNames) if (!keptNames.includes(name)) context.workbook.names.getItem(name).delete();
  for (const { name } of going) {
    const sheet = context.workbook.worksheets.getItem(name);
    // Excel does not delete a very hidden sheet.
    sheet.visibility = Excel.SheetVisibility.hidden;
    sheet.delete();
  }
  await context.sync();
  return { removed: going.filter(({ ownKey }) => ownKey !== "memory").length, problems: [] };
}
