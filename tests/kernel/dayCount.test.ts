import { describe, expect, test } from "vitest";
import { couponPeriod, dayCountOf, yearFraction, type DayCount } from "../../src/kernel/dayCount";
import { isoText } from "../../src/kernel/day";
import { decimal, decimalText, divide, multiply } from "../../src/kernel/decimal";
import { day } from "./days";

const eight = (convention: DayCount, from: string, to: string): string => {
  const found = yearFraction(convention, day(from), day(to), null)!;
  return decimalText(divide(decimal(found.days), decimal(found.basis), 8), 8);
};

describe("the part of a year", () => {
  test.each([
    ["2026-01-31", "2026-03-31", "0.16388889", "0.16164384", "0.16666667", "0.16666667", "0.16164384"],
    ["2026-01-30", "2026-02-28", "0.08055556", "0.07945205", "0.07777778", "0.07777778", "0.07945205"],
    ["2026-05-25", "2026-09-15", "0.31388889", "0.30958904", "0.30555556", "0.30555556", "0.30958904"],
    ["2023-11-15", "2024-05-15", "0.50555556", "0.49863014", "0.50000000", "0.50000000", "0.49761958"],
    ["2024-02-29", "2024-08-31", "0.51111111", "0.50410959", "0.50555556", "0.50277778", "0.50273224"],
    ["2026-02-28", "2026-08-31", "0.51111111", "0.50410959", "0.50833333", "0.50555556", "0.50410959"],
  ])("from %s to %s by each convention", (from, to, ...fractions) => {
    const conventions = ["ACT/360", "ACT/365F", "30/360", "30E/360", "ACT/ACT ISDA"] as const;
    expect(conventions.map((convention) => eight(convention, from, to))).toEqual(fractions);
  });

  test("is exactly one over the frequency for a whole coupon period of ACT/ACT ICMA", () => {
    const period = couponPeriod(day("2020-11-15"), 2, day("2026-07-01"))!;
    const found = yearFraction("ACT/ACT ICMA", period.from, period.to, period)!;
    expect(found.days * 2n).toBe(found.basis);
  });

  test("by ACT/ACT ICMA is not known without the coupon period", () => {
    expect(yearFraction("ACT/ACT ICMA", day("2026-05-25"), day("2026-09-15"), null)).toBeNull();
  });
});

describe("the coupon period of a day", () => {
  test.each([
    ["2024-05-25", 1, "2026-09-15", "2026-05-25", "2027-05-25"],
    ["2030-05-15", 2, "2026-09-15", "2026-05-15", "2026-11-15"],
    ["2026-05-15", 2, "2026-05-15", "2026-05-15", "2026-11-15"],
    ["2026-05-15", 2, "2026-05-14", "2025-11-15", "2026-05-15"],
    ["2024-08-31", 2, "2026-01-10", "2025-08-31", "2026-02-28"],
    ["2024-08-31", 4, "2026-02-28", "2026-02-28", "2026-05-31"],
  ])("counts from %s, %i a year, so that %s stands in %s to %s", (coupon, perYear, at, from, to) => {
    const period = couponPeriod(day(coupon), perYear, day(at))!;
    expect([isoText(period.from), isoText(period.to)]).toEqual([from, to]);
  });

  test("is refused for a frequency that does not divide the year", () => {
    expect([0, 5, 2.5, -1].map((perYear) => couponPeriod(day("2026-05-15"), perYear, day("2026-06-01")))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

test.each([
  ["Act/360", "ACT/360"],
  ["Exact/365", "ACT/365F"],
  ["30/360", "30/360"],
  ["30E/360", "30E/360"],
  ["ACT/ACT (ICMA)", "ACT/ACT ICMA"],
  ["act/act isda", "ACT/ACT ISDA"],
  ["ACT/ACT", null],
  ["monthly", null],
])("the convention written %s is %s, and never a guess", (text, convention) => {
  expect(dayCountOf(text)).toBe(convention);
});

test("multiplying by a fraction of days loses nothing before the last step", () => {
  const found = yearFraction("ACT/360", day("2026-01-01"), day("2026-04-03"), null)!;
  const interest = divide(multiply(decimal(21_500n), decimal(found.days)), decimal(found.basis), 2);
  expect(decimalText(interest, 2)).toBe("5494.44");
});
