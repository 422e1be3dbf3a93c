import { describe, expect, test } from "vitest";
import { explanationText } from "../../../src/engine/breaks/explanationText";
import { BOND, breakBetween, BUY1, compared, SELL1, without, type Row } from "./trades";

/** "code on field" for the break between a book row and the same row as the statement has it. */
function explained(book: Row, change: Row): string | null | undefined {
  const found = breakBetween(book, { ...book, ...change });
  if (!found) return undefined;
  return found.explanation && `${found.explanation.code} on ${found.explanation.field}`;
}

/** A row of which both sides have the net amount and the trade, and only the book its parts. */
const netOnly = (row: Row): Row => without(row, "grossAmount", "fees", "tax", "accruedInterest");
const againstNet = (book: Row, netAmount: string): string | null | undefined => {
  const found = breakBetween(book, { ...netOnly(book), netAmount });
  return found === null ? undefined : found.explanation && `${found.explanation.code} on ${found.explanation.field}`;
};

const DIVIDEND: Row = {
  ...without(BUY1, "fees", "tax", "price"),
  side: "SELL",
  event: "Dividend",
  grossAmount: "1080",
  netAmount: "1080",
  security: "US0378331005",
};
const ITALIAN: Row = {
  ...BUY1,
  security: "IT0003128367",
  quantity: "2000",
  price: "14.50",
  grossAmount: "29000",
  fees: "0",
  tax: "58",
  netAmount: "29058",
};
const BRITISH: Row = {
  ...BUY1,
  security: "GB0002374006",
  currency: "GBP",
  quantity: "3000",
  price: "4.5670",
  grossAmount: "13701",
  fees: "0",
  tax: "68.51",
  netAmount: "13769.51",
};

describe("charges left out of one amount", () => {
  test.each<[string, Row, string, string | null]>([
    ["the fees of a purchase", BUY1, "25501.60", "fee-omitted on netAmount"],
    ["the fees of a sale, which brings too much without them", SELL1, "16860", "fee-omitted on netAmount"],
    ["a hundredth beyond the fees", BUY1, "25501.59", null],
    ["the tax", BUY1, "25450.80", "ftt-omitted on netAmount"],
    ["fees and tax", BUY1, "25400", "gross-versus-net on netAmount"],
    ["fees and tax, a hundredth beyond", BUY1, "25399.99", null],
    ["the value added tax on the fees", BUY1, "25562.56", "vat-omitted on netAmount"],
    ["the accrued interest of a bond", BOND, "98500", "accrued-interest-omitted on netAmount"],
    ["the accrued interest, a hundredth beyond", BOND, "98500.01", null],
    ["one step of the French tax, 0.3 % for 0.4 %", BUY1, "25527", "ftt-rate on netAmount"],
    ["the Italian tax of 2026, 0.2 %", ITALIAN, "29000", "ftt-omitted on netAmount"],
    ["the British 0.5 %, rounded to the penny", BRITISH, "13701", "ftt-omitted on netAmount"],
  ])("%s", (_rule, book, netAmount, expected) => expect(againstNet(book, netAmount)).toBe(expected));

  test.each<[string, Row, Row, string | null]>([
    ["fees of zero", BUY1, { fees: "0", netAmount: "25501.60" }, "fee-omitted on fees"],
    ["no charge at all", BUY1, { fees: "0", tax: "0", netAmount: "25400" }, "gross-versus-net on fees"],
    [
      "fees with value added tax, 60.96 for 50.80",
      BUY1,
      { fees: "60.96", netAmount: "25562.56" },
      "vat-omitted on fees",
    ],
    ["fees at another rate", BUY1, { fees: "76.20", netAmount: "25577.80" }, null],
    ["a tax of zero", BUY1, { tax: "0", netAmount: "25450.80" }, "ftt-omitted on tax"],
    ["a tax at the rate before April 2025", BUY1, { tax: "76.20", netAmount: "25527" }, "ftt-rate on tax"],
    ["a tax a hundredth off that rate", BUY1, { tax: "76.21", netAmount: "25527.01" }, null],
    [
      "accrued interest of zero",
      BOND,
      { accruedInterest: "0", netAmount: "98500" },
      "accrued-interest-omitted on accruedInterest",
    ],
    ["accrued interest by another day count", BOND, { accruedInterest: "916.67", netAmount: "99416.67" }, null],
  ])("in their own column: %s", (_rule, book, change, expected) => expect(explained(book, change)).toBe(expected));

  test("the French rate is that of the settlement date, not of the trade date", () => {
    const old: Row = { ...BUY1, tradeDate: "2025-03-28", settlementDate: "2025-04-01" };
    expect(explained(old, { tax: "76.20", netAmount: "25527" })).toBe("ftt-rate on tax");
    expect(
      explained(
        { ...old, settlementDate: "2025-03-31", tax: "76.20", netAmount: "25527" },
        { tax: "0", netAmount: "25450.80" },
      ),
    ).toBe("ftt-omitted on tax");
    expect(explained({ ...old, settlementDate: "2025-03-31" }, { tax: "0", netAmount: "25450.80" })).toBeNull();
  });

  test("no transaction tax on a sale, a bond or a fund", () => {
    const sale: Row = { ...netOnly(SELL1), netAmount: "16860" };
    expect(breakBetween(sale, { ...sale, netAmount: "16792.56" })?.explanation).toBeNull();
    for (const assetClass of ["Bond", "ETF"]) {
      const book: Row = { ...without(BUY1, "fees", "tax"), netAmount: "25400", assetClass };
      expect(breakBetween(book, { ...book, netAmount: "25501.60" })?.explanation).toBeNull();
    }
  });

  test("two causes that hold equally are no explanation", () => {
    const book: Row = { ...BUY1, fees: "101.60", netAmount: "25603.20" };
    expect(againstNet(book, "25501.60")).toBeNull();
  });

  test.each([
    ["918", "withholding-tax on netAmount"],
    ["756", "withholding-tax on netAmount"],
    ["810", null],
  ])("a dividend of 1,080.00 from the United States received as %s", (netAmount, expected) => {
    expect(againstNet(DIVIDEND, netAmount)).toBe(expected);
  });

  test("the same ratio on a trade is no withholding tax", () => {
    expect(againstNet(without(DIVIDEND, "event"), "918")).toBeNull();
  });
});

describe("patterns of the digits", () => {
  test.each<[string, Row, Row, string | null]>([
    ["sign reversed", without(BUY1, "side"), { netAmount: "-25552.40" }, "sign-reversed on netAmount"],
    ["a purchase that is a sale on the statement", BUY1, { side: "SELL" }, "sign-reversed on side"],
    ["ten times", BUY1, { netAmount: "2555.24" }, "scale-10 on netAmount"],
    ["pence for pounds", { ...BUY1, price: "3.4560" }, { price: "345.60" }, "scale-100 on price"],
    ["nominal for pieces", { ...BUY1, quantity: "100000" }, { quantity: "100" }, "scale-1000 on quantity"],
    ["nearly a hundred times", { ...BUY1, price: "3.4560" }, { price: "345.61" }, null],
    ["neighbours swapped in an amount", BUY1, { netAmount: "25525.40" }, "transposed-digits on netAmount"],
    [
      "neighbours swapped in a quantity",
      { ...BUY1, quantity: "1540" },
      { quantity: "1450" },
      "transposed-digits on quantity",
    ],
    ["the same digits, not swapped", { ...BUY1, quantity: "1540" }, { quantity: "4150" }, null],
    ["divisible by nine is not enough", { ...BUY1, quantity: "1540" }, { quantity: "1549" }, null],
    ["neighbours swapped in an ISIN", BUY1, { security: "FR0000120217" }, "transposed-digits on security"],
    ["five hundredths", BUY1, { netAmount: "25552.45" }, "rounding on netAmount"],
    ["six hundredths", BUY1, { netAmount: "25552.46" }, null],
    ["one yen", { ...BUY1, currency: "JPY", netAmount: "25552" }, { netAmount: "25553" }, "rounding on netAmount"],
    ["a price rounded to four decimals", { ...BUY1, price: "25.403333" }, { price: "25.4033" }, "rounding on price"],
    ["a price off by a tick", BUY1, { price: "25.41" }, null],
    ["fewer shares", BUY1, { quantity: "950" }, null],
  ])("%s", (_rule, book, change, expected) => expect(explained(book, change)).toBe(expected));
});

describe("dates", () => {
  test.each<[string, Row, Row, string | null]>([
    [
      "day and month swapped",
      { ...BUY1, tradeDate: "2026-09-04" },
      { tradeDate: "2026-04-09" },
      "day-month-swapped on tradeDate",
    ],
    ["one business day over a weekend", BUY1, { settlementDate: "2026-09-14" }, "business-day-shift on settlementDate"],
    ["two business days", BUY1, { settlementDate: "2026-09-15" }, "business-day-shift on settlementDate"],
    ["three business days", BUY1, { settlementDate: "2026-09-16" }, null],
    ["a Saturday is no business day", BUY1, { settlementDate: "2026-09-12" }, null],
    [
      "T+1 where the European market settles at T+2",
      BUY1,
      { settlementDate: "2026-09-10" },
      "settlement-cycle on settlementDate",
    ],
    [
      "T+2 where the American market settles at T+1",
      { ...BUY1, security: "US0378331005", settlementDate: "2026-09-10" },
      { settlementDate: "2026-09-11" },
      "settlement-cycle on settlementDate",
    ],
    [
      "T+2 where Europe settles at T+1, from October 2027",
      { ...BUY1, tradeDate: "2027-10-11", settlementDate: "2027-10-12" },
      { settlementDate: "2027-10-13" },
      "settlement-cycle on settlementDate",
    ],
  ])("%s", (_rule, book, change, expected) => expect(explained(book, change)).toBe(expected));
});

describe("exchange rates", () => {
  const dollars: Row = {
    ...without(BUY1, "grossAmount", "fees", "tax", "price"),
    netAmount: "100000",
    currency: "USD",
    fxRate: "1.08",
  };
  test("an amount in the other currency, at the rate of the record", () => {
    expect(explained(dollars, { netAmount: "92592.59", currency: "EUR" })).toBe("fx-rate on currency");
    expect(explained(dollars, { netAmount: "92592.65", currency: "EUR" })).toBeNull();
  });
  test("divided by the rate instead of multiplied", () => {
    expect(explained({ ...dollars, currency: "EUR", netAmount: "108000" }, { netAmount: "100000" })).toBe(
      "fx-rate on netAmount",
    );
  });
  test("converted at 1.0795 and at 1.0800", () => {
    const euros: Row = { ...dollars, currency: "EUR", netAmount: "92592.59", fxRate: "1.0800" };
    expect(explained(euros, { netAmount: "92635.48", fxRate: "1.0795" })).toBe("fx-rate on netAmount");
  });
});

describe("a partial settlement needs arithmetic and evidence", () => {
  const part: Row = {
    ...BUY1,
    quantity: "600",
    grossAmount: "15240",
    fees: "30.48",
    tax: "60.96",
    netAmount: "15331.44",
  };
  test("the statement says that the rest is pending", () => {
    expect(explained({ ...BUY1, status: "SETTLED" }, { ...part, status: "PENDING" })).toBe(
      "partial-settlement on quantity",
    );
    expect(explained({ ...BUY1, status: "SETTLED" }, { ...part, status: "SETTLED" })).toBeNull();
  });
  test("the rest stands on the statement as an open line", () => {
    const of = (quantity: string): string | undefined =>
      compared({ left: [BUY1], right: [part, { ...BUY1, quantity }] }).breaks.find(({ type }) => type === "quantity")
        ?.explanation?.code;
    expect(of("400")).toBe("partial-settlement");
    expect(of("399")).toBeUndefined();
  });
});

describe("an explanation is one sentence with its figures, in both languages", () => {
  test.each<[Row, Row, string, string]>([
    [
      BUY1,
      { fees: "0", netAmount: "25501.60" },
      "The statement leaves out the fees of 50.80 EUR: ours 50.80 EUR, theirs 0.00 EUR.",
      "Le relevé n'a pas compté les frais de 50,80 EUR : nous 50,80 EUR, eux 0,00 EUR.",
    ],
    [
      { ...BUY1, tax: "76.20", netAmount: "25527" },
      { tax: "101.60", netAmount: "25552.40" },
      "We applied the transaction tax (TTF) at 0.3% of 25,400.00 EUR; the rate in force is 0.4%. Difference 25.40 EUR.",
      "Nous avons appliqué la taxe sur les transactions (TTF) à 0,3 % de 25\u202f400,00 EUR ; le taux en vigueur est 0,4 %. Écart 25,40 EUR.",
    ],
    [
      BUY1,
      { settlementDate: "2026-09-10" },
      "Traded on 09/09/2026, the market settles at T+2; they counted T+1 (ours 11/09/2026, theirs 10/09/2026).",
      "Négocié le 09/09/2026, le marché dénoue à J+2 ; ils ont compté J+1 (nous 11/09/2026, eux 10/09/2026).",
    ],
    [
      BUY1,
      { settlementDate: "2026-09-14" },
      "Apart by 1 business day: ours 11/09/2026, theirs 14/09/2026.",
      "Décalage de 1 jour ouvré : nous 11/09/2026, eux 14/09/2026.",
    ],
    [
      { ...BUY1, currency: "JPY", netAmount: "25552" },
      { netAmount: "25553" },
      "A rounding of 1 JPY: ours 25,552 JPY, theirs 25,553 JPY.",
      "Un arrondi de 1 JPY : nous 25\u202f552 JPY, eux 25\u202f553 JPY.",
    ],
    [
      BUY1,
      { side: "SELL" },
      "The same 1,000 securities are a purchase in our books and a sale on the statement.",
      "Les mêmes 1\u202f000 titres sont un achat dans nos livres et une vente sur le relevé.",
    ],
  ])("%#", (book, change, en, fr) => {
    const explanation = breakBetween(book, { ...book, ...change })?.explanation;
    expect(explanation && explanationText(explanation)).toEqual({ en, fr: fr.replace(/ ([:;%])/g, "\u00a0$1") });
  });
});
