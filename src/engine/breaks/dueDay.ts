import { addBusinessDays, businessDaysBetween, type BusinessCalendar } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import { settlementCycle, intendedSettlementDate, type SettlementMarket } from "../../kernel/settlementCycle";
import type { SideValues } from "./sideValues";

const EU_PREFIXES = new Set(
  "AT BE BG CY CZ DE DK EE ES EU FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK NO IS LI XS".split(" "),
);
const UK_PREFIXES = new Set(["GB", "JE", "GG", "IM"]);

/** The market whose settlement cycle a security follows, by its ISIN; null where we do not know the cycle. */
export function settlementMarket(isin: string | null): SettlementMarket | null {
  const prefix = isin?.slice(0, 2) ?? "";
  if (prefix === "US") return "US";
  if (UK_PREFIXES.has(prefix)) return "UK";
  return EU_PREFIXES.has(prefix) ? "EU" : null;
}

/** The day on which an item was due: its settlement date, else its trade date and the cycle of its market (two business
 *  days where the market is not known), else its value or booking date. Null where there is no date at all. */
export function dueDay(values: SideValues, calendar: BusinessCalendar): Day | null {
  const settlement = values.day("settlementDate");
  if (settlement !== null) return settlement;
  const trade = values.day("tradeDate");
  if (trade === null) return values.day("valueDate") ?? values.day("bookingDate") ?? values.day("positionDate");
  const market = settlementMarket(values.text("security")) ?? "EU";
  const intended = intendedSettlementDate(market, trade);
  return intended ?? addBusinessDays(trade, settlementCycle(market, trade) ?? 2, calendar);
}

/** Business days from the due day to the as-of date; 0 while the item is not due. */
export const ageOf = (due: Day | null, asOf: Day, calendar: BusinessCalendar): number =>
  due === null ? 0 : Math.max(0, businessDaysBetween(due, asOf, calendar));
