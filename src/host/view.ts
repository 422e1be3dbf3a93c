import type { CellView } from "./embeddedExcel";
import type { FormulaBook } from "./formulas/formulaBook";
import type { Area, Sheet, Workbook } from "./model/workbook";
export function viewCells(_w: Workbook, _f: FormulaBook, _s: Sheet, _a: Area, _l: string): CellView[][] {
  return [];
}
