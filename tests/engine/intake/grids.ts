import type { Cell, Grid, SheetSurvey } from "../../../src/engine";
import { readSheet } from "../../../src/engine/intake/readSheet";
import type { SheetReading } from "../../../src/engine/intake/sheetReading";
import { surveyGrid } from "../../../src/engine/intake/surveyGrid";
import { isDateField, isDecimalField, isTextField, type Field } from "../../../src/engine/records/field";
import { dayAt, decimalAt, textAt, TextPool } from "../../../src/engine/records/recordTable";
import { columnLetters } from "../../../src/engine/grid";
import { isoText } from "../../../src/kernel/day";
import { decimalText } from "../../../src/kernel/decimal";

/** A sheet from A1, as wide as its widest row. */
export function gridOf(rows: readonly (readonly Cell[])[], more: Partial<Grid> = {}): Grid {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const values = rows.map((row) => [...row, ...new Array<Cell>(width - row.length).fill("")]);
  return {
    sheet: "Sheet1",
    firstRow: 1,
    firstColumn: 1,
    values,
    totalRows: rows.length,
    numberFormats: [],
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
    ...more,
  };
}

/** Rows of text with " | " between cells; what reads as a plain JavaScript number is a number cell, 'x is a text. */
export const sheetText = (text: string): Cell[][] =>
  text.split("\n").map((line) => line.split("|").map((cell) => cellOf(cell.trim())));

function cellOf(text: string): Cell {
  if (text.startsWith("'")) return text.slice(1);
  return text !== "" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function read(grid: Grid): SheetReading {
  return readSheet(grid, surveyGrid(grid, null), new TextPool());
}

/** "A reference, B isin": the columns a survey found, in the order of the sheet. */
export const columnsFound = (survey: SheetSurvey): string =>
  Object.entries(survey.columns)
    .flatMap(([field, use]) =>
      [use.column, ...(use.added ?? []), ...(use.soldColumn ? [use.soldColumn] : [])].map((column) => ({
        column,
        field,
      })),
    )
    .sort((left, right) => left.column - right.column)
    .map(({ column, field }) => `${columnLetters(column)} ${field}`)
    .join(", ");

/** One field of every record as text; null is a blank. */
export function column({ records }: SheetReading, field: Field): (string | null)[] {
  return Array.from({ length: records.count }, (_, record) => {
    if (isTextField(field)) return textAt(records, field, record);
    if (isDecimalField(field)) {
      const value = decimalAt(records, field, record);
      return value && decimalText(value);
    }
    const day = isDateField(field) ? dayAt(records, field, record) : null;
    return day === null ? null : isoText(day);
  });
}

export const noticeCodes = (reading: SheetReading): string[] => reading.notices.map(({ code }) => code);
