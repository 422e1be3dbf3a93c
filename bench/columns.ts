import { Chance } from "../samples/month-end/chance";
import { BLANK_TEXT, TextPool, type DecimalColumn, type RecordTable } from "../src/engine/records/recordTable";
import { isinOf } from "../src/kernel/identifiers/isin";

/** Two sides as typed columns, without sheets to read them from. */
export interface Columns {
  readonly left: RecordTable;
  readonly right: RecordTable;
}

/** What becomes of a deal, in thousandths; the rest is clean. */
const MISSING_LEFT = 5;
const MISSING_RIGHT = 10;
const BROKEN = 20;
const NAMELESS = 25;

const FIRST_DAY = 20_454;
const SECURITIES = 2_000;
const CENTS = 2;

/** About `rows` deals a side, the statement in an order of its own: 97.5 % clean, 1 % broken (amount, price, quantity or day), 0.5 %
 *  missing on either side, 0.5 % without a reference on the statement. */
export function mixedColumns(rows: number): Columns {
  const chance = new Chance(11);
  const pool = new TextPool();
  const left = new SideUnderWay("Book", pool, rows);
  const right = new SideUnderWay("Statement", pool, rows);
  for (const deal of shuffled(rows, chance)) {
    const line = lineOf(deal, chance.between(0, SECURITIES - 1), chance);
    const fate = chance.between(0, 999);
    if (fate >= MISSING_LEFT) left.place(deal, line);
    if (fate >= MISSING_LEFT && fate < MISSING_RIGHT) continue;
    if (fate >= MISSING_RIGHT && fate < BROKEN) right.add(broken(line, chance));
    else right.add(fate >= BROKEN && fate < NAMELESS ? { ...line, reference: null } : line);
  }
  return { left: left.table(), right: right.table() };
}

/** One block: `rows` deals a side of one security, side and day, without references, unlike only in quantity and amount. */
export function oneBlock(rows: number): Columns {
  const chance = new Chance(12);
  const pool = new TextPool();
  const left = new SideUnderWay("Book", pool, rows);
  const right = new SideUnderWay("Statement", pool, rows);
  for (const deal of shuffled(rows, chance)) {
    const line = { ...lineOf(deal, 0, chance), reference: null, side: "BUY", price: 10_000, day: FIRST_DAY };
    left.place(deal, line);
    right.add(line.quantity % 50 === 0 ? { ...line, net: line.net + 1 } : line);
  }
  return { left: left.table(), right: right.table() };
}

/** Blocks of 40 rows without references: in each, eight deals of ours that the statement settles in four parts each. */
export function sumBlocks(blocks: number): Columns {
  const chance = new Chance(14);
  const pool = new TextPool();
  const left = new SideUnderWay("Book", pool, blocks * WHOLES);
  const right = new SideUnderWay("Statement", pool, blocks * WHOLES * PARTS);
  for (let block = 0; block < blocks; block += 1) {
    const { day, price } = lineOf(block, block % SECURITIES, chance);
    for (let whole = 0; whole < WHOLES; whole += 1) {
      const parts = Array.from({ length: PARTS }, () => {
        const line = lineOf(block, block % SECURITIES, chance);
        return { ...line, reference: null, side: "BUY", day, price, net: line.quantity * price + line.fees };
      });
      const total = (of: "quantity" | "fees" | "net"): number => parts.reduce((sum, part) => sum + part[of], 0);
      left.add({ ...parts[0]!, quantity: total("quantity"), fees: total("fees"), net: total("net") });
      for (const part of parts) right.add(part);
    }
  }
  return { left: left.table(), right: right.table() };
}

const WHOLES = 8;
const PARTS = 4;

interface Line {
  readonly reference: string | null;
  readonly security: number;
  readonly side: string;
  readonly quantity: number;
  /** In cents, as are the amounts. */
  readonly price: number;
  readonly net: number;
  readonly fees: number;
  readonly day: number;
}

function lineOf(deal: number, security: number, chance: Chance): Line {
  const quantity = chance.between(1, 20_000);
  const price = 500 + ((security * 7919) % 40_000) + chance.between(0, 500);
  const fees = chance.between(100, 9_900);
  return {
    reference: `TRX${String(26_000_000 + deal)}`,
    security,
    side: chance.next() < 0.5 ? "BUY" : "SELL",
    quantity,
    price,
    fees,
    net: quantity * price + fees,
    day: FIRST_DAY + chance.between(0, 20),
  };
}

function broken(line: Line, chance: Chance): Line {
  switch (chance.between(0, 3)) {
    case 0:
      return { ...line, net: line.net - line.fees, fees: 0 };
    case 1:
      return { ...line, price: line.price + 25, net: line.net + 25 * line.quantity };
    case 2:
      return { ...line, quantity: line.quantity + 10 };
    default:
      return { ...line, day: line.day + 1 };
  }
}

function shuffled(count: number, chance: Chance): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index -= 1) {
    const other = chance.between(0, index);
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  return order;
}

/** Rows by their place; places that nothing was put in fall out. */
class SideUnderWay {
  private readonly lines: (Line | undefined)[];
  private readonly codes: { readonly securities: number[]; readonly currency: number; readonly account: number };
  private next = 0;

  constructor(
    private readonly sheet: string,
    private readonly pool: TextPool,
    rows: number,
  ) {
    this.lines = new Array<Line | undefined>(rows).fill(undefined);
    this.codes = {
      securities: Array.from({ length: SECURITIES }, (_, index) =>
        pool.code(isinOf("FR", String(100_000_000 + index)) ?? ""),
      ),
      currency: pool.code("EUR"),
      account: pool.code("30002-00550"),
    };
  }

  place(at: number, line: Line): void {
    this.lines[at] = line;
  }

  add(line: Line): void {
    this.place(this.next, line);
    this.next += 1;
  }

  table(): RecordTable {
    const lines = this.lines.filter((line): line is Line => line !== undefined);
    const { pool, codes } = this;
    const texts = (of: (line: Line) => number): Int32Array => Int32Array.from(lines, of);
    const decimals = (of: (line: Line) => number, places: number) => inLowestTerms(lines.map(of), places);
    return {
      sheet: this.sheet,
      count: lines.length,
      rows: Int32Array.from(lines, (_, index) => index + 2),
      pool,
      texts: {
        reference: texts(({ reference }) => (reference === null ? BLANK_TEXT : pool.code(reference))),
        account: texts(() => codes.account),
        security: texts(({ security }) => codes.securities[security] ?? BLANK_TEXT),
        side: texts(({ side }) => pool.code(side)),
        currency: texts(() => codes.currency),
      },
      decimals: {
        quantity: decimals(({ quantity }) => quantity, 0),
        price: decimals(({ price }) => price, CENTS),
        grossAmount: decimals(({ quantity, price }) => quantity * price, CENTS),
        fees: decimals(({ fees }) => fees, CENTS),
        netAmount: decimals(({ net }) => net, CENTS),
      },
      days: {
        tradeDate: Int32Array.from(lines, ({ day }) => day),
        settlementDate: Int32Array.from(lines, ({ day }) => day + 2),
      },
    };
  }
}

/** Amounts as columns hold them: 12.50 is 125 at scale 1. */
function inLowestTerms(values: readonly number[], places: number): DecimalColumn {
  const units = Float64Array.from(values);
  const scales = new Uint8Array(values.length).fill(places);
  units.forEach((value, index) => {
    let [unit, scale] = [value, places];
    for (; scale > 0 && unit % 10 === 0; scale -= 1) unit /= 10;
    [units[index], scales[index]] = [unit, scale];
  });
  return { units, scales, wide: new Map() };
}
