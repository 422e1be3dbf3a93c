import type { Area } from "./workbook";

/** Excel's last row and column, 0-based. */
export const lastRow = 1_048_575;
export const lastColumn = 16_383;

/** "A" for 0, "XFD" for 16,383. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0 for "A" or "a". */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let position = 0; position < letters.length; position++) {
    index = index * 26 + (letters.charCodeAt(position) & 31);
  }
  return index - 1;
}

export const cellAddress = (row: number, column: number) => columnLetters(column) + (row + 1);

/** "A1", or "A1:C9" when it has more than one cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress(area.top, area.left);
  const isOneCell = area.top === area.bottom && area.left === area.right;
  return isOneCell ? first : `${first}:${cellAddress(area.bottom, area.right)}`;
}

/** Reads "B7", "$A$1:C9", "A:C" and "2:5"; null where the text is no such address or leaves the sheet. */
export function parseArea(address: string): Area | null {
  const parts = address.replaceAll("$", "").split(":");
  const from = parsePart(parts[0] ?? "");
  const to = parts.length === 1 ? from : parsePart(parts[1] ?? "");
  if (!from || !to || parts.length > 2 || (parts.length === 1 && (from.row === null || from.column === null)))
    return null;
  const top = Math.min(from.row ?? 0, to.row ?? 0);
  const bottom = Math.max(from.row ?? lastRow, to.row ?? lastRow);
  const left = Math.min(from.column ?? 0, to.column ?? 0);
  const right = Math.max(from.column ?? lastColumn, to.column ?? lastColumn);
  return bottom <= lastRow && right <= lastColumn && top >= 0 ? { top, left, bottom, right } : null;
}

function parsePart(text: string): { row: number | null; column: number | null } | null {
  const parts = /^([A-Za-z]{0,3})(\d{0,7})$/.exec(text);
  if (!parts || text === "") return null;
  const [, letters = "", digits = ""] = parts;
  return { row: digits === "" ? null : Number(digits) - 1, column: letters === "" ? null : columnIndex(letters) };
}
