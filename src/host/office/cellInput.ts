import type { Area, Sheet, Table } from "../model/workbook";
import { columnCount, containsCell, intersection, overlaps, rowCount } from "../formulas/address";
import { formulaFault } from "../formulas/tokens";
import { readTyped } from "../typedText";
import { ExcelError, invalidArgument } from "./excelError";
import { syncTableHeaders } from "./tableHeaders";
import type { OfficeHost } from "./officeHost";

const CELL_TEXT_LIMIT = 32_767;

export const wrongShape = (): ExcelError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/** The array that was set, checked against the range's shape; one value stands for all cells. */
export function matrixOf(value: unknown, area: Area): (row: number, column: number) => unknown {
  if (!Array.isArray(value)) return () => value;
  const rows = value as unknown[];
  const shapeIsRight =
    rows.length === rowCount(area) && rows.every((row) => Array.isArray(row) && row.length === columnCount(area));
  if (!shapeIsRight) throw wrongShape();
  return (row, column) => (rows[row] as unknown[])[column];
}

/** Sets `values` or `formulas` of a range: null leaves a cell as it is, "" empties it, a text is read as typed in English. */
export function writeCells(host: OfficeHost, sheet: Sheet, area: Area, input: unknown): void {
  host.requireWritable(sheet);
  const at = matrixOf(input, area);
  const hidden = sheet.merges.filter((merge) => overlaps(merge, area));
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const value = at(row - area.top, column - area.left);
      if (value === null || hidden.some((merge) => isCovered(merge, row, column))) continue;
      writeCell(host, sheet, row, column, value);
    }
  }
  for (const table of sheet.tables) if (touchesHeader(table, area)) syncTableHeaders(host, sheet, table);
  host.changed(sheet, area);
}

const isCovered = (merge: Area, row: number, column: number): boolean =>
  containsCell(merge, row, column) && (row !== merge.top || column !== merge.left);

const touchesHeader = (table: Table, area: Area): boolean =>
  table.hasHeaders && intersection({ ...table.area, bottom: table.area.top }, area) !== null;

function writeCell(host: OfficeHost, sheet: Sheet, row: number, column: number, value: unknown): void {
  if (typeof value === "string" && value !== "") {
    writeText(host, sheet, row, column, value, "en-US");
  } else if (typeof value === "number" && !Number.isFinite(value)) {
    throw invalidArgument();
  } else if (typeof value === "number" || typeof value === "boolean" || value === "") {
    sheet.cells.setValue(row, column, value === "" ? null : value);
  } else {
    throw invalidArgument();
  }
}

/** Puts a text into a cell as if it had been typed. */
export function writeText(
  host: OfficeHost,
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
  locale: "en-US" | "fr-FR" | "en-GB",
): void {
  const { styles, dateSystem } = host.workbook;
  const style = sheet.cells.style(row, column);
  const { numberFormat } = styles.get(style);
  const typed = readTyped(text, numberFormat, locale, dateSystem === 1904);
  if (typed.formula !== null) {
    const fault = formulaFault(typed.formula);
    if (typed.formula.length > 8192) throw new ExcelError("FormulaLengthExceedsLimit", fault ?? "");
    if (fault !== null) throw invalidArgument(fault);
    sheet.cells.setFormula(row, column, typed.formula, null);
    return;
  }
  if (typeof typed.value === "string" && typed.value.length > CELL_TEXT_LIMIT) {
    throw invalidArgument("A cell holds at most 32,767 characters.");
  }
  sheet.cells.setValue(row, column, typed.value);
  if (typed.numberFormat !== null && numberFormat === "General") {
    sheet.cells.setStyle(row, column, styles.derive(style, { numberFormat: typed.numberFormat }));
  }
}
