import type { Day } from "../../../kernel/day";
import { BLANK_DAY, type RecordTable } from "../../records/recordTable";
import type { Explanation } from "../break";
import type { SideValues } from "../sideValues";

/** The latest trade date on a statement; null where it has none. */
export function lastTradeDate(statement: RecordTable): Day | null {
  let last = BLANK_DAY;
  for (const day of statement.days.tradeDate ?? []) {
    if (day > last) last = day;
  }
  return last === BLANK_DAY ? null : (last as Day);
}

/** A trade of a later day than every trade on the statement: the statement stops before it. */
export function afterLastTrade(values: SideValues, last: Day | null): Explanation | null {
  const traded = values.day("tradeDate");
  if (traded === null || last === null || traded <= last) return null;
  return { code: "cut-off", field: "tradeDate", figures: { traded, last } };
}
