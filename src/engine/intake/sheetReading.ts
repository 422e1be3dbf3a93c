import type { Decimal } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import type { CellRange, RowRange } from "../grid";
import type { Field } from "../records/field";
import type { RecordTable } from "../records/recordTable";
import type { CancelledSays } from "../records/reversalWords";
import type { Conventions, SheetRole } from "../settings";

/** Why a field stands in a column. */
export interface ColumnUse {
  /** 1-based sheet column. */
  readonly column: number;
  readonly header: string;
  /** 0 to 1. Below 0.6 a person should look. */
  readonly confidence: number;
  readonly evidence: Wording;
  /** Further columns whose amounts are added to this one's: commission, other fees and VAT are all fees. */
  readonly added?: readonly number[];
  /** The column of sold quantities, where bought and sold ones have a column each. */
  readonly soldColumn?: number;
}

/** What a sheet looks like, before its rows are read: found from its top rows alone. */
export interface SheetSurvey {
  readonly sheet: string;
  /** "book" the firm's record, "accounting" a second one of its own, "statement" the custodian's, "ignored" no table of trades that we can read. */
  readonly role: SheetRole;
  readonly roleConfidence: number;
  readonly roleEvidence: Wording;
  /** 1-based; the last header row where the header has two lines. 0 where no header was found. */
  readonly headerRow: number;
  readonly firstRow: number;
  /** Sheet rows from `firstRow` to the end of the used part, totals and blank rows among them: an upper bound of records. */
  readonly countRows: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** The header texts in the order of their columns: what a layout is known by. */
  readonly headers: readonly string[];
  readonly columns: Partial<Readonly<Record<Field, ColumnUse>>>;
  readonly conventions: Conventions;
  /** Headers that were not understood, by column. */
  readonly unused: readonly { readonly column: number; readonly header: string }[];
  /** The Excel table that the data stand in, if they do. */
  readonly table: { readonly name: string; readonly range: CellRange } | null;
  readonly notices: readonly Notice[];
}

/** Something about a cell or a sheet that a person should know, with the remedy in its wording. */
export interface Notice {
  readonly sheet: string;
  readonly row: number | null;
  /** Column letters. */
  readonly column: string | null;
  readonly code: string;
  readonly wording: Wording;
}

export type SetAsideCode =
  | "total"
  | "repeated-header"
  | "other-table"
  | "note"
  | "cancelled"
  | "other-statement"
  | "other-book"
  | "repeated-row"
  | "reversed"
  | "earlier-part"
  | "other-account"
  | "ignored"
  | "unreadable";

/** A row that was read and is not reconciled. */
export interface SetAsideRow {
  readonly row: number;
  readonly code: SetAsideCode;
  readonly reason: Wording;
  /** Of a row that was read as a record: its currency and net amount, for the proof. */
  readonly currency?: string | null;
  readonly amount?: Decimal | null;
}

/** A cell that could not be read as what its column holds. */
export interface UnreadableCell extends Notice {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** Rows that their status calls cancelled. They are set aside; what each of them says may void another row of its side. */
export interface CancelledRows {
  readonly records: RecordTable;
  /** By record. */
  readonly says: readonly CancelledSays[];
}

/** A row that takes no part because its side took it back, or one that takes another back. */
export interface WithdrawnRow {
  readonly sheet: string;
  /** Where the row stands in its table. */
  readonly records: RecordTable;
  readonly record: number;
  /** The other row of the pair; null where a status alone says that the row is void. */
  readonly other: { readonly sheet: string; readonly row: number } | null;
  /** Whether it is the one that takes the other back. */
  readonly isReversal: boolean;
}

/** One sheet, read: every row from `survey.firstRow` to `lastRow` is a record, set aside, or wholly blank. */
export interface SheetReading {
  readonly survey: SheetSurvey;
  readonly lastRow: number;
  readonly records: RecordTable;
  readonly setAside: readonly SetAsideRow[];
  readonly cancelled: CancelledRows;
  /** The rows that are withdrawn, once those of its side were looked at. */
  readonly withdrawn: readonly WithdrawnRow[];
  readonly unreadable: readonly UnreadableCell[];
  readonly notices: readonly Notice[];
  readonly hiddenRows: readonly RowRange[];
}
