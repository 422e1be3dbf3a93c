import { TARGET } from "../../../src/kernel/calendar";
import { parseDay, type Day } from "../../../src/kernel/day";
import { decimalToNumber, parseDecimal, type Decimal } from "../../../src/kernel/decimal";
import type { Break } from "../../../src/engine/breaks/break";
import { findBreaks } from "../../../src/engine/breaks/findBreaks";
import type { Match, Matching } from "../../../src/engine/matching/matching";
import type { Tolerances } from "../../../src/engine/matching/tolerance";
import { isDateField, isDecimalField, isTextField, type Field } from "../../../src/engine/records/field";
import { BLANK_DAY, BLANK_TEXT, TextPool, type RecordTable } from "../../../src/engine/records/recordTable";
import { passNamed } from "../recordsOf";

/** A row as a person writes it: decimals "25.40", days "2026-09-09". A field that is left out is blank. */
export type Row = Partial<Readonly<Record<Field, string>>>;

export const day = (text: string): Day => {
  const read = parseDay(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

export const dec = (text: string): Decimal => {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

/** A purchase of 1,000 TotalEnergies at 25.40, with brokerage of 0.20 % and the French tax of 0.40 %. */
export const BUY1: Row = {
  reference: "TR-000123",
  account: "FR-001",
  security: "FR0000120271",
  side: "BUY",
  currency: "EUR",
  quantity: "1000",
  price: "25.40",
  grossAmount: "25400",
  fees: "50.80",
  tax: "101.60",
  netAmount: "25552.40",
  tradeDate: "2026-09-09",
  settlementDate: "2026-09-11",
  assetClass: "Equity",
};

/** A sale of 600 at 28.10 with brokerage of 33.72. */
export const SELL1: Row = {
  ...BUY1,
  reference: "TR-000456",
  side: "SELL",
  quantity: "600",
  price: "28.10",
  grossAmount: "16860",
  fees: "33.72",
  tax: "0",
  netAmount: "16826.28",
};

/** A bond, 100,000 nominal at 98.50 %, with accrued interest of 113/365 days at 3 %. */
export const BOND: Row = {
  ...BUY1,
  reference: "TR-000789",
  security: "FR0013154002",
  quantity: "100000",
  price: "98.50",
  grossAmount: "98500",
  accruedInterest: "928.77",
  fees: "0",
  tax: "0",
  netAmount: "99428.77",
  assetClass: "Bond",
};

/** `row` without some fields. */
export const without = (row: Row, ...fields: readonly Field[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field as Field)));

export function tableOf(rows: readonly Row[], pool: TextPool, sheet = "Sheet"): RecordTable {
  const texts: Partial<Record<string, Int32Array>> = {};
  const days: Partial<Record<string, Int32Array>> = {};
  const decimals: Partial<Record<string, { units: Float64Array; scales: Uint8Array; wide: Map<number, Decimal> }>> = {};
  rows.forEach((row, record) => {
    for (const [name, value] of Object.entries(row)) {
      const field = name as Field;
      if (isTextField(field))
        (texts[field] ??= new Int32Array(rows.length).fill(BLANK_TEXT))[record] = pool.code(value);
      if (isDateField(field)) (days[field] ??= new Int32Array(rows.length).fill(BLANK_DAY))[record] = day(value);
      if (isDecimalField(field)) {
        const column = (decimals[field] ??= {
          units: new Float64Array(rows.length).fill(NaN),
          scales: new Uint8Array(rows.length),
          wide: new Map(),
        });
        const { units, scale } = dec(value);
        column.units[record] = decimalToNumber({ units, scale: 0 });
        column.scales[record] = scale;
      }
    }
  });
  return {
    sheet,
    count: rows.length,
    rows: Int32Array.from(rows, (_, record) => record + 2),
    pool,
    texts,
    days,
    decimals,
  };
}

export interface Given {
  readonly left: readonly Row[];
  readonly right: readonly Row[];
  /** Firm matches; by default record 0 with record 0, and so on as far as both sides have one. */
  readonly matches?: readonly (readonly [readonly number[], readonly number[]])[];
  readonly matching?: Partial<Matching>;
  readonly tolerances?: Tolerances;
  readonly asOf?: string;
}

export interface Found {
  readonly breaks: readonly Break[];
  readonly left: RecordTable;
  readonly right: RecordTable;
}

export function compared({ left, right, matches, matching, tolerances, asOf = "2026-09-30" }: Given): Found {
  const pool = new TextPool();
  const book = tableOf(left, pool, "Book");
  const statement = tableOf(right, pool, "Statement");
  const pairs = matches ?? left.slice(0, right.length).map((_, index) => [[index], [index]] as const);
  const firm = pairs.map(([one, other]): Match => ({
    left: one,
    right: other,
    status: "matched",
    pass: passNamed("reference-exact"),
    confidence: 1,
  }));
  const isOpen = (count: number, side: 0 | 1): number[] =>
    Array.from({ length: count }, (_, index) => index).filter(
      (index) => !pairs.some((pair) => pair[side].includes(index)),
    );
  const whole: Matching = {
    matches: firm,
    duplicates: [],
    openLeft: isOpen(left.length, 0),
    openRight: isOpen(right.length, 1),
    unsearched: { left: [], right: [] },
    cutShort: [],
    idle: [],
    ...matching,
  };
  const breaks = findBreaks(book, statement, whole, {
    tolerances: tolerances ?? { decimals: {}, days: {} },
    asOf: day(asOf),
    calendar: TARGET,
  });
  return { breaks, left: book, right: statement };
}

/** The one break between two rows, or null. */
export function breakBetween(book: Row, statement: Row, more: Partial<Given> = {}): Break | null {
  const { breaks } = compared({ left: [book], right: [statement], ...more });
  if (breaks.length > 1) throw new Error(`${breaks.length} breaks in one match`);
  return breaks[0] ?? null;
}
