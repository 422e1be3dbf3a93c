import type { CellView } from "./embeddedExcel";
import type { FormulaBook } from "./formulas/formulaBook";
import { highlightsOf, type Highlight } from "./formulas/highlights";
import type { Area, CellStyle, CellValue, Sheet, Workbook } from "./model/workbook";
import { linkAt } from "./office/cellLinks";
import { formatCellText } from "./numberText";

/** What a person sees in each cell of an area. */
export function viewCells(
  workbook: Workbook,
  formulas: FormulaBook,
  sheet: Sheet,
  area: Area,
  locale: string,
): CellView[][] {
  const highlightAt = highlightsOf(workbook, formulas, sheet, area);
  const rows: CellView[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const views: CellView[] = [];
    for (let column = area.left; column <= area.right; column++) {
      const value = sheet.cells.value(row, column);
      const style = workbook.styles.get(sheet.cells.style(row, column));
      const { text, color } = formatCellText(value, style.numberFormat, workbook.dateSystem, locale);
      const link = linkAt(sheet, row, column)?.documentReference ?? hyperlinkTarget(sheet.cells.formula(row, column));
      views.push({ text, link, ...look(style, highlightAt(row, column), color, value) });
    }
    rows.push(views);
  }
  return rows;
}

function look(
  style: CellStyle,
  highlight: Highlight | null,
  formatColor: string | null,
  value: CellValue,
): Omit<CellView, "text" | "link"> {
  return {
    fill: highlight?.fill ?? style.fillColor,
    color: highlight?.color ?? formatColor ?? style.fontColor,
    bold: highlight?.bold ?? style.bold,
    italic: highlight?.italic ?? style.italic,
    underline: style.underline,
    align: alignmentOf(style, value),
    wrap: style.wrapText,
  };
}

/** Numbers stand right, truth values and errors in the middle, unless the style says otherwise. */
function alignmentOf({ horizontal }: CellStyle, value: CellValue): CellView["align"] {
  if (horizontal === "Right") return "right";
  if (horizontal === "Center" || horizontal === "CenterAcrossSelection") return "center";
  if (horizontal !== "General") return "left";
  if (typeof value === "number") return "right";
  return typeof value === "boolean" || (typeof value === "object" && value !== null) ? "center" : "left";
}

/** Where a HYPERLINK formula with a fixed target in the workbook leads. */
function hyperlinkTarget(formula: string | null): string | null {
  return /HYPERLINK\("#((?:[^"]|"")+)"[,)]/i.exec(formula ?? "")?.[1]?.replaceAll('""', '"') ?? null;
}
