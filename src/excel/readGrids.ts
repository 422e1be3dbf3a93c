import type { Cell, CellRange, Grid, RowRange } from "../engine";
import { AREAS_PROPERTIES, areaOf, rangeOf } from "./address";
import { jsonBytes } from "./payload";
import { hasMergedAreas } from "./requirements";
import { isRead, type MarkMap, type SheetMap, type WorkbookMap } from "./workbookMap";

/** How much of a sheet tells what is in it. */
export const PREVIEW_ROWS = 200;
/** Number formats tell a date column from an amount: banner, header and some sixty data rows are enough. */
const FORMAT_ROWS = 80;
/** Excel on the web refuses an answer above 5 MB; the size is an estimate, so that it stays well below. */
const MAX_ANSWER_BYTES = 3_000_000;
/** Rows further down may be longer than those at the top. */
const CAUTION = 1.25;

interface Top {
  readonly map: SheetMap;
  readonly sheet: Excel.Worksheet;
  readonly area: CellRange;
  readonly values: Excel.Range;
  readonly formats: Excel.Range;
  readonly whole: Excel.Range;
  readonly merged: Excel.RangeAreas | null;
}

/** Reads the visible sheets of the user, our own columns left out: whole, or their top only. `alongside` queues what else
 *  is wanted with the first round trip. */
export async function readGrids(
  context: Excel.RequestContext,
  map: WorkbookMap,
  extent: "top" | "whole",
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Grid[]> {
  const tops = map.sheets.filter(isRead).map((sheet) => askTop(context, sheet));
  await context.sync();
  if (extent === "top") return tops.map((top) => grid(top, map, top.values.values as Cell[][], []));

  const visible = tops.map((top) => (top.whole.rowHidden === false ? null : askVisible(top)));
  const rests = await readRests(context, tops, onProgress);
  if (rests.size === 0 && visible.some((asked) => asked !== null)) await context.sync();
  return tops.map((top, index) => {
    const values = [...(top.values.values as Cell[][]), ...(rests.get(top) ?? []).flat()];
    return grid(top, map, values, hiddenRows(top, visible[index] ?? null));
  });
}

function askTop(context: Excel.RequestContext, map: SheetMap): Top {
  const sheet = context.workbook.worksheets.getItem(map.name);
  const area = map.used ?? { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 1 };
  const whole = rangeOf(sheet, area).load("rowHidden");
  return {
    map, sheet, area, whole,
    values: rangeOf(sheet, topRows(area, PREVIEW_ROWS)).load("values"),
    formats: rangeOf(sheet, topRows(area, FORMAT_ROWS)).load("numberFormat"),
    merged: hasMergedAreas() ? whole.getMergedAreasOrNullObject().load(AREAS_PROPERTIES) : null,
  };
}

const topRows = (area: CellRange, count: number): CellRange => ({ ...area, lastRow: Math.min(area.lastRow, area.firstRow + count - 1) });

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

interface Piece {
  readonly top: Top;
  readonly rows: CellRange;
  readonly bytes: number;
}

/** The rows below the top, of all sheets together, in answers of a few megabytes. */
async function readRests(
  context: Excel.RequestContext,
  tops: readonly Top[],
  onProgress: (fraction: number) => void,
): Promise<Map<Top, Cell[][][]>> {
  const read = new Map<Top, Cell[][][]>();
  const batches = batchesOf(tops.flatMap(pieces));
  let done = 0;
  for (const batch of batches) {
    for (const { top, values } of await readBatch(context, batch)) read.set(top, [...(read.get(top) ?? []), values]);
    done += 1;
    onProgress(done / batches.length);
  }
  return read;
}

function pieces(top: Top): Piece[] {
  const { area, values } = top;
  const rowBytes = (CAUTION * jsonBytes(values.values)) / Math.max(1, values.values.length) + 1;
  const step = Math.max(1, Math.floor(MAX_ANSWER_BYTES / rowBytes));
  const found: Piece[] = [];
  for (let firstRow = area.firstRow + PREVIEW_ROWS; firstRow <= area.lastRow; firstRow += step) {
    const lastRow = Math.min(area.lastRow, firstRow + step - 1);
    found.push({ top, rows: { ...area, firstRow, lastRow }, bytes: (lastRow - firstRow + 1) * rowBytes });
  }
  return found;
}

function batchesOf(wanted: readonly Piece[]): Piece[][] {
  const batches: Piece[][] = [];
  let bytes = Infinity;
  for (const piece of wanted) {
    if (bytes + piece.bytes > MAX_ANSWER_BYTES) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(piece);
    bytes += piece.bytes;
  }
  return batches;
}

/** Rows that turn out longer than the top promised are asked for again, half at a time. */
async function readBatch(context: Excel.RequestContext, batch: readonly Piece[]): Promise<{ top: Top; values: Cell[][] }[]> {
  const asked = batch.map(({ top, rows }) => ({ top, range: rangeOf(top.sheet, rows).load("values") }));
  try {
    await context.sync();
  } catch (error) {
    const halves = batch.length > 1 || batch.some(({ rows }) => rows.lastRow > rows.firstRow);
    if (!halves || !isTooLarge(error)) throw error;
    const [first, second] = batch.length > 1 ? [batch.slice(0, batch.length >> 1), batch.slice(batch.length >> 1)] : halved(batch[0]!);
    return [...(await readBatch(context, first)), ...(await readBatch(context, second))];
  }
  return asked.map(({ top, range }) => ({ top, values: range.values as Cell[][] }));
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof OfficeExtension.Error && error.code === "ResponsePayloadSizeLimitExceeded";

function halved({ top, rows, bytes }: Piece): [Piece[], Piece[]] {
  const middle = (rows.firstRow + rows.lastRow) >> 1;
  return [
    [{ top, rows: { ...rows, lastRow: middle }, bytes: bytes / 2 }],
    [{ top, rows: { ...rows, firstRow: middle + 1 }, bytes: bytes / 2 }],
  ];
}

function grid(top: Top, { dateSystem }: WorkbookMap, values: Cell[][], hidden: readonly RowRange[]): Grid {
  const { map, area, formats, merged } = top;
  const lastColumn = lastUserColumn(area, map.marks);
  const count = lastColumn - area.firstColumn + 1;
  for (const { range } of map.marks) blank(values, range, area);
  const cut = <T>(rows: T[][]): T[][] => (lastColumn === area.lastColumn ? rows : rows.map((row) => row.slice(0, count)));
  return {
    sheet: map.name,
    firstRow: area.firstRow,
    firstColumn: area.firstColumn,
    values: cut(values),
    totalRows: area.lastRow - area.firstRow + 1,
    numberFormats: cut(formats.numberFormat as string[][]),
    dateSystem,
    hiddenRows: hidden,
    merged: merged === null || merged.isNullObject ? [] : merged.areas.items.map(areaOf),
    tables: map.tables.map(({ name, range, hasTotals }) => ({
      name, hasTotals, range: { ...range, lastRow: range.lastRow - (hasTotals ? 1 : 0), lastColumn: lastUserColumn(range, map.marks) },
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
