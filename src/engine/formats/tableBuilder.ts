import { statementColumn, type StatementColumnKey } from "./statementColumns";
import type { StatementCell, StatementColumn, StatementHeader, StatementKind, StatementTable } from "./statementFile";

/** What a reader knows of a statement; its rows are counted by the builder. */
export type StatementDraft = Omit<StatementHeader, "firstRow" | "countRows">;

/** A statement of which the file says nothing: what is known is put over it. */
export const NOTHING_SAID = {
  reference: null,
  number: null,
  account: null,
  accountName: null,
  currency: null,
  sender: null,
  date: null,
  period: null,
  basis: null,
  isComplete: null,
  pages: [],
  balances: [],
  totals: [],
} as const satisfies Omit<StatementDraft, "format" | "line">;

type Cells = Readonly<Record<string, StatementCell | undefined>>;

/** More columns than any statement has kinds of balances. */
const MOST_COLUMNS = 250;

/** Collects the rows of one kind from a file, statement by statement, and leaves out the columns that stay empty. */
export class TableBuilder {
  private readonly columns: StatementColumn[] = [];
  private readonly keys = new Set<string>();
  /** By column: whether a row has anything in it. */
  private readonly isUsed: boolean[] = [];
  /** Cells in the order of `columns`; those of columns that came later are missing from the earlier rows. */
  private readonly rows: StatementCell[][] = [];
  private readonly lines: number[] = [];
  private readonly statements: StatementHeader[] = [];
  private firstRow = 0;

  /** `keys` in the order in which a person reads them. */
  constructor(
    private readonly kind: StatementKind,
    keys: readonly StatementColumnKey[],
  ) {
    for (const key of keys) this.addColumn(statementColumn(key));
  }

  /** A column that only this file has, such as a sub-balance's; a key that is known is left as it is. */
  addColumn(column: StatementColumn): void {
    if (this.keys.has(column.key)) return;
    this.keys.add(column.key);
    this.columns.push(column);
    this.isUsed.push(false);
  }

  /** Whether a column that the file's own codes call for still fits: a file with ever new codes must not grow without bound. */
  hasRoomFor({ key }: StatementColumn): boolean {
    return this.keys.has(key) || this.keys.size < MOST_COLUMNS;
  }

  /** A row of the statement that is being read; cells by column key. */
  addRow(cells: Partial<Record<StatementColumnKey, StatementCell>> & Cells, line: number): void {
    const row: StatementCell[] = [];
    for (let index = 0; index < this.columns.length; index += 1) {
      const cell = cells[this.columns[index]?.key ?? ""] ?? null;
      if (cell !== null) this.isUsed[index] = true;
      row.push(cell);
    }
    this.rows.push(row);
    this.lines.push(line);
  }

  /** Ends the statement that all rows since the last one belong to. */
  endStatement(draft: StatementDraft): void {
    this.statements.push({ ...draft, firstRow: this.firstRow, countRows: this.rows.length - this.firstRow });
    this.firstRow = this.rows.length;
  }

  private get isEmpty(): boolean {
    return this.rows.length === 0 && this.statements.length === 0;
  }

  /** The table, where it holds anything. */
  tables(): StatementTable[] {
    return this.isEmpty ? [] : [this.finish()];
  }

  finish(): StatementTable {
    const used = this.columns.flatMap((column, index) => (this.isUsed[index] === true ? [{ column, index }] : []));
    return {
      kind: this.kind,
      columns: used.map(({ column }) => column),
      rows: this.rows.map((row) => used.map(({ index }) => row[index] ?? null)),
      lines: this.lines,
      statements: this.statements,
    };
  }
}
