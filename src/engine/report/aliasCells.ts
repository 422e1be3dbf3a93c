import { comparableText } from "../../kernel/text";
import type { Cell } from "../grid";
import { ALIAS_FIELDS, type AliasRow } from "../records/aliasRows";
import { ALIAS_HEADERS } from "./aliasesSheet";

const ROWS_TO_SEARCH = 20;
/** So many of our headers make a header row: a person may have taken a column out. */
const LEAST_HEADERS = 4;

/** The rows of the alias sheet from its cells, whatever the language of its headers and wherever its columns were moved; every
 *  row with anything in it. Null where its header is not there any more. */
export function aliasRowsOf(cells: readonly (readonly Cell[])[]): AliasRow[] | null {
  for (let row = 0; row < Math.min(ROWS_TO_SEARCH, cells.length); row += 1) {
    const columns = columnsOf(cells[row] ?? []);
    if (columns.size < LEAST_HEADERS) continue;
    return cells
      .slice(row + 1)
      .map((line) => aliasRow((field) => String(line[columns.get(field) ?? -1] ?? "").trim()))
      .filter((alias) => ALIAS_FIELDS.some((field) => alias[field] !== ""));
  }
  return null;
}

function columnsOf(cells: readonly Cell[]): Map<keyof AliasRow, number> {
  const columns = new Map<keyof AliasRow, number>();
  cells.forEach((cell, index) => {
    const text = comparableText(String(cell));
    const field = ALIAS_FIELDS.find((known) =>
      [ALIAS_HEADERS[known].en, ALIAS_HEADERS[known].fr].some((header) => comparableText(header) === text),
    );
    if (field && !columns.has(field)) columns.set(field, index);
  });
  return columns;
}

const aliasRow = (text: (field: keyof AliasRow) => string): AliasRow => ({
  kind: text("kind"),
  scope: text("scope"),
  theirs: text("theirs"),
  ours: text("ours"),
  status: text("status"),
  source: text("source"),
  comment: text("comment"),
});
