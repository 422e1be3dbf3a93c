import type { SheetRole } from "../settings";

/** What is to be written into the workbook, as data: `src/excel` applies it, and knows nothing of what it means. */
export interface WorkbookPlan {
  readonly marks: readonly SheetMarks[];
  /** Our own visible sheets, in tab order. */
  readonly sheets: readonly OwnSheet[];
  /** Tables of the very hidden sheet: settings, notes of cleared breaks, run record. */
  readonly memory: readonly MemoryTable[];
}

/** A text, a number, a blank, or a formula in English notation with A1 references. A text is never a formula, whatever it
 *  starts with: `src/excel` sees to that. */
export type PlannedCell = string | number | null | { readonly formula: string };

/** Our columns beside one reconciled sheet's data, and the highlights that look at them. */
export interface SheetMarks {
  readonly sheet: string;
  readonly role: SheetRole;
  /** The header row, 1-based; our headers go on it. */
  readonly headerRow: number;
  /** The data: what is highlighted, and what our columns stand beside. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** The Excel table that holds the data; our columns join it where its neighbours are free. */
  readonly table: string | null;
  readonly columns: readonly MarkColumn[];
  readonly highlights: readonly Highlight[];
}

export interface MarkColumn {
  /** "rowId", "status", "break", "explanation": names the column in placeholders of formulas. */
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly numberFormat: string | null;
  /** One cell for each row from `firstRow` to `lastRow`. */
  readonly cells: readonly PlannedCell[];
}

/** A conditional format over the data: rows whose mark column `key` equals one of `codes` get `style`. With `columns`,
 *  only those columns of the row. */
export interface Highlight {
  readonly key: string;
  readonly codes: readonly string[];
  readonly style: HighlightStyle;
  readonly columns: readonly number[] | null;
}

export type HighlightStyle =
  "matched" | "break-high" | "break-medium" | "break-low" | "missing" | "waiting" | "set-aside" | "cell-differs";

export type OwnSheetKey =
  | "summary"
  | "breaks"
  | "three-way"
  | "matches"
  | "corrections"
  | "holdings"
  | "cash"
  | "results"
  | "balance"
  | "controls"
  | "set-aside"
  | "close"
  | "decisions"
  | "repairs"
  | "aliases";

export interface OwnSheet extends SheetPlan {
  readonly key: OwnSheetKey;
  /** It has nothing to say here: it is written only where an earlier run left it. */
  readonly isKeptOnly?: boolean;
}

/** A sheet to be written. */
export interface SheetPlan {
  /** The name in the user's language; another is found when it is taken. */
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly frozenRows: number;
  /** A page for reading rather than a table: without grid lines. */
  readonly isPage?: true;
  readonly blocks: readonly SheetBlock[];
}

export type SheetBlock = TextBlock | TableBlock | ChartBlock;

/** Cells outside a table: titles, sentences, figures. */
export interface TextBlock {
  readonly kind: "text";
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly PlannedCell[])[];
  readonly style: TextStyle;
  readonly numberFormat: string | null;
}

export type TextStyle = "title" | "heading" | "body" | "muted" | "figure" | "good" | "bad";

/** A real Excel table. */
export interface TableBlock {
  readonly kind: "table";
  /** Unique in the workbook, language-neutral: "Concordance_Breaks". */
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly PlannedCell[])[];
  /** Highlights within the table: `key` names a column by its `key`. */
  readonly highlights: readonly Highlight[];
}

export interface TableColumn {
  readonly key: string;
  readonly header: string;
  readonly numberFormat: string | null;
  readonly wrap: boolean;
  /** A person writes here: the text is read back and kept by the row's key column on the next run. */
  readonly writable: boolean;
}

/** A native chart over a table of the same sheet. */
export interface ChartBlock {
  readonly kind: "chart";
  readonly name: string;
  readonly chartType: "bar-clustered" | "bar-stacked" | "column-clustered" | "column-stacked";
  readonly title: string;
  readonly table: string;
  readonly categoryColumn: string;
  readonly valueColumns: readonly string[];
  /** The cells it covers. */
  readonly topLeft: { readonly row: number; readonly column: number };
  readonly bottomRight: { readonly row: number; readonly column: number };
}

/** Rows of text in the very hidden sheet. */
export interface MemoryTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Formulas of a plan name cells whose place is known only when it is applied, as `{{marks:SHEET:KEY}}` (the absolute data
 *  range of a mark column, "'Trades'!$N$5:$N$400") and `{{table:NAME:KEY}}` (the absolute data range of a table column). */
export const marksRange = (sheet: string, key: string): string => `{{marks:${sheet}:${key}}}`;
export const tableRange = (table: string, key: string): string => `{{table:${table}:${key}}}`;
