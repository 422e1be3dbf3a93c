import type { Day } from "../kernel/day";
import type { SheetReading } from "./intake/sheetReading";
import type { DateField } from "./records/field";
import { BLANK_DAY } from "./records/recordTable";

/** The dates on which business was done or was due; a bond's maturity says nothing of today. */
const BUSINESS_DATES: readonly DateField[] = [
  "tradeDate",
  "settlementDate",
  "effectiveSettlementDate",
  "valueDate",
  "bookingDate",
  "positionDate",
];

/** The latest business date found in the data: the as-of date when nobody gives one. 1970-01-01 where there is no date. */
export function latestDay(readings: readonly SheetReading[]): Day {
  let latest = BLANK_DAY;
  for (const { records } of readings) {
    for (const field of BUSINESS_DATES) {
      for (const day of records.days[field] ?? []) {
        if (day > latest) latest = day;
      }
    }
  }
  return (latest === BLANK_DAY ? 0 : latest) as Day;
}
