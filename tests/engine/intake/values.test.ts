import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnNumber, type Cell } from "../../../src/engine/grid";
import { dayOfText, scanDate } from "../../../src/engine/intake/dateText";
import { plainNumber, scanNumber } from "../../../src/engine/intake/numberText";
import { builtDecimal, decimalBuilder, putNumber } from "../../../src/engine/records/decimalColumn";
import { sideReader, statusOf } from "../../../src/engine/intake/valueWords";
import { isoText } from "../../../src/kernel/day";
import { decimalFromNumber } from "../../../src/kernel/decimal";
import { column, gridOf, noticeCodes, read } from "./grids";

describe("numbers as people write them", () => {
  test.each([
    ["1 234,56", ",", "1234.56"],
    ["1\u00a0234\u00a0567,89", ",", "1234567.89"],
    ["1\u202f234,5", ",", "1234.5"],
    ["1,234.56", ".", "1234.56"],
    ["1.234,56", ",", "1234.56"],
    ["1,234,567", ".", "1234567"],
    ["(12.50)", ".", "-12.50"],
    ["12.50-", ".", "-12.50"],
    ["-12,5", ",", "-12.5"],
    ["\u221212,5", ",", "-12.5"],
    ["+7.25", ".", "7.25"],
    ["12,5 CR", ",", "12.5"],
    ["12,5 C", ",", "12.5"],
    ["12,5 D", ",", "-12.5"],
    ["1 234,56 DR", ",", "-1234.56"],
    ["€ 12,50", ",", "12.50"],
    ["12,50 €", ",", "12.50"],
    ["EUR 12.50", ".", "12.50"],
    ["12.50 USD", ".", "12.50"],
    ["$1,234.50", ".", "1234.50"],
    ["-$925.1", ".", "-925.1"],
    ["1'234.50", ".", "1234.50"],
    ["1\u2019234.50", ".", "1234.50"],
    [",5", ",", "0.5"],
    ["98.5%", ".", "98.5"],
    ["1500", ".", "1500"],
    ["0,125", ",", "0.125"],
    ["1234,567", ",", "1234.567"],
  ] as const)("%j is %s", (text, mark, plain) => {
    const number = scanNumber(text);
    expect(number && [number.mark === "any" ? mark : number.mark, plainNumber(number, mark)]).toEqual([mark, plain]);
  });

  test.each(["1,234", "12.500", "-1,234"])("%j alone could be thousands or decimals", (text) => {
    expect(scanNumber(text)?.mark).toBe("either");
  });

  test.each([
    "",
    "n/a",
    "12 34",
    "1,23,456",
    "1.2.3",
    "1.234,56.7",
    "12a",
    "--5",
    "(5",
    "10,0O2.50",
    "11/09/2026",
    "T1",
  ])("%j is no number", (text) => expect(scanNumber(text)).toBeNull());

  test("a cell's number becomes the decimal that Excel shows, by the fast way as by the exact one", () => {
    const shown = (value: number) => {
      const built = decimalBuilder(1);
      putNumber(built, 0, value);
      return builtDecimal(built, 0);
    };
    const cents = fc.tuple(fc.integer(), fc.integer({ min: 0, max: 8 })).map(([units, scale]) => units / 10 ** scale);
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 });
    const noise = fc.tuple(cents, cents).map(([left, right]) => left + right);
    fc.assert(
      fc.property(fc.oneof(cents, anyNumber, noise, fc.maxSafeInteger()), (value) => {
        expect(shown(value)).toEqual(decimalFromNumber(value));
      }),
      { numRuns: 2000 },
    );
    expect([0.1 + 0.2, 1e15, 123456789012345680000, 5e-9, -0].map(shown)).toEqual(
      [0.1 + 0.2, 1e15, 123456789012345680000, 5e-9, 0].map(decimalFromNumber),
    );
  });
});

describe("dates as people write them", () => {
  test.each([
    ["2026-09-11", "2026-09-11"],
    ["20260911", "2026-09-11"],
    ["11-Sep-2026", "2026-09-11"],
    ["11 sept. 2026", "2026-09-11"],
    ["11-sept-26", "2026-09-11"],
    ["1er août 2026", "2026-08-01"],
    ["15-févr-2026", "2026-02-15"],
    ["3 déc. 2026", "2026-12-03"],
    ["Sep 11, 2026", "2026-09-11"],
    ["2026-09-11T10:02:03Z", "2026-09-11"],
    ["2026-09-11 10:02:03.123", "2026-09-11"],
    ["25/09/2026", "2026-09-25"],
    ["25.09.26", "2026-09-25"],
    ["25/09/2026 14:05", "2026-09-25"],
    ["05-Jul-2026", "2026-07-05"],
    ["05-juil-2026", "2026-07-05"],
    ["05-juin-2026", "2026-06-05"],
    ["5 mai 2026", "2026-05-05"],
  ])("%j is %s", (text, expected) => {
    const date = scanDate(text);
    const day = date && dayOfText(date, "day-first");
    expect(day === null ? null : isoText(day)).toBe(expected);
  });

  test.each(["31/02/2026", "2026-13-01", "00/01/2026", "11-Xyz-2026", "5 ju 2026", "12345", "demain", ""])(
    "%j is no date",
    (text) => {
      expect(scanDate(text)).toBeNull();
    },
  );

  const dates = (header: string, ...texts: Cell[]) =>
    read(
      gridOf([
        ["Ref", "ISIN", "Side", "Quantity", header],
        ...texts.map((text, index): Cell[] => [`T${index}`, "FR0000120271", "Buy", 1, text]),
      ]),
    );

  test("one day beyond 12 decides the order of its column", () => {
    expect(column(dates("Trade date", "04/03/2026", "25/03/2026"), "tradeDate")).toEqual(["2026-03-04", "2026-03-25"]);
    expect(column(dates("Trade date", "03/04/2026", "03/25/2026"), "tradeDate")).toEqual(["2026-03-04", "2026-03-25"]);
  });

  test("where nothing decides, the day comes first, and English readers are told", () => {
    const english = dates("Trade date", "03/04/2026");
    expect(column(english, "tradeDate")).toEqual(["2026-04-03"]);
    expect(noticeCodes(english)).toContain("date-order-assumed");
    expect(noticeCodes(dates("Date d'opération", "03/04/2026"))).not.toContain("date-order-assumed");
  });

  test("dates that would fall on weekends read one way are read the other way", () => {
    const american = dates("Trade date", "08/03/2026", "08/04/2026", "08/10/2026", "08/11/2026");
    expect(column(american, "tradeDate")[0]).toBe("2026-08-03");
  });

  test("a column that writes both orders reads those that are certain and asks about the others", () => {
    const mixed = dates("Trade date", "25/03/2026", "03/25/2026", "03/04/2026", "2026-03-01");
    expect(column(mixed, "tradeDate")).toEqual(["2026-03-25", "2026-03-25", null, "2026-03-01"]);
    expect(mixed.unreadable.map(({ row, column: letters, code }) => `${letters}${row} ${code}`)).toEqual([
      "E4 date-order",
    ]);
  });

  test("both date systems are read, and a number that is no day is not", () => {
    expect(column(dates("Trade date", 46276, 46276.6, 20260911, 12), "tradeDate")).toEqual([
      "2026-09-11",
      "2026-09-11",
      "2026-09-11",
      null,
    ]);
    const mac = read(
      gridOf(
        [
          ["Ref", "ISIN", "Quantity", "Trade date"],
          ["T1", "FR0000120271", 1, 46276 - 1462],
        ],
        { dateSystem: 1904 },
      ),
    );
    expect(column(mac, "tradeDate")).toEqual(["2026-09-11"]);
  });
});

describe("sides", () => {
  const sides = (text: string): string => {
    const texts = text.split(" | ");
    const reader = sideReader(texts);
    return texts.map((each) => reader.sideOf(each) ?? "?").join(" ");
  };
  test.each([
    ["Buy | SELL", "BUY SELL"],
    ["B | S", "BUY SELL"],
    ["A | V", "BUY SELL"],
    ["achat | Vente | VTE", "BUY SELL SELL"],
    ["ACH | VTE", "BUY SELL"],
    ["+ | -", "BUY SELL"],
    ["1 | 2", "BUY SELL"],
    ["1 | -1", "BUY SELL"],
    ["RVP | DVP", "BUY SELL"],
    ["MT541 | MT543", "BUY SELL"],
    ["R | D", "BUY SELL"],
    ["R | L", "BUY SELL"],
    ["S | R", "BUY SELL"],
    ["E | S", "BUY SELL"],
    ["Souscription | Rachat", "BUY SELL"],
    ["Receive | Deliver", "BUY SELL"],
    ["BUY - MARKET | Sell to close", "BUY SELL"],
    ["D | C", "BUY SELL"],
    ["R", "?"],
    ["DVP", "?"],
    ["1", "?"],
    ["Buy | Dividend", "BUY ?"],
    ["buy/sell", "?"],
  ])("%s is %s", (texts, expected) => expect(sides(texts)).toBe(expected));
});

test.each([
  ["Dénoué", "SETTLED"],
  ["settled", "SETTLED"],
  ["En attente", "PENDING"],
  ["PEND", "PENDING"],
  ["Non apparié", "UNMATCHED"],
  ["Failing - lack of securities", "FAILED"],
  ["Défaut de livraison", "FAILED"],
  ["En suspens", "PENDING"],
  ["Annulé", "CANCELLED"],
  ["CANC", "CANCELLED"],
  ["whatever", null],
  ["Not settled", "PENDING"],
])("the status %j is %s", (text, expected) => expect(statusOf(text)).toBe(expected));

test("columns are lettered as in Excel", () => {
  expect(columnNumber("AA")).toBe(27);
});
