import { addBusinessDays, isBusinessDay, TARGET } from "../../src/kernel/calendar";
import { addDays, dayOf, type Day } from "../../src/kernel/day";
import {
  add,
  decimal,
  divide,
  multiply,
  parseDecimal,
  roundHalfUp,
  subtract,
  ZERO,
  type Decimal,
} from "../../src/kernel/decimal";
import type { Chance } from "./chance";
import { INSTRUMENTS, type Instrument } from "./instruments";

export interface Trade {
  readonly reference: string;
  readonly fund: string;
  readonly account: string;
  readonly custodian: Custodian;
  readonly instrument: Instrument;
  readonly isin: string;
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
  readonly status: "SETTLED" | "PENDING" | "FAILED";
}

export type Custodian = "Banque du Ponant" | "Harbour Custody";

const FUNDS: readonly { fund: string; account: string; custodian: Custodian }[] = [
  { fund: "Alizé Actions France", account: "30087 00214", custodian: "Banque du Ponant" },
  { fund: "Alizé Obligations", account: "30087 00222", custodian: "Banque du Ponant" },
  { fund: "Alizé Patrimoine", account: "30087 00230", custodian: "Banque du Ponant" },
  { fund: "Alizé Monde", account: "HC-481-7701", custodian: "Harbour Custody" },
  { fund: "Alizé Europe", account: "HC-481-7702", custodian: "Harbour Custody" },
];

const BROKERS = ["Courtage Lutétia", "Northgate Securities", "Exane Démo", "Banque Helvia", "Kestrel Markets"] as const;

export const exact = (text: string): Decimal => {
  const value = parseDecimal(text);
  if (!value.ok) throw new Error(value.error);
  return value.value;
};

/** `percent` of `base`, to the cent. */
export const percentOf = (base: Decimal, percent: string): Decimal =>
  roundHalfUp(multiply(multiply(base, exact(percent)), decimal(1n, 2)), 2);

/** Gross, tax and net follow from quantity, price, fees and accrued interest; a bond's price is in percent. */
export function priced(trade: Omit<Trade, "gross" | "net">): Trade {
  const scale = trade.instrument.kind === "bond" ? decimal(1n, 2) : decimal(1n);
  const gross = roundHalfUp(multiply(multiply(trade.quantity, trade.price), scale), 2);
  const costs = add(trade.fees, trade.tax);
  const net = add(trade.side === "BUY" ? add(gross, costs) : subtract(gross, costs), trade.accrued);
  return { ...trade, gross, net };
}

const OCTOBER_FIRST = (() => {
  const day = dayOf(2026, 10, 1);
  if (!day.ok) throw new Error(day.error);
  return day.value;
})();

/** The last business day of the sample's month. */
export const MONTH_END = addDays(OCTOBER_FIRST, 29);

/** A month of trades of five funds, in the order in which they were dealt. */
export function makeTrades(count: number, chance: Chance): Trade[] {
  const days = Array.from({ length: 30 }, (_, offset) => addDays(OCTOBER_FIRST, offset)).filter((day) =>
    isBusinessDay(day, TARGET),
  );
  const dealt = Array.from({ length: count }, () => chance.pick(days)).sort((one, other) => one - other);
  return dealt.map((tradeDate, index) => makeTrade(tradeDate, index, chance));
}

function makeTrade(tradeDate: Day, index: number, chance: Chance): Trade {
  const fund = chance.pick(FUNDS);
  const instrument = chance.pick(
    INSTRUMENTS.filter(({ kind }) => (fund.fund === "Alizé Obligations" ? kind === "bond" : true)),
  );
  const side = chance.next() < 0.58 ? "BUY" : "SELL";
  const quantity = decimal(BigInt(quantityOf(instrument, chance)));
  const moved = multiply(exact(instrument.price), decimal(BigInt(chance.between(965, 1035)), 3));
  const price = roundHalfUp(moved, instrument.kind === "bond" ? 3 : 4);
  const isUnitedStates = instrument.isin.startsWith("US");
  const settlementDate = addBusinessDays(tradeDate, isUnitedStates ? 1 : 2, TARGET);
  const bare = priced({
    reference: `OP26-${String(10_417 + index * 3).padStart(6, "0")}`,
    ...fund,
    instrument,
    isin: instrument.isin,
    side,
    quantity,
    price,
    fees: ZERO,
    tax: ZERO,
    accrued: accruedOn(instrument, quantity, chance),
    currency: instrument.currency,
    tradeDate,
    settlementDate,
    broker: chance.pick(BROKERS),
    status: settlementDate <= MONTH_END ? "SETTLED" : "PENDING",
  });
  const fees = percentOf(bare.gross, instrument.kind === "bond" ? "0.03" : chance.pick(["0.08", "0.12", "0.2"]));
  const tax = side === "BUY" ? percentOf(bare.gross, instrument.taxPercent) : ZERO;
  return priced({ ...bare, fees, tax });
}

function quantityOf(instrument: Instrument, chance: Chance): number {
  if (instrument.kind === "bond") return chance.between(1, 40) * 50_000;
  return chance.next() < 0.4 ? chance.between(1, 60) * 100 : chance.between(35, 7_400);
}

function accruedOn(instrument: Instrument, nominal: Decimal, chance: Chance): Decimal {
  if (instrument.coupon === undefined) return ZERO;
  const yearly = multiply(multiply(nominal, exact(instrument.coupon)), decimal(1n, 2));
  return divide(multiply(yearly, decimal(BigInt(chance.between(130, 190)))), decimal(365n), 2);
}
