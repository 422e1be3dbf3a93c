import type { Day } from "../../kernel/day";
import { dayAt, decimalAt, securityAt, textAt, type RecordTable } from "../records/recordTable";
import { plainWords } from "../../kernel/text";
import type { ReadSheet } from "../workpapers";
import { priceUnits, SAME_CURRENCY, type BaseRate } from "./scaled";

/** A price as its sheet has it: for one unit or in percent of the nominal is known by the instrument's trades. */
export interface Quote {
  readonly price: bigint;
  /** The interest that accrued, quoted as the price is; null: the sheet does not say. */
  readonly accrued: bigint | null;
}

/** The prices and exchange rates of the workbook by day. */
export interface Market {
  /** Every day that has a price, ascending. */
  readonly days: readonly Day[];
  quote(security: string, day: Day): Quote | null;
  /** What one unit of a currency is worth in the base currency; null: no rate of that day. */
  rate(currency: string, day: Day): BaseRate | null;
}

/** Gathers prices from the sheets of prices, else from those of positions that show a price and a day. Null where there is none. */
export function marketOf(sheets: readonly ReadSheet[], baseCurrency: string): Market | null {
  const priced = sheets.filter(({ kind }) => kind === "prices");
  const quotes = quotesOf(priced.length > 0 ? priced : sheets.filter(({ kind }) => kind === "positions"));
  if (quotes.days.size === 0) return null;
  const rates = ratesOf(sheets.filter(({ kind }) => kind === "rates"));
  return {
    days: [...quotes.days].sort((one, other) => one - other),
    quote: (security, day) => quotes.bySecurity.get(security)?.get(day) ?? null,
    rate: (currency, day) => {
      if (currency === baseCurrency) return SAME_CURRENCY;
      const direct = rates.get(`${currency}/${baseCurrency}\n${day}`) ?? rates.get(`${currency}/${baseCurrency}\n`);
      if (direct) return { numerator: direct, denominator: ONE };
      const inverse = rates.get(`${baseCurrency}/${currency}\n${day}`) ?? rates.get(`${baseCurrency}/${currency}\n`);
      return inverse ? { numerator: ONE, denominator: inverse } : null;
    },
  };
}

const ONE = 10n ** 10n;

function quotesOf(sheets: readonly ReadSheet[]): { bySecurity: Map<string, Map<Day, Quote>>; days: Set<Day> } {
  const bySecurity = new Map<string, Map<Day, Quote>>();
  const days = new Set<Day>();
  for (const { reading } of sheets) {
    const { records } = reading;
    for (let record = 0; record < records.count; record += 1) {
      const [security, day] = [securityAt(records, record), dayAt(records, "positionDate", record)];
      const price = decimalAt(records, "price", record);
      if (security === null || day === null || price === null) continue;
      const accrued = decimalAt(records, "accruedInterest", record);
      days.add(day);
      const quotes = bySecurity.get(security) ?? new Map<Day, Quote>();
      bySecurity.set(security, quotes);
      // The first source counts; a second one is for the checks of prices.
      if (!quotes.has(day)) quotes.set(day, { price: priceUnits(price), accrued: accrued && priceUnits(accrued) });
    }
  }
  return { bySecurity, days };
}

/** By pair ("EUR/USD": one euro in dollars) and day, at ten decimals; a rate without a day holds on every day. */
function ratesOf(sheets: readonly ReadSheet[]): Map<string, bigint> {
  const rates = new Map<string, bigint>();
  for (const { reading } of sheets) {
    const { records } = reading;
    for (let record = 0; record < records.count; record += 1) {
      const pair = pairOf(records, record);
      const rate =
        decimalAt(records, "fxRate", record) ??
        decimalAt(records, "rate", record) ??
        decimalAt(records, "price", record);
      if (pair === null || rate === null || rate.units <= 0n) continue;
      const day = dayAt(records, "positionDate", record) ?? "";
      const key = `${pair}\n${day}`;
      if (!rates.has(key)) rates.set(key, priceUnits(rate));
    }
  }
  return rates;
}

function pairOf(records: RecordTable, record: number): string | null {
  const written = textAt(records, "currencyPair", record);
  const parts = written === null ? null : /^([a-z]{3}) ?([a-z]{3})$/.exec(plainWords(written));
  if (parts) return `${parts[1]}/${parts[2]}`.toUpperCase();
  const [from, to] = [textAt(records, "currency", record), textAt(records, "counterCurrency", record)];
  return from && to ? `${from}/${to}` : null;
}
