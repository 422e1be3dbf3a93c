import type { Cell, Grid } from "../../src/engine";

/** A sheet from a text table: cells between bars, the header first. Numbers read as numbers, "2026-10-05" as a serial date. */
export function gridOf(sheet: string, table: string): Grid {
  const values = table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((text) => cellOf(text.trim())));
  const formats = values.map((row) => row.map((cell) => (isSerial(cell) ? "dd/mm/yyyy" : "General")));
  return {
    sheet,
    firstRow: 1,
    firstColumn: 1,
    values,
    totalRows: values.length,
    numberFormats: formats,
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
  };
}

const EPOCH_SERIAL = 25_569;

function cellOf(text: string): Cell {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(`${text}T00:00:00Z`) / 86_400_000 + EPOCH_SERIAL;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Days of this decade; the tests' quantities stay clear of them. */
const isSerial = (cell: Cell): boolean =>
  typeof cell === "number" && Number.isInteger(cell) && cell > 45_000 && cell < 48_000;
