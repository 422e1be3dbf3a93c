import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { column, noticeCodes } from "../grids";
import { bond, cents, readTrades, share, type TradeCells } from "./sheets";

const OURS = /price-unit|amount-unit|dirty|counterparty|convention-/;
const said = (trades: readonly TradeCells[], conventions = {}): string[] =>
  noticeCodes(readTrades(trades, conventions)).filter((code) => OURS.test(code));
const prices = (trades: readonly TradeCells[], conventions = {}) => column(readTrades(trades, conventions), "price");
const times = (count: number, make: (index: number) => TradeCells) =>
  Array.from({ length: count }, (_, at) => make(at));
const scaled = (trade: TradeCells, factor: number): TradeCells => ({
  ...trade,
  Price: cents(Number(trade.Price) * factor),
});

describe("the unit of a price is what quantity × price = amount proves", () => {
  const inPence = times(6, (index) => scaled(share(index), 100));

  test("shares in pence are read in pounds, and the notice shows the sum of one row in both languages", () => {
    expect(prices(inPence)).toEqual(prices(times(6, share)));
    const notice = readTrades(inPence).notices.find(({ code }) => code === "price-unit-proved");
    expect(notice?.column).toBe("F");
    expect(notice?.wording.en).toContain("holds on 6 of 6 rows: 100 × 345.6 ÷ 100 + 12.50 = 358.10.");
    expect(notice?.wording.fr).toContain("6 lignes sur 6\u00a0: 100 × 345,6 ÷ 100 + 12,50 = 358,10.");
  });

  test.each<[string, TradeCells[], string[]]>([
    ["shares in pounds", times(6, share), []],
    ["bonds in percent stay in percent", times(6, bond), []],
    ["bonds per 1,000 of nominal", times(6, (index) => scaled(bond(index), 10)), ["price-unit-proved"]],
    ["four rows prove nothing", inPence.slice(0, 4), []],
    [
      "without an instrument type, pence and percent of a gilt look alike",
      inPence.map((trade) => ({ ...trade, "Instrument type": "" })),
      ["price-unit-asked"],
    ],
    [
      "in euros a hundredth is percent of nominal",
      inPence.map((trade) => ({ ...trade, "Instrument type": "", Currency: "EUR" })),
      [],
    ],
    ["no amounts, no proof", inPence.map((trade) => ({ ...trade, "Gross amount": "", "Net amount": "" })), []],
  ])("%s", (_name, trades, codes) => expect(said(trades)).toEqual(codes));

  test("prices per 1,000 of nominal are read in percent", () =>
    expect(prices(times(6, (index) => scaled(bond(index), 10)))).toEqual(prices(times(6, bond))));

  test("shares in pence beside bonds in percent: each by its own arithmetic", () => {
    const mixed = [...inPence, ...times(6, (index) => bond(index, { Currency: "GBP" }))];
    expect(prices(mixed)).toEqual(prices([...times(6, share), ...times(6, bond)]));
  });

  test("one price in pounds among pence is a slip, not another convention: it is a hundredth of the others' unit", () => {
    const slip = times(25, (index) => scaled(share(index), index === 3 ? 1 : 100));
    const right = prices(times(25, share));
    expect(prices(slip)).toEqual(right.map((price, index) => (index === 3 ? "0.0383" : price)));
  });
});

describe("what a person confirms of a price", () => {
  const unknown = times(6, (index) => scaled(share(index, { "Instrument type": "" }), 100));
  test("pence, where the arithmetic leaves it open", () => {
    expect(prices(unknown, { priceUnit: "minor" })).toEqual(prices(times(6, share)));
    expect(said(unknown, { priceUnit: "minor" })).toEqual(["convention-confirmed"]);
  });
  test("as written, where the arithmetic would have changed it", () => {
    const typed = times(6, (index) => scaled(share(index), 100));
    expect(prices(typed, { priceUnit: "as-written" })).toEqual(typed.map(({ Price }) => String(Price)));
  });
  test("pence are not divided where the arithmetic proves pounds", () =>
    expect(prices(times(6, share), { priceUnit: "minor" })).toEqual(prices(times(6, share))));
  test("nor twice, where the currency column says pence", () => {
    const gbx = times(6, (index) =>
      scaled(share(index, { Currency: "GBX", "Gross amount": "", "Net amount": "" }), 100),
    );
    expect(prices(gbx, { priceUnit: "minor" })).toEqual(prices(times(6, share)));
  });
});

describe("amounts in minor units", () => {
  const inCents = (trade: TradeCells): TradeCells => ({
    ...trade,
    "Gross amount": Math.round(Number(trade["Gross amount"]) * 100),
    Fees: 1250,
    "Net amount": Math.round(Number(trade["Net amount"]) * 100),
  });
  const trades = times(6, (index) => inCents(share(index)));
  test("whole pence are read in pounds, fees with them", () => {
    const read = readTrades(trades);
    const right = readTrades(times(6, share));
    for (const field of ["grossAmount", "netAmount", "fees", "price"] as const)
      expect(column(read, field)).toEqual(column(right, field));
    expect(said(trades)).toEqual(["amount-unit-proved"]);
  });
  test("without an instrument type they may be contracts on a hundred: asked", () =>
    expect(said(trades.map((trade) => ({ ...trade, "Instrument type": "" })))).toEqual(["amount-unit-asked"]));
  test("the yen has no minor unit: a hundredfold amount is no convention", () =>
    expect(said(trades.map((trade) => ({ ...trade, Currency: "JPY" })))).toEqual([]));
  test("the dinar's is a thousandth", () => {
    const fils = times(6, (index) => {
      const [Quantity, Price] = [100 + index, 1.234 + index / 8];
      const gross = Math.round(Quantity * Price * 1000);
      return share(index, { Quantity, Price, "Gross amount": gross, Fees: "", "Net amount": gross, Currency: "KWD" });
    });
    expect(column(readTrades(fils), "netAmount")[0]).toBe("123.4");
  });
  test("charges in the main currency beside amounts in pence: nothing is changed", () =>
    expect(said(trades.map((trade) => ({ ...trade, Fees: 12.5 })))).toEqual([]));
});

describe("clean and dirty prices", () => {
  const dirty = (index: number, over: TradeCells = {}): TradeCells => {
    const { Quantity, "Gross amount": gross, "Accrued interest": accrued } = bond(index);
    const whole = cents(Number(gross) + Number(accrued));
    return bond(index, { Price: Number(((whole / Number(Quantity)) * 100).toFixed(6)), "Net amount": whole, ...over });
  };
  test("dirty is proved where the gross amount has not the accrued interest and the net amount has", () => {
    expect(said(times(6, dirty))).toEqual(["dirty-price-proved"]);
    expect(prices(times(6, dirty))).toEqual(prices(times(6, bond)));
  });
  const withoutGross = times(6, (index) => dirty(index, { "Gross amount": "" }));
  test("asked where the net amount may as well leave the accrued interest out", () => {
    expect(said(withoutGross)).toEqual(["dirty-price-asked"]);
    expect(prices(withoutGross)).toEqual(times(6, dirty).map(({ Price }) => String(Price)));
  });
  test("and read clean once a person confirmed it", () =>
    expect(prices(withoutGross, { priceQuote: "dirty" })).toEqual(prices(times(6, bond))));
});

describe("the view of the other party", () => {
  const theirs = times(8, (index) =>
    share(index, { "Net amount": cents(Number(share(index)["Gross amount"]) + (index % 2 === 0 ? -12.5 : 12.5)) }),
  );
  test("is asked, and sides stay as they stand", () => {
    expect(said(theirs)).toEqual(["counterparty-view-asked"]);
    expect(column(readTrades(theirs), "side").slice(0, 2)).toEqual(["BUY", "SELL"]);
  });
  test("turns the sides once a person confirmed it, and no amount changes its sign", () => {
    const read = readTrades(theirs, { sides: "counterparty" });
    expect(column(read, "side").slice(0, 2)).toEqual(["SELL", "BUY"]);
    expect(column(read, "netAmount")).toEqual(column(readTrades(theirs), "netAmount"));
  });
  test("is not seen where charges never enter the net amount", () =>
    expect(said(times(8, (index) => share(index, { "Net amount": share(index)["Gross amount"]! })))).toEqual([]));
});

describe("whatever the data", () => {
  const anyTrade = fc.record({
    Quantity: fc.integer({ min: 1, max: 100_000 }),
    Price: fc.integer({ min: 1, max: 1_000_000 }).map((units) => units / 1000),
    "Gross amount": fc.oneof(
      fc.constant<"">(""),
      fc.integer({ min: 1, max: 1_000_000_000 }).map((units) => units / 100),
    ),
    "Net amount": fc.integer({ min: 1, max: 1_000_000_000 }).map((units) => units / 100),
    "Instrument type": fc.constantFrom("Equity", "Bond", ""),
    Currency: fc.constantFrom("GBP", "EUR", "KWD"),
  });
  test("figures that do not add up are read as they stand", () => {
    fc.assert(
      fc.property(fc.array(anyTrade, { minLength: 5, maxLength: 12 }), (loose) => {
        const trades = loose.map((trade) => ({ ...trade, ISIN: "GB0002634946", Side: "Buy" }));
        const read = readTrades(trades);
        fc.pre(read.setAside.length === 0);
        expect(column(read, "price")).toEqual(trades.map(({ Price }) => String(Price)));
      }),
      { numRuns: 40 },
    );
  });
  test("a whole column of shares in pence gives the records of the same column in pounds, in any order", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 15 }, (_, at) => at),
          { minLength: 5 },
        ),
        (order) => {
          expect(prices(order.map((at) => scaled(share(at), 100)))).toEqual(prices(order.map((at) => share(at))));
        },
      ),
      { numRuns: 25 },
    );
  });
  test("one row in twenty that does not add up turns nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), anyTrade, (place, noise) => {
        const trades = times(20, (index) => scaled(share(index), 100));
        const odd = share(0, { ...noise, "Instrument type": "Equity", Currency: "GBP" });
        const read = prices([...trades.slice(0, place), odd, ...trades.slice(place)]);
        read.splice(place, 1);
        expect(read).toEqual(prices(times(20, share)));
      }),
      { numRuns: 25 },
    );
  });
});
