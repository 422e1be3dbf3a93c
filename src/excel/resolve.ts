import type { CellRange, TableBlock } from "../engine";
import { absoluteAddress, columnRange, quotedSheet } from "./address";
import { FIRST_SPARE_COLUMN } from "./memory";
import type { SheetLayout } from "./ownSheets";
import type { Placements } from "./placement";

/** Puts addresses in the place of `{{marks:SHEET:KEY}}` and `{{table:NAME:KEY}}`. What has no place in the workbook becomes
 *  #REF!, which a plan's formulas catch. */
export function placeholderResolver(
  layout: SheetLayout,
  { placed, spared }: Placements,
  memorySheet: string | null,
): (formula: string) => string {
  const addressOf = new Map<string, string>();
  const put = (kind: string, owner: string, key: string, sheet: string, area: CellRange) =>
    addressOf.set(`${kind}:${owner}:${key}`, `${quotedSheet(sheet)}!${absoluteAddress(area)}`);
  for (const { marks, map, firstColumn } of placed) {
    marks.columns.forEach(({ key }, index) =>
      put("marks", marks.sheet, key, map.name, columnRange(firstColumn + index, marks.firstRow, marks.lastRow)),
    );
  }
  let spareColumn = FIRST_SPARE_COLUMN;
  for (const marks of spared) {
    for (const { key } of marks.columns) {
      if (memorySheet !== null)
        put("marks", marks.sheet, key, memorySheet, columnRange(spareColumn, marks.firstRow, marks.lastRow));
      spareColumn += 1;
    }
  }
  for (const { plan, name } of layout.sheets) {
    for (const block of plan.blocks) {
      if (block.kind !== "table") continue;
      block.columns.forEach(({ key }, index) => put("table", block.name, key, name, tableColumn(block, index)));
    }
  }
  return (formula) =>
    formula.replace(/\{\{(.+?)\}\}(?!\})/g, (_, placeholder: string) => addressOf.get(placeholder) ?? "#REF!");
}

/** The data rows of a table's column. A table without rows keeps one blank row, as Excel's do. */
export const tableColumn = ({ row, column, rows }: TableBlock, index: number): CellRange =>
  columnRange(column + index, row + 1, row + Math.max(1, rows.length));
