import { parseDecimal } from "../../../kernel/decimal";
import { cleanText } from "../../../kernel/text";
import { dayOfText, scanDate, type DateOrder, type DateText } from "../../intake/dateText";
import { plainNumber, scanNumber, type DecimalMark, type NumberText } from "../../intake/numberText";
import { isDash } from "../../intake/valueWords";
import type { StatementCell } from "../statementFile";
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
  const orders = new Set(columns.flatMap((column) => (column?.kind === "days" && column.order ? [column.order] : [])));
  const [order = told.order] = orders.size === 1 ? orders : [];
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

interface Figures {
  readonly kind: "figures";
  readonly first: number;
  readonly mark: DecimalMark;
  readonly places: number;
}

interface Dates {
  readonly kind: "days";
  readonly first: number;
  /** Null where every day is 12 at most. */
  readonly order: DateOrder | null;
}

/** Figures alone: no currency, no percent, no letter for debit, whose meaning would be lost. */
const FIGURE = /^[-+\u2212(]?(?:[.,]\d|\d)[\d.,'\u2019 \u00a0\u202f]*[)-]?$/;
const CODE = /^[-+\u2212(]?0\d/;
/** Excel keeps 15 digits; a longer whole number is an identifier. */
const LONGEST_NUMBER = /^\D*(?:\d\D*){16,}$/;

/** The commonest way, which needs no closer look: what `scanNumber` says of it, without its cost. */
const PLAIN_FIGURE = /^-?(?:0|[1-9]\d{0,11})(?:[.,]\d{1,6})?$/;
const PLAIN_GROUP = /^-?[1-9]\d{0,2}[.,]/;
const MARK = /[.,]/;

function figuresIn(rows: readonly CellRow[], column: number, first: number): Figures | null {
  let places = 0;
  const marks = new Set<NumberText["mark"]>();
  for (let row = first; row < rows.length; row += 1) {
    const text = textOf(rows[row]?.[column]);
    if (PLAIN_FIGURE.test(text)) {
      const at = text.search(MARK);
      if (at >= 0) {
        const decimals = text.length - at - 1;
        const couldGroup = decimals === 3 && PLAIN_GROUP.test(text);
        marks.add(couldGroup ? "either" : (text[at] as DecimalMark));
        if (!couldGroup) places = Math.max(places, decimals);
      } else marks.add("any");
      continue;
    }
    if (text === "" || isDash(text)) continue;
    if (text.length > 40 || !FIGURE.test(text) || CODE.test(text) || LONGEST_NUMBER.test(text)) return null;
    const number = scanNumber(text);
    if (number === null) return null;
    marks.add(number.mark);
    if (number.mark === "." || number.mark === ",")
      places = Math.max(places, number.body.length - 1 - number.body.lastIndexOf(number.mark));
  }
  if (marks.size === 0 || (marks.has(".") && marks.has(","))) return null;
  const mark = marks.has(".") ? "." : marks.has(",") ? "," : null;
  if (mark === null && marks.has("either")) return null;
  return { kind: "figures", first, mark: mark ?? ".", places };
}

function datesIn(rows: readonly CellRow[], column: number, first: number): Dates | null {
  const scanned = new DateScan();
  let order: DateOrder | null = null;
  let count = 0;
  for (let row = first; row < rows.length; row += 1) {
    const text = textOf(rows[row]?.[column]);
    if (text === "" || isDash(text)) continue;
    const date = scanned.of(text);
    if (date === null) return null;
    count += 1;
    const own = date.order === "day-first" || date.order === "month-first" ? date.order : null;
    if (own === null || (date.order !== "certain" && date.order !== "either" && date.first === date.second)) continue;
    if (order !== null && order !== own) return null;
    order = own;
  }
  return count === 0 ? null : { kind: "days", first, order };
}

/** A date without a time of day, which a day would lose, and in a year that Excel's calendar holds rightly. */
function scannedDay(text: string): DateText | null {
  if (text.length < 8 || text.length > 24 || text.includes(":") || !/\d/.test(text)) return null;
  const date = scanDate(text);
  return date && date.year > 1901 && date.year < 9999 ? date : null;
}

/** Reads each date once: a column has few of them. */
class DateScan {
  private readonly known = new Map<string, DateText | null>();

  of(text: string): DateText | null {
    let date = this.known.get(text);
    if (date === undefined) {
      date = scannedDay(text);
      this.known.set(text, date);
    }
    return date;
  }
}

function putFigures(rows: StatementCell[][], column: number, { first, mark }: Figures): void {
  for (let row = first; row < rows.length; row += 1) {
    const cells = rows[row];
    const text = textOf(cells?.[column]);
    const isPlain = PLAIN_FIGURE.test(text) && !text.includes(mark === "." ? "," : ".");
    const plain = isPlain ? text.replace(mark, ".") : ungrouped(text, mark);
    const value = plain === null ? null : parseDecimal(plain);
    if (cells && value?.ok) cells[column] = value.value;
  }
}

function ungrouped(text: string, mark: DecimalMark): string | null {
  const number = scanNumber(text);
  return number && plainNumber(number, mark);
}

/** All of them or none: one column says its days in one way. */
function putDays(rows: StatementCell[][], column: number, { first }: Dates, order: DateOrder | null): void {
  const scanned = new DateScan();
  const days = rows.slice(first).map((row) => {
    const date = scanned.of(textOf(row[column]));
    if (date === null) return null;
    return order === null && date.order === "either" ? undefined : (dayOfText(date, order ?? "day-first") ?? undefined);
  });
  if (days.includes(undefined)) return;
  days.forEach((day, index) => {
    const cells = rows[first + index];
    if (cells && day !== null && day !== undefined) cells[column] = day;
  });
}

const textOf = (cell: StatementCell | undefined): string => (typeof cell === "string" ? cleanText(cell) : "");
