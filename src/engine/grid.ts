import type { DateSystem } from "../kernel/day";

/** A cell's value as Excel hands it over: a blank cell is "", an error is its text ("#REF!"), a date is its serial. */
export type Cell = string | number | boolean;

/** The used part of a sheet, or of an Excel table in it, as it was found. Rows and columns are 1-based sheet positions. */
export interface Grid {
  readonly sheet: string;
  /** Where `values[0][0]` stands: row 1 and column 1 are A1. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly values: readonly (readonly Cell[])[];
  /** All rows, where they are too many for arrays of cells: `values` holds their top then. */
  readonly columns?: CellColumns;
  /** How many rows the sheet's used part has; more than `values.length` where only the top was read. */
  readonly totalRows: number;
  /** Excel number formats ("dd/mm/yyyy") of the first rows of `values`: enough to tell a date column from an amount. */
  readonly numberFormats: readonly (readonly string[])[];
  readonly dateSystem: DateSystem;
  /** Sheet rows that are hidden or filtered out. They are read like the others, and it is said. */
  readonly hiddenRows: readonly RowRange[];
  readonly merged: readonly CellRange[];
  /** Excel tables that stand in the sheet, with their header row, totals row taken off. */
  readonly tables: readonly { readonly name: string; readonly range: CellRange; readonly hasTotals: boolean }[];
}

/** Rows of cells, however they are held. Rows and columns are indexes from `firstRow` and `firstColumn` of their grid. */
export interface CellColumns {
  readonly count: number;
  /** "" outside the rows and columns. */
  cell(row: number, column: number): Cell;
  row(row: number): readonly Cell[];
}

/** The rows of a grid, as many as were read. */
export const cellsOf = ({ values, columns }: Grid): CellColumns => columns ?? new ValueRows(values);

/** The cell at a sheet position; "" where none was read. */
export const gridCell = (grid: Grid, row: number, column: number): Cell =>
  grid.columns
    ? grid.columns.cell(row - grid.firstRow, column - grid.firstColumn)
    : (grid.values[row - grid.firstRow]?.[column - grid.firstColumn] ?? "");

class ValueRows implements CellColumns {
  constructor(private readonly values: Grid["values"]) {}

  get count(): number {
    return this.values.length;
  }

  cell(row: number, column: number): Cell {
    return this.values[row]?.[column] ?? "";
  }

  row(row: number): readonly Cell[] {
    return this.values[row] ?? [];
  }
}

/** Inclusive at both ends, 1-based. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** 1 → "A", 27 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "AA" → 27. */
export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
