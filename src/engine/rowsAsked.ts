/** Rows of one sheet, by their numbers in it. */
export interface RowsAsked {
  readonly sheet: string;
  readonly rows: readonly number[];
}

/** Rows as a person writes them: "Trades!12", "'My trades'!12,13"; a column's letters are let go, and "12" alone is a row of
 *  `otherwise`, where that is given. Null for anything else. */
export function rowsAsked(text: string, otherwise: string | null = null): RowsAsked | null {
  const at = text.lastIndexOf("!");
  const named = text.slice(0, Math.max(0, at)).trim();
  const isQuoted = named.length > 2 && named.startsWith("'") && named.endsWith("'");
  const sheet = at < 0 ? (otherwise ?? "") : isQuoted ? named.slice(1, -1).replaceAll("''", "'") : named;
  const parts = text.slice(at + 1).split(",");
  const rows = parts.map((part) => Number(/^[A-Za-z]{0,3}(\d{1,7})$/.exec(part.trim())?.[1] ?? NaN));
  return sheet === "" || rows.some(Number.isNaN) ? null : { sheet, rows };
}
