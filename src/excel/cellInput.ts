import type { PlannedCell } from "../engine";

/** What Excel takes as a cell's content, as if it had been typed. */
export type CellInput = string | number;

const MAX_CELL_CHARACTERS = 32_767;
const BOOLEAN_WORDS = new Set(["true", "false", "vrai", "faux"]);

/** A text is never a formula, a number, a date or TRUE, whatever it looks like: an apostrophe keeps it. Only words that no
 *  language of Excel reads otherwise go without. */
export function textInput(text: string): string {
  const whole = text.length < MAX_CELL_CHARACTERS ? text : `${text.slice(0, MAX_CELL_CHARACTERS - 2)}…`;
  return whole === "" || isPlainWords(whole) ? whole : `'${whole}`;
}

const isPlainWords = (text: string): boolean => /^\p{L}[^\d]*$/su.test(text) && !BOOLEAN_WORDS.has(text.toLowerCase());

/** `resolve` puts addresses in the place of a formula's placeholders. */
export function cellInput(cell: PlannedCell, resolve: (formula: string) => string): CellInput {
  if (cell === null) return "";
  if (typeof cell === "number") return cell;
  return typeof cell === "string" ? textInput(cell) : resolve(cell.formula);
}
