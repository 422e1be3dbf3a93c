import { addBusinessDays, TARGET } from "../../src/kernel/calendar";
import { civilDate, dayOf, type Day } from "../../src/kernel/day";
import { add, decimal, multiply, subtract, ZERO, type Decimal } from "../../src/kernel/decimal";
import { percentOf, priced, type Trade } from "./trades";

/** One line of either side: a trade as that side has it. */
export interface Sides {
  readonly book: Trade[];
  readonly statement: Trade[];
}

interface Fault {
  readonly suits: (trade: Trade) => boolean;
  readonly count: number;
  /** What each side has of the trade that goes wrong. */
  readonly lines: (trade: Trade) => { book: Trade[]; statement: Trade[] };
}

const any = (): boolean => true;
const isShare = ({ instrument }: Trade): boolean => instrument.kind === "share";
const isBond = ({ instrument }: Trade): boolean => instrument.kind === "bond";
const isTaxedPurchase = ({ side, instrument }: Trade): boolean => side === "BUY" && instrument.taxPercent === "0.4";
const isSettled = ({ status }: Trade): boolean => status === "SETTLED";

/** The custodian has it differently. */
const theirs = (change: (trade: Trade) => Trade) => (trade: Trade) => ({ book: [trade], statement: [change(trade)] });
/** We have it differently. */
const ours = (change: (trade: Trade) => Trade) => (trade: Trade) => ({ book: [change(trade)], statement: [trade] });

const times = (value: Decimal, numerator: bigint, scale = 0): Decimal => multiply(value, decimal(numerator, scale));

function swapDayAndMonth(day: Day): Day {
  const { year, month, dayOfMonth } = civilDate(day);
  const swapped = dayOf(year, dayOfMonth, month);
  return swapped.ok ? swapped.value : day;
}

/** The last two different adjacent digits of a quantity, swapped: 1,540 becomes 1,450. */
function transposed(quantity: Decimal): Decimal {
  const digits = [...quantity.units.toString()];
  for (let index = digits.length - 2; index > 0; index -= 1) {
    const [one, other] = [digits[index - 1]!, digits[index]!];
    if (one !== other && other !== "0") {
      digits[index - 1] = other;
      digits[index] = one;
      break;
    }
  }
  return decimal(BigInt(digits.join("")));
}

/** Every kind of break at least once, most with a cause that arithmetic can name. */
const FAULTS: readonly Fault[] = [
  { suits: isSettled, count: 4, lines: (trade) => ({ book: [trade], statement: [] }) },
  { suits: isShare, count: 4, lines: (trade) => ({ book: [], statement: [trade] }) },
  { suits: isShare, count: 2, lines: (trade) => ({ book: [trade, trade], statement: [trade] }) },
  { suits: isShare, count: 1, lines: (trade) => ({ book: [trade], statement: [trade, trade] }) },
  {
    suits: isShare,
    count: 1,
    lines: theirs((trade) => priced({ ...trade, side: trade.side === "BUY" ? "SELL" : "BUY" })),
  },
  {
    suits: ({ isin }) => isin === "FR0000120271",
    count: 1,
    lines: theirs((trade) => ({ ...trade, isin: "FR0000120628" })),
  },
  {
    suits: ({ account }) => account.startsWith("30087 0021"),
    count: 1,
    lines: theirs((trade) => ({ ...trade, account: "30087 00230" })),
  },
  { suits: ({ isin }) => isin.startsWith("US"), count: 1, lines: theirs((trade) => ({ ...trade, currency: "EUR" })) },
  {
    suits: ({ quantity, instrument }) => instrument.kind === "share" && quantity.units > 1_000n,
    count: 3,
    lines: ours((trade) => priced({ ...trade, quantity: transposed(trade.quantity) })),
  },
  {
    suits: ({ quantity, instrument }) =>
      instrument.kind === "share" && quantity.units % 100n === 0n && quantity.units > 900n,
    count: 2,
    lines: theirs((trade) => priced({ ...trade, quantity: times(trade.quantity, 6n, 1), status: "PENDING" })),
  },
  { suits: isShare, count: 2, lines: ours((trade) => priced({ ...trade, price: add(trade.price, decimal(5n, 2)) })) },
  {
    suits: ({ currency }) => currency === "GBP",
    count: 2,
    lines: theirs((trade) => ({ ...trade, price: times(trade.price, 100n) })),
  },
  { suits: isShare, count: 3, lines: ours((trade) => priced({ ...trade, fees: times(trade.fees, 2n) })) },
  { suits: isShare, count: 2, lines: theirs((trade) => ({ ...trade, net: trade.gross })) },
  {
    suits: isTaxedPurchase,
    count: 2,
    lines: ours((trade) => priced({ ...trade, tax: percentOf(trade.gross, "0.3") })),
  },
  { suits: isTaxedPurchase, count: 1, lines: ours((trade) => priced({ ...trade, tax: ZERO })) },
  { suits: isBond, count: 2, lines: ours((trade) => priced({ ...trade, accrued: ZERO })) },
  { suits: isShare, count: 2, lines: theirs((trade) => ({ ...trade, net: add(trade.net, decimal(3_75n, 2)) })) },
  { suits: any, count: 1, lines: theirs((trade) => ({ ...trade, net: subtract(trade.net, decimal(100_00n, 2)) })) },
  {
    suits: any,
    count: 2,
    lines: theirs((trade) => ({
      ...trade,
      tradeDate: addBusinessDays(trade.tradeDate, 1, TARGET),
      settlementDate: trade.settlementDate,
    })),
  },
  {
    suits: ({ settlementDate }) =>
      civilDate(settlementDate).dayOfMonth <= 12 && civilDate(settlementDate).dayOfMonth !== 10,
    count: 2,
    lines: theirs((trade) => ({ ...trade, settlementDate: swapDayAndMonth(trade.settlementDate) })),
  },
  {
    suits: isSettled,
    count: 3,
    lines: theirs((trade) => ({ ...trade, settlementDate: addBusinessDays(trade.settlementDate, 1, TARGET) })),
  },
  {
    suits: isShare,
    count: 2,
    lines: theirs((trade) => ({
      ...trade,
      broker: trade.broker === "Kestrel Markets" ? "Banque Helvia" : "Kestrel Markets",
    })),
  },
  { suits: isSettled, count: 3, lines: theirs((trade) => ({ ...trade, status: "FAILED" })) },
];

/** Deals the trades out to both sides, with every fault put in where it suits, each in a trade of its own. The custodian also
 *  delivers some purchases in two parts, and knows a few trades by no reference of ours. */
export function withFaults(trades: readonly Trade[]): Sides {
  const faultOf = new Map<Trade, Fault["lines"]>();
  FAULTS.forEach(({ suits, count, lines }, kind) => {
    const suitable = trades.filter((trade, index) => suits(trade) && !faultOf.has(trade) && !isSpecial(trade, index));
    for (let turn = 0; turn < count; turn += 1) {
      // Spread over the month, each kind from a place of its own.
      const place = Math.floor(((turn + 0.5) / count + kind * 0.29) * suitable.length) % suitable.length;
      faultOf.set(suitable[place]!, lines);
    }
  });
  const book: Trade[] = [];
  const statement: Trade[] = [];
  trades.forEach((trade, index) => {
    const lines = faultOf.get(trade)?.(trade) ?? { book: [trade], statement: soundLines(trade, index) };
    book.push(...lines.book);
    statement.push(...lines.statement);
  });
  return { book, statement };
}

const comesInParts = (trade: Trade, index: number): boolean =>
  index % 41 === 7 && isShare(trade) && trade.quantity.units > 500n;
const comesUnnamed = (index: number): boolean => index % 19 === 3;
const isSpecial = (trade: Trade, index: number): boolean => comesInParts(trade, index) || comesUnnamed(index);

function soundLines(trade: Trade, index: number): Trade[] {
  if (comesInParts(trade, index)) return inTwoParts(trade);
  return comesUnnamed(index) ? [{ ...trade, reference: "" }] : [trade];
}

/** Two deliveries whose quantities and amounts add up to the trade's. */
function inTwoParts(trade: Trade): Trade[] {
  const first = { ...trade, quantity: decimal(trade.quantity.units / 3n) };
  const part = priced({ ...first, fees: ZERO, tax: ZERO, accrued: ZERO });
  const opening: Trade = { ...part, reference: `${trade.reference}/1` };
  const rest: Trade = {
    ...trade,
    reference: `${trade.reference}/2`,
    quantity: subtract(trade.quantity, first.quantity),
    gross: subtract(trade.gross, part.gross),
    net: subtract(trade.net, part.net),
  };
  return [opening, rest];
}
