import type { Area, Sheet } from "../../host";
import { MAX_COLUMNS, MAX_ROWS } from "./geometry";

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The selection as a person makes it: from the active cell to where it was stretched. */
export interface Selection {
  readonly active: CellPlace;
  readonly end: CellPlace;
}

export const selectionAt = (place: CellPlace): Selection => ({ active: place, end: place });

export const areaOf = ({ active, end }: Selection): Area => ({
  top: Math.min(active.row, end.row),
  left: Math.min(active.column, end.column),
  bottom: Math.max(active.row, end.row),
  right: Math.max(active.column, end.column),
});

export const isSameArea = (one: Area, other: Area): boolean =>
  one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the selection goes at a key, as in Excel; null where the key does not move it. `page` rows fit on the screen. */
export function moved(
  selection: Selection,
  { key, ctrlKey, shiftKey }: KeyPress,
  sheet: Sheet,
  page: number,
): Selection | null {
  const isTab = key === "Tab" || key === "Enter";
  const from = shiftKey && !isTab ? selection.end : selection.active;
  const to = target(from, key, ctrlKey, shiftKey, sheet, page);
  if (!to) return null;
  return shiftKey && !isTab ? { active: selection.active, end: to } : selectionAt(to);
}

function target(
  from: CellPlace,
  key: string,
  ctrl: boolean,
  shift: boolean,
  sheet: Sheet,
  page: number,
): CellPlace | null {
  const used = sheet.cells.used(true);
  switch (key) {
    case "ArrowUp":
      return ctrl ? edge(sheet, from, -1, 0) : stepped(sheet, from, -1, 0);
    case "ArrowDown":
      return ctrl ? edge(sheet, from, 1, 0) : stepped(sheet, from, 1, 0);
    case "ArrowLeft":
      return ctrl ? edge(sheet, from, 0, -1) : stepped(sheet, from, 0, -1);
    case "ArrowRight":
      return ctrl ? edge(sheet, from, 0, 1) : stepped(sheet, from, 0, 1);
    case "Tab":
      return stepped(sheet, from, 0, shift ? -1 : 1);
    case "Enter":
      return stepped(sheet, from, shift ? -1 : 1, 0);
    case "PageUp":
      return clamped(from.row - page, from.column);
    case "PageDown":
      return clamped(from.row + page, from.column);
    case "Home":
      return { row: ctrl ? 0 : from.row, column: 0 };
    case "End":
      return ctrl ? { row: used?.bottom ?? 0, column: used?.right ?? 0 } : { row: from.row, column: used?.right ?? 0 };
    default:
      return null;
  }
}

const clamped = (row: number, column: number): CellPlace => ({
  row: Math.min(Math.max(row, 0), MAX_ROWS - 1),
  column: Math.min(Math.max(column, 0), MAX_COLUMNS - 1),
});

/** One cell on, over hidden rows and columns; stays where there is none. */
function stepped(sheet: Sheet, from: CellPlace, rows: number, columns: number): CellPlace {
  let next = clamped(from.row + rows, from.column + columns);
  while (sheet.hiddenRows.has(next.row) || sheet.hiddenColumns.has(next.column)) {
    const further = clamped(next.row + rows, next.column + columns);
    if (further.row === next.row && further.column === next.column) return from;
    next = further;
  }
  return next;
}

/** Ctrl and an arrow: the last cell of the filled run, or the first one after the gap; at the sheet's edge where there is none
 *  it stops at the edge of the used part. */
function edge(sheet: Sheet, from: CellPlace, rows: number, columns: number): CellPlace {
  const used = sheet.cells.used(true);
  if (!used) return from;
  const isInside = ({ row, column }: CellPlace) =>
    row >= 0 && column >= 0 && row <= Math.max(used.bottom, from.row) && column <= Math.max(used.right, from.column);
  const on = ({ row, column }: CellPlace): CellPlace => ({ row: row + rows, column: column + columns });
  let place = from;
  const inRun = isFilled(sheet.cells, from) && isInside(on(from)) && isFilled(sheet.cells, on(from));
  while (isInside(on(place))) {
    if (inRun && !isFilled(sheet.cells, on(place))) return place;
    place = on(place);
    if (!inRun && isFilled(sheet.cells, place)) return place;
  }
  return place;
}

const isFilled = (cells: Sheet["cells"], { row, column }: CellPlace): boolean =>
  cells.value(row, column) !== null || cells.formula(row, column) !== null;
