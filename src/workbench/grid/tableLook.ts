import type { CellView, Sheet } from "../../host";

const HEADER = { fill: "#0F703B", color: "#FFFFFF", bold: true };
const BAND = { fill: "#F1F8F4" };

/** How an Excel table makes its cells look, where they have no fill of their own: the workbook's views hold what is in the cells,
 *  and a table's style is not. */
export function withTableLook(sheet: Sheet, row: number, column: number, cell: CellView): CellView {
  if (cell.fill !== null) return cell;
  for (const { area, hasHeaders, hasTotals, showBandedRows } of sheet.tables) {
    if (row < area.top || row > area.bottom || column < area.left || column > area.right) continue;
    if (hasHeaders && row === area.top) return { ...cell, ...HEADER };
    if (hasTotals && row === area.bottom) return { ...cell, bold: true };
    const fromFirst = row - area.top - (hasHeaders ? 1 : 0);
    return showBandedRows && fromFirst % 2 === 0 ? { ...cell, ...BAND } : cell;
  }
  return cell;
}
