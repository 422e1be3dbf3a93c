import { isIsin } from "../../kernel/identifiers/isin";
import { cleanText } from "../../kernel/text";
import type { Cell, Grid } from "../grid";
import { isKnownHeader } from "./headerMatch";

/** Where a table's header stands, as indexes into `grid.values`; `labels` has one text for each column of the grid. */
export interface FoundHeader {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly labels: readonly string[];
  /** Columns of the table, both included. */
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly table: Grid["tables"][number] | null;
  /** The first column of a second table beside this one; null where there is none. */
  readonly secondTable: number | null;
}

const ROWS_TO_SEARCH = 50;

/** Finds the header: of an Excel table if one is recognised, else the row, or the two rows, with the most headers that we
 *  know; else the last row of texts above the first ISIN. Null where nothing looks like one. */
export function findHeader(grid: Grid, rememberedRow: number | null): FoundHeader | null {
  const remembered = rememberedRow === null ? null : headerAt(grid, rememberedRow - grid.firstRow);
  return remembered ?? tableHeader(grid) ?? knownHeader(grid) ?? headerAboveIsins(grid);
}

/** The header that ends in this row, of one line or two; null where the row has no texts. */
function headerAt(grid: Grid, row: number): FoundHeader | null {
  const single = labelsOf(grid, row);
  if (single.filter((label) => label !== "").length < 2) return null;
  const double = row > 0 ? joinedLabels(grid, row - 1) : null;
  const isDouble = double !== null && knownCount(double) > knownCount(single);
  return spanned(isDouble ? row - 1 : row, row, isDouble ? double : single);
}

function tableHeader(grid: Grid): FoundHeader | null {
  const tables = grid.tables.map((table) => {
    const row = table.range.firstRow - grid.firstRow;
    const first = table.range.firstColumn - grid.firstColumn;
    const last = table.range.lastColumn - grid.firstColumn;
    const labels = labelsOf(grid, row).map((label, column) => (column >= first && column <= last ? label : ""));
    return { firstRow: row, lastRow: row, labels, firstColumn: first, lastColumn: last, table, secondTable: null };
  });
  const known = tables.map(({ labels }) => knownCount(labels));
  const best = tables[known.indexOf(Math.max(...known))];
  return best && knownCount(best.labels) >= 2 ? best : null;
}

function knownHeader(grid: Grid): FoundHeader | null {
  let best = { score: 0, firstRow: -1, lastRow: -1, labels: [] as readonly string[] };
  const rows = Math.min(ROWS_TO_SEARCH, grid.values.length);
  for (let row = 0; row < rows; row += 1) {
    const single = labelsOf(grid, row);
    const score = headerScore(single, grid, row);
    if (score > best.score) best = { score, firstRow: row, lastRow: row, labels: single };
  }
  for (let row = 0; row + 1 < rows; row += 1) {
    const joined = joinedLabels(grid, row);
    const score = Math.min(headerScore(joined, grid, row), headerScore(joined, grid, row + 1));
    if (score >= best.score + 1) best = { score, firstRow: row, lastRow: row + 1, labels: joined };
  }
  const isEnough = best.score >= 3 || (best.score >= 2 && best.labels.filter((label) => label !== "").length <= 4);
  return isEnough ? spanned(best.firstRow, best.lastRow, best.labels) : null;
}

/** Known headers count for it, numbers in the row against it. */
function headerScore(labels: readonly string[], grid: Grid, row: number): number {
  const numbers = grid.values[row]?.filter((cell) => typeof cell === "number").length ?? 0;
  return labels.filter((label) => label !== "").length < 2 ? 0 : knownCount(labels) - 2 * numbers;
}

const knownCount = (labels: readonly string[]): number => new Set(labels.filter(isKnownHeader)).size;

function headerAboveIsins(grid: Grid): FoundHeader | null {
  const isIsinCell = (cell: Cell): boolean => typeof cell === "string" && isIsin(cleanText(cell).toUpperCase());
  const data = grid.values.slice(0, ROWS_TO_SEARCH + 1).findIndex((cells) => cells.some(isIsinCell));
  for (let row = data - 1; row >= 0; row -= 1) {
    const labels = labelsOf(grid, row);
    const texts = labels.filter((label) => label !== "").length;
    if (texts >= 3 && !grid.values[row]?.some((cell) => typeof cell === "number")) return spanned(row, row, labels);
  }
  return null;
}

const labelsOf = (grid: Grid, row: number): string[] =>
  (grid.values[row] ?? []).map((cell) => (typeof cell === "string" ? cleanText(cell.slice(0, 200)) : ""));

/** Two header lines as one; a label that is merged over several columns stands in each of them. */
function joinedLabels(grid: Grid, row: number): string[] {
  const above = labelsOf(grid, row);
  const sheetRow = grid.firstRow + row;
  for (const range of grid.merged) {
    if (range.firstRow > sheetRow || range.lastRow < sheetRow) continue;
    const first = range.firstColumn - grid.firstColumn;
    for (let column = first + 1; column <= range.lastColumn - grid.firstColumn; column += 1)
      above[column] = above[first] ?? "";
  }
  return labelsOf(grid, row + 1).map((below, column) => {
    const joined = `${above[column] ?? ""} ${below}`.trim();
    return isKnownHeader(below) && !isKnownHeader(joined) ? below : joined;
  });
}

/** The columns from the first label to the last, cut where a wholly blank column is followed by the same labels again. */
function spanned(firstRow: number, lastRow: number, labels: readonly string[]): FoundHeader {
  const firstColumn = labels.findIndex((label) => label !== "");
  const lastLabel = labels.length - 1 - [...labels].reverse().findIndex((label) => label !== "");
  for (let column = firstColumn + 1; column < lastLabel; column += 1) {
    if (labels[column] !== "") continue;
    const before = new Set(labels.slice(firstColumn, column));
    const after = labels.slice(column + 1, lastLabel + 1).filter((label) => label !== "");
    const repeated = after.filter((label) => before.has(label)).length;
    if (repeated >= 2 && repeated * 2 >= after.length) {
      const kept = labels.map((label, index) => (index < column ? label : ""));
      return {
        firstRow,
        lastRow,
        labels: kept,
        firstColumn,
        lastColumn: column - 1,
        table: null,
        secondTable: column + 1,
      };
    }
  }
  return { firstRow, lastRow, labels, firstColumn, lastColumn: lastLabel, table: null, secondTable: null };
}
