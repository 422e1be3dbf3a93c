import type { Area, Sheet, Workbook } from "../model/workbook";
import { intersection } from "../formulas/address";
import { formatCellText } from "../numberText";

const DEFAULT_WIDTH_CHARACTERS = 8.43;
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 5;
const POINTS_PER_PIXEL = 0.75;

/** The Excel API counts widths in points, the file in characters of the default font (7 pixels and 5 of padding). */
export const pointsOfWidth = (characters = DEFAULT_WIDTH_CHARACTERS): number =>
  Math.round(characters * CHARACTER_PIXELS + PADDING_PIXELS) * POINTS_PER_PIXEL;

export const widthOfPoints = (points: number): number =>
  Math.max(0, Math.round(((points / POINTS_PER_PIXEL - PADDING_PIXELS) / CHARACTER_PIXELS) * 100) / 100);

/** About the width that shows the longest text of a column; null where it is empty. */
export function fittingWidth(workbook: Workbook, sheet: Sheet, area: Area, column: number): number | null {
  const used = sheet.cells.used(true);
  const filled = used && intersection(used, { ...area, left: column, right: column });
  if (!filled) return null;
  let longest = 0;
  for (let row = filled.top; row <= Math.min(filled.bottom, filled.top + 2000); row++) {
    const value = sheet.cells.value(row, column);
    if (value === null) continue;
    const { numberFormat } = workbook.styles.get(sheet.cells.style(row, column));
    longest = Math.max(longest, formatCellText(value, numberFormat, workbook.dateSystem, "en-US").text.length);
  }
  return longest === 0 ? null : Math.min(255, longest + 1.5);
}
