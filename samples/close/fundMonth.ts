import { addDays, type Day } from "../../src/kernel/day";
import {
  add,
  compare,
  decimal,
  divide,
  multiply,
  negate,
  roundHalfUp,
  subtract,
  ZERO,
  type Decimal,
} from "../../src/kernel/decimal";
import { isBusinessDay, TARGET } from "../../src/kernel/calendar";
import { Chance } from "../month-end/chance";
import { exact, makeTrades, MONTH_END, type Trade } from "../month-end/trades";

/** The first day of the fund, on which its holders paid in. */
export const FIRST_DAY = addDays(MONTH_END, -29);
export const MIDDLE = addDays(FIRST_DAY, 14);
export const PAID_IN = decimal(60_000_000n);

/** One fund's month: euro shares only, and no sale of what it does not hold. */
export function fundTrades(): Trade[] {
  const held = new Map<string, Decimal>();
  return makeTrades(600, new Chance(20261031)).filter((trade) => {
    const { fund, instrument, currency, isin, side, quantity } = trade;
    if (fund !== "Alizé Actions France" || currency !== "EUR" || instrument.kind !== "share") return false;
    const before = held.get(isin) ?? ZERO;
    const after = side === "BUY" ? add(before, quantity) : subtract(before, quantity);
    if (compare(after, ZERO) < 0) return false;
    held.set(isin, after);
    return true;
  });
}

/** What is held at the end of a day, by settled trades. */
export function positionsOn(trades: readonly Trade[], day: Day): Map<string, Decimal> {
  const held = new Map<string, Decimal>();
  for (const { isin, side, quantity, settlementDate } of trades) {
    if (settlementDate > day) continue;
    held.set(isin, add(held.get(isin) ?? ZERO, side === "BUY" ? quantity : negate(quantity)));
  }
  return new Map(
    [...held].filter(([, quantity]) => compare(quantity, ZERO) !== 0).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

export interface Movement {
  readonly day: Day;
  readonly reference: string;
  readonly label: string;
  /** Money in positive. */
  readonly amount: Decimal;
}

/** The cash of the month in the order of its days: what was paid in, and each trade that settled. */
export function movementsOf(trades: readonly Trade[]): Movement[] {
  const paidIn = { day: FIRST_DAY, reference: "SOUSCR-001", label: "Souscription initiale", amount: PAID_IN };
  const settled = trades
    .filter(({ settlementDate }) => settlementDate <= MONTH_END)
    .map(({ reference, side, isin, net, settlementDate }): Movement => ({
      day: settlementDate,
      reference,
      label: `${side === "BUY" ? "Achat" : "Vente"} ${isin}`,
      amount: side === "BUY" ? negate(net) : net,
    }));
  return [paidIn, ...settled.sort((one, other) => one.day - other.day)];
}

export interface LedgerLine {
  readonly journal: string;
  readonly number: string;
  readonly day: Day;
  readonly account: string;
  readonly name: string;
  readonly label: string;
  readonly document: string;
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly letter: string;
}

const NAMES: Readonly<Record<string, string>> = {
  "101000": "Capital",
  "464000": "Dettes sur acquisitions de VMP",
  "465000": "Créances sur cessions de VMP",
  "503100": "Actions cotées",
  "512100": "Banque EUR",
  "622600": "Honoraires",
  "627100": "Frais sur titres",
  "635800": "Autres droits (TTF)",
  "767300": "Produits nets sur cessions de VMP",
};

/** The general ledger of the month (accounting.md 5): trades on their date with the cost of what was sold by weighted average, then their settlement,
 *  lettered. */
export function ledgerOf(trades: readonly Trade[]): LedgerLine[] {
  const pools = new Map<string, { quantity: Decimal; cost: Decimal }>();
  const entries: {
    day: Day;
    journal: string;
    document: string;
    label: string;
    letter: string;
    legs: [string, Decimal][];
  }[] = [
    {
      day: FIRST_DAY,
      journal: "BQ",
      document: "SOUSCR-001",
      label: "Souscription initiale",
      letter: "",
      legs: [
        ["512100", PAID_IN],
        ["101000", negate(PAID_IN)],
      ],
    },
  ];
  // Purchases of a day come before its sales, as the accounting policy has it.
  const inOrder = [...trades].sort(
    (one, other) => one.tradeDate - other.tradeDate || Number(one.side === "SELL") - Number(other.side === "SELL"),
  );
  inOrder.forEach((trade, index) => {
    const { reference, isin, side, quantity, gross, fees, tax, net, tradeDate, settlementDate } = trade;
    const pool = pools.get(isin) ?? { quantity: ZERO, cost: ZERO };
    const isSettled = settlementDate <= MONTH_END;
    const letter = isSettled ? letterOf(index) : "";
    const label = `${side === "BUY" ? "Achat" : "Vente"} ${isin}`;
    const sold = side === "BUY" ? ZERO : roundHalfUp(divide(multiply(pool.cost, quantity), pool.quantity, 10), 2);
    pools.set(isin, {
      quantity: side === "BUY" ? add(pool.quantity, quantity) : subtract(pool.quantity, quantity),
      cost: side === "BUY" ? add(pool.cost, gross) : subtract(pool.cost, sold),
    });
    entries.push({
      day: tradeDate,
      journal: "TIT",
      document: reference,
      label,
      letter,
      legs:
        side === "BUY"
          ? [
              ["503100", gross],
              ["627100", fees],
              ["635800", tax],
              ["464000", negate(net)],
            ]
          : [
              ["465000", net],
              ["627100", fees],
              ["767300", negate(gross)],
              ["767300", sold],
              ["503100", negate(sold)],
            ],
    });
    if (!isSettled) return;
    entries.push({
      day: settlementDate,
      journal: "BQ",
      document: reference,
      label: `Dénouement ${label}`,
      letter,
      legs:
        side === "BUY"
          ? [
              ["464000", net],
              ["512100", negate(net)],
            ]
          : [
              ["512100", net],
              ["465000", negate(net)],
            ],
    });
  });
  const counts = new Map<string, number>();
  return entries
    .sort((one, other) => one.day - other.day)
    .flatMap(({ day, journal, document, label, letter, legs }) => {
      const count = (counts.get(journal) ?? 0) + 1;
      counts.set(journal, count);
      return legs
        .filter(([, amount]) => amount.units !== 0n)
        .map(([account, amount]): LedgerLine => ({
          journal,
          number: `${journal}${String(count).padStart(6, "0")}`,
          day,
          account,
          name: NAMES[account] ?? account,
          label,
          document,
          debit: amount.units > 0n ? amount : ZERO,
          credit: amount.units < 0n ? negate(amount) : ZERO,
          letter: account.startsWith("46") ? letter : "",
        }));
    });
}

const letterOf = (index: number): string =>
  String.fromCharCode(65 + Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26));

export interface Price {
  readonly day: Day;
  readonly isin: string;
  readonly name: string;
  readonly price: Decimal;
}

/** A closing price of every share on every business day, near those of the trades. */
export function pricesOf(trades: readonly Trade[]): Price[] {
  const chance = new Chance(777);
  const instruments = [...new Map(trades.map(({ instrument }) => [instrument.isin, instrument])).values()];
  const days = Array.from({ length: 30 }, (_, offset) => addDays(FIRST_DAY, offset)).filter((day) =>
    isBusinessDay(day, TARGET),
  );
  return days.flatMap((day) =>
    instruments.map(({ isin, name, price }): Price => ({
      day,
      isin,
      name,
      price: roundHalfUp(multiply(exact(price), decimal(BigInt(chance.between(985, 1015)), 3)), 4),
    })),
  );
}
