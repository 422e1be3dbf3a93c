import { addBusinessDays, TARGET } from "../../src/kernel/calendar";
import { dayOf, type Day } from "../../src/kernel/day";
import {
  add,
  decimal,
  multiply,
  parseDecimal,
  roundHalfUp,
  subtract,
  ZERO,
  type Decimal,
} from "../../src/kernel/decimal";
import type { Chance } from "../../samples/month-end/chance";

/** One side's line of a deal whose truth is known. `id` names the deal, and is in no column. */
export interface Line {
  readonly id: number;
  readonly reference: string;
  readonly account: string;
  readonly isin: string;
  readonly isBond: boolean;
  readonly side: "BUY" | "SELL";
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly gross: Decimal;
  readonly fees: Decimal;
  readonly tax: Decimal;
  readonly accrued: Decimal;
  readonly net: Decimal;
  readonly currency: string;
  readonly tradeDate: Day;
  readonly settlementDate: Day;
  readonly broker: string;
  readonly status: "SETTLED" | "PENDING" | "FAILED" | "CANCELLED";
}

export const exact = (text: string): Decimal => {
  const value = parseDecimal(text);
  if (!value.ok) throw new Error(value.error);
  return value.value;
};

export const percent = (base: Decimal, rate: string): Decimal =>
  roundHalfUp(multiply(base, multiply(exact(rate), exact("0.01"))), 2);

/** The line with gross and net worked out again from the rest. */
export function priced(line: Line): Line {
  const gross = roundHalfUp(multiply(multiply(line.quantity, line.price), line.isBond ? exact("0.01") : exact("1")), 2);
  const costs = add(line.fees, line.tax);
  const net = add(line.side === "BUY" ? add(gross, costs) : subtract(gross, costs), line.accrued);
  return { ...line, gross, net };
}

const COUNTRIES: readonly { prefix: string; currency: string; tax: string }[] = [
  { prefix: "FR", currency: "EUR", tax: "0.4" },
  { prefix: "DE", currency: "EUR", tax: "0" },
  { prefix: "US", currency: "USD", tax: "0" },
  { prefix: "GB", currency: "GBP", tax: "0.5" },
  { prefix: "IT", currency: "EUR", tax: "0.2" },
  { prefix: "JP", currency: "JPY", tax: "0" },
  { prefix: "NL", currency: "EUR", tax: "0" },
  { prefix: "CH", currency: "CHF", tax: "0" },
];
const BROKERS = ["Aldgate Brokers Ltd", "Maison Perrier SA", "Kontor Handels AG", "Blue Pier LLC"] as const;

interface Security {
  readonly isin: string;
  readonly currency: string;
  readonly tax: string;
  readonly isBond: boolean;
  readonly price: number;
}

/** ISO 6166 check digit, written apart from the product's own so that one can catch the other. */
export function withCheckDigit(first11: string): string {
  const digits = [...first11].map((letter) => parseInt(letter, 36).toString()).join("");
  const total = [...digits].reverse().reduce((sum, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return first11 + String((10 - (total % 10)) % 10);
}

function makeSecurities(count: number, chance: Chance): Security[] {
  return Array.from({ length: count }, () => {
    const { prefix, currency, tax } = chance.pick(COUNTRIES);
    const isBond = chance.next() < 0.15;
    const isin = withCheckDigit(prefix + String(chance.between(0, 999_999_999)).padStart(9, "0"));
    return {
      isin,
      currency,
      tax: isBond ? "0" : tax,
      isBond,
      price: isBond ? chance.between(90_000, 110_000) : chance.between(3_000, 450_000),
    };
  });
}

/** `count` deals over a quarter, several a day in the same security, quantities round or not. */
export function makeLines(count: number, chance: Chance): Line[] {
  const securities = makeSecurities(Math.max(20, Math.ceil(count / 12)), chance);
  const start = dayOf(2026, 4, 1);
  if (!start.ok) throw new Error(start.error);
  const accounts = Array.from({ length: 5 }, () => `${chance.between(100, 999)}-${chance.between(10_000, 99_999)}`);
  return Array.from({ length: count }, (_, id) => {
    const security = chance.pick(securities);
    const side = chance.next() < 0.5 ? "BUY" : "SELL";
    const tradeDate = addBusinessDays(start.value, chance.between(0, 60), TARGET);
    const quantity = decimal(BigInt(security.isBond ? chance.between(1, 90) * 10_000 : chance.between(11, 9_000)));
    const bare = priced({
      id,
      reference: `${chance.pick(["K", "L", "M"])}${chance.between(1_000_000, 9_999_999)}${id % 10}`,
      account: chance.pick(accounts),
      isin: security.isin,
      isBond: security.isBond,
      side,
      quantity,
      price: decimal(BigInt(Math.round(security.price * (0.95 + chance.next() / 10))), 3),
      gross: ZERO,
      fees: ZERO,
      tax: ZERO,
      net: ZERO,
      accrued: ZERO,
      currency: security.currency,
      tradeDate,
      settlementDate: addBusinessDays(tradeDate, security.isin.startsWith("US") ? 1 : 2, TARGET),
      broker: chance.pick(BROKERS),
      status: "SETTLED",
    });
    const places = security.currency === "JPY" ? 0 : 2;
    return priced({
      ...bare,
      fees: roundHalfUp(percent(bare.gross, chance.pick(["0.05", "0.1", "0.15"])), places),
      tax: side === "BUY" ? roundHalfUp(percent(bare.gross, security.tax), places) : ZERO,
      accrued: security.isBond ? percent(bare.gross, chance.pick(["0.37", "0.81", "1.12"])) : ZERO,
    });
  });
}
