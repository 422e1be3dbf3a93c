import { addBusinessDays, LONDON, TARGET, US_SETTLEMENT, type BusinessCalendar } from "./calendar";
import { parseDay, type Day } from "./day";
import { assert } from "./result";

/** Where a trade settles, which decides its cycle and its calendar. */
export type SettlementMarket = "EU" | "UK" | "US";

interface MarketRule {
  readonly calendar: BusinessCalendar;
  /** Business days from trade to settlement, by the first trade date they apply to, latest first. */
  readonly cycles: readonly { readonly from: Day; readonly days: number }[];
}

/** Ordinary trades on a venue. EU: Regulation (EU) 909/2014 article 5(2), as replaced by Regulation (EU) 2025/2075 from
 *  11 October 2027. UK: the same dates (HM Treasury, "Mandating T+1", November 2025). US: SEC Rule 15c6-1. */
const MARKETS: Readonly<Record<SettlementMarket, MarketRule>> = {
  EU: { calendar: TARGET, cycles: [since("2027-10-11", 1), since("2014-10-06", 2)] },
  UK: { calendar: LONDON, cycles: [since("2027-10-11", 1), since("2014-10-06", 2)] },
  US: { calendar: US_SETTLEMENT, cycles: [since("2024-05-28", 1), since("2017-09-05", 2)] },
};

function since(text: string, days: number): { from: Day; days: number } {
  const from = parseDay(text);
  assert(from.ok, `the cycle table names the day ${text}`);
  return { from: from.value, days };
}

/** Business days from trade to settlement, or null for a trade older than the rules that we know. */
export function settlementCycle(market: SettlementMarket, tradeDate: Day): number | null {
  return MARKETS[market].cycles.find(({ from }) => tradeDate >= from)?.days ?? null;
}

/** The day on which a trade is due to settle; counted from the trade date even when that is a holiday. */
export function intendedSettlementDate(market: SettlementMarket, tradeDate: Day): Day | null {
  const days = settlementCycle(market, tradeDate);
  return days === null ? null : addBusinessDays(tradeDate, days, MARKETS[market].calendar);
}
