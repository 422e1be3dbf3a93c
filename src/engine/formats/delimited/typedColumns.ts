import { cleanText } from "../../../kernel/text";
import type { DateOrder } from "../../intake/dateText";
import type { StatementCell } from "../statementFile";
import { DayScan, FigureScan, figureOf, orderOfAll, type DayForm, type FigureForm } from "./columnScan";
import type { CellRow } from "./findTable";

export interface TypedRows {
  readonly rows: readonly CellRow[];
  /** By column: the decimals that its figures were written with; 0 for what are no figures. */
  readonly places: readonly number[];
}

/** Makes figures of the columns of a text that hold nothing else, and days of those that hold dates in one order, below their
 *  header. All else stays text as it was written: codes with zeros in front, figures with letters, "1.234" where nothing says
 *  whether that is a thousand, dates that could be two days. */
export function typedColumns(rows: readonly CellRow[], width: number, told: ToldOfRows): TypedRows {
  const body = told.hasHeader ? rows.slice(0, endOfBody(rows)) : rows;
  const columns = Array.from({ length: width }, (_, column) => {
    const first = told.hasHeader ? 0 : firstFigure(body, column);
    return first === -1 ? null : (figuresIn(body, column, first) ?? datesIn(body, column, first));
  });
  const order = orderOfAll(
    columns.map((column) => (column?.kind === "days" ? column : null)),
    told.order,
  );
  const typed = rows.map((row) => [...row]);
  columns.forEach((column, index) => {
    if (column?.kind === "figures") putFigures(typed, index, column);
    else if (column) putDays(typed, index, column, column.order ?? order);
  });
  return { rows: typed, places: columns.map((column) => (column?.kind === "figures" ? column.places : 0)) };
}

/** What is known of rows before their columns are looked at. */
export interface ToldOfRows {
  /** Without one, a header is still among the first rows. */
  readonly hasHeader: boolean;
  /** What the words of the header say of dates that could be two days. */
  readonly order: DateOrder | null;
}

/** Where the rows end that make a column what it is: a line with a total below them has few cells, and in other columns. */
function endOfBody(rows: readonly CellRow[]): number {
  const filled = rows.map((row) => row.reduce((count, cell) => count + (cell === null ? 0 : 1), 0));
  const usual = [...filled].sort((one, other) => one - other)[filled.length >> 1] ?? 0;
  let end = rows.length;
  while (end > 1 && (filled[end - 1] ?? 0) * 2 <= usual) end -= 1;
  return end;
}

const firstFigure = (rows: readonly CellRow[], column: number): number =>
  rows.findIndex((row) => /^[-+\u2212(]?\d/.test(textOf(row[column])));

interface Figures extends FigureForm {
  readonly kind: "figures";
  readonly first: number;
}

interface Dates extends DayForm {
  readonly kind: "days";
  readonly first: number;
  readonly scan: DayScan;
}

function figuresIn(rows: readonly CellRow[], column: number, first: number): Figures | null {
  const scan = new FigureScan();
  for (let row = first; row < rows.length; row += 1) if (!scan.add(textOf(rows[row]?.[column]))) return null;
  const form = scan.finish();
  return form && { kind: "figures", first, ...form };
}

function datesIn(rows: readonly CellRow[], column: number, first: number): Dates | null {
  const scan = new DayScan();
  for (let row = first; row < rows.length; row += 1) if (!scan.add(textOf(rows[row]?.[column]))) return null;
  const form = scan.finish();
  return form && { kind: "days", first, scan, ...form };
}

function putFigures(rows: StatementCell[][], column: number, { first, mark }: Figures): void {
  for (let row = first; row < rows.length; row += 1) {
    const cells = rows[row];
    const value = figureOf(textOf(cells?.[column]), mark);
    if (cells && value) cells[column] = value;
  }
}

/** All of them or none: one column says its days in one way. */
function putDays(rows: StatementCell[][], column: number, { first, scan }: Dates, order: DateOrder | null): void {
  const days = rows.slice(first).map((row) => scan.dayOf(textOf(row[column]), order));
  if (days.includes(undefined)) return;
  days.forEach((day, index) => {
    const cells = rows[first + index];
    if (cells && day !== null && day !== undefined) cells[column] = day;
  });
}

const textOf = (cell: StatementCell | undefined): string => (typeof cell === "string" ? cleanText(cell) : "");
