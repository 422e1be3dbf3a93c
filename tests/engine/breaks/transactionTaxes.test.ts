import { describe, expect, test } from "vitest";
import { decimalText } from "../../../src/kernel/decimal";
import { isInForce, previousRate, TRANSACTION_TAXES } from "../../../src/engine/breaks/transactionTaxes";
import { breakBetween, BUY1, day, type Row } from "./trades";

const share = (isin: string, quantity: string, price: string, gross: string, tax: string, currency = "EUR"): Row => ({
  ...BUY1,
  security: isin,
  quantity,
  price,
  grossAmount: gross,
  fees: "0",
  tax,
  netAmount: gross,
  currency,
});
const omitted = (book: Row): string | undefined => breakBetween(book, { ...book, tax: "0" })?.explanation?.code;

describe("the difference is the gross amount at a rate of the law", () => {
  test.each<[string, Row, string | undefined]>([
    [
      "Italy on an exchange, 2,000 × 14.50 at 0.20 %",
      share("IT0003128367", "2000", "14.50", "29000", "58"),
      "ftt-omitted",
    ],
    ["Italy over the counter, at 0.40 %", share("IT0003128367", "2000", "14.50", "29000", "116"), "ftt-omitted"],
    ["Italy at a rate that it does not have", share("IT0003128367", "2000", "14.50", "29000", "87"), undefined],
    [
      "United Kingdom, 3,000 × 4.5670 at 0.5 % is 68.51",
      share("GB0002374006", "3000", "4.5670", "13701", "68.51", "GBP"),
      "ftt-omitted",
    ],
    ["United Kingdom, a penny more", share("GB0002374006", "3000", "4.5670", "13701", "68.52", "GBP"), undefined],
    ["Spain, 1,500 × 11.20 at 0.2 %", share("ES0113900J37", "1500", "11.20", "16800", "33.60"), "ftt-omitted"],
    ["Ireland, 800 × 25 at 1 %", share("IE00BWT6H894", "800", "25", "20000", "200"), "ftt-omitted"],
    [
      "Hong Kong on a sale too, at 0.10 %",
      { ...share("HK0000069689", "2000", "345.60", "691200", "691.20", "HKD"), side: "SELL" },
      "ftt-omitted",
    ],
    ["Spain not on a sale", { ...share("ES0113900J37", "1500", "11.20", "16800", "33.60"), side: "SELL" }, undefined],
    ["Germany has none", share("DE0007164600", "100", "100", "10000", "40"), undefined],
  ])("%s", (_rule, book, expected) => expect(omitted(book)).toBe(expected));
});

describe("the table of rates", () => {
  test.each([
    ["2016-12-31", "0.002"],
    ["2017-01-01", "0.003"],
    ["2025-03-31", "0.003"],
    ["2025-04-01", "0.004"],
  ])("France on %s: %s", (on, expected) => {
    const rates = TRANSACTION_TAXES.filter((tax) => tax.country === "FR" && isInForce(tax, day(on))).map(({ rate }) =>
      decimalText(rate),
    );
    expect(rates).toEqual([expected]);
  });

  test("one tax never has two rates of one variant on one day", () => {
    for (const tax of TRANSACTION_TAXES) {
      const rivals = TRANSACTION_TAXES.filter(
        (other) =>
          other !== tax &&
          other.country === tax.country &&
          other.classOf === tax.classOf &&
          other.variant === tax.variant,
      );
      for (const rival of rivals) expect(isInForce(rival, tax.validFrom)).toBe(false);
    }
  });

  test("the rate before is that of the same variant", () => {
    const before = TRANSACTION_TAXES.filter(({ country, validTo }) => country === "IT" && validTo === null).map(
      (tax) => {
        const previous = previousRate(tax);
        return previous && `${previous.variant} ${decimalText(previous.rate)}`;
      },
    );
    expect(before).toEqual(["exchange 0.001", "otc 0.002"]);
  });
});
