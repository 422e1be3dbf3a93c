import type { Sheet } from "../model/workbook";
import { quoteSheetName } from "../formulas/address";
import { formulaTokens, type FormulaToken } from "../formulas/tokens";
import type { OfficeHost } from "./officeHost";

/** Renames a sheet and everything that names it: formulas, names, conditional formats, links, charts. */
export function renameSheet(host: OfficeHost, sheet: Sheet, name: string): void {
  const before = sheet.name;
  sheet.name = name;
  rewriteEverywhere(host, (formula) => replaceSheet(formula, before, (rest) => `${quoteSheetName(name)}!${rest}`));
  host.calculator.touchStructure();
  host.somethingSeen();
}

/** What referred to a sheet that goes becomes #REF!. Call it before the sheet leaves the workbook. */
export function forgetSheet(host: OfficeHost, sheet: Sheet): void {
  const tables = sheet.tables.map(({ name }) => name.toLowerCase());
  rewriteEverywhere(host, (formula) => {
    const without = replaceSheet(formula, sheet.name, () => "#REF!");
    return tables.length === 0
      ? without
      : mapTokens(without, (token) => (isOfTable(token, tables) ? "#REF!" : token.text));
  });
  host.calculator.touchStructure();
}

const isOfTable = ({ kind, text }: FormulaToken, tables: readonly string[]): boolean =>
  kind === "structured" && tables.includes(text.slice(0, text.indexOf("[")).toLowerCase());

/** Rewrites every formula of the workbook; a formula cell keeps its value. */
export function rewriteEverywhere(host: OfficeHost, rewrite: (formula: string, sheet: Sheet | null) => string): void {
  const { sheets, names } = host.workbook;
  for (const sheet of sheets) {
    for (const { row, column, formula } of [...sheet.cells.formulas()]) {
      const changed = rewrite(formula, sheet);
      if (changed === formula) continue;
      sheet.cells.setFormula(row, column, changed, sheet.cells.value(row, column));
      host.calculator.touch(sheet, { top: row, left: column, bottom: row, right: column });
    }
    for (const format of sheet.conditionalFormats) {
      if (format.type === "custom") format.formula = rewrite(format.formula, sheet);
    }
    for (const [key, link] of sheet.hyperlinks) {
      const changed = link.documentReference === null ? null : rewrite(link.documentReference, null);
      if (changed !== link.documentReference) sheet.hyperlinks.set(key, { ...link, documentReference: changed });
    }
    for (const chart of sheet.charts) {
      for (const series of chart.series ?? []) {
        series.values = rewrite(series.values, null);
        series.categories = rewrite(series.categories, null);
      }
    }
  }
  for (const name of names) name.formula = rewrite(name.formula, name.scope);
}

export function mapTokens(formula: string, map: (token: FormulaToken) => string): string {
  return formulaTokens(formula).map(map).join("");
}

function replaceSheet(formula: string, name: string, replacement: (rest: string) => string): string {
  const quoted = `'${name.replaceAll("'", "''")}'!`.toLowerCase();
  const plain = `${name}!`.toLowerCase();
  if (!formula.toLowerCase().includes(plain) && !formula.toLowerCase().includes(quoted)) return formula;
  return mapTokens(formula, ({ kind, text }) => {
    if (kind !== "reference" && kind !== "name") return text;
    const lower = text.toLowerCase();
    const prefix = [quoted, plain].find((candidate) => lower.startsWith(candidate));
    return prefix === undefined ? text : replacement(text.slice(prefix.length));
  });
}
