import { statementColumn, type StatementColumnKey } from "./statementColumns";
import type { StatementCell, StatementColumn, StatementHeader, StatementKind, StatementTable } from "./statementFile";

/** What a reader knows of a statement; its rows are counted by the builder. */
export type StatementDraft = Omit<StatementHeader, "firstRow" | "countRows">;

type Cells = Readonly<Record<string, StatementCell | undefined>>;

/** Collects the rows of one kind from a file, statement by statement, and leaves out the columns that stay empty. */
export class TableBuilder {
  private readonly columns = new Map<string, StatementColumn>();
  private readonly rows: Cells[] = [];
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
    if (!this.columns.has(column.key)) this.columns.set(column.key, column);
  }

  /** A row of the statement that is being read; cells by column key. */
  addRow(cells: Partial<Record<StatementColumnKey, StatementCell>> & Cells, line: number): void {
    this.rows.push(cells);
    this.lines.push(line);
  }

  /** Ends the statement that all rows since the last one belong to. */
  endStatement(draft: StatementDraft): void {
    this.statements.push({ ...draft, firstRow: this.firstRow, countRows: this.rows.length - this.firstRow });
    this.firstRow = this.rows.length;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0 && this.statements.length === 0;
  }

  finish(): StatementTable {
    const used = [...this.columns.values()].filter(({ key }) =>
      this.rows.some((row) => row[key] !== undefined && row[key] !== null),
    );
    return {
      kind: this.kind,
      columns: used,
      rows: this.rows.map((row) => used.map(({ key }) => row[key] ?? null)),
      lines: this.lines,
      statements: this.statements,
    };
  }
}
