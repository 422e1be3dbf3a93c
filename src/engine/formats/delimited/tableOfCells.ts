import { cleanText } from "../../../kernel/text";
import { isoText, type Day } from "../../../kernel/day";
import type { Wording } from "../../../kernel/language";
import type { CellRange } from "../../grid";
import { scanDate } from "../../intake/dateText";
import type {
  OutsideLine,
  StatementBalance,
  StatementCell,
  StatementColumn,
  StatementHeader,
  StatementTable,
} from "../statementFile";
import { NOTHING_SAID } from "../tableBuilder";
import { columnNames } from "./columnNames";
import { findTable, isBlankRow, type CellRow, type FoundTable } from "./findTable";
import {
  dayWritten,
  notationOf,
  statementFacts,
  type Notation,
  type StatedBalance,
  type StatementFacts,
} from "./statementFacts";
import type { ToldOfRows, TypedRows } from "./typedColumns";
import { tableMovements, type TableMovements } from "./tableMovements";

/** Cells as a file holds them, each row with the line it begins at. */
export interface FileCells {
  readonly format: string;
  readonly name?: string;
  readonly rows: readonly CellRow[];
  readonly lines: readonly number[];
  readonly width: number;
  readonly merged?: readonly CellRange[];
  /** Makes figures and days of the texts of the table's own rows, where the file has neither. */
  readonly withTypes?: (rows: readonly CellRow[], width: number, told: ToldOfRows) => TypedRows;
}

/** A table that was read, and where its header stands; null where none was found, and the cells are as they stood. */
export interface CellsRead {
  readonly table: StatementTable;
  readonly header: { readonly line: number; readonly labels: readonly string[] } | null;
}

/** Cells as a table with a header of its own, what the lines around it say of its account, dates and balances, and these lines as
 *  they stood: no cell is lost. */
export function tableOfCells(file: FileCells): CellsRead {
  const found = findTable(file.rows, file.width, file.merged);
  return found
    ? { table: tableOf(file, found), header: headerOf(file, found) }
    : { table: plainTable(file), header: null };
}

const headerOf = ({ lines }: FileCells, { header, labels }: FoundTable): CellsRead["header"] => ({
  line: lines[header[1]] ?? 0,
  labels,
});

/** Cells as they stand, for intake or a person to find a header in. */
function plainTable({ rows, lines, width, name, withTypes }: FileCells): StatementTable {
  const typed = withTypes ? withTypes(rows, width, { hasHeader: false, order: null }).rows : rows;
  return {
    kind: "table",
    ...(name === undefined ? {} : { name }),
    columns: Array.from({ length: width }, (_, index) => ({
      key: `column${index + 1}`,
      field: null,
      header: { en: "", fr: "" },
      type: "text" as const,
    })),
    rows: typed.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null)),
    lines,
    statements: [],
  };
}

function tableOf(file: FileCells, found: FoundTable): StatementTable {
  const { rows, lines, width, format, name } = file;
  const written = rows.slice(found.start, found.end);
  const notation = notationOf(written, found.labels);
  const told = { hasHeader: true, order: notation.order };
  const { rows: data, places } = file.withTypes?.(written, width, told) ?? { rows: written, places: [] };
  const names = columnNames(found.labels, width, data);
  const kept = names.flatMap((header, column) => (header === null ? [] : [{ header, column }]));
  const types = typesOf(data, width);
  const mixed = new Set(types.flatMap((ofColumn, column) => (isMixed(ofColumn) ? [column] : [])));
  const outside = outsideLines(file, found);
  const facts = statementFacts(outside, found.labels, notation);
  const ownLines = lines.slice(found.start, found.end);
  const statement = statementOf({ format, facts, notation, line: lines[0] ?? 1 }, data, found.labels, ownLines);
  return {
    kind: "table",
    ...(name === undefined ? {} : { name }),
    columns: kept.map(({ header, column }) => columnOf(header, column, types[column], places[column] ?? 0)),
    rows: data.map((row) => kept.map(({ column }) => asOneKind(row[column] ?? null, mixed.has(column)))),
    lines: ownLines,
    statements: statement ? [statement] : [],
    outside,
  };
}

/** Lines around the table that hold anything. A header of two lines stays among them as it stood. */
function outsideLines({ rows, lines }: FileCells, { header, start, end }: FoundTable): OutsideLine[] {
  const above = header[0] === header[1] ? header[0] : header[1] + 1;
  const place = (row: number): OutsideLine["place"] | null => {
    if (row < above || (row > header[1] && row < start)) return "above";
    return row >= end ? "below" : null;
  };
  return rows.flatMap((cells, row) => {
    if (row >= start && row < end) return [];
    const where = place(row);
    return where === null || isBlankRow(cells) ? [] : [{ place: where, line: lines[row] ?? 0, cells }];
  });
}

type CellType = StatementColumn["type"];

/** The types of the cells of each column. */
function typesOf(rows: readonly CellRow[], width: number): ReadonlySet<CellType>[] {
  const types = Array.from({ length: width }, () => new Set<CellType>());
  for (const row of rows) {
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column] ?? null;
      if (cell !== null)
        types[column]?.add(typeof cell === "number" ? "day" : typeof cell === "object" ? "decimal" : "text");
    }
  }
  return types;
}

function columnOf(
  header: Wording,
  column: number,
  types: ReadonlySet<CellType> | undefined,
  places: number,
): StatementColumn {
  const type = !types || isMixed(types) ? "text" : types.has("day") ? "day" : types.has("decimal") ? "decimal" : "text";
  return { key: `column${column + 1}`, field: null, header, type, ...(places > 0 ? { places } : {}) };
}

/** Days and figures in one column have no format in common: the days are written out. */
const isMixed = (types: ReadonlySet<CellType>): boolean => types.has("day") && types.has("decimal");

const asOneKind = (cell: StatementCell, isMixedColumn: boolean): StatementCell =>
  isMixedColumn && typeof cell === "number" ? isoText(cell) : cell;

interface StatementSource {
  readonly format: string;
  readonly facts: StatementFacts;
  readonly notation: Notation;
  readonly line: number;
}

/** Null where the file says nothing of whose statement it is, of when, or of its balances. */
function statementOf(
  { format, facts, notation, line }: StatementSource,
  rows: readonly CellRow[],
  labels: readonly string[],
  lines: readonly number[],
): StatementHeader | null {
  const header = labels.map((label) => (label === "" ? null : label));
  const moved = tableMovements([header, ...rows], lines, {
    currency: facts.currency,
    isStated: facts.balances.length > 0,
  });
  const isDated = facts.balances.some(({ kind }) => kind === "dated");
  const balances = balancesOf(facts, moved, isDated ? daysAtEnds(rows, notation) : null, line);
  const { account, accountName, currency, sender, number, date, period } = facts;
  const said = [account, accountName, currency, sender, number, date, period];
  if (said.every((fact) => fact === null) && balances.length === 0) return null;
  return {
    ...NOTHING_SAID,
    ...{ format, account, accountName, sender, number, date, period, balances, line },
    currency: currency ?? onlyUnit(balances),
    ...(moved && moved.movements.length > 0 ? { movements: moved.movements } : {}),
    firstRow: 0,
    countRows: rows.length,
  };
}

function onlyUnit(balances: readonly StatementBalance[]): string | null {
  const units = new Set(balances.map(({ unit }) => unit).filter((unit) => unit !== ""));
  const [unit] = units.size === 1 ? units : [];
  return unit ?? null;
}

/** The balances that the lines state, else those that a running balance gives. */
function balancesOf(
  facts: StatementFacts,
  moved: TableMovements | null,
  ends: { readonly first: Day; readonly last: Day } | null,
  line: number,
): StatementBalance[] {
  const [onlyMoved, ...others] = moved?.movements ?? [];
  const unitOf = ({ currency }: StatedBalance): string =>
    currency ?? facts.currency ?? (onlyMoved && others.length === 0 ? onlyMoved.unit : "");
  const stated = facts.balances.map((balance): StatementBalance => {
    const { code, amount, day, line: at } = balance;
    return { kind: kindOf(balance, facts, ends), code, unit: unitOf(balance), security: null, amount, day, line: at };
  });
  const isStated = (kind: StatementBalance["kind"], unit: string): boolean =>
    stated.some((balance) => balance.kind === kind && balance.unit === unit);
  const given = (moved?.running ?? []).flatMap(({ unit, opening, closing }) =>
    [["opening", opening] as const, ["closing", closing] as const].flatMap(([kind, amount]): StatementBalance[] =>
      isStated(kind, unit) ? [] : [{ kind, code: RUNNING, unit, security: null, amount, day: null, line }],
    ),
  );
  return onlyOnce([...stated, ...given]);
}

const RUNNING = "running";

/** A balance that is stated twice in two ways opens or closes nothing: it is kept as information. */
const onlyOnce = (balances: readonly StatementBalance[]): StatementBalance[] =>
  balances.map((balance) => {
    const rivals = balances.filter(({ kind, unit }) => kind === balance.kind && unit === balance.unit);
    const isContested = rivals.some(
      ({ amount }) => amount.units !== balance.amount.units || amount.scale !== balance.amount.scale,
    );
    return isContested ? { ...balance, kind: "information" } : balance;
  });

/** "Balance at 31/10": it closes where its day is that of the last row or later, it opens where it is before the first. */
function kindOf(
  { kind, day }: StatedBalance,
  { period, date }: StatementFacts,
  ends: { readonly first: Day; readonly last: Day } | null,
): StatementBalance["kind"] {
  if (kind !== "dated") return kind;
  const from = period?.from ?? ends?.first;
  const to = period?.to ?? date ?? ends?.last;
  if (day === null || from === undefined || to === undefined) return "information";
  if (day >= to) return "closing";
  return day < from || (period !== null && day === from) ? "opening" : "information";
}

/** The earliest and the latest day of the column that holds dates first; null where one of them could be two days. */
function daysAtEnds(rows: readonly CellRow[], { order }: Notation): { first: Day; last: Day } | null {
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    if (dayIn(rows[0]?.[column] ?? null, order) === null) continue;
    let [first, last] = [Infinity, -Infinity];
    for (const row of rows) {
      const day = dayIn(row[column] ?? null, order);
      if (day === null) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
    return { first: first as Day, last: last as Day };
  }
  return null;
}

function dayIn(cell: StatementCell, order: Notation["order"]): Day | null {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || cell.length > 40) return null;
  const date = scanDate(cleanText(cell));
  return date ? dayWritten(date, order) : null;
}
