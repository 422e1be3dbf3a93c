import type { Day } from "../../kernel/day";
import { minorUnits } from "../../kernel/currency";
import { negate, ZERO, type Decimal } from "../../kernel/decimal";
import type { AccountingPolicy } from "../accounting/policy";
import { amountsOf } from "../accounting/tradeAmounts";
import { priceBasis, sideValues } from "../breaks/sideValues";
import { dayAt, decimalAt, securityAt, textAt, type RecordTable } from "../records/recordTable";
import { eventWords, isIncome, quantityEffect } from "../events/quantityEffect";
import type { ReadSheet } from "../workpapers";
import { inOrder } from "./lineDays";
import type { Market } from "./market";
import type { CellPlace, LineKey, ResultLine, ResultStep } from "./resultLine";
import { amountStep, amountUnits, priceUnits, quantityUnits } from "./scaled";

/** What could not be made a step of any line: told, and in no result. */
export interface LeftOut extends CellPlace {
  readonly why: "trade-amounts" | "event-amount" | "event-unknown";
}

export interface ReadLines {
  readonly lines: readonly ResultLine[];
  readonly leftOut: readonly LeftOut[];
}

interface Draft {
  readonly key: LineKey;
  readonly steps: ResultStep[];
  isPercent: boolean;
  bearsInterest: boolean;
}

/** One line for each instrument in each book and account, from our trades and the events of its security, on the days of the market. */
export function readLines(sheets: readonly ReadSheet[], market: Market, policy: AccountingPolicy): ReadLines {
  const drafts = new Map<string, Draft>();
  const leftOut: LeftOut[] = [];
  for (const { kind, role, reading } of sheets) {
    if (kind === "trades" && role === "book") readTrades(reading.records, drafts, leftOut);
  }
  for (const { kind, role, reading } of sheets) {
    if (kind === "events" && role !== "ignored") readEvents(reading.records, [...drafts.values()], leftOut);
  }
  return { lines: [...drafts.values()].map((draft) => lineOf(draft, market, policy)), leftOut };
}

function readTrades(records: RecordTable, drafts: Map<string, Draft>, leftOut: LeftOut[]): void {
  for (let record = 0; record < records.count; record += 1) {
    const place = { sheet: records.sheet, row: records.rows[record] ?? 0 };
    const values = sideValues(records, [record]);
    const [security, currency] = [securityAt(records, record), textAt(records, "currency", record)];
    const [day, quantity] = [dayAt(records, "tradeDate", record), decimalAt(records, "quantity", record)];
    const amounts = amountsOf(values);
    if (security === null || currency === null || day === null || quantity === null || !amounts) {
      leftOut.push({ ...place, why: "trade-amounts" });
      continue;
    }
    const key = {
      portfolio: textAt(records, "portfolio", record),
      account: textAt(records, "account", record),
      security,
      currency,
    };
    const name = [key.portfolio, key.account, security, currency].join("\n");
    const draft = drafts.get(name) ?? { key, steps: [], isPercent: false, bearsInterest: false };
    drafts.set(name, draft);
    draft.isPercent ||= priceBasis(values) === "percent";
    draft.bearsInterest ||= amounts.accruedInterest.units !== 0n;
    const signed = (value: Decimal): Decimal => (amounts.side === "BUY" ? value : negate(value));
    const booked = dayAt(records, "bookingDate", record);
    draft.steps.push({
      kind: "trade",
      day,
      id: textAt(records, "reference", record) ?? `${place.row}`,
      place,
      quantity: quantityUnits(signed(quantity)),
      gross: amountUnits(signed(amounts.gross)),
      accrued: amountUnits(signed(amounts.accruedInterest)),
      fees: amountUnits(amounts.fees) + amountUnits(amounts.tax),
      lots: lotsOf(records, record),
      knownFrom: booked !== null && booked > day ? booked : day,
      knownUntil: null,
    });
  }
}

/** A sale names the purchases that it takes from, by their references. */
const lotsOf = (records: RecordTable, record: number): string[] =>
  (textAt(records, "previousReference", record) ?? "").split(/[;,+ ]+/).filter((part) => part !== "");

const REPAYMENT = /\b(capital return|return of capital|remboursement de (capital|prime)|capd|amortissement)\b/;

function readEvents(records: RecordTable, drafts: readonly Draft[], leftOut: LeftOut[]): void {
  for (let record = 0; record < records.count; record += 1) {
    const place = { sheet: records.sheet, row: records.rows[record] ?? 0 };
    const security = securityAt(records, record);
    const day = dayAt(records, "exDate", record) ?? dayAt(records, "recordDate", record);
    const own = drafts.filter(({ key }) => key.security === security && isOf(key, records, record));
    if (day === null || own.length === 0) continue;
    const step = eventStep(records, record, place, day);
    if (typeof step === "string") leftOut.push({ ...place, why: step });
    else for (const draft of own) draft.steps.push(step);
  }
}

/** An event that names an account or a portfolio is of that alone. */
const isOf = ({ account, portfolio }: LineKey, records: RecordTable, record: number): boolean => {
  const [ofAccount, ofPortfolio] = [textAt(records, "account", record), textAt(records, "portfolio", record)];
  return (ofAccount === null || ofAccount === account) && (ofPortfolio === null || ofPortfolio === portfolio);
};

function eventStep(records: RecordTable, record: number, place: CellPlace, day: Day): ResultStep | LeftOut["why"] {
  const effect = quantityEffect(records, record);
  if (effect === "unclear") return "event-amount";
  if (effect) return { kind: "scale", day, place, ...effect };
  const words = eventWords(records, record);
  const perUnit = decimalAt(records, "rate", record) ?? decimalAt(records, "price", record);
  const total = decimalAt(records, "grossAmount", record) ?? decimalAt(records, "netAmount", record);
  if (perUnit === null && total === null) return "event-amount";
  const amount = perUnit ? { perUnit: priceUnits(perUnit) } : { total: amountUnits(total ?? ZERO) };
  if (REPAYMENT.test(words)) return { kind: "repayment", day, place, amount };
  // A rate beside an ex date is income, unless the words speak of something else that we do not know.
  if (words !== "" && !isIncome(words)) return "event-unknown";
  return { kind: "income", day, place, amount, tax: amountUnits(decimalAt(records, "tax", record) ?? ZERO) };
}

function lineOf({ key, steps, isPercent, bearsInterest }: Draft, market: Market, policy: AccountingPolicy): ResultLine {
  const quotes = market.quotes(key.security);
  const perUnit = (units: bigint): bigint => (isPercent ? units / 100n : units);
  // Interest is quoted beside the price, in its unit: so many of the nominal's hundredths.
  const interest = bearsInterest
    ? {
        rate: 1n,
        fractions: quotes.map((quote) =>
          quote === null || quote.accrued === null ? null : { days: perUnit(quote.accrued), basis: 1n },
        ),
      }
    : null;
  return {
    key,
    opening: null,
    steps: inOrder(steps, policy.sameDay),
    prices: quotes.map((quote) => (quote ? perUnit(quote.price) : undefined)),
    interest,
    rates: market.rates(key.currency).map((rate) => rate ?? undefined),
    step: amountStep(minorUnits(key.currency)),
    baseStep: amountStep(minorUnits(policy.baseCurrency)),
  };
}
