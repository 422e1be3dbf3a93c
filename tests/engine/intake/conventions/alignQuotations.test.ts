import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignQuotations } from "../../../../src/engine/intake/conventions/alignQuotations";
import type { SheetReading } from "../../../../src/engine/intake/sheetReading";
import { TextPool } from "../../../../src/engine/records/recordTable";
import { column, noticeCodes } from "../grids";
import { bond, readTrades, share, type TradeCells } from "./sheets";

const times = (count: number, make: (index: number) => TradeCells) =>
  Array.from({ length: count }, (_, at) => make(at));
const quoted = (trade: TradeCells, factor: number): TradeCells => ({
  ...trade,
  Price: Number((Number(trade.Price) * factor).toFixed(8)),
});
const bare = (trade: TradeCells): TradeCells => ({
  ...trade,
  "Gross amount": "",
  "Net amount": "",
  "Accrued interest": "",
});

/** The statement as it is compared with the book, both read into one pool of texts. */
function compared(book: readonly TradeCells[], statement: readonly TradeCells[]): SheetReading {
  const pool = new TextPool();
  const aligned = alignQuotations({
    books: [readTrades(book, {}, pool)],
    statements: [readTrades(statement, {}, pool)],
  });
  return aligned.statements[0]!;
}
const prices = (book: readonly TradeCells[], statement: readonly TradeCells[]) =>
  column(compared(book, statement), "price");
const bookPrices = (book: readonly TradeCells[]) => column(readTrades(book), "price");

describe("a statement's prices in another unit are read in the book's", () => {
  const book = times(8, bond);
  test.each<[string, TradeCells[]]>([
    ["a fraction of one", book.map((trade) => quoted(trade, 0.01))],
    ["a fraction of one, without amounts: the book's prove the unit", book.map((trade) => bare(quoted(trade, 0.01)))],
    ["per 1,000, without amounts", book.map((trade) => bare(quoted(trade, 10)))],
    ["the same unit", book],
  ])("%s", (_name, statement) => expect(prices(book, statement)).toEqual(bookPrices(book)));

  test("but not where neither side proves its own unit: that is asked", () => {
    const read = compared(
      book.map(bare),
      book.map((trade) => bare(quoted(trade, 0.01))),
    );
    expect(column(read, "price")[0]).toBe("0.9845");
    expect(noticeCodes(read)).toContain("price-unit-differs");
  });

  test("pieces are read as nominal for the securities that the book knows, and for no other", () => {
    const pieces = (trade: TradeCells): TradeCells => ({
      ...quoted(trade, 10),
      Quantity: Number(trade.Quantity) / 1000,
    });
    const unknown = times(3, (index) => pieces(bond(index, { ISIN: "FR0011461037" })));
    const read = compared(book, [...book.map(pieces), ...unknown]);
    expect(column(read, "quantity").slice(7)).toEqual(["100000", "30", "40", "50"]);
    expect(column(read, "price").slice(7)).toEqual(["98.52", "984.5", "984.6", "984.7"]);
  });

  test("nor where both sides prove units by which their prices would not differ so", () => {
    const high = book.map((trade) => ({
      ...quoted(trade, 100),
      "Gross amount": Number(trade["Gross amount"]) * 100,
      "Net amount": "",
    }));
    expect(prices(book, high)).toEqual(high.map(({ Price }) => String(Price)));
  });

  test("nor on four common trades", () => {
    const statement = book.slice(0, 4).map((trade) => bare(quoted(trade, 0.01)));
    expect(prices(book, statement)[0]).toBe("0.9845");
  });

  test("what the sheet alone had to ask is answered by the other side", () => {
    const ours = times(8, (index) => share(index, { "Instrument type": "" }));
    const read = compared(
      ours,
      ours.map((trade) => quoted(trade, 100)),
    );
    expect(column(read, "price")).toEqual(bookPrices(ours));
    expect(noticeCodes(read).filter((code) => code.startsWith("price-unit"))).toEqual(["price-unit-aligned"]);
  });
});

test("whichever power of ten a statement quotes in, and in whichever order, it is compared in the book's unit", () => {
  const book = times(12, bond);
  const places = Array.from({ length: 12 }, (_, at) => at);
  fc.assert(
    fc.property(
      fc.constantFrom(0.01, 0.1, 1, 10),
      fc.shuffledSubarray(places, { minLength: 5 }),
      fc.boolean(),
      (factor, order, hasAmounts) => {
        const rows = order.map((at) => quoted(book[at]!, factor));
        const all = bookPrices(book);
        expect(prices(book, hasAmounts ? rows : rows.map(bare))).toEqual(order.map((at) => all[at]));
      },
    ),
    { numRuns: 30 },
  );
});

test("one price of the statement that is off by itself stays off", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0.1, 10, 100), (place, slip) => {
      const book = times(24, bond);
      const rows = book.map((trade, at) => bare(quoted(trade, at === place ? 0.01 * slip : 0.01)));
      const off = prices(book, rows).map((price, at) => (price === bookPrices(book)[at] ? null : at));
      expect(off.filter((at) => at !== null)).toEqual([place]);
    }),
    { numRuns: 12 },
  );
});
