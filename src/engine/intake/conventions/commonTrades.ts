import {
  absolute,
  compare,
  decimal,
  decimalText,
  isZero,
  multiply,
  subtract,
  type Decimal,
} from "../../../kernel/decimal";
import { BLANK_DAY, BLANK_TEXT, decimalAt, type RecordTable } from "../../records/recordTable";
import { isProved } from "./provePrice";
import { shifted } from "./rowFigures";

/** The firm's records, with the proven unit of each one's price. */
export interface BookRecords {
  readonly tables: readonly RecordTable[];
  readonly powers: readonly (readonly (number | null)[])[];
}

/** The firm's figure is the statement's × 10 ** `power`, on so many of the trades that both record. */
export interface CommonShift {
  readonly power: number;
  readonly holding: number;
  readonly tried: number;
  readonly example: { readonly book: Decimal; readonly statement: Decimal };
  /** The proven unit of the firm's prices on those trades; null where there is none, or several. */
  readonly bookPower: number | null;
  /** The pool's codes of the securities on which it holds. */
  readonly securities: ReadonlySet<number>;
}

interface BookRecord {
  readonly table: RecordTable;
  readonly record: number;
  readonly power: number | null;
}

type KeyOf = (table: RecordTable, record: number) => string | null;

/** Records of one statement that are looked at, and of the book for each of them: bounded on any input. */
const MOST_RECORDS = 400;
const MOST_CANDIDATES = 20;

/** One security in one quantity. */
const bySecurityAndQuantity: KeyOf = (table, record) => {
  const security = table.texts.security?.[record] ?? BLANK_TEXT;
  const column = table.decimals.quantity;
  if (security === BLANK_TEXT || !column) return null;
  const units = column.units[record] ?? NaN;
  if (!Number.isNaN(units)) return `${security}|${Math.abs(units)}|${column.scales[record] ?? 0}`;
  const wide = column.wide.get(record);
  return wide ? `${security}|${decimalText(absolute(wide))}` : null;
};

/** One security on one side and one trade date. */
const bySecurityAndDay: KeyOf = (table, record) => {
  const security = table.texts.security?.[record] ?? BLANK_TEXT;
  const day = table.days.tradeDate?.[record] ?? BLANK_DAY;
  const side = table.texts.side?.[record] ?? BLANK_TEXT;
  return security === BLANK_TEXT || day === BLANK_DAY ? null : `${security}|${day}|${side}`;
};

/** By which power of ten the firm's prices differ from the statement's, on trades of one security and quantity whose prices are
 *  otherwise within a hundredth; null where no one power holds on nearly all of them. */
export const priceShifts = (table: RecordTable, records: readonly number[], book: BookRecords): CommonShift | null =>
  commonShift(table, records, book, bySecurityAndQuantity, (record, other) => {
    const [theirs, ours] = [decimalAt(table, "price", record), decimalAt(other.table, "price", other.record)];
    return theirs && ours && { theirs: absolute(theirs), ours: absolute(ours), isClose: isWithinAHundredth };
  });

/** By which power of ten the firm's quantities differ from the statement's, on trades of one security, side and day whose amounts
 *  are the same. */
export const quantityShifts = (table: RecordTable, records: readonly number[], book: BookRecords): CommonShift | null =>
  commonShift(table, records, book, bySecurityAndDay, (record, other) => {
    const amounts = (["grossAmount", "netAmount"] as const).map(
      (field) => [decimalAt(table, field, record), decimalAt(other.table, field, other.record)] as const,
    );
    const isSameTrade = amounts.some(([one, two]) => one && two && !isZero(one) && compare(one, two) === 0);
    const [theirs, ours] = [decimalAt(table, "quantity", record), decimalAt(other.table, "quantity", other.record)];
    return isSameTrade && theirs && ours
      ? { theirs: absolute(theirs), ours: absolute(ours), isClose: (one, two) => compare(one, two) === 0 }
      : null;
  });

interface Compared {
  readonly theirs: Decimal;
  readonly ours: Decimal;
  isClose(theirs: Decimal, ours: Decimal): boolean;
}

interface Holding {
  count: number;
  readonly first: Compared;
  readonly powers: Set<number | null>;
  readonly securities: Set<number>;
}

const POWERS = [0, 1, 2, 3, -1, -2, -3] as const;

const isWithinAHundredth = (theirs: Decimal, ours: Decimal): boolean =>
  compare(absolute(subtract(theirs, ours)), multiply(ours, decimal(1n, 2))) <= 0;

function commonShift(
  table: RecordTable,
  records: readonly number[],
  book: BookRecords,
  keyOf: KeyOf,
  compared: (record: number, other: BookRecord) => Compared | null,
): CommonShift | null {
  const step = Math.max(1, Math.ceil(records.length / MOST_RECORDS));
  const looked = records.filter((_, index) => index % step === 0);
  const candidates = candidatesOf(book, keyOf, table, looked);
  const holding = new Map<number, Holding>();
  let tried = 0;
  for (const record of looked) {
    const key = keyOf(table, record);
    const found = new Map<number, { pair: Compared; power: number | null }>();
    let isCommon = false;
    for (const other of (key !== null && candidates.get(key)) || []) {
      const pair = compared(record, other);
      if (!pair || isZero(pair.theirs) || isZero(pair.ours)) continue;
      isCommon = true;
      const power = POWERS.find((by) => pair.isClose(shifted(pair.theirs, -by), pair.ours));
      if (power !== undefined && !found.has(power)) found.set(power, { pair, power: other.power });
    }
    if (isCommon) tried += 1;
    const [only, ...more] = found;
    if (!only || more.length > 0) continue;
    const [power, { pair, power: bookPower }] = only;
    const known = holding.get(power) ?? { count: 0, first: pair, powers: new Set(), securities: new Set() };
    known.count += 1;
    known.securities.add(table.texts.security?.[record] ?? BLANK_TEXT);
    known.powers.add(bookPower);
    holding.set(power, known);
  }
  for (const [power, { count, first, powers, securities }] of holding) {
    const [bookPower = null, ...others] = powers;
    const example = { book: first.ours, statement: first.theirs };
    if (isProved(count, tried))
      return { power, holding: count, tried, example, bookPower: others.length === 0 ? bookPower : null, securities };
  }
  return null;
}

function candidatesOf(
  { tables, powers }: BookRecords,
  keyOf: KeyOf,
  statement: RecordTable,
  looked: readonly number[],
): Map<string, BookRecord[]> {
  const wanted = new Set(looked.map((record) => keyOf(statement, record)));
  const isWanted = new Uint8Array(statement.pool.size);
  for (const record of looked) isWanted[statement.texts.security?.[record] ?? BLANK_TEXT] = 1;
  const byKey = new Map<string, BookRecord[]>();
  tables.forEach((table, index) => {
    for (let record = 0; record < table.count; record += 1) {
      if (isWanted[table.texts.security?.[record] ?? BLANK_TEXT] !== 1) continue;
      const key = keyOf(table, record);
      if (key === null || !wanted.has(key)) continue;
      const known = byKey.get(key) ?? [];
      if (known.length < MOST_CANDIDATES) known.push({ table, record, power: powers[index]?.[record] ?? null });
      byKey.set(key, known);
    }
  });
  return byKey;
}
