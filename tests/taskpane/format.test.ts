import { expect, test } from "vitest";
import { amountText, dayText, rowNumbers } from "../../src/taskpane/format";
import { addsUp } from "../../src/taskpane/proofCheck";
import { TEXTS } from "../../src/taskpane/texts";

test.each([
  ["1234567.5", "en", 2, "1,234,567.50"],
  ["1234567.5", "fr", 2, "1\u202f234\u202f567,50"],
  ["-0.125", "fr", 2, "-0,125"],
  ["12345678901234567890.12", "en", 0, "12,345,678,901,234,567,890.12"],
  ["n/a", "en", 2, "n/a"],
] as const)("%s in %s reads exactly, with at least %d decimals", (text, language, places, expected) => {
  expect(amountText(text, language, places)).toBe(expected);
});

test("days are written day first in both languages", () => {
  expect(dayText("2025-03-31")).toBe("31/03/2025");
});

test("a long list of rows names the first ones and the last", () => {
  expect(rowNumbers([3, 5])).toBe("3, 5");
  expect(rowNumbers([1, 2, 3, 4, 5, 6, 7, 90])).toBe("1, 2, 3, 4, 5 … 90");
});

test.each([
  [0, "0 rows", "0 ligne"],
  [1, "1 row", "1 ligne"],
  [1234, "1,234 rows", "1\u202f234 lignes"],
])("%d rows agree with their noun in each language", (count, en, fr) => {
  expect(TEXTS.rows(count)).toEqual({ en, fr });
});

test("a proof line holds only when no row is lost and none counted twice", () => {
  const line = {
    side: "left",
    currency: "EUR",
    rows: 10,
    matched: 6,
    broken: 2,
    open: 1,
    setAside: 1,
    amount: null,
  } as const;
  expect([addsUp(line), addsUp({ ...line, rows: 11 }), addsUp({ ...line, matched: 7 })]).toEqual([true, false, false]);
});
