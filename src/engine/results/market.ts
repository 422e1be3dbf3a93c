import type { Day } from "../../kernel/day";
import type { PricePoint, PriceSheet } from "./priceSeries";
import type { RateBook } from "./rateBook";
import type { BaseRate } from "./scaled";

/** The prices and exchange rates of the workbook, day by day. */
export interface Market {
  /** Every day that has a price, ascending. */
  readonly days: readonly Day[];
  /** The price of a security on each of the days; null: it has none. */
  quotes(security: string): readonly (PricePoint | null)[];
  /** What one unit of a currency is worth in the base currency on each of the days; null: no rate of that day. */
  rates(currency: string): readonly (BaseRate | null)[];
}

/** The market up to the as-of date. Null where no price is of a day that has come. */
export function marketOf(priced: readonly PriceSheet[], rates: RateBook, asOf: Day): Market | null {
  const known = new Set<Day>();
  for (const { series } of priced)
    for (const points of series.values()) for (const { day } of points) if (day <= asOf) known.add(day);
  if (known.size === 0) return null;
  const days = [...known].sort((one, other) => one - other);
  const place = new Map(days.map((day, index) => [day, index]));
  return {
    days,
    quotes: remembered((security) => {
      const quotes = new Array<PricePoint | null>(days.length).fill(null);
      for (const { series } of priced) {
        for (const point of series.get(security) ?? []) {
          const index = place.get(point.day);
          // The first source counts; a second one is for the checks of prices.
          if (index !== undefined) quotes[index] ??= point;
        }
      }
      return quotes;
    }),
    rates: remembered((currency) => days.map((day) => rates.on(currency, day))),
  };
}

/** Works an answer out once for each key. */
function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = answer(key);
    known.set(key, now);
    return now;
  };
}
