import type { Cell, CellRange, Grid, RowRange } from "../engine";
import { AREAS_PROPERTIES, areaOf, MAX_COLUMNS, rangeOf } from "./address";
import { jsonBytes } from "./payload";
import { readPieces } from "./readPieces";
import { hasMergedAreas } from "./requirements";
import { isRead, type MarkMap, type SheetMap, type WorkbookMap } from "./workbookMap";

/** How much of a sheet tells what is in it. */
const PREVIEW_ROWS = 200;
/** Number formats tell a date column from an amount: banner, header and some sixty data rows are enough. */
const FORMAT_ROWS = 80;
/** What a cell of an unknown sheet takes in an answer. */
const CELL_BYTES = 14;
/** Rows further down may be longer than those at the top. */
const CAUTION = 1.25;
/** A sheet wider than this has a stray cell far to the right: below the top, its empty columns are not read. */
const MAX_WIDTH = 256;

/** A sheet and its top. */
interface Top {
  readonly map: SheetMap;
  readonly sheet: Excel.Worksheet;
  readonly area: CellRange;
  readonly whole: Excel.Range;
  readonly merged: Excel.RangeAreas | null;
  readonly values: Cell[][];
  readonly formats: string[][];
}

/** Reads the visible sheets of the user, our own columns left out: whole, or their top only. */
export async function readGrids(
  context: Excel.RequestContext,
  map: WorkbookMap,
  extent: "top" | "whole",
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Grid[]> {
  const tops = await readTops(context, map.sheets.filter(isRead));
  if (extent === "top") return tops.map((top) => grid(top, map, top.values, []));

  const visible = tops.map((top) => (top.whole.rowHidden === false ? null : askVisible(top)));
  if (visible.some((asked) => asked !== null)) await context.sync();
  const rests = await readPieces(context, tops.map(restOf), onProgress);
  return tops.map((top, index) => {
    const rest = (rests[index] ?? []) as Cell[][];
    return grid(top, map, [...top.values, ...rest], hiddenRows(top, visible[index] ?? null));
  });
}

async function readTops(context: Excel.RequestContext, sheets: readonly SheetMap[]): Promise<Top[]> {
  const asked = sheets.map((map) => askSheet(context, map));
  const read = await readPieces(
    context,
    asked.flatMap(({ sheet, area }) => {
      const rowBytes = (area.lastColumn - area.firstColumn + 1) * CELL_BYTES;
      return [
        { sheet, property: "values" as const, area: topRows(area, PREVIEW_ROWS), rowBytes },
        { sheet, property: "numberFormat" as const, area: topRows(area, FORMAT_ROWS), rowBytes },
      ];
    }),
  );
  if (sheets.length === 0) await context.sync();
  return asked.map((top, index) => {
    const values = read[2 * index] as Cell[][];
    const formats = read[2 * index + 1] as string[][];
    const { area } = top;
    return isStrayWide(area) ? narrowed({ ...top, values, formats }) : { ...top, values, formats };
  });
}

function askSheet(context: Excel.RequestContext, map: SheetMap) {
  const sheet = context.workbook.worksheets.getItem(map.name);
  const used = map.used ?? { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 1 };
  // Excel reads no cells of whole rows: a stray cell in the last column is left out.
  const area = { ...used, lastColumn: Math.max(used.firstColumn, Math.min(used.lastColumn, MAX_COLUMNS - 1)) };
  const whole = rangeOf(sheet, area).load("rowHidden");
  return {
    map,
    sheet,
    area,
    whole,
    merged: hasMergedAreas() ? whole.getMergedAreasOrNullObject().load(AREAS_PROPERTIES) : null,
  };
}

const topRows = (area: CellRange, count: number): CellRange => ({
  ...area,
  lastRow: Math.min(area.lastRow, area.firstRow + count - 1),
});

const isStrayWide = ({ firstColumn, lastColumn }: CellRange): boolean => lastColumn - firstColumn >= MAX_WIDTH;

/** Cut after the last column of the first gap-free part: a header has no gap as wide as this. */
function narrowed(top: Top): Top {
  const filled = Array.from({ length: top.values[0]?.length ?? 0 }, (_, column) =>
    top.values.some((row) => row[column] !== ""),
  );
  let last = 0;
  filled.forEach((isFilled, column) => {
    if (isFilled && column - last <= MAX_WIDTH) last = column;
  });
  const cut = <T>(rows: T[][]): T[][] => rows.map((row) => row.slice(0, last + 1));
  return {
    ...top,
    area: { ...top.area, lastColumn: top.area.firstColumn + last },
    values: cut(top.values),
    formats: cut(top.formats),
  };
}

function restOf({ sheet, area, values }: Top) {
  const rowBytes = (CAUTION * jsonBytes(values)) / Math.max(1, values.length) + 1;
  return { sheet, property: "values" as const, area: { ...area, firstRow: area.firstRow + PREVIEW_ROWS }, rowBytes };
}

const askVisible = ({ whole }: Top): Excel.RangeAreas =>
  whole.getSpecialCellsOrNullObject("Visible").load(AREAS_PROPERTIES);

/** The complement of the rows of the visible areas. Hidden columns cut areas in two, so rows may come more than once. */
function hiddenRows({ area, whole }: Top, visible: Excel.RangeAreas | null): RowRange[] {
  if (visible === null) return [];
  if (visible.isNullObject || whole.rowHidden === true) return [{ first: area.firstRow, last: area.lastRow }];
  const shown = visible.areas.items.map(areaOf).sort((one, other) => one.firstRow - other.firstRow);
  const hidden: RowRange[] = [];
  let next = area.firstRow;
  for (const { firstRow, lastRow } of shown) {
    if (firstRow > next) hidden.push({ first: next, last: firstRow - 1 });
    next = Math.max(next, lastRow + 1);
  }
  if (next <= area.lastRow) hidden.push({ first: next, last: area.lastRow });
  return hidden;
}

function grid(top: Top, { dateSystem }: WorkbookMap, values: Cell[][], hidden: readonly RowRange[]): Grid {
  const { map, area, formats, merged } = top;
  const lastColumn = lastUserColumn(area, map.marks);
  const count = lastColumn - area.firstColumn + 1;
  for (const { range } of map.marks) blank(values, range, area);
  const cut = <T>(rows: T[][]): T[][] =>
    lastColumn === area.lastColumn ? rows : rows.map((row) => row.slice(0, count));
  return {
    sheet: map.name,
    firstRow: area.firstRow,
    firstColumn: area.firstColumn,
    values: cut(values),
    totalRows: area.lastRow - area.firstRow + 1,
    numberFormats: cut(formats),
    dateSystem,
    hiddenRows: hidden,
    merged: merged === null || merged.isNullObject ? [] : merged.areas.items.map(areaOf),
    tables: map.tables.map(({ name, range, hasTotals }) => ({
      name,
      hasTotals,
      range: { ...range, lastRow: range.lastRow - (hasTotals ? 1 : 0), lastColumn: lastUserColumn(range, map.marks) },
    })),
  };
}

/** Columns of ours at the right end are cut off; between columns of the user they read as blanks. */
function lastUserColumn(area: CellRange, marks: readonly MarkMap[]): number {
  const ours = new Set(marks.map(({ range }) => range.firstColumn));
  let last = area.lastColumn;
  while (last > area.firstColumn && ours.has(last)) last -= 1;
  return last;
}

function blank(values: Cell[][], range: CellRange, area: CellRange): void {
  const column = range.firstColumn - area.firstColumn;
  for (let row = Math.max(range.firstRow, area.firstRow); row <= Math.min(range.lastRow, area.lastRow); row += 1) {
    const cells = values[row - area.firstRow];
    if (cells && column >= 0 && column < cells.length) cells[column] = "";
  }
}
