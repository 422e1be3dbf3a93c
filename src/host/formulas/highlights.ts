import { shiftFormula } from "../model/shiftFormula";
import type { Area, CellValue, ConditionalFormat, Sheet, Workbook } from "../model/workbook";
import { containsCell, overlaps } from "./address";
import { conditionHolds } from "./condition";
import type { FormulaBook } from "./formulaBook";
import { resolveFormula, type FormulaPart } from "./resolveFormula";

/** What the conditional formats of a sheet make of a cell. */
export interface Highlight {
  fill: string | null;
  color: string | null;
  bold: boolean | null;
  italic: boolean | null;
}

/** The formats whose condition holds in a cell, first in priority first. */
export type HighlightAt = (row: number, column: number) => Highlight | null;

/** Evaluates the formula rules of a sheet over the cells of `area`. */
export function highlightsOf(workbook: Workbook, formulas: FormulaBook, sheet: Sheet, area: Area): HighlightAt {
  const rules = sheet.conditionalFormats.filter(
    (rule) => rule.type === "custom" && rule.formula !== "" && rule.areas.some((one) => overlaps(one, area)),
  );
  if (rules.length === 0) return () => null;
  const holds = conditionsOver(workbook, formulas, sheet, area, rules);
  return (row, column) => {
    let highlight: Highlight | null = null;
    for (const rule of rules) {
      if (!rule.areas.some((one) => containsCell(one, row, column)) || !holds(rule, row, column)) continue;
      highlight = under(highlight, rule);
      if (rule.stopIfTrue) break;
    }
    return highlight;
  };
}

/** What earlier rules set stands. */
const under = (before: Highlight | null, rule: ConditionalFormat): Highlight => ({
  fill: before?.fill ?? rule.fillColor,
  color: before?.color ?? rule.fontColor,
  bold: before?.bold ?? rule.bold,
  italic: before?.italic ?? rule.italic,
});

type Holds = (rule: ConditionalFormat, row: number, column: number) => boolean;

/** A condition that reads the same in several cells is computed once; those beyond the everyday kind in one run. */
function conditionsOver(
  workbook: Workbook,
  formulas: FormulaBook,
  sheet: Sheet,
  area: Area,
  rules: readonly ConditionalFormat[],
): Holds {
  const answers = new Map<string, boolean>();
  const open = new Map<string, readonly FormulaPart[]>();
  for (const rule of rules) {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        if (!rule.areas.some((one) => containsCell(one, row, column))) continue;
        const text = formulaAt(rule, row, column);
        if (answers.has(text) || open.has(text)) continue;
        const parts = resolveFormula(workbook, { sheet, row, column }, text);
        const answer = parts ? conditionHolds(parts) : false;
        if (answer === undefined && parts) open.set(text, parts);
        else answers.set(text, answer === true);
      }
    }
  }
  const computed = formulas.evaluate([...open.values()]);
  for (const [index, text] of [...open.keys()].entries()) answers.set(text, isTrue(computed[index]));
  return (rule, row, column) => answers.get(formulaAt(rule, row, column)) ?? false;
}

/** The rule's formula as it reads in a cell: it is written for the top left of the first area. */
function formulaAt({ areas, formula }: ConditionalFormat, row: number, column: number): string {
  const [first] = areas;
  return shiftFormula(formula, row - (first?.top ?? 0), column - (first?.left ?? 0));
}

const isTrue = (value: CellValue | undefined): boolean => value === true || (typeof value === "number" && value !== 0);
