import type { BreakType, Cell, Grid } from "../../src/engine";
import { add, decimal, isZero, type Decimal } from "../../src/kernel/decimal";
import { Chance } from "../../samples/month-end/chance";
import { addBusinessDays, TARGET } from "../../src/kernel/calendar";
import { makeLines, withCheckDigit, type Line } from "./deal";
import { outcomes } from "./faults";
import type { Layout } from "./layouts";

/** Two sheets and what is true of them. Rows are 1-based sheet rows. */
export interface Pair {
  readonly left: Grid;
  readonly right: Grid;
  readonly deals: readonly TrueDeal[];
}

export interface TrueDeal {
  /** The fault that was put in, or null. */
  readonly name: string | null;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly type: BreakType | null;
  readonly explanations: readonly string[];
}

export interface PairOptions {
  readonly seed: number;
  readonly deals: number;
  readonly left: Layout;
  readonly right: Layout;
  /** Share of deals that go wrong. */
  readonly faults: number;
  /** Noise: lost and mangled references, cents of rounding, stray spaces, letter case. */
  readonly isNoisy: boolean;
  /** The faults that go wrong, where it is not all of them. */
  readonly faultNames?: readonly string[];
  /** The statement bears none of our references. */
  readonly isNameless?: boolean;
  /** The share of the statement's fields that are wrong, each on its own. */
  readonly blur?: number;
}

/** Deals, faults, noise and layouts from one seed; each side's rows in an order of their own. */
export function generatePair(options: PairOptions): Pair {
  const { seed, deals, left, right, faults, isNoisy, faultNames, isNameless = false, blur = 0 } = options;
  const chance = new Chance(seed);
  const found = outcomes(makeLines(deals, chance), faults, chance, faultNames);
  const leftSheet = new SheetUnderWay(left, chance);
  const rightSheet = new SheetUnderWay(right, chance);
  found.forEach(({ outcome }, deal) => {
    for (const line of outcome.left) leftSheet.put(deal, line);
    for (const line of noisy(outcome.right, outcome.type, isNoisy, chance))
      rightSheet.put(deal, blurred(isNameless ? { ...line, reference: "" } : line, blur, chance));
  });
  const leftRows = leftSheet.finish();
  const rightRows = rightSheet.finish();
  return {
    left: leftRows.grid,
    right: rightRows.grid,
    deals: found.map(({ name, outcome }, deal) => ({
      name,
      type: outcome.type,
      explanations: outcome.explanations,
      left: leftRows.rowsOf.get(deal) ?? [],
      right: rightRows.rowsOf.get(deal) ?? [],
    })),
  };
}

/** The custodian's way with our references, and its cents. Copies of one line stay copies. */
function noisy(lines: readonly Line[], type: BreakType | null, isNoisy: boolean, chance: Chance): Line[] {
  if (!isNoisy) return [...lines];
  const [roll, cents] = [chance.next(), chance.next()];
  const mangle = (reference: string): string => {
    if (roll < 0.08) return "";
    if (roll < 0.2) return `REF:${reference.toLowerCase()}`;
    if (roll < 0.3) return `${reference.slice(0, 3)} ${reference.slice(3)}`;
    if (roll < 0.36) return `000${reference}`;
    return reference;
  };
  return lines.map((line) => {
    const isRounded =
      type === null && lines.length === 1 && cents < 0.1 && !isZero(line.net) && line.currency !== "JPY";
    return { ...line, reference: mangle(line.reference), net: isRounded ? add(line.net, decimal(1n, 2)) : line.net };
  });
}

/** The line as a careless hand copies it: each field wrong by itself, and nothing worked out again from the others. */
function blurred(line: Line, share: number, chance: Chance): Line {
  if (share === 0) return line;
  const isWrong = (): boolean => chance.next() < share;
  const cents = (): Decimal => decimal(BigInt(chance.between(1, 9)), 2);
  return {
    ...line,
    account: isWrong() ? "999-00000" : line.account,
    isin: isWrong() ? withCheckDigit(`FR${String(chance.between(0, 999_999_999)).padStart(9, "0")}`) : line.isin,
    side: isWrong() ? (line.side === "BUY" ? "SELL" : "BUY") : line.side,
    quantity: isWrong() ? add(line.quantity, decimal(BigInt(chance.between(1, 9)))) : line.quantity,
    price: isWrong() ? add(line.price, cents()) : line.price,
    gross: isWrong() ? add(line.gross, cents()) : line.gross,
    net: isWrong() ? add(line.net, cents()) : line.net,
    tradeDate: isWrong() ? addBusinessDays(line.tradeDate, 1, TARGET) : line.tradeDate,
    settlementDate: isWrong() ? addBusinessDays(line.settlementDate, 1, TARGET) : line.settlementDate,
    broker: isWrong() ? line.broker.toLowerCase().replace(/[aeiou]/, "") : line.broker,
  };
}

class SheetUnderWay {
  private readonly lines: { deal: number; line: Line; order: number }[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly chance: Chance,
  ) {}

  put(deal: number, line: Line): void {
    this.lines.push({ deal, line, order: this.chance.next() });
  }

  finish(): { grid: Grid; rowsOf: Map<number, number[]> } {
    const { layout, chance } = this;
    const shuffled = [...this.lines].sort((one, other) => one.order - other.order);
    const width = layout.columns.length;
    const above = layout.banner.map((text): Cell[] => [text, ...blanks(width - 1)]);
    const data = shuffled.map(({ line }) => layout.columns.map(({ cell }) => cell(line, chance)));
    const rowsOf = new Map<number, number[]>();
    shuffled.forEach(({ deal }, index) => {
      rowsOf.set(deal, [...(rowsOf.get(deal) ?? []), above.length + 2 + index]);
    });
    const total = layout.total === null ? [] : [[layout.total, ...blanks(width - 1)]];
    const values = [...above, layout.columns.map(({ header }): Cell => header), ...data, ...total];
    const formats = layout.columns.map(({ format }) => format);
    return {
      rowsOf,
      grid: {
        sheet: layout.sheet,
        firstRow: 1,
        firstColumn: layout.firstColumn,
        values,
        totalRows: values.length,
        numberFormats: values.slice(0, 60).map(() => formats),
        dateSystem: 1900,
        hiddenRows: [],
        merged: [],
        tables: [],
      },
    };
  }
}

const blanks = (count: number): Cell[] => Array.from({ length: count }, () => "");
