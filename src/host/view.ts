import type { CellView } from "./embeddedExcel";
import type { FormulaBook } from "./formulas/formulaBook";
import { callAt, resolveFormula, type FormulaPart } from "./formulas/resolveFormula";
import { formulaTokens } from "./formulas/tokens";
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
  const links = formulaLinks(workbook, formulas, sheet, area);
  const rows: CellView[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const views: CellView[] = [];
    for (let column = area.left; column <= area.right; column++) {
      const value = sheet.cells.value(row, column);
      const style = workbook.styles.get(sheet.cells.style(row, column));
      const { text, color } = formatCellText(value, style.numberFormat, workbook.dateSystem, locale);
      const link = linkAt(sheet, row, column)?.documentReference ?? links.get(`${row} ${column}`) ?? null;
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

/** Where the HYPERLINK formulas of an area lead within the workbook: their first argument, computed, without its "#". */
function formulaLinks(workbook: Workbook, formulas: FormulaBook, sheet: Sheet, area: Area): Map<string, string> {
  const targets = new Map<string, readonly FormulaPart[]>();
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const formula = sheet.cells.formula(row, column);
      const target = formula !== null && /HYPERLINK\(/i.test(formula) ? targetOf(formula) : null;
      const parts = target === null ? null : resolveFormula(workbook, { sheet, row, column }, target);
      if (parts) targets.set(`${row} ${column}`, parts);
    }
  }
  const computed = formulas.evaluate([...targets.values()]);
  const links = new Map<string, string>();
  for (const [index, place] of [...targets.keys()].entries()) {
    const target = computed[index];
    if (typeof target === "string" && target.startsWith("#")) links.set(place, target.slice(1));
  }
  return links;
}

/** The text of the first argument of a formula's HYPERLINK. */
function targetOf(formula: string): string | null {
  const tokens = formulaTokens(formula.slice(1));
  const call = callAt(
    tokens,
    tokens.findIndex(({ kind, text }) => kind === "function" && /^HYPERLINK$/i.test(text)),
  );
  return call?.args[0]?.map(({ text }) => text).join("") ?? null;
}
