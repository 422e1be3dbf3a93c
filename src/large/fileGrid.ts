import { findTable, notationOf, type Cell, type CellColumns, type Grid } from "../engine";
import type { CellStore } from "./cellStore";
import { typedColumns, type Body, type TypedColumn } from "./typedColumns";

/** What tells the header and the columns of a file. */
const TOP_ROWS = 2_000;
/** Number formats tell a day from an amount: as many rows as are asked of a sheet. */
const FORMAT_ROWS = 80;
const DAY_FORMAT = "dd/mm/yyyy";

/** The rows of a file as a sheet of its name. `firstRow`: what its first row is called. */
export function fileGrid(sheet: string, stores: readonly CellStore[], count: number, firstRow: number): Grid {
  const body = bodyOf(stores, count);
  const columns = new FileColumns(stores, typedColumns(stores, body), count, body.from);
  const top = Array.from({ length: Math.min(count, TOP_ROWS) }, (_, row) => columns.row(row));
  return {
    sheet,
    firstRow,
    firstColumn: 1,
    values: top,
    columns,
    totalRows: count,
    numberFormats: top.slice(0, FORMAT_ROWS).map((_, row) => columns.formats(row)),
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
  };
}

/** The cells of a file. Rows above the first of its table stay as they were written. */
class FileColumns implements CellColumns {
  constructor(
    private readonly stores: readonly CellStore[],
    private readonly typed: readonly TypedColumn[],
    readonly count: number,
    private readonly from: number,
  ) {}

  cell(row: number, column: number): Cell {
    return row < this.from ? this.written(row, column) : (this.typed[column]?.cell(row) ?? "");
  }

  row(row: number): Cell[] {
    return this.typed.map((_, column) => this.cell(row, column));
  }

  formats(row: number): string[] {
    return this.typed.map(({ isDays }) => (isDays && row >= this.from ? DAY_FORMAT : "General"));
  }

  private written(row: number, column: number): string {
    return writtenCell(this.stores[column], row) ?? "";
  }
}

function writtenCell(store: CellStore | undefined, row: number): string | null {
  const code = store?.codes[row] ?? 0;
  return store === undefined || code === 0 ? null : store.text(code - 1);
}

/** The rows below the header, without lines at the end that have few cells and in other columns: remarks, a total. */
function bodyOf(stores: readonly CellStore[], count: number): Body {
  const top = Array.from({ length: Math.min(count, TOP_ROWS) }, (_, row) =>
    stores.map((store) => writtenCell(store, row)),
  );
  const found = findTable(top, stores.length);
  const from = found?.start ?? 0;
  const notation = notationOf(top.slice(from), found?.labels ?? []);
  return { from, to: found ? endOfBody(stores, from, count) : count, order: found ? notation.order : null };
}

function endOfBody(stores: readonly CellStore[], from: number, count: number): number {
  const filled = new Uint16Array(count);
  for (const { codes } of stores) {
    for (let row = from; row < count && row < codes.length; row += 1)
      if ((codes[row] ?? 0) > 0) filled[row] = (filled[row] ?? 0) + 1;
  }
  const rows = new Uint32Array(stores.length + 1);
  for (let row = from; row < count; row += 1) rows[filled[row] ?? 0] = (rows[filled[row] ?? 0] ?? 0) + 1;
  let [usual, below] = [0, rows[0] ?? 0];
  while (usual < stores.length && below * 2 <= count - from) below += rows[(usual += 1)] ?? 0;
  let end = count;
  while (end > from + 1 && (filled[end - 1] ?? 0) * 2 <= usual) end -= 1;
  return end;
}
