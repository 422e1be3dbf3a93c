import { addBusinessDays, TARGET } from "../../src/kernel/calendar";
import { civilDate, dayOf, type Day } from "../../src/kernel/day";
import { add, decimal, multiply, negate, subtract, ZERO, type Decimal } from "../../src/kernel/decimal";
import type { BreakType } from "../../src/engine";
import type { Chance } from "../../samples/month-end/chance";
import { exact, percent, priced, type Line } from "./deal";

/** What a deal looks like on both sides, and what an honest engine must say of it. */
export interface Outcome {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  /** Null: the two sides agree. */
  readonly type: BreakType | null;
  /** The explanations that the arithmetic allows; empty: none holds. */
  readonly explanations: readonly string[];
}

interface Fault {
  readonly suits: (line: Line) => boolean;
  readonly make: (line: Line, chance: Chance) => Outcome;
}

const broken = (type: BreakType, left: Line, right: Line, ...explanations: string[]): Outcome => ({
  left: [left],
  right: [right],
  type,
  explanations,
});
const any = (): boolean => true;
const isShare = ({ isBond }: Line): boolean => !isBond;
const isTaxed = ({ tax }: Line): boolean => tax.units > 0n;
const times = (value: Decimal, factor: string): Decimal => multiply(value, exact(factor));

/** 6,281 becomes 6,821: two neighbours in the middle change places. */
function transposed(quantity: Decimal): Decimal {
  const digits = quantity.units.toString();
  const middle = digits.length - 2;
  return decimal(
    BigInt(digits.slice(0, middle - 1) + digits[middle]! + digits[middle - 1]! + digits.slice(middle + 1)),
  );
}
const canTranspose = ({ quantity }: Line): boolean => {
  const digits = quantity.units.toString();
  return digits.length >= 4 && digits[digits.length - 2] !== digits[digits.length - 3];
};

function swapped(day: Day): Day | null {
  const { year, month, dayOfMonth } = civilDate(day);
  const other = dayOf(year, dayOfMonth, month);
  return other.ok && other.value !== day ? other.value : null;
}

/** The line as it is taken back in a book: its figures against its own side. */
const reversed = (line: Line): Line => ({
  ...line,
  quantity: negate(line.quantity),
  gross: negate(line.gross),
  fees: negate(line.fees),
  tax: negate(line.tax),
  accrued: negate(line.accrued),
  net: negate(line.net),
});

/** The line as it stood before its quantity was corrected. */
const uncorrected = (line: Line): Line => priced({ ...line, quantity: add(line.quantity, decimal(40n)) });

/** Break kinds by name; the measures say which were found. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "missing at the custodian": {
    suits: any,
    make: (line) => ({ left: [line], right: [], type: "missing-right", explanations: [] }),
  },
  "missing in our books": {
    suits: any,
    make: (line) => ({ left: [], right: [line], type: "missing-left", explanations: [] }),
  },
  "booked twice": {
    suits: any,
    make: (line) => ({
      left: [line, line],
      right: [line],
      type: "duplicate-left",
      explanations: ["duplicate-booking"],
    }),
  },
  "sent twice": {
    suits: any,
    make: (line) => ({
      left: [line],
      right: [line, line],
      type: "duplicate-right",
      explanations: ["duplicate-booking"],
    }),
  },
  "side inverted": {
    suits: isShare,
    make: (line) =>
      broken("side", line, priced({ ...line, side: line.side === "BUY" ? "SELL" : "BUY" }), "sign-reversed"),
  },
  "wrong account": { suits: any, make: (line) => broken("account", line, { ...line, account: "999-00000" }) },
  "quantity transposed": {
    suits: (line) => isShare(line) && canTranspose(line),
    make: (line) =>
      broken("quantity", priced({ ...line, quantity: transposed(line.quantity) }), line, "transposed-digits"),
  },
  "quantity short": {
    suits: isShare,
    make: (line) => broken("quantity", line, priced({ ...line, quantity: subtract(line.quantity, decimal(7n)) })),
  },
  "digit dropped": {
    suits: isShare,
    make: (line) =>
      broken("quantity", priced({ ...line, quantity: multiply(line.quantity, decimal(10n)) }), line, "scale-10"),
  },
  "price in pence": {
    suits: ({ currency }) => currency === "GBP",
    make: (line) => broken("price", line, { ...line, price: times(line.price, "100") }, "scale-100"),
  },
  "price off": {
    suits: isShare,
    make: (line) => broken("price", line, priced({ ...line, price: add(line.price, exact("0.213")) })),
  },
  "fees left out of the net": {
    suits: ({ fees, tax }) => fees.units > 0n && tax.units === 0n,
    make: (line) =>
      broken(
        "amount",
        line,
        { ...line, net: line.side === "BUY" ? subtract(line.net, line.fees) : add(line.net, line.fees) },
        "fee-omitted",
        "gross-versus-net",
      ),
  },
  "fees doubled": {
    suits: ({ fees }) => fees.units > 0n,
    make: (line) => broken("fees", line, priced({ ...line, fees: times(line.fees, "2") })),
  },
  "no transaction tax": {
    suits: isTaxed,
    make: (line) => broken("tax", priced({ ...line, tax: ZERO }), line, "ftt-omitted"),
  },
  "old French rate": {
    suits: ({ tax, isin }) => tax.units > 0n && isin.startsWith("FR"),
    make: (line) =>
      broken("tax", priced({ ...line, tax: percent(line.gross, "0.3") }), line, "ftt-rate", "ftt-omitted"),
  },
  "no accrued interest": {
    suits: ({ isBond }) => isBond,
    make: (line) => broken("accrued-interest", priced({ ...line, accrued: ZERO }), line, "accrued-interest-omitted"),
  },
  "amount unexplained": {
    suits: any,
    make: (line, chance) =>
      broken("amount", line, { ...line, net: add(line.net, decimal(BigInt(chance.between(1_311, 1_999)), 1)) }),
  },
  "traded a day later": {
    suits: any,
    make: (line) =>
      broken(
        "trade-date",
        line,
        { ...line, tradeDate: addBusinessDays(line.tradeDate, 1, TARGET) },
        "business-day-shift",
      ),
  },
  "settles a day later": {
    suits: any,
    make: (line) =>
      broken(
        "settlement-date",
        line,
        { ...line, settlementDate: addBusinessDays(line.settlementDate, 1, TARGET) },
        "business-day-shift",
        "settlement-cycle",
      ),
  },
  "day and month swapped": {
    suits: ({ settlementDate }) => swapped(settlementDate) !== null,
    make: (line) =>
      broken("settlement-date", line, { ...line, settlementDate: swapped(line.settlementDate)! }, "day-month-swapped"),
  },
  "other broker": {
    suits: any,
    make: (line) =>
      broken("counterparty", line, {
        ...line,
        broker: line.broker === "Blue Pier LLC" ? "Kontor Handels AG" : "Blue Pier LLC",
      }),
  },
  "fails at the custodian": { suits: any, make: (line) => broken("status", line, { ...line, status: "FAILED" }) },
  "cancelled and corrected in our books": {
    suits: isShare,
    make: (line) => {
      const first = uncorrected(line);
      return { left: [first, reversed(first), line], right: [line], type: null, explanations: [] };
    },
  },
  "cancelled and corrected at the custodian": {
    suits: isShare,
    make: (line) => {
      const first = uncorrected({ ...line, status: "PENDING" });
      const right = [first, { ...first, status: "CANCELLED" as const }, line];
      return { left: [line], right, type: null, explanations: [] };
    },
  },
  "delivered in two": {
    suits: ({ quantity }) => quantity.units > 100n,
    make: (line) => {
      const first = decimal(line.quantity.units / 2n - 3n);
      const part = priced({ ...line, quantity: first, fees: ZERO, tax: ZERO, accrued: ZERO });
      const rest = {
        ...line,
        quantity: subtract(line.quantity, first),
        gross: subtract(line.gross, part.gross),
        net: subtract(line.net, part.net),
      };
      return { left: [line], right: [part, rest], type: null, explanations: [] };
    },
  },
};

/** Each deal's outcome: `share` of them go wrong, in turn in every way that suits. */
export function outcomes(
  lines: readonly Line[],
  share: number,
  chance: Chance,
  names: readonly string[] = Object.keys(FAULTS),
): { name: string | null; outcome: Outcome }[] {
  let turn = 0;
  return lines.map((line) => {
    if (chance.next() >= share)
      return { name: null, outcome: { left: [line], right: [line], type: null, explanations: [] } };
    for (let tries = 0; tries < names.length; tries += 1) {
      const name = names[turn++ % names.length]!;
      const fault = FAULTS[name]!;
      if (fault.suits(line)) return { name, outcome: fault.make(line, chance) };
    }
    return { name: null, outcome: { left: [line], right: [line], type: null, explanations: [] } };
  });
}
