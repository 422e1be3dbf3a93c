import type { Area, Sheet } from "../../host";

export const ROW_HEIGHT = 21;
export const HEADER_HEIGHT = 22;
export const ROW_HEADER_WIDTH = 52;

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Where rows and columns stand on the screen. Positions are rows and columns that are not hidden, counted from 0. */
export interface Geometry {
  readonly countRows: number;
  readonly countColumns: number;
  /** Sheet row at a position. */
  readonly rowAt: (position: number) => number;
  /** Position of a sheet row; of the next visible one where it is hidden. */
  readonly positionOfRow: (row: number) => number;
  readonly columnWidths: readonly number[];
  /** Left edge of each column, without the row headers; one more than there are columns. */
  readonly columnStarts: readonly number[];
}

/** What is drawn of a sheet: its used part and some room to write below and beside it. */
export function geometryOf(sheet: Sheet): Geometry {
  const used = sheet.cells.used(false);
  const { bottom, right } = sheet.selection;
  const lastRow = Math.min(Math.max((used?.bottom ?? 0) + 50, bottom + 20, 99), MAX_ROWS - 1);
  const lastColumn = Math.min(
    Math.max((used?.right ?? 0) + 4, right < MAX_COLUMNS - 1 ? right : 0, 25),
    MAX_COLUMNS - 1,
  );
  const visible = visibleRows(sheet.hiddenRows, lastRow);
  const columnWidths = Array.from({ length: lastColumn + 1 }, (_, column) => columnPixels(sheet, column));
  const columnStarts = [0];
  for (const width of columnWidths) columnStarts.push((columnStarts[columnStarts.length - 1] ?? 0) + width);
  return {
    countRows: visible?.length ?? lastRow + 1,
    countColumns: lastColumn + 1,
    rowAt: (position) => visible?.[position] ?? position,
    positionOfRow: (row) => (visible ? firstNotBelow(visible, row) : row),
    columnWidths,
    columnStarts,
  };
}

/** Null where no row is hidden, which is most sheets and needs no list. */
function visibleRows(hidden: ReadonlySet<number>, lastRow: number): number[] | null {
  if (hidden.size === 0) return null;
  const rows: number[] = [];
  for (let row = 0; row <= lastRow; row += 1) if (!hidden.has(row)) rows.push(row);
  return rows;
}

function firstNotBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A width in characters as pixels of Excel's default font, whose digits are 7 wide with 5 of padding. */
function columnPixels(sheet: Sheet, column: number): number {
  if (sheet.hiddenColumns.has(column)) return 0;
  const characters = sheet.columnWidths.get(column) ?? 8.43;
  return Math.max(Math.trunc(characters * 7 + 5), 0);
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels an area covers, measured from the first cell. */
export function rectangleOf(geometry: Geometry, area: Area): Rectangle {
  const left = geometry.columnStarts[Math.min(area.left, geometry.countColumns)] ?? 0;
  const right = geometry.columnStarts[Math.min(area.right + 1, geometry.countColumns)] ?? left;
  const top = geometry.positionOfRow(area.top) * ROW_HEIGHT;
  const bottom = Math.min(geometry.positionOfRow(area.bottom + 1), geometry.countRows) * ROW_HEIGHT;
  return { left, top, width: right - left, height: Math.max(bottom - top, 0) };
}
