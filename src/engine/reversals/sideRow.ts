import { absolute, decimalText, isZero, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import type { SheetReading } from "../intake/sheetReading";
import type { DateField, DecimalField, Field, TextField } from "../records/field";
import { lastingContent } from "../records/recordContent";
import { BLANK_DAY, BLANK_TEXT, decimalAt, textAt, type RecordTable } from "../records/recordTable";
import type { CancelledSays } from "../records/reversalWords";

/** A table of one side's rows: those of a sheet that are reconciled, or those of it that their status calls cancelled. */
export interface Source {
  /** Which of the side's sheets. */
  readonly sheet: number;
  readonly records: RecordTable;
  /** By record, what cancelled rows say; null for rows that are reconciled. */
  readonly says: readonly CancelledSays[] | null;
}

/** What a row says of its part. "act": it takes another row back. "label": its description says so, which holds for a row that runs
 *  the other way only. "state": it is void itself. */
export type Mark = "act" | "label" | "state";

/** Which way money or securities run: 1 as a purchase or a credit does, -1 as a sale or a debit; 0 where a row's figures disagree. */
export type Direction = 1 | 0 | -1;

/** A row that may be taken back or take another one back. */
export interface SideRow {
  readonly source: Source;
  readonly record: number;
  readonly mark: Mark | null;
  /** Its figures run against its own side: a purchase of -100. */
  readonly isAgainstItsSide: boolean;
  /** Equal for rows of the same account, security, currency and figures, whatever their signs and sides. */
  readonly key: string;
  readonly direction: Direction;
  /** When it was booked, or the next best day. */
  readonly day: number | null;
  /** All that tells rows of one key apart but where they stand: a running balance is of the place. */
  content(): string;
}

export const sourcesOf = (readings: readonly SheetReading[]): Source[] =>
  readings.flatMap(({ records, cancelled }, sheet) => [
    { sheet, records, says: null },
    ...(cancelled.records.count > 0 ? [{ sheet, records: cancelled.records, says: cancelled.says }] : []),
  ]);

export const codeAt = ({ texts }: RecordTable, field: TextField, record: number): number =>
  texts[field]?.[record] ?? BLANK_TEXT;

/** The row as it is compared with others of its side; null where it moves nothing. */
export function sideRow(source: Source, record: number, mark: Mark | null): SideRow | null {
  const { records } = source;
  const figures = figuresOf(records, record);
  if (figures.every((figure) => !figure || isZero(figure))) return null;
  const sign = signOf(figures);
  const side = textAt(records, "side", record);
  let content: string | null = null;
  return {
    source,
    record,
    mark,
    isAgainstItsSide: side !== null && sign === -1,
    key: keyOf(records, record, figures),
    direction: side === "SELL" ? (-sign as Direction) : sign,
    day: dayOf(records, record),
    content: () => (content ??= lastingContent(records, record, RUNNING)),
  };
}

/** Whether the figures of a record run against its side, told without making a row of it. */
export function runsAgainstItsSide(records: RecordTable, record: number): boolean {
  if (codeAt(records, "side", record) === BLANK_TEXT) return false;
  return FIGURES.some((field) => {
    const column = records.decimals[field];
    const units = column?.units[record] ?? NaN;
    return units < 0 || (Number.isNaN(units) && (column?.wide.get(record)?.units ?? 0n) < 0n);
  });
}

const FIGURES: readonly DecimalField[] = ["quantity", "grossAmount", "netAmount"];

/** Quantity, gross amount, and what moves: the net amount, or credit less debit. */
function figuresOf(records: RecordTable, record: number): (Decimal | null)[] {
  const [quantity, gross, net, debit, credit] = (
    ["quantity", "grossAmount", "netAmount", "debit", "credit"] as const
  ).map((field) => decimalAt(records, field, record));
  const moved = net ?? (debit || credit ? subtract(credit ?? ZERO, debit ?? ZERO) : null);
  return [quantity ?? null, gross ?? null, moved];
}

function signOf(figures: readonly (Decimal | null)[]): Direction {
  const signs = new Set(
    figures.flatMap((figure) => (figure && !isZero(figure) ? [figure.units < 0n ? (-1 as const) : (1 as const)] : [])),
  );
  const [only] = signs;
  return signs.size === 1 && only ? only : 0;
}

const SAME: readonly TextField[] = [
  "account",
  "cashAccount",
  "portfolio",
  "ledgerAccount",
  "security",
  "securityCode",
  "currency",
];

const keyOf = (records: RecordTable, record: number, figures: readonly (Decimal | null)[]): string =>
  [...SAME.map((field) => codeAt(records, field, record)), figuresKey(figures)].join("|");

const figuresKey = (figures: readonly (Decimal | null)[]): string =>
  figures.map((figure) => (figure ? decimalText(absolute(figure)) : "")).join("|");

/** What the two sides of a reconciliation may compare: their accounts go by names of their own. */
export const commonKey = ({ source: { records }, record }: SideRow): string =>
  [
    codeAt(records, "security", record),
    codeAt(records, "currency", record),
    figuresKey(figuresOf(records, record)),
  ].join("|");

const BOOKED: readonly DateField[] = ["bookingDate", "valueDate", "tradeDate"];

function dayOf({ days }: RecordTable, record: number): number | null {
  for (const field of BOOKED) {
    const day = days[field]?.[record] ?? BLANK_DAY;
    if (day !== BLANK_DAY) return day;
  }
  return null;
}

const RUNNING: ReadonlySet<Field> = new Set(["balance"]);

/** Where a row stands, the same on any run but for the order of sheets and rows. */
export const isBefore = (one: SideRow, other: SideRow): number =>
  one.source.sheet - other.source.sheet ||
  (one.source.records.rows[one.record] ?? 0) - (other.source.records.rows[other.record] ?? 0);
