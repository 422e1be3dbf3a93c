import type { Language, Wording } from "../../kernel/language";
import type { TableColumn, TextBlock, TextStyle } from "./plan";

/** A column of a table in both languages. */
export interface ListColumn<Key extends string = string> {
  readonly key: Key;
  readonly header: Wording;
  readonly width: number;
  readonly numberFormat?: string | null;
  /** People may write in it, and their words are kept. */
  readonly writable?: boolean;
}

export const tableColumns = (
  columns: readonly Pick<ListColumn, "key" | "header" | "numberFormat" | "writable">[],
  language: Language,
): TableColumn[] =>
  columns.map(({ key, header, numberFormat, writable }) => ({
    key,
    header: header[language],
    numberFormat: numberFormat ?? null,
    wrap: false,
    writable: writable ?? false,
  }));

/** A sentence at the left of a row. */
export const textBlock = (row: number, style: TextStyle, text: string): TextBlock => ({
  kind: "text",
  row,
  column: 1,
  style,
  numberFormat: null,
  cells: [[text]],
});
