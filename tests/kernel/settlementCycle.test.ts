import { expect, test } from "vitest";
import { intendedSettlementDate, settlementCycle, type SettlementMarket } from "../../src/kernel/settlementCycle";
import { isoText } from "../../src/kernel/day";
import { day } from "./days";

test.each<[SettlementMarket, string, number, string, string]>([
  ["EU", "2026-04-02", 2, "2026-04-08", "Good Friday and Easter Monday closed"],
  ["EU", "2026-04-30", 2, "2026-05-05", "1 May closed"],
  ["EU", "2026-07-13", 2, "2026-07-15", "14 July is open"],
  ["EU", "2026-12-23", 2, "2026-12-28", "24 December is a settlement day"],
  ["EU", "2026-12-24", 2, "2026-12-29", "Christmas and a weekend"],
  ["EU", "2026-12-31", 2, "2027-01-05", "1 January is a Friday"],
  ["EU", "2027-10-08", 2, "2027-10-12", "the last day of T+2"],
  ["EU", "2027-10-11", 1, "2027-10-12", "the first day of T+1"],
  ["EU", "2028-04-13", 1, "2028-04-18", "Easter under T+1"],
  ["US", "2024-05-24", 2, "2024-05-29", "Memorial Day"],
  ["US", "2024-05-28", 1, "2024-05-29", "the first day of T+1"],
  ["US", "2026-04-02", 1, "2026-04-06", "Good Friday"],
  ["US", "2026-07-02", 1, "2026-07-06", "3 July observed"],
  ["US", "2026-10-09", 1, "2026-10-13", "nothing settles on Columbus Day"],
  ["US", "2026-10-12", 1, "2026-10-13", "trades of Columbus Day settle with Friday's"],
  ["US", "2026-11-10", 1, "2026-11-12", "Veterans Day"],
  ["US", "2026-11-25", 1, "2026-11-27", "Thanksgiving"],
  ["UK", "2026-05-01", 2, "2026-05-06", "early May bank holiday"],
  ["UK", "2026-08-27", 2, "2026-09-01", "summer bank holiday"],
  ["UK", "2026-12-23", 2, "2026-12-29", "Boxing Day moved to Monday"],
])("%s trade of %s is T+%i and due on %s: %s", (market, tradeDate, cycle, expected) => {
  expect(settlementCycle(market, day(tradeDate))).toBe(cycle);
  const due = intendedSettlementDate(market, day(tradeDate));
  expect(due === null ? null : isoText(due)).toBe(expected);
});

test("a trade older than the rules we know has no due date rather than a wrong one", () => {
  expect(settlementCycle("US", day("2017-09-04"))).toBeNull();
  expect(intendedSettlementDate("EU", day("2014-10-03"))).toBeNull();
});
