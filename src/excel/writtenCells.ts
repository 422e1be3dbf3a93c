import { BREAKS_TABLE, CLOSE_TABLE, CORRECTIONS_TABLE, REPAIRS_TABLE, type Written } from "../engine";
import type { Memory, TableLayout, WrittenCell } from "./memory";
import type { TableMap, WorkbookMap } from "./workbookMap";
import { areaOf, AREA_PROPERTIES } from "./address";

/** The columns of the plan where people write beside a break, and where they decide of a repair. */
const NOTE_COLUMNS = ["owner", "status", "comment"] as const;
const DECISION_COLUMNS = ["decision"] as const;
/** Where they prepare and approve an entry. */
const APPROVAL_COLUMNS = ["preparer", "approver"] as const;
/** And where they sign a point of the close. */
const SIGN_OFF_COLUMNS = ["preparer", "reviewer", "comment"] as const;

/** What people wrote in the writable columns of our tables, and what is remembered of rows that are no longer there. After
 *  an interrupted run the tables may be half written: then the memory alone counts. */
export async function readWritten(
  context: Excel.RequestContext,
  map: WorkbookMap,
  memory: Memory,
): Promise<WrittenCell[]> {
  if (memory.state === "writing") return [...memory.written];
  const tables = memory.layouts.flatMap((layout) => {
    const table = tableOf(map, layout);
    return table ? [askHeaders(context, layout, table)] : [];
  });
  if (tables.length === 0) return [...memory.written];
  await context.sync();

  const columns = tables.flatMap(askColumns);
  await context.sync();
  const standing = columns.flatMap(standingCells);
  const stillThere = new Set(standing.map(placeOf));
  return [
    ...memory.written.filter((cell) => !stillThere.has(placeOf(cell))),
    ...standing.filter(({ text }) => text !== ""),
  ];
}

const placeOf = ({ table, row, column }: WrittenCell): string => [table, row, column].join("\n");

function tableOf(map: WorkbookMap, layout: TableLayout): TableMap | undefined {
  return [...map.own.values()].flatMap(({ tables }) => tables).find(({ name }) => name === layout.given);
}

function askHeaders(context: Excel.RequestContext, layout: TableLayout, { name }: TableMap) {
  const table = context.workbook.tables.getItem(name);
  return {
    layout,
    header: table.getHeaderRowRange().load("values"),
    body: table.getDataBodyRange().load(AREA_PROPERTIES),
  };
}

interface AskedColumn {
  readonly layout: TableLayout;
  readonly keys: Excel.Range;
  readonly written: readonly { readonly key: string; readonly cells: Excel.Range }[];
}

/** Columns are found again by header: a person may have moved them. */
function askColumns({ layout, header, body }: ReturnType<typeof askHeaders>): AskedColumn[] {
  const headers = (header.values[0] ?? []).map(String);
  const { lastRow, firstRow } = areaOf(body);
  const columnOf = (text: string): Excel.Range | null => {
    const index = headers.indexOf(text);
    return index < 0
      ? null
      : body
          .getCell(0, index)
          .getResizedRange(lastRow - firstRow, 0)
          .load("values,text");
  };
  const [keyColumn, ...others] = layout.columns;
  const keys = columnOf(keyColumn?.header ?? "");
  if (keys === null) return [];
  const written = others.flatMap(({ key, header: text, writable }) => {
    const cells = writable ? columnOf(text) : null;
    return cells === null ? [] : [{ key, cells }];
  });
  return [{ layout, keys, written }];
}

/** Blank cells too: a text that somebody erased is not to come back from the memory. */
function standingCells({ layout, keys, written }: AskedColumn): WrittenCell[] {
  return written.flatMap(({ key, cells }) =>
    keys.values.flatMap(([row], index) =>
      row === "" ? [] : [{ table: layout.name, row: String(row), column: key, text: writtenText(cells, index) }],
    ),
  );
}

/** A number or a date as it is shown, unless its column is too narrow to show it. */
function writtenText({ values, text }: Excel.Range, row: number): string {
  const value: unknown = values[row]?.[0];
  const shown = text[row]?.[0] ?? "";
  return typeof value === "string" || shown.startsWith("#") ? String(value) : shown;
}

/** What people wrote, as the engine takes it. */
export function peoplesWords(written: readonly WrittenCell[]): Written {
  return {
    notes: rowsOf(written, BREAKS_TABLE, NOTE_COLUMNS).map(([breakId, note]) => ({ breakId, ...note })),
    repairDecisions: rowsOf(written, REPAIRS_TABLE, DECISION_COLUMNS).flatMap(([repairId, { decision }]) =>
      decision.trim() === "" ? [] : [{ repairId, decision }],
    ),
    approvals: rowsOf(written, CORRECTIONS_TABLE, APPROVAL_COLUMNS).map(([key, approval]) => ({ key, ...approval })),
    signOffs: rowsOf(written, CLOSE_TABLE, SIGN_OFF_COLUMNS).map(([point, signOff]) => ({ point, ...signOff })),
  };
}

/** What was written in some columns of a table, by the key of its row; blank where nothing was. */
function rowsOf<Column extends string>(
  written: readonly WrittenCell[],
  of: string,
  columns: readonly Column[],
): (readonly [row: string, cells: Readonly<Record<Column, string>>])[] {
  const rows = new Map<string, Record<Column, string>>();
  for (const { table, row, column, text } of written) {
    const known = columns.find((name) => name === column);
    if (table !== of || known === undefined) continue;
    const cells = rows.get(row) ?? blank(columns);
    cells[known] = text;
    rows.set(row, cells);
  }
  return [...rows];
}

const blank = <Column extends string>(columns: readonly Column[]): Record<Column, string> =>
  Object.fromEntries(columns.map((column) => [column, ""])) as Record<Column, string>;
