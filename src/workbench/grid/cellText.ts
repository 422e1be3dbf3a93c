import type { EmbeddedExcel, Sheet } from "../../host";
import { columnLetters } from "../../engine";

/** "B12" of 0-based places. */
export const addressOf = (row: number, column: number): string => `${columnLetters(column + 1)}${row + 1}`;

/** What stands in the formula bar: the formula, or the value as a person would type it again. */
export function typedText(excel: EmbeddedExcel, sheet: Sheet, row: number, column: number): string {
  const formula = sheet.cells.formula(row, column);
  if (formula !== null) return formula;
  const value = sheet.cells.value(row, column);
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return value.error;
  if (typeof value === "string") return /^[=+'-]/.test(value) && value.length > 1 ? `'${value}` : value;
  const { numberFormat } = excel.workbook.styles.get(sheet.cells.style(row, column));
  const shown = excel.view(sheet, { top: row, left: column, bottom: row, right: column })[0]?.[0]?.text;
  return isDateFormat(numberFormat) && shown !== undefined ? shown : String(value);
}

/** A format with days, months or years in it; texts in quotes and colours in brackets do not count. */
const isDateFormat = (format: string): boolean => /[dmy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|General/gi, ""));
