import type { Day } from "../../kernel/day";
import type { Decimal } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import type { Field } from "../records/field";

/** What a statement file holds, before it is a sheet. All readers of `formats/` answer in these types. */

/** What the rows of a table are. "table": a delimited file or a sheet, whose columns intake is to recognise. */
export type StatementKind =
  | "holdings"
  | "transactions"
  | "pending"
  | "instructions"
  | "penalties"
  | "corporate-actions"
  | "cash"
  | "ledger"
  | "table";

/** By the type of its column: a text, an exact decimal, a calendar day; null where the file says nothing. In a "table", whose columns
 *  are not known, each cell is what it is. */
export type StatementCell = string | Decimal | Day | null;

export interface StatementColumn {
  /** Language-neutral: the field's name, or a name of `statementColumns.ts`. */
  readonly key: string;
  /** The catalogue's field that the column is; null for what matching does not look at. */
  readonly field: Field | null;
  readonly header: Wording;
  readonly type: "text" | "decimal" | "day";
  /** The decimals that its figures were written with, where the file shows them: "81,00" has two. */
  readonly places?: number;
}

export interface StatementTable {
  readonly kind: StatementKind;
  /** What the file calls it, such as the name of a workbook's sheet. */
  readonly name?: string;
  readonly columns: readonly StatementColumn[];
  /** Cells in the order of `columns`. */
  readonly rows: readonly (readonly StatementCell[])[];
  /** By row: the line of the file it begins at, 1-based. */
  readonly lines: readonly number[];
  /** One for each statement whose rows the table holds, pages joined, in the order of the file. */
  readonly statements: readonly StatementHeader[];
  /** What a "table" had above its header and below its last row, as it stood. */
  readonly outside?: readonly OutsideLine[];
}

export interface OutsideLine {
  readonly place: "above" | "below";
  /** 1-based line of the file, or row of its sheet. */
  readonly line: number;
  readonly cells: readonly StatementCell[];
}

/** One statement: an account's, of one day or period. */
export interface StatementHeader {
  /** What an officer calls the format: "MT535", "camt.053.001.08", "CFONB 120", "FEC". */
  readonly format: string;
  readonly reference: string | null;
  /** Statement number, as written. */
  readonly number: string | null;
  readonly account: string | null;
  readonly accountName: string | null;
  readonly currency: string | null;
  /** BIC or name of who sent it. */
  readonly sender: string | null;
  readonly date: Day | null;
  readonly period: { readonly from: Day; readonly to: Day } | null;
  readonly basis: "settled" | "traded" | "contractual" | null;
  /** False where the file holds the changes since the last one only; null where it does not say. */
  readonly isComplete: boolean | null;
  readonly pages: readonly StatementPage[];
  readonly balances: readonly StatementBalance[];
  /** Amounts that the file says its lines add up to. */
  readonly totals: readonly StatementTotal[];
  /** What the rows of a "table" move, where its columns and their signs are certain; the other kinds are added up by their columns. */
  readonly movements?: readonly StatementMovements[];
  /** Its rows in the table. */
  readonly firstRow: number;
  readonly countRows: number;
  /** Line of the file it begins at. */
  readonly line: number;
}

export interface StatementPage {
  readonly number: number;
  /** Null where the page does not say. */
  readonly isLast: boolean | null;
  readonly line: number;
  /** What the page's own intermediate balances are, for the check that pages follow one another. */
  readonly opening: Decimal | null;
  readonly closing: Decimal | null;
}

export interface StatementBalance {
  readonly kind:
    "opening" | "closing" | "available" | "forward-available" | "interim" | "previous-closing" | "information";
  /** As the format has it: "60F", "CLBD", "FIOP". */
  readonly code: string;
  /** Currency of an amount; "UNIT" or "FAMT" of a quantity. */
  readonly unit: string;
  /** The security whose quantity it is; null for cash. */
  readonly security: string | null;
  /** Credit and long positive. */
  readonly amount: Decimal;
  readonly day: Day | null;
  readonly line: number;
}

/** What rows move in one currency, and where their running balance does not follow from the one before. */
export interface StatementMovements {
  /** Currency; "" where the file does not say. */
  readonly unit: string;
  readonly amount: Decimal;
  readonly breaks: readonly RunningBalanceBreak[];
}

export interface RunningBalanceBreak {
  readonly line: number;
  readonly expected: Decimal;
  readonly found: Decimal;
}

/** A control total: what one of its columns (by key) adds up to, in one currency, over all its rows, those that credit or those
 *  that debit (a total of debits is not negative). */
export interface StatementTotal {
  readonly code: string;
  readonly column: string;
  readonly over: "all" | "credits" | "debits";
  readonly unit: string;
  readonly amount: Decimal;
  readonly line: number;
}

/** Something to know about the file, with the remedy in its wording. An "error" says that a part did not come in. */
export interface FileNotice {
  readonly severity: "error" | "warning" | "information";
  readonly code: string;
  readonly line: number | null;
  readonly wording: Wording;
}

export interface FileContent {
  /** All formats found, as an officer calls them, without repeats. */
  readonly formats: readonly string[];
  readonly tables: readonly StatementTable[];
  readonly notices: readonly FileNotice[];
}

/** Called with the fraction (0 to 1) that is read. */
export type OnRead = (fraction: number) => void;

/** Reads a text that was recognised as its format. Never throws, whatever the text: what cannot be read is a notice. */
export type StatementReader = (text: string, onRead: OnRead) => FileContent;

/** A file that somebody brought in, read. */
export interface ImportedFile {
  /** Its name without folders, extension included. */
  readonly name: string;
  readonly byteLength: number;
  /** SHA-256 of its bytes, in hexadecimal: the same file is known again. */
  readonly fingerprint: string;
  readonly content: FileContent;
}
