import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  civilDate,
  dayFromSerial,
  dayOf,
  daysInMonth,
  isoText,
  parseDay,
  serialFromDay,
  weekday,
} from "../../src/kernel/day";
import { formatDay, formatDecimal } from "../../src/kernel/language";
import { decimal } from "../../src/kernel/decimal";
import { assert } from "../../src/kernel/result";
import { day } from "./days";

test("days agree with the proleptic calendar of the machine from 1900 to 9999", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 }),
      (count) => {
        const machine = new Date(count * 86_400_000);
        const text = machine.toISOString().slice(0, 10);
        expect(isoText(day(text))).toBe(text);
        expect(day(text)).toBe(count);
        expect(civilDate(day(text))).toEqual({
          year: machine.getUTCFullYear(),
          month: machine.getUTCMonth() + 1,
          dayOfMonth: machine.getUTCDate(),
        });
        expect(weekday(day(text))).toBe((machine.getUTCDay() + 6) % 7);
      },
    ),
  );
});

test.each([
  "2025-02-29",
  "2100-02-29",
  "2025-04-31",
  "2025-13-01",
  "2025-00-10",
  "1899-12-31",
  "25-01-01",
  "2025-1-1",
  "",
])("%j is not a day", (text) => expect(parseDay(text).ok).toBe(false));

test("a leap year has a 29 February, and 2100 is none", () => {
  expect(daysInMonth(2024, 2)).toBe(29);
  expect(daysInMonth(2100, 2)).toBe(28);
  expect(dayOf(2000, 2, 29).ok).toBe(true);
});

test.each([
  [45000, 1900, "2023-03-15"],
  [46276, 1900, "2026-09-11"],
  [46276.75, 1900, "2026-09-11"],
  [61, 1900, "1900-03-01"],
  [46276 - 1462, 1904, "2026-09-11"],
  [0, 1904, "1904-01-01"],
] as const)("serial %d of the %i system is %s", (serial, system, expected) => {
  const read = dayFromSerial(serial, system);
  expect(read.ok && isoText(read.value)).toBe(expected);
});

test.each([
  [60, 1900],
  [0, 1900],
  [-1, 1904],
  [2_958_466, 1900],
  [Infinity, 1900],
] as const)("serial %d of the %i system is refused", (serial, system) =>
  expect(dayFromSerial(serial, system).ok).toBe(false),
);

test("a day goes to a serial and back in both systems", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(1900 as const, 1904 as const), (count, system) => {
      const someDay = addDays(day("1970-01-01"), count);
      expect(dayFromSerial(serialFromDay(someDay, system), system)).toEqual({ ok: true, value: someDay });
    }),
  );
});

test("people read days day first, and amounts in their own language", () => {
  expect(formatDay(day("2026-09-03"))).toBe("03/09/2026");
  expect(formatDecimal(decimal(-12345675n, 2), "en")).toBe("-123,456.75");
  expect(formatDecimal(decimal(123456750n, 2), "fr", 2)).toBe("1\u202f234\u202f567,50");
  expect(formatDecimal(decimal(999n), "en", 2)).toBe("999.00");
});

test("a fault of the software says so, and is not mistaken for bad input", () => {
  expect(() => assert(false, "left is right")).toThrow("left is right");
  expect(() => assert(true, "left is right")).not.toThrow();
});
