import { businessDaysBetween, TARGET } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import type { ReadSheet } from "../workpapers";
import { rateSheet } from "./rateSeries";
import { PRICE_PLACES, SAME_CURRENCY, type BaseRate } from "./scaled";

/** A rate and the day it is of. */
interface DatedRate {
  readonly rate: BaseRate;
  readonly day: Day;
}

const ONE = 10n ** BigInt(PRICE_PLACES);

/** What one unit of a currency is worth in the base currency, by the sheets of rates; of two sources of a day the first counts. */
export class RateBook {
  private readonly dated = new Map<string, DatedRate[]>();
  private readonly byDay = new Map<string, BaseRate>();

  constructor(
    sheets: readonly ReadSheet[],
    private readonly baseCurrency: string,
  ) {
    const points = sheets
      .filter(({ kind, role }) => kind === "rates" && role !== "ignored")
      .flatMap(({ reading }) => rateSheet(reading));
    // A rate against the base currency goes before one that has to be turned round.
    for (const isDirect of [true, false]) {
      for (const { from, to, day, price } of points) {
        if ((isDirect ? to : from) !== baseCurrency) continue;
        const currency = isDirect ? from : to;
        const rate = isDirect ? { numerator: price, denominator: ONE } : { numerator: ONE, denominator: price };
        const key = `${currency}\n${day ?? ""}`;
        if (this.byDay.has(key)) continue;
        this.byDay.set(key, rate);
        const known = this.dated.get(currency);
        if (day === null) continue;
        if (known) known.push({ rate, day });
        else this.dated.set(currency, [{ rate, day }]);
      }
    }
  }

  /** The rate of a day, or one that holds on every day. */
  on(currency: string, day: Day): BaseRate | null {
    if (currency === this.baseCurrency) return SAME_CURRENCY;
    return this.byDay.get(`${currency}\n${day}`) ?? this.byDay.get(`${currency}\n`) ?? null;
  }

  /** The rate of a day, or where banks are closed on it that of the business day before. */
  closing(currency: string, day: Day): BaseRate | null {
    const exact = this.on(currency, day);
    if (exact) return exact;
    let last: DatedRate | null = null;
    for (const one of this.dated.get(currency) ?? [])
      if (one.day <= day && one.day > (last?.day ?? -Infinity)) last = one;
    return last && businessDaysBetween(last.day, day, TARGET) === 0 ? last.rate : null;
  }
}
