import type { Language, Wording } from "../../kernel/language";
import type { Highlight, OwnSheet, OwnSheetKey, TableBlock } from "./plan";

/** The row of the header of a list: its title and a sentence stand above it. */
export const LIST_HEADER_ROW = 4;

export interface ListColumn<Key extends string = string> {
  readonly key: Key;
  readonly header: Wording;
  readonly width: number;
  readonly numberFormat?: string | null;
  /** People may write in it, and their words are kept. */
  readonly writable?: boolean;
}

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
  const text = (row: number, style: "title" | "muted", wording: Wording) =>
    ({ kind: "text", row, column: 1, style, numberFormat: null, cells: [[wording[language]]] }) as const;
  return {
    key,
    name: name[language],
    columnWidths: columns.map(({ width }) => width),
    frozenRows: LIST_HEADER_ROW,
    blocks: [
      text(1, "title", title),
      text(2, "muted", sentence),
      {
        kind: "table",
        name: table,
        row: LIST_HEADER_ROW,
        column: 1,
        rows,
        highlights,
        columns: columns.map(({ key: columnKey, header, numberFormat, writable }) => ({
          key: columnKey,
          header: header[language],
          numberFormat: numberFormat ?? null,
          wrap: false,
          writable: writable ?? false,
        })),
      },
    ],
  };
}
