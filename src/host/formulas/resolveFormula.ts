import type { Area, Sheet, Workbook } from "../model/workbook";
import { formatAbsolute, parseAddress } from "./address";
import { resolveStructured } from "./structuredReference";
import { findTable, bodyOf, type FormulaPlace } from "./tablePlaces";
import { formulaTokens, type FormulaToken } from "./tokens";

/** Cells that a formula looks at; `text` is how it writes them, without the sheet. */
export interface CellsPart {
  readonly kind: "cells";
  readonly sheet: Sheet;
  readonly area: Area;
  readonly text: string;
}

/** A formula with its references found: names and table references have become cells. */
export type FormulaPart = CellsPart | FormulaToken;

/** Functions whose precedents cannot be read off the formula, or that look outside the workbook: their cells keep the value
 *  they have. */
const OUT_OF_REACH =
  /^(INDIRECT|OFFSET|CELL|INFO|GETPIVOTDATA|RTD|WEBSERVICE|CUBE\w*|IMAGE|STOCKHISTORY|ANCHORARRAY)$/i;
const DEEPEST_NAME = 8;

/** Null where the engine cannot compute the formula faithfully. */
export function resolveFormula(
  workbook: Workbook,
  place: FormulaPlace,
  formula: string,
  depth = 0,
): FormulaPart[] | null {
  if (depth > DEEPEST_NAME) return null;
  const tokens = formulaTokens(formula.replace(/^=/, ""));
  const bindsNames = tokens.some(({ kind, text }) => kind === "function" && /^(LET|LAMBDA)$/i.test(text));
  const parts: FormulaPart[] = [];
  for (const token of tokens) {
    const resolved = resolveToken(workbook, place, token, bindsNames, depth);
    if (!resolved) return null;
    parts.push(...resolved);
  }
  return withoutHyperlinks(parts);
}

function resolveToken(
  workbook: Workbook,
  place: FormulaPlace,
  token: FormulaToken,
  bindsNames: boolean,
  depth: number,
): FormulaPart[] | null {
  switch (token.kind) {
    case "reference":
      return resolveReference(workbook, place, token.text);
    case "structured": {
      const area = resolveStructured(workbook, place, token.text);
      return area && [cells(area.sheet, area.area)];
    }
    case "function":
      return OUT_OF_REACH.test(token.text) ? null : [token];
    case "name":
      return resolveName(workbook, place, token, bindsNames, depth);
    default:
      return [token];
  }
}

function resolveReference(workbook: Workbook, place: FormulaPlace, text: string): FormulaPart[] | null {
  const parsed = parseAddress(text);
  if (!parsed) return null;
  const sheet = parsed.sheet === null ? place.sheet : findSheet(workbook, parsed.sheet);
  return sheet && [{ kind: "cells", sheet, area: parsed.area, text: text.slice(text.lastIndexOf("!") + 1) }];
}

function resolveName(
  workbook: Workbook,
  place: FormulaPlace,
  token: FormulaToken,
  bindsNames: boolean,
  depth: number,
): FormulaPart[] | null {
  if (/^(TRUE|FALSE)$/i.test(token.text)) return [token];
  const bang = token.text.lastIndexOf("!");
  const wanted = token.text.slice(bang + 1).toLowerCase();
  const sheetName = token.text.slice(0, Math.max(0, bang)).replace(/^'|'$/g, "").replaceAll("''", "'");
  const scope = bang < 0 ? place.sheet : findSheet(workbook, sheetName);
  const candidates = workbook.names.filter(({ name }) => name.toLowerCase() === wanted);
  const name = candidates.find((one) => one.scope === scope) ?? candidates.find((one) => one.scope === null);
  if (name) {
    const inner = resolveFormula(workbook, { ...place, sheet: name.scope ?? place.sheet }, name.formula, depth + 1);
    return inner && [open, ...inner, close];
  }
  const table = findTable(workbook, wanted);
  if (table) return [cells(table.sheet, bodyOf(table.table))];
  return bindsNames ? [token] : null;
}

const open: FormulaToken = { kind: "other", text: "(" };
const close: FormulaToken = { kind: "other", text: ")" };

export const cells = (sheet: Sheet, area: Area): CellsPart => ({
  kind: "cells",
  sheet,
  area,
  text: formatAbsolute(area),
});

export const findSheet = (workbook: Workbook, name: string): Sheet | null =>
  workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) ?? null;

/** HYPERLINK(a,b) shows b, HYPERLINK(a) shows a: the engine does not know it. */
function withoutHyperlinks(parts: FormulaPart[]): FormulaPart[] | null {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part?.kind !== "function" || !/^HYPERLINK$/i.test(part.text)) continue;
    const call = callAt(parts, index);
    const shown = call?.args[1] ?? call?.args[0];
    if (!call || !shown) return null;
    parts.splice(index, call.end - index + 1, open, ...shown, close);
  }
  return parts;
}

export interface FunctionCall {
  readonly args: readonly FormulaPart[][];
  /** The index of its closing parenthesis. */
  readonly end: number;
}

/** The call whose function name is `parts[index]`. */
export function callAt(parts: readonly FormulaPart[], index: number): FunctionCall | null {
  const args: FormulaPart[][] = [[]];
  let depth = 0;
  for (let at = index + 1; at < parts.length; at++) {
    const part = parts[at];
    if (!part) return null;
    const text = part.kind === "other" ? part.text : "";
    if (text === "(" || text === "{") depth++;
    if (text === ")" || text === "}") depth--;
    if (depth === 0 && text === ")") return { args: args.map(trimmed), end: at };
    if (depth === 1 && text === ",") args.push([]);
    else if (at > index + 1) args.at(-1)?.push(part);
  }
  return null;
}

const isBlank = (part: FormulaPart | undefined): boolean => part?.kind === "other" && /^\s+$/.test(part.text);

function trimmed(parts: readonly FormulaPart[]): FormulaPart[] {
  const kept = [...parts];
  while (kept.length > 0 && isBlank(kept[0])) kept.shift();
  while (kept.length > 0 && isBlank(kept.at(-1))) kept.pop();
  return kept;
}
