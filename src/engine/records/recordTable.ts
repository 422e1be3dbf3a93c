import type { Day } from "../../kernel/day";
import { decimal, negate, type Decimal } from "../../kernel/decimal";
import { LargeMap } from "../../kernel/largeMap";
import type { DateField, DecimalField, TextField } from "./field";

/** Every text once; a column holds codes into it. Both sides of a run share one pool, so equal texts have equal codes. */
export class TextPool {
  private readonly codes = new LargeMap<string, number>();
  private readonly texts: string[] = [];

  /** The code of `text`, which is new or known. */
  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    this.codes.add(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The code of `text` if it is known. */
  find(text: string): number | undefined {
    return this.codes.get(text);
  }

  text(code: number): string {
    return this.texts[code] ?? "";
  }

  get size(): number {
    return this.texts.length;
  }
}

/** -1 is a blank. Texts are cleaned (see `records/field.ts` for the canonical form of each kind). */
export type TextColumn = Int32Array;
export const BLANK_TEXT = -1;

/** Decimals as whole `units` / 10 ** `scale`, in lowest terms; NaN is a blank. A value of more than 15 digits, which only
 *  a text can hold, has its exact form in `wide` and NaN in `units`. */
export interface DecimalColumn {
  readonly units: Float64Array;
  readonly scales: Uint8Array;
  readonly wide: ReadonlyMap<number, Decimal>;
}

/** Days; `BLANK_DAY` is a blank. */
export type DayColumn = Int32Array;
export const BLANK_DAY = -0x80000000;

/** One side's records in columns: a record is an index. A field that the sheet has no column for is absent. */
export interface RecordTable {
  readonly sheet: string;
  readonly count: number;
  /** The 1-based sheet row of each record, ascending. */
  readonly rows: Int32Array;
  readonly pool: TextPool;
  readonly texts: Partial<Readonly<Record<TextField, TextColumn>>>;
  readonly decimals: Partial<Readonly<Record<DecimalField, DecimalColumn>>>;
  readonly days: Partial<Readonly<Record<DateField, DayColumn>>>;
  /** What each record is called from run to run (`rowIds`), where anything was decided of any. */
  readonly ids?: readonly string[];
  /** Of records that stand for the parts of earlier sheets too: the amount of their own row alone, for the proof. */
  readonly ownAmounts?: ReadonlyMap<number, Decimal | null>;
}

export function textAt(table: RecordTable, field: TextField, record: number): string | null {
  const code = table.texts[field]?.[record] ?? BLANK_TEXT;
  return code === BLANK_TEXT ? null : table.pool.text(code);
}

export function decimalAt(table: RecordTable, field: DecimalField, record: number): Decimal | null {
  const column = table.decimals[field];
  if (!column) return null;
  const units = column.units[record] ?? NaN;
  return Number.isNaN(units) ? (column.wide.get(record) ?? null) : decimal(BigInt(units), column.scales[record]);
}

/** What a record moves in money: its net amount, or where it has none its gross amount. */
export const moneyAt = (table: RecordTable, record: number): Decimal | null =>
  decimalAt(table, "netAmount", record) ?? decimalAt(table, "grossAmount", record);

/** What a record calls its security: by its ISIN, else by another code, else by its name. */
export const securityAt = (table: RecordTable, record: number): string | null =>
  textAt(table, "security", record) ?? textAt(table, "securityCode", record) ?? textAt(table, "securityName", record);

/** Pieces that a trade brings in; null where it has no quantity or no side. */
export function signedQuantityAt(table: RecordTable, record: number): Decimal | null {
  const quantity = decimalAt(table, "quantity", record);
  const side = textAt(table, "side", record);
  if (quantity === null || (side !== "BUY" && side !== "SELL")) return null;
  return side === "BUY" ? quantity : negate(quantity);
}

/** Money that a trade brings in: a purchase pays. Null where it has no amount or no side. */
export function signedMoneyAt(table: RecordTable, record: number): Decimal | null {
  const amount = moneyAt(table, record);
  const side = textAt(table, "side", record);
  if (amount === null || (side !== "BUY" && side !== "SELL")) return null;
  return side === "BUY" ? negate(amount) : amount;
}

export function dayAt(table: RecordTable, field: DateField, record: number): Day | null {
  const day = table.days[field]?.[record] ?? BLANK_DAY;
  return day === BLANK_DAY ? null : (day as Day);
}
