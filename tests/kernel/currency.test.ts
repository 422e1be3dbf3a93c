import { expect, test } from "vitest";
import { currencyOfSymbol, isCurrency, minorUnits, quotationUnit } from "../../src/kernel/currency";

test.each([
  ["EUR", 2],
  ["USD", 2],
  ["JPY", 0],
  ["KRW", 0],
  ["KWD", 3],
  ["TND", 3],
  ["CLF", 4],
  ["HUF", 2],
  ["XPF", 0],
])("amounts in %s have %i decimals", (currency, places) => expect(minorUnits(currency)).toBe(places));

test("pence and cents are quotation units, not currencies", () => {
  for (const code of ["GBX", "GBp", "ZAc", "ILA", "KWF"]) expect(isCurrency(code)).toBe(false);
  expect(quotationUnit("GBX")).toEqual({ currency: "GBP", places: 2 });
  expect(quotationUnit("GBp")).toEqual({ currency: "GBP", places: 2 });
  expect(quotationUnit("KWF")).toEqual({ currency: "KWD", places: 3 });
  expect(quotationUnit("GBP")).toBeNull();
});

test("a sign of several currencies stands for none of them", () => {
  expect(currencyOfSymbol("€")).toBe("EUR");
  expect(currencyOfSymbol("$")).toBeNull();
});
