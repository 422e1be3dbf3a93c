import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../src/engine";
import { readSheet } from "../../../src/engine/intake/readSheet";
import { surveyGrid } from "../../../src/engine/intake/surveyGrid";
import { TextPool } from "../../../src/engine/records/recordTable";
import { column, gridOf, noticeCodes, read, sheetText } from "./grids";

const HEADER = ["Ref", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date", "Status"];
const trade = (over: Partial<Record<string, Cell>> = {}): Cell[] => {
  const cells: Record<string, Cell> = {
    Ref: "T1",
    ISIN: "FR0000120271",
    Side: "Buy",
    Quantity: 100,
    Price: 50.5,
    "Net amount": 5050,
    Currency: "EUR",
    "Trade date": 46276,
    Status: "Settled",
    ...over,
  };
  return HEADER.map((name) => cells[name] ?? "");
};
const reading = (...rows: Cell[][]) => read(gridOf([HEADER, ...rows]));
const aside = (...rows: Cell[][]) => reading(...rows).setAside.map(({ row, code }) => `${row} ${code}`);

describe("what is set aside, with its reason", () => {
  const two = [trade(), trade({ Ref: "T2", Quantity: 10, "Net amount": 505 })];
  test.each<[string, Cell[], string]>([
    ["a total by its name", ["TOTAL GENERAL", "", "", 110, "", 5555], "total"],
    ["a French subtotal", ["", "Sous-total page 1", "", "", "", 5555], "total"],
    ["a row of sums without a name", ["", "", "", 110, "", 5555], "total"],
    ["amounts that are no sums and belong to nothing", ["", "", "", 7, "", 8], "unreadable"],
    ["the header after a page break", [...HEADER], "repeated-header"],
    ["another header below", ["Réf", "Code ISIN", "Sens", "Quantité", "Cours"], "repeated-header"],
    ["a note at the foot", ["Document établi le 31/10/2026 sans garantie"], "note"],
    ["a heading between groups", ["Compte 123", "Actions"], "note"],
    ["a cancelled trade", trade({ Ref: "T3", Status: "Annulé" }), "cancelled"],
  ])("%s", (_name, row, code) => {
    expect(aside(...two, row)).toEqual([`4 ${code}`]);
  });

  test("a second table with other columns below is set aside whole, and said", () => {
    const below = reading(
      trade(),
      [],
      ["Devise", "Taux de change", "Date d'opération", "Débit"],
      ["USD", 1.1, 46276, 5],
      ["GBP", 0.8, 46276, 6],
    );
    expect(below.setAside.map(({ row, code }) => `${row} ${code}`)).toEqual([
      "4 other-table",
      "5 other-table",
      "6 other-table",
    ]);
    expect(noticeCodes(below)).toContain("second-table");
  });

  test("a security called Total is a trade", () => {
    const rows = [
      ["Ref", "Security name", "Side", "Quantity", "Trade date"],
      ["T1", "TOTAL SE", "Buy", 1, 46276],
      ["T2", "Total Energies", "Sell", 1, 46276],
    ];
    expect(read(gridOf(rows)).setAside).toEqual([]);
  });

  test("a wholly blank row is neither a record nor set aside", () => {
    const blank = reading(trade(), [], ["\u00a0", "", " "], trade());
    expect([...blank.records.rows]).toEqual([2, 5]);
    expect(blank.setAside).toEqual([]);
  });
});

describe("what cannot be read, with its place and the remedy", () => {
  test.each<[string, Partial<Record<string, Cell>>, string]>([
    ["a formula's error", { Price: "#REF!" }, "Sheet1!E2: the formula gives #REF!. Repair it or type the value."],
    [
      "a word for a number",
      { Quantity: "n/a" },
      'Sheet1!D2: Quantity "n/a" is not a number. Type the amount in figures.',
    ],
    [
      "an impossible date",
      { "Trade date": "31/02/2026" },
      'Sheet1!H2: Trade date "31/02/2026" is not a date. Type it as a date, such as 31/03/2026.',
    ],
    [
      "a side that is none",
      { Side: "Dividend" },
      'Sheet1!C2: Side "Dividend" is neither a purchase nor a sale. Write Buy or Sell.',
    ],
    [
      "a currency that is none",
      { Currency: "EUX" },
      'Sheet1!G2: Currency "EUX" is not a currency code. Write the ISO code, such as EUR.',
    ],
    [
      "a status nobody knows",
      { Status: "Zzz" },
      'Sheet1!I2: Status "Zzz" is not a known status. Write Settled, Pending, Unmatched, Failed or Cancelled.',
    ],
  ])("%s: the record stays, with a blank there", (_name, over, wording) => {
    const read = reading(trade(over), ...Array.from({ length: 9 }, () => trade()));
    expect(read.unreadable.map((cell) => cell.wording.en)).toEqual([wording]);
    expect(read.unreadable[0]?.wording.fr).toMatch(/^Sheet1![A-I]2 : /);
    expect(read.records.count).toBe(10);
  });

  test("thousands or decimals: read when the column or the arithmetic decides, asked otherwise", () => {
    const grid = (...rows: string[]) =>
      read(gridOf(sheetText(["Ref|ISIN|Side|Quantity|Price|Gross", ...rows].join("\n"))));
    const byColumn = grid("T1|FR0000120271|Buy|'1,234|5|6170", "T2|FR0000120271|Buy|'1,234.5|5|6172.5");
    expect(column(byColumn, "quantity")).toEqual(["1234", "1234.5"]);
    const byArithmetic = grid("T1|FR0000120271|Buy|'1,234|5|6170", "T2|FR0000120271|Buy|'2,000|5|10000");
    expect(column(byArithmetic, "quantity")).toEqual(["1234", "2000"]);
    const decimals = grid("T1|FR0000120271|Buy|'1,234|5|6.17", "T2|FR0000120271|Buy|'2,500|5|12.5");
    expect(column(decimals, "quantity")).toEqual(["1.234", "2.5"]);
    const both = grid("T1|FR0000120271|Buy|'1,000|'12,345|12345000", "T2|FR0000120271|Buy|'2,000|'12,500|25000000");
    expect([column(both, "quantity"), column(both, "price")]).toEqual([
      ["1000", "2000"],
      ["12345", "12500"],
    ]);
    const asked = grid("T1|FR0000120271|Buy|'1,234||", "T2|FR0000120271|Buy|7||");
    expect(column(asked, "quantity")).toEqual([null, "7"]);
    expect(noticeCodes(asked)).toContain("decimal-mark-unknown");
    expect(asked.unreadable.map(({ code, text }) => `${code} ${text}`)).toEqual(["decimal-mark 1,234"]);
  });
});

describe("signs follow the side", () => {
  const signed = (...lines: [side: string, net: number][]) =>
    column(reading(...lines.map(([side, net]) => trade({ Side: side, "Net amount": net }))), "netAmount").join(" ");
  test.each<[string, [string, number][], string]>([
    [
      "no signs",
      [
        ["Buy", 5],
        ["Sell", 6],
      ],
      "5 6",
    ],
    [
      "cash: payments negative",
      [
        ["Buy", -5],
        ["Sell", 6],
        ["Buy", -7],
      ],
      "5 6 7",
    ],
    [
      "securities: sales negative",
      [
        ["Buy", 5],
        ["Sell", -6],
        ["Sell", -7],
      ],
      "5 6 7",
    ],
    [
      "a purchase that brings money in stays against its side",
      [
        ["Buy", -5],
        ["Buy", -6],
        ["Sell", 6],
        ["Buy", 7],
      ],
      "5 6 6 -7",
    ],
    [
      "a cancelling negative among unsigned amounts stays negative",
      [
        ["Buy", 5],
        ["Sell", 6],
        ["Buy", -5],
      ],
      "5 6 -5",
    ],
    [
      "only purchases, all negative",
      [
        ["Buy", -5],
        ["Buy", -6],
      ],
      "5 6",
    ],
  ])("%s", (_name, lines, expected) => expect(signed(...lines)).toBe(expected));
});

test("pence are a way to quote: the currency is the pound, and the price is in pounds", () => {
  const pence = reading(
    trade({ Currency: "GBX", Price: 345.6 }),
    trade({ Currency: "GBp", Price: 120 }),
    trade({ Currency: "GBP", Price: 7 }),
  );
  expect(column(pence, "currency")).toEqual(["GBP", "GBP", "GBP"]);
  expect(column(pence, "price")).toEqual(["3.456", "1.2", "7"]);
  expect(noticeCodes(pence)).toContain("price-in-minor-units");
});

test("hidden rows, merged cells and numbers stored as text are read and said", () => {
  const rows = [HEADER, trade(), trade({ Price: "50.50" }), trade()];
  const said = read(
    gridOf(rows, {
      hiddenRows: [
        { first: 1, last: 2 },
        { first: 4, last: 9 },
      ],
      merged: [{ firstRow: 3, lastRow: 4, firstColumn: 7, lastColumn: 7 }],
    }),
  );
  expect(said.records.count).toBe(3);
  expect(said.hiddenRows).toEqual([
    { first: 2, last: 2 },
    { first: 4, last: 4 },
  ]);
  expect(said.notices.map(({ wording }) => wording.en)).toEqual([
    "Sheet1, column E: 1 number is stored as text. It was read; convert it to a number to have Excel calculate with it.",
    "Sheet1: cells are merged among the data (G3:G4). Only the first cell of each holds a value, the others are read as blank. Unmerge them and fill every row.",
    "Sheet1: 2 rows are hidden or filtered out. They were read like the others; delete them if they do not count.",
  ]);
});

test("an ISIN whose check digit fails is kept as written", () => {
  const rows = [
    trade(),
    trade({ ISIN: "FR0000120272" }),
    trade({ ISIN: " us0378331005" }),
    trade({ ISIN: "FR0000120272" }),
  ];
  const wrong = reading(...rows);
  expect(column(wrong, "security")).toEqual(["FR0000120271", "FR0000120272", "US0378331005", "FR0000120272"]);
});

test("references are kept as written, without what nobody sees", () => {
  const kept = reading(
    trade({ Ref: "\u00a0 OP26\u202f000\u200b12 " }),
    trade({ Ref: 12345 }),
    trade({ Ref: "x".repeat(32_767) }),
    trade({ Ref: "a\u0000\u202eb" }),
  );
  expect(column(kept, "reference").map((text) => text?.slice(0, 12))).toEqual([
    "OP26 00012",
    "12345",
    "xxxxxxxxxxxx",
    "ab",
  ]);
});

test("a survey of the top rows reads the whole sheet as one of the whole sheet does", () => {
  const rows = [HEADER, ...Array.from({ length: 500 }, (_, index) => trade({ Ref: `T${index}` }))];
  const whole = gridOf(rows);
  const survey = surveyGrid({ ...whole, values: rows.slice(0, 200) }, null);
  expect(survey).toEqual(surveyGrid(whole, null));
  expect(readSheet(whole, survey, new TextPool()).records.count).toBe(500);
});

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(""),
  fc.double({ noNaN: true }).filter(Number.isFinite),
  fc.boolean(),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "Total",
    "FR0000120271",
    "Buy",
    "V",
    "EUR",
    "GBX",
    "#N/A",
    "1,234",
    "1 234,56",
    "(5)",
    "03/04/2026",
    "ISIN",
    "Ref",
    "-",
    "Annulé",
    "D",
    46276,
  ),
);

test("whatever the cells hold, every row is a record, set aside or blank, and once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 10 }), { maxLength: 25 }), fc.boolean(), (rows, withHeader) => {
      const grid = gridOf(withHeader ? [HEADER, ...rows] : rows);
      const result = read(grid);
      const { survey } = result;
      if (survey.headerRow === 0) return;
      const placed = [...result.records.rows, ...result.setAside.map(({ row }) => row)];
      expect(new Set(placed).size).toBe(placed.length);
      for (let row = survey.firstRow; row <= result.lastRow; row += 1) {
        const blank = (grid.values[row - 1] ?? []).every(
          (cell) =>
            typeof cell === "string" &&
            cell.replace(
              /[^!-~\u00a1-\uffff]|[\u00ad\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\u2000-\u200a\u1680]/g,
              "",
            ) === "",
        );
        expect([row, placed.includes(row)]).toEqual([row, !blank]);
      }
      for (const { row } of result.unreadable) expect(placed).toContain(row);
    }),
    { numRuns: 300 },
  );
});
