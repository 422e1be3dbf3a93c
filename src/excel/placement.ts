import { columnLetters, type SheetMarks } from "../engine";
import type { Wording } from "../kernel/language";
import { columnRange, MAX_COLUMNS, rangeOf } from "./address";
import { marksApart, noFreeColumn, sheetGone, sheetProtected } from "./problems";
import { hasTableResize } from "./requirements";
import { UNDO_PROPERTIES, undoText } from "./undo";
import type { SheetMap, TableMap, WorkbookMap } from "./workbookMap";

/** Where the columns of one sheet's marks go. */
export interface Placement {
  readonly marks: SheetMarks;
  readonly map: SheetMap;
  readonly firstColumn: number;
  /** The Excel table that the columns join, so that they sort and filter with it. */
  readonly table: TableMap | null;
  readonly joinsBy: "resize" | "add" | null;
  readonly headers: readonly string[];
  /** By column of the marks: what removal restores. */
  readonly undo: readonly string[];
}

export interface Placements {
  readonly placed: readonly Placement[];
  /** Marks whose sheet cannot take them. */
  readonly spared: readonly SheetMarks[];
  readonly problems: readonly Wording[];
}

/** Finds the first free columns beside each sheet's data, in one round trip. Earlier marks must be gone. */
export async function placeMarks(
  context: Excel.RequestContext,
  map: WorkbookMap,
  marks: readonly SheetMarks[],
): Promise<Placements> {
  const sheets = new Map(map.sheets.map((sheet) => [sheet.name, sheet]));
  const asked = marks.map((of) => askColumns(context, of, sheets.get(of.sheet)));
  await context.sync();
  const found = asked.map(place);
  return {
    placed: found.flatMap(({ placement }) => placement ?? []),
    spared: found.flatMap(({ placement, marks: of }) => (placement ? [] : [of])),
    problems: found.flatMap(({ problem }) => problem ?? []),
  };
}

type AskedColumns = ReturnType<typeof askColumns>;

function askColumns(context: Excel.RequestContext, marks: SheetMarks, map: SheetMap | undefined) {
  if (!map || map.isProtected) return { marks, map, beside: null, apart: null, header: null, table: null };
  const sheet = context.workbook.worksheets.getItem(map.name);
  const table = map.tables.find(({ name }) => name === marks.table) ?? null;
  const lastUsed = map.used?.lastColumn ?? marks.lastColumn;
  const besideColumn = Math.max(marks.lastColumn, table?.range.lastColumn ?? 0) + 1;
  return {
    marks,
    map,
    table,
    beside: askBlock(sheet, marks, map, besideColumn),
    apart: askBlock(sheet, marks, map, Math.max(lastUsed, marks.lastColumn) + 1),
    header: table?.hasHeaders ? context.workbook.tables.getItem(table.name).getHeaderRowRange().load("values") : null,
  };
}

/** Resizing moves nothing. Where it cannot be done (before ExcelApi 1.13, or above a totals row) columns are added, which is
 *  safe as long as nothing stands to the right. */
function joining(table: TableMap | null, marks: SheetMarks, map: SheetMap): Placement["joinsBy"] {
  if (!table?.hasHeaders || table.range.firstRow !== marks.headerRow || table.range.lastRow < marks.lastRow)
    return null;
  if (hasTableResize() && !table.hasTotals) return "resize";
  return table.range.lastColumn >= (map.used?.lastColumn ?? 0) ? "add" : null;
}

/** Enough rows to tell how a column is formatted. */
const SAMPLE_ROWS = 20;

/** A block of columns over all rows that the sheet uses; null where the sheet ends before. */
function askBlock(sheet: Excel.Worksheet, marks: SheetMarks, map: SheetMap, firstColumn: number) {
  const lastColumn = firstColumn + marks.columns.length - 1;
  if (lastColumn > MAX_COLUMNS) return null;
  const lastRow = Math.max(map.formatted?.lastRow ?? 1, marks.lastRow, marks.headerRow);
  const sampleRows = {
    firstRow: marks.headerRow,
    lastRow: Math.max(marks.headerRow, Math.min(marks.lastRow, marks.headerRow + SAMPLE_ROWS)),
  };
  return {
    firstColumn,
    used: rangeOf(sheet, { firstRow: 1, lastRow, firstColumn, lastColumn })
      .getUsedRangeOrNullObject(true)
      .load("address"),
    sample: rangeOf(sheet, { ...sampleRows, firstColumn, lastColumn }).load("numberFormat"),
    columns: marks.columns.map((_, index) => {
      const cell = rangeOf(sheet, columnRange(firstColumn + index, marks.headerRow, marks.headerRow));
      return cell.load(UNDO_PROPERTIES);
    }),
  };
}

/** Nothing stands in the block, and nothing written there would be taken for something else: a formula in a cell of text
 *  format would stay text. Fills and borders that a person put there do no harm, and stay. */
const isFree = (block: NonNullable<ReturnType<typeof askBlock>>): boolean =>
  block.used.isNullObject && block.sample.numberFormat.flat().every((format) => format === "General");

function place(asked: AskedColumns): { marks: SheetMarks; placement?: Placement; problem?: Wording } {
  const { marks, map, beside, apart, header, table } = asked;
  if (!map) return { marks, problem: sheetGone(marks.sheet) };
  if (map.isProtected) return { marks, problem: sheetProtected(marks.sheet) };
  const besideIsFree = beside !== null && isFree(beside);
  const block = besideIsFree ? beside : apart;
  if (!block) return { marks, problem: noFreeColumn(marks.sheet) };
  const joinsBy = besideIsFree ? joining(table, marks, map) : null;
  const joined = joinsBy === null ? null : table;
  const followsSorts = table === null ? besideIsFree : joined !== null;
  const headers =
    joined && header
      ? uniqueHeaders(marks, (header.values[0] ?? []).map(String))
      : marks.columns.map((column) => column.header);
  const placement: Placement = {
    marks,
    map,
    firstColumn: block.firstColumn,
    table: joined,
    joinsBy,
    headers,
    undo: block.columns.map(undoText),
  };
  return followsSorts
    ? { marks, placement }
    : { marks, placement, problem: marksApart(marks.sheet, columnLetters(block.firstColumn)) };
}

/** A table's headers differ, ignoring case. */
function uniqueHeaders({ columns }: SheetMarks, taken: readonly string[]): string[] {
  const used = new Set(taken.map((header) => header.toLowerCase()));
  return columns.map(({ header }) => {
    let unique = header;
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) unique = `${header} (${number})`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
