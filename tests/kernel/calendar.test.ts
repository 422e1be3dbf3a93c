import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  EURONEXT,
  isBusinessDay,
  LONDON,
  TARGET,
  US_SETTLEMENT,
} from "../../src/kernel/calendar";
import { easterSunday } from "../../src/kernel/closingDays";
import { addDays, isoText, type Day } from "../../src/kernel/day";
import { day } from "./days";

const closings = (calendar: typeof TARGET, year: number): string =>
  calendar
    .closings(year)
    .map((closed) => isoText(closed).slice(5))
    .join(", ");

test.each([
  [2024, "2024-03-31"],
  [2025, "2025-04-20"],
  [2026, "2026-04-05"],
  [2027, "2027-03-28"],
  [2028, "2028-04-16"],
  [2029, "2029-04-01"],
  [2030, "2030-04-21"],
])("Easter Sunday of %i is %s", (year, expected) => {
  expect(isoText(easterSunday(year))).toBe(expected);
});

test.each([
  [2025, "01-01, 04-18, 04-21, 05-01, 12-25, 12-26"],
  [2026, "01-01, 04-03, 04-06, 05-01, 12-25"],
  [2027, "01-01, 03-26, 03-29"],
  [2028, "04-14, 04-17, 05-01, 12-25, 12-26"],
  [2029, "01-01, 03-30, 04-02, 05-01, 12-25, 12-26"],
  [2030, "01-01, 04-19, 04-22, 05-01, 12-25, 12-26"],
])("TARGET closes in %i on %s", (year, expected) => {
  expect(closings(TARGET, year)).toBe(expected);
});

test.each([
  [2022, "01-03, 04-15, 04-18, 05-02, 06-02, 06-03, 08-29, 09-19, 12-26, 12-27"],
  [2026, "01-01, 04-03, 04-06, 05-04, 05-25, 08-31, 12-25, 12-28"],
  [2027, "01-01, 03-26, 03-29, 05-03, 05-31, 08-30, 12-27, 12-28"],
])("London closes in %i on %s", (year, expected) => {
  expect(closings(LONDON, year)).toBe(expected);
});

test.each([
  [2026, "01-01, 01-19, 02-16, 04-03, 05-25, 06-19, 07-03, 09-07, 10-12, 11-11, 11-26, 12-25"],
  [2027, "01-01, 01-18, 02-15, 03-26, 05-31, 06-18, 07-05, 09-06, 10-11, 11-11, 11-25, 12-24"],
  [2022, "01-17, 02-21, 04-15, 05-30, 06-20, 07-04, 09-05, 10-10, 11-11, 11-24, 12-26"],
])("nothing settles in the United States in %i on %s", (year, expected) => {
  expect(closings(US_SETTLEMENT, year)).toBe(expected);
});

describe("French holidays that are none for settlement", () => {
  test.each(["2026-07-14", "2026-11-11", "2026-05-14", "2028-08-15"])("%s is a business day", (text) => {
    expect(isBusinessDay(day(text), TARGET)).toBe(true);
    expect(isBusinessDay(day(text), EURONEXT)).toBe(true);
  });
});

test.each([
  ["2026-04-02", "2026-04-07", 1],
  ["2026-04-07", "2026-04-02", -1],
  ["2026-09-11", "2026-09-11", 0],
  ["2026-09-11", "2026-09-13", 0],
  ["2026-09-11", "2026-09-14", 1],
  ["2026-12-23", "2027-01-04", 6],
])("from %s to %s are %i business days", (from, to, expected) => {
  expect(businessDaysBetween(day(from), day(to), TARGET)).toBe(expected);
});

const anyDay = fc.integer({ min: day("1999-12-01"), max: day("2040-01-31") }).map((value) => value as Day);
const anyCalendar = fc.constantFrom(TARGET, LONDON, US_SETTLEMENT, EURONEXT);

test("business days between two days are the business days that one meets on the way", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 900 }), anyCalendar, (from, span, calendar) => {
      let met = 0;
      for (let step = 1; step <= span; step += 1) if (isBusinessDay(addDays(from, step), calendar)) met += 1;
      expect(businessDaysBetween(from, addDays(from, span), calendar)).toBe(met);
      expect(businessDaysBetween(addDays(from, span), from, calendar)).toBe(-met || 0);
    }),
  );
});

test("adding business days and counting them agree", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -300, max: 300 }), anyCalendar, (from, count, calendar) => {
      const start = isBusinessDay(from, calendar) ? from : addBusinessDays(from, 1, calendar);
      const reached = addBusinessDays(start, count, calendar);
      expect(isBusinessDay(reached, calendar)).toBe(true);
      expect(businessDaysBetween(start, reached, calendar)).toBe(count);
    }),
  );
});

test("a calendar by a rule of one's own leaves weekend days out and asks the rule once a year", () => {
  const asked: number[] = [];
  const calendar = businessCalendar("own", (year) => {
    asked.push(year);
    return [day("2026-09-12"), day("2026-09-14"), day("2026-09-14")];
  });
  expect(addBusinessDays(day("2026-09-11"), 1, calendar)).toBe(day("2026-09-15"));
  expect(businessDaysBetween(day("2026-09-11"), day("2026-09-15"), calendar)).toBe(1);
  expect(asked).toEqual([2026]);
});
