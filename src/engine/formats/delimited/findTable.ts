import { decimalToNumber } from "../../../kernel/decimal";
import { hasIsinForm } from "../../../kernel/identifiers/isin";
import { cleanText } from "../../../kernel/text";
import type { Cell, CellRange, Grid } from "../../grid";
import { scanDate } from "../../intake/dateText";
import { findHeader } from "../../intake/findHeader";
import { scanNumber } from "../../intake/numberText";
import { isBalanceLabel, isTotalLabel } from "../../intake/setAsideRows";
import type { StatementCell } from "../statementFile";

export type CellRow = readonly StatementCell[];

/** Where a table stands among rows of cells, as indexes into them. Rows before `header` and from `end` on are what a sender writes
 *  around a table. */
export interface FoundTable {
  /** First and last row of the header. */
  readonly header: readonly [first: number, last: number];
  /** One for each column of the rows; "" where the header has none. */
  readonly labels: readonly string[];
  /** The rows of data: from `start` to `end`, which is not one of them. */
  readonly start: number;
  readonly end: number;
}

const ROWS_LOOKED_AT = 60;
/** More lines than this around a table are no preamble or footer, and stay in it. */
const MOST_LINES_BELOW = 200;

/** Finds the header, the opening balances right below it, and the lines below the last row. Null where there is no header, or where
 *  two tables stand side by side. */
export function findTable(
  rows: readonly CellRow[],
  width: number,
  merged: readonly CellRange[] = [],
): FoundTable | null {
  const found = findHeader(topGrid(rows, width, merged), null);
  if (found?.secondTable !== undefined && found.secondTable !== null) return null;
  const header = found ?? headerByShape(rows);
  if (!header) return null;
  let start = header.lastRow + 1;
  while (start < rows.length && (isBlankRow(rows[start]) || isBalanceRow(rows[start] ?? []))) start += 1;
  const end = lastOfTable(rows, start, width);
  return { header: [header.firstRow, header.lastRow], labels: header.labels, start: Math.min(start, end), end };
}

function topGrid(rows: readonly CellRow[], width: number, merged: readonly CellRange[]): Grid {
  const top = rows.slice(0, ROWS_LOOKED_AT);
  return {
    sheet: "",
    firstRow: 1,
    firstColumn: 1,
    values: top.map((row) => Array.from({ length: width }, (_, column) => cellFor(row[column] ?? null))),
    totalRows: rows.length,
    numberFormats: [],
    dateSystem: 1900,
    hiddenRows: [],
    merged,
    tables: [],
  };
}

/** A figure that is written as text is no header either. */
function cellFor(cell: StatementCell): Cell {
  if (cell === null) return "";
  if (typeof cell === "number") return cell;
  if (typeof cell === "object") return decimalToNumber(cell);
  return PLAIN_NUMBER.test(cell) ? Number(cell.replace(",", ".")) : cell;
}

const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** A first line of at least three different words, with figures or dates in most of its columns below: a header in words of which
 *  none is known. */
function headerByShape(rows: readonly CellRow[]): { firstRow: number; lastRow: number; labels: string[] } | null {
  const top = rows.slice(0, ROWS_LOOKED_AT);
  for (let row = 0; row < top.length; row += 1) {
    const labels = (top[row] ?? []).map((cell) => (typeof cell === "string" ? cleanText(cell.slice(0, 200)) : ""));
    const named = labels.filter((label) => label !== "");
    if (named.length < 3) continue;
    const below = top.slice(row + 1).filter((cells) => filledIn(cells) >= 0.6 * named.length);
    const isHeader =
      named.every((label) => /\p{L}/u.test(label) && !isFigure(label)) &&
      new Set(named).size === named.length &&
      filledIn(top[row] ?? []) === named.length &&
      below.length > 0 &&
      below.some((cells) => cells.some(isFigure));
    return isHeader ? { firstRow: row, lastRow: row, labels } : null;
  }
  return null;
}

/** Whether a cell holds a number or a date, or a code of digits and letters. */
export const isFigure = (cell: StatementCell): boolean =>
  cell !== null &&
  (typeof cell !== "string" ||
    (cell.length <= 80 && (scanNumber(cell) !== null || scanDate(cell) !== null || hasIsinForm(cell.trim()))));

const filled = (cells: CellRow): Exclude<StatementCell, null>[] =>
  cells.filter(
    (cell): cell is Exclude<StatementCell, null> =>
      cell !== null && (typeof cell !== "string" || cleanText(cell) !== ""),
  );

const filledIn = (cells: CellRow): number => filled(cells).length;

export const isBlankRow = (cells: CellRow | undefined): boolean => cells === undefined || filledIn(cells) === 0;

const textsOf = (cells: CellRow): string[] =>
  cells
    .filter((cell): cell is string => typeof cell === "string" && cell !== "")
    .map((cell) => cleanText(cell.slice(0, 200)));

const isBalanceRow = (cells: CellRow): boolean => textsOf(cells).slice(0, 3).some(isBalanceLabel) && !holdsIsin(cells);

const holdsIsin = (cells: CellRow): boolean => textsOf(cells).some((text) => hasIsinForm(text.toUpperCase()));

/** The end of the rows that are the table's own. */
function lastOfTable(rows: readonly CellRow[], start: number, width: number): number {
  let end = rows.length;
  while (end > start && isBlankRow(rows[end - 1])) end -= 1;
  let lines = 0;
  for (let row = end - 1; row >= start && lines <= MOST_LINES_BELOW; row -= 1) {
    const cells = rows[row] ?? [];
    if (isBlankRow(cells)) continue;
    if (!isLineBelow(cells, width)) break;
    lines += 1;
    end = row;
  }
  if (lines > MOST_LINES_BELOW) return rows.length;
  while (end > start && isBlankRow(rows[end - 1])) end -= 1;
  return end;
}

/** A total, a balance, a remark in one cell, or a label with its value. What has a date and an amount is an operation, unless a
 *  balance says so of itself: a shop may be called Total. */
function isLineBelow(cells: CellRow, width: number): boolean {
  if (holdsIsin(cells)) return false;
  const texts = textsOf(cells);
  if (texts.slice(0, 3).some(isBalanceLabel)) return true;
  const all = filled(cells);
  const isOperation = all.some(isDate) && all.some((cell) => !isDate(cell) && isFigure(cell));
  if (!isOperation && texts.slice(0, 4).some(isTotalLabel)) return true;
  const [first, second] = all;
  if (all.length === 1) return width >= 3 && typeof first === "string" && (!isFigure(first) || cells[0] === null);
  return (
    all.length === 2 &&
    width >= 4 &&
    typeof first === "string" &&
    !isFigure(first) &&
    /:\s*$/.test(first) &&
    second !== undefined
  );
}

const isDate = (cell: Exclude<StatementCell, null>): boolean =>
  typeof cell === "number" || (typeof cell === "string" && cell.length <= 80 && scanDate(cell) !== null);
