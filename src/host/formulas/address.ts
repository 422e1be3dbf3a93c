import { columnLetters, lastColumn, lastRow, parseArea } from "../model/a1";
import type { Area } from "../model/workbook";

export { columnLetters, parseArea };

/** Rows and columns of a sheet, as Excel has them since 2007. */
export const SHEET_ROWS = lastRow + 1;
export const SHEET_COLUMNS = lastColumn + 1;

export interface Address {
  /** Null where the address names no sheet. */
  readonly sheet: string | null;
  readonly area: Area;
}

/** Reads "A1", "$A$1:B2", "A:C", "3:5", each with or without "Sheet!" or "'My sheet'!"; null when it is none of them. */
export function parseAddress(text: string): Address | null {
  const parts = /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?([^!]+)$/.exec(text.trim());
  if (!parts) return null;
  const area = parseArea(parts[3] ?? "");
  if (!area) return null;
  return { sheet: parts[1]?.replaceAll("''", "'") ?? parts[2] ?? null, area };
}

export const isOnSheet = (area: Area): boolean =>
  area.top >= 0 && area.left >= 0 && area.bottom < SHEET_ROWS && area.right < SHEET_COLUMNS;

/** "A1", "A1:B2", "A:C" or "3:5". */
export function formatArea(area: Area): string {
  if (isWholeColumns(area)) return `${columnLetters(area.left)}:${columnLetters(area.right)}`;
  if (isWholeRows(area)) return `${area.top + 1}:${area.bottom + 1}`;
  const first = columnLetters(area.left) + (area.top + 1);
  return cellCount(area) === 1 ? first : `${first}:${columnLetters(area.right)}${area.bottom + 1}`;
}

/** "$A$1:$B$2": as names and charts write it. */
export function formatAbsolute(area: Area): string {
  const first = `$${columnLetters(area.left)}$${area.top + 1}`;
  return cellCount(area) === 1 ? first : `${first}:$${columnLetters(area.right)}$${area.bottom + 1}`;
}

/** A sheet's name as a formula writes it before "!". */
export function quoteSheetName(name: string): string {
  const isPlain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rc]\d*$/i.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export const isWholeColumns = (area: Area): boolean => area.top === 0 && area.bottom === SHEET_ROWS - 1;
export const isWholeRows = (area: Area): boolean => area.left === 0 && area.right === SHEET_COLUMNS - 1;
export const rowCount = (area: Area): number => area.bottom - area.top + 1;
export const columnCount = (area: Area): number => area.right - area.left + 1;
export const cellCount = (area: Area): number => rowCount(area) * columnCount(area);

export function intersection(one: Area, other: Area): Area | null {
  const area = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

export const overlaps = (one: Area, other: Area): boolean => intersection(one, other) !== null;

export const containsCell = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

export const contains = (outer: Area, inner: Area): boolean =>
  containsCell(outer, inner.top, inner.left) && containsCell(outer, inner.bottom, inner.right);

/** `area` without `hole`, as up to four areas. */
export function subtract(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  return [
    { ...area, bottom: cut.top - 1 },
    { ...area, top: cut.bottom + 1 },
    { ...area, top: cut.top, bottom: cut.bottom, right: cut.left - 1 },
    { ...area, top: cut.top, bottom: cut.bottom, left: cut.right + 1 },
  ].filter((rest) => rest.top <= rest.bottom && rest.left <= rest.right);
}
