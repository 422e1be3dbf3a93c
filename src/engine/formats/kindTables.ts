import type { StatementColumnKey } from "./statementColumns";
import type { StatementKind, StatementTable } from "./statementFile";
import { TableBuilder } from "./tableBuilder";

/** One table for each kind of a file, in the order in which they are asked for, whichever messages their rows come from. */
export class KindTables {
  private readonly byKind = new Map<StatementKind, TableBuilder>();

  /** The table of a kind; whoever asks first says its columns. */
  of(kind: StatementKind, columns: readonly StatementColumnKey[]): TableBuilder {
    const known = this.byKind.get(kind);
    if (known) return known;
    const table = new TableBuilder(kind, columns);
    this.byKind.set(kind, table);
    return table;
  }

  /** The tables that hold something. */
  finish(): StatementTable[] {
    return [...this.byKind.values()].flatMap((table) => table.tables());
  }
}
