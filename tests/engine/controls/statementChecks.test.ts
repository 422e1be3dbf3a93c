import { describe, expect, test } from "vitest";
import { checkStatements, factsOf } from "../../../src/engine/controls/statementChecks";
import type { KnownStatement, StatementFinding } from "../../../src/engine/controls/statementFinding";
import { TableBuilder, type StatementDraft } from "../../../src/engine/formats/tableBuilder";
import type { FileContent, StatementBalance, StatementKind } from "../../../src/engine/formats/statementFile";
import { parseDay, type Day } from "../../../src/kernel/day";
import { decimalText, parseDecimal, subtract, type Decimal } from "../../../src/kernel/decimal";

const valueOf = <T>(read: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!read.ok) throw new Error(`not read: ${JSON.stringify(read.error)}`);
  return read.value;
};
const amount = (text: string): Decimal => valueOf(parseDecimal(text));
const day = (text: string): Day => valueOf(parseDay(text));

const balance = (
  kind: StatementBalance["kind"],
  text: string,
  unit = "EUR",
  security: string | null = null,
): StatementBalance => ({ kind, code: kind, unit, security, amount: amount(text), day: null, line: 9 });

const DRAFT: StatementDraft = {
  format: "MT940",
  reference: "STMT20260923",
  number: "190",
  account: "FR7630006000011234567890189",
  accountName: null,
  currency: "EUR",
  sender: null,
  date: day("2026-09-23"),
  period: null,
  basis: null,
  isComplete: null,
  pages: [],
  balances: [],
  totals: [],
  line: 1,
};

type Row = Parameters<TableBuilder["addRow"]>[0];

function content(kind: StatementKind, ...statements: { header: Partial<StatementDraft>; rows?: Row[] }[]): FileContent {
  const builder = new TableBuilder(kind, [
    "security",
    "side",
    "quantity",
    "quantityType",
    "netAmount",
    "currency",
    "status",
  ]);
  for (const { header, rows = [] } of statements) {
    rows.forEach((row, index) => builder.addRow(row, index + 2));
    builder.endStatement({ ...DRAFT, ...header });
  }
  return { formats: ["MT940"], tables: [builder.finish()], notices: [] };
}

const cash = (...texts: string[]): Row[] => texts.map((text) => ({ netAmount: amount(text), currency: "EUR" }));

const known = (file: FileContent, fingerprint = "earlier"): KnownStatement[] =>
  file.tables.flatMap((table) =>
    table.statements.map((header) => ({
      ...factsOf(table, header),
      fingerprint,
      file: "statement.sta",
      sheet: "Cash 22-09",
      table: null,
      findings: [],
    })),
  );

const inShort = (findings: readonly StatementFinding[]) =>
  findings.map(({ control, difference }) => [control, difference && decimalText(difference, 2)]);

describe("opening and movements make the closing balance", () => {
  const MOVEMENTS = cash("-25552.40", "810.00", "-12.50");
  const of = (closing: string, rows = MOVEMENTS): FileContent =>
    content("cash", {
      header: { balances: [balance("opening", "125000.00"), balance("closing", closing)] },
      rows,
    });

  test("the worked statement adds up", () => {
    expect(checkStatements(of("100245.10"), "f", [])).toEqual([]);
  });

  test("a line left out is told with the four figures and the difference", () => {
    const [found] = checkStatements(of("100245.10", MOVEMENTS.slice(0, 2)), "f", []);
    expect(found).toMatchObject({ control: "statement-balance", table: 0, statement: 0, line: 9 });
    expect(found && decimalText(found.difference!, 2)).toBe("-12.50");
    for (const figure of ["125,000.00 EUR", "-24,742.40 EUR", "100,257.60 EUR", "100,245.10 EUR", "-12.50 EUR"])
      expect(found?.wording.en).toContain(figure);
    expect(found?.wording.fr).toContain("125\u202f000,00 EUR");
  });

  test("a pending line is in no booked balance", () => {
    const rows: Row[] = [...MOVEMENTS, { netAmount: amount("99.00"), currency: "EUR", status: "PENDING" }];
    expect(checkStatements(of("100245.10", rows), "f", [])).toEqual([]);
  });

  test("currencies do not mix", () => {
    const rows: Row[] = [...MOVEMENTS, { netAmount: amount("7.00"), currency: "USD" }];
    const file = content("cash", {
      header: {
        balances: [
          balance("opening", "125000.00"),
          balance("opening", "10.00", "USD"),
          balance("closing", "100245.10"),
          balance("closing", "18.00", "USD"),
        ],
      },
      rows,
    });
    expect(inShort(checkStatements(file, "f", []))).toEqual([["statement-balance", "1.00"]]);
  });

  test.each([
    ["1000 received on 500 is 1500", "BUY", "1500", []],
    ["1000 delivered out of 500 is no 1500", "SELL", "1500", [["statement-balance", "2000.00"]]],
  ])("of securities too: %s", (_case, side, closing, expected) => {
    const isin = "FR0000120271";
    const file = content("transactions", {
      header: { balances: [balance("opening", "500", "UNIT", isin), balance("closing", closing, "UNIT", isin)] },
      rows: [
        { security: isin, side, quantity: amount("1000"), quantityType: "UNIT" },
        { security: "FR0000131104", side: "BUY", quantity: amount("3"), quantityType: "UNIT" },
      ],
    });
    expect(inShort(checkStatements(file, "f", []))).toEqual(expected);
  });

  test("without an opening there is nothing to prove", () => {
    const file = content("cash", { header: { balances: [balance("closing", "1.00")] }, rows: MOVEMENTS });
    expect(checkStatements(file, "f", [])).toEqual([]);
  });
});

test.each([
  ["credits", "810.00", []],
  ["debits", "25564.90", []],
  ["debits", "25552.40", [["statement-total", "-12.50"]]],
  ["all", "-24754.90", []],
] as const)("the %s of the lines are held against the total of the file (%s)", (over, total, expected) => {
  const totals = [{ code: "90", column: "netAmount", over, unit: "EUR", amount: amount(total), line: 5 }];
  const file = content("cash", { header: { totals }, rows: cash("-25552.40", "810.00", "-12.50") });
  expect(inShort(checkStatements(file, "f", []))).toEqual(expected);
});

describe("pages are whole, in order, and follow one another", () => {
  const page = (number: number, isLast: boolean | null = null, opening: string | null = null, closing = opening) => ({
    number,
    isLast,
    line: number,
    opening: opening === null ? null : amount(opening),
    closing: closing === null ? null : amount(closing),
  });
  test.each([
    ["one after the other", [page(1, false), page(2, true)], []],
    ["a page that is missing", [page(1, false), page(3, true)], ["page 2 is missing"]],
    ["a beginning that is missing", [page(3, true)], ["pages 1 to 2 are missing"]],
    ["an end that is missing", [page(1, false), page(2, false)], ["page 2 says that more pages follow"]],
    ["a page twice", [page(1), page(1)], ["page 1 comes twice"]],
    ["pages out of order", [page(2, true), page(1, false)], ["page 1 is missing", "page 1 comes after page 2"]],
    ["balances that go on", [page(1, null, "1.00", "5.00"), page(2, null, "5.00", "6.00")], []],
    ["balances that do not", [page(1, null, "1.00", "5.00"), page(2, null, "4.00", "6.00")], ["page 2 opens at 4.00"]],
  ])("%s", (_case, pages, expected) => {
    const found = checkStatements(content("cash", { header: { pages } }), "f", []);
    expect(found.map(({ control }) => control)).toEqual(expected.map(() => "statement-pages"));
    expected.forEach((words, index) => expect(found[index]?.wording.en).toContain(words));
  });
});

describe("a statement follows the last one of its account", () => {
  const of = (number: string | null, date: string, opening: string, closing: string): { header: StatementDraft } => ({
    header: {
      ...DRAFT,
      number,
      reference: null,
      date: day(date),
      balances: [balance("opening", opening), balance("closing", closing)],
    },
  });
  const rows = (opening: string, closing: string): Row[] => [
    { netAmount: subtract(amount(closing), amount(opening)), currency: "EUR" },
  ];
  const statement = (number: string | null, date: string, opening: string, closing: string) => ({
    ...of(number, date, opening, closing),
    rows: rows(opening, closing),
  });
  const yesterday = statement("189", "2026-09-22", "100.00", "125.00");

  test.each([
    ["in number and balance", statement("190", "2026-09-23", "125.00", "130.00"), []],
    [
      "not in balance",
      statement("190", "2026-09-23", "120.00", "130.00"),
      [["statement-continuity", "-5.00", "opens at 120.00 EUR, but the statement of 22/09/2026 closed at 125.00 EUR"]],
    ],
    [
      "with one left out",
      statement("191", "2026-09-24", "120.00", "130.00"),
      [["statement-continuity", null, "statement 190, the one before it, is not here"]],
    ],
    [
      "as the same once more",
      statement("189", "2026-09-22", "100.00", "125.00"),
      [["statement-twice", null, "already, from another file"]],
    ],
  ] as const)("%s", (_case, next, expected) => {
    for (const findings of [
      checkStatements(content("cash", next), "new", known(content("cash", yesterday))),
      checkStatements(content("cash", yesterday, next), "new", []),
    ]) {
      expect(inShort(findings)).toEqual(expected.map(([control, difference]) => [control, difference]));
    }
    const [found] = checkStatements(content("cash", next), "new", known(content("cash", yesterday)));
    expect(found?.wording.en ?? "").toContain(expected[0]?.[2] ?? "");
  });

  describe("statements without numbers", () => {
    const series = (...dates: string[]) =>
      checkStatements(content("cash", ...dates.map((date) => statement(null, date, "1.00", "1.00"))), "f", []);

    test("that came on three business days on end miss the one that is left out", () => {
      const [found, ...others] = series("2026-09-17", "2026-09-18", "2026-09-21", "2026-09-23");
      expect([found?.control, others]).toEqual(["statement-date", []]);
      expect(found?.wording.en).toContain("between 21/09/2026 and 23/09/2026");
    });

    test("that come when something happens miss none", () => {
      expect(series("2026-09-17", "2026-09-18", "2026-09-22", "2026-09-25", "2026-10-01")).toEqual([]);
    });
  });

  test("a weekend is no gap", () => {
    const [friday, monday] = [
      statement(null, "2026-09-25", "1.00", "2.00"),
      statement(null, "2026-09-28", "2.00", "3.00"),
    ];
    expect(checkStatements(content("cash", friday, monday), "f", [])).toEqual([]);
  });

  test("numbers that start again with the year are no gap", () => {
    const [old, fresh] = [statement("251", "2026-12-31", "1.00", "2.00"), statement("1", "2027-01-04", "2.00", "3.00")];
    const control = checkStatements(content("cash", old, fresh), "f", []).map(({ control: found }) => found);
    expect(control).toEqual([]);
  });

  test("the same file again is told, with the sheet that has it", () => {
    const file = content("cash", yesterday);
    const [found] = checkStatements(file, "same", known(file, "same"));
    expect(found?.control).toBe("statement-twice");
    expect(found?.wording.en).toContain('it is on sheet "Cash 22-09" already.');
  });

  test("another account is another series", () => {
    const other = { ...statement("195", "2026-09-23", "7.00", "8.00") };
    const file = content("cash", { ...other, header: { ...other.header, account: "B" } });
    expect(checkStatements(file, "f", known(content("cash", yesterday)))).toEqual([]);
  });

  test("confirmations, which have neither number nor balances, follow none", () => {
    const of = (date: string) => ({ header: { number: null, date: day(date) } });
    expect(checkStatements(content("transactions", of("2026-09-21"), of("2026-09-24")), "f", [])).toEqual([]);
  });

  test("a statement without a date is told", () => {
    const undated = content("cash", { header: { date: null } });
    expect(checkStatements(undated, "f", []).map(({ control }) => control)).toEqual(["statement-date"]);
  });
});
