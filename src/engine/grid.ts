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
