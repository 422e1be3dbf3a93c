import type { Language, Wording } from "../../kernel/language";
import { tableColumns, textBlock, type ListColumn } from "./blocks";
import type { Highlight, OwnSheet, OwnSheetKey, TableBlock } from "./plan";

/** The row of the header of a list: its title and a sentence stand above it. */
export const LIST_HEADER_ROW = 4;

export interface List {
  readonly key: OwnSheetKey;
  readonly name: Wording;
  readonly title: Wording;
  readonly sentence: Wording;
  /** The name of its table: unique in the workbook, language-neutral. */
  readonly table: string;
  readonly columns: readonly ListColumn[];
  readonly rows: TableBlock["rows"];
  readonly highlights?: readonly Highlight[];
}

/** A sheet of one table under a title and a sentence that says what it is. */
export function listSheet(
  { key, name, title, sentence, table, columns, rows, highlights = [] }: List,
  language: Language,
): OwnSheet {
  return {
    key,
    name: name[language],
    columnWidths: columns.map(({ width }) => width),
    frozenRows: LIST_HEADER_ROW,
    blocks: [
      textBlock(1, "title", title[language]),
      textBlock(2, "muted", sentence[language]),
      {
        kind: "table",
        name: table,
        row: LIST_HEADER_ROW,
        column: 1,
        rows,
        highlights,
        columns: tableColumns(columns, language),
      },
    ],
  };
}
