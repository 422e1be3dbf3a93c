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

/** Those on which it was done: what is due may lie in the next month. */
const DAYS_DONE: readonly DateField[] = ["tradeDate", "bookingDate", "positionDate"];

/** The latest business date found in the data: the as-of date when nobody gives one. 1970-01-01 where there is no date. */
export const latestDay = (readings: readonly SheetReading[]): Day =>
  latestOf(readings, BUSINESS_DATES, Infinity) ?? (0 as Day);

/** The last day, up to the as-of date, on which anything was done: its month is the one to close. The as-of date where nothing was. */
export const lastDayDone = (readings: readonly SheetReading[], asOf: Day): Day =>
  latestOf(readings, DAYS_DONE, asOf) ?? asOf;

function latestOf(readings: readonly SheetReading[], fields: readonly DateField[], until: number): Day | null {
  let latest = BLANK_DAY;
  for (const { records } of readings) {
    for (const field of fields) {
      for (const day of records.days[field] ?? []) {
        if (day > latest && day <= until) latest = day;
      }
    }
  }
  return latest === BLANK_DAY ? null : (latest as Day);
}
