import { describe, expect, it } from "vitest";

import { isoText } from "../../../../src/kernel/day";
import { decimalText } from "../../../../src/kernel/decimal";
import { balances, cashTable, read, rowsOf } from "./cashRows";

describe("pages", () => {
  const page = (number: string, opening: string, entries: readonly string[], closing: string, account = "ACC") =>
    [
      ":20:REF",
      `:25:${account}`,
      `:28C:${number}`,
      `:60${opening}`,
      ...entries.map((rest) => `:61:260923C1,NTRF${rest}`),
      `:62${closing}`,
      "-",
    ].join("\n");
  const first = page("7/1", "F:C260922EUR10,", ["A", "B"], "M:C260923EUR12,");
  const second = page("7/2", "M:C260923EUR12,", ["C"], "M:C260923EUR13,");
  const third = page("7/3", "M:C260923EUR13,", ["D"], "F:C260923EUR14,");

  const read7 = (...pages: string[]) => {
    const table = cashTable(pages.join("\n"));
    const references = rowsOf(table).map(({ reference }) => reference);
    return table.statements.map(({ pages: listed, firstRow, countRows }) => [
      listed.map(({ number }) => number).join(),
      references.slice(firstRow, firstRow + countRows).join(""),
    ]);
  };

  it.each([
    ["in order", [first, second, third]],
    ["shuffled", [third, first, second]],
    [
      "shuffled with another account's statement in between",
      [second, page("7/1", "F:C260922EUR1,", ["X"], "F:C260923EUR2,", "OTHER"), third, first],
    ],
  ])("%s are joined into one statement", (_name, pages) => {
    expect(read7(...pages).find(([numbers]) => numbers === "1,2,3")).toEqual(["1,2,3", "ABCD"]);
  });

  it("carry their intermediate balances, and the statement all of them", () => {
    const [statement] = cashTable([first, second, third].join("\n")).statements;
    expect(
      statement?.pages.map(({ number, isLast, line, opening, closing }) => [
        number,
        isLast,
        line,
        opening && decimalText(opening),
        closing && decimalText(closing),
      ]),
    ).toEqual([
      [1, false, 1, "10", "12"],
      [2, false, 9, "12", "13"],
      [3, true, 16, "13", "14"],
    ]);
    expect(balances(statement)?.map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
      "opening 60F",
      "interim 62M",
      "interim 60M",
      "interim 62M",
      "interim 60M",
      "closing 62F",
    ]);
  });

  it("that a bank numbers all the same are joined by their balances", () => {
    expect(
      read7(
        page("1/1", "F:C260922EUR10,", ["A"], "M:C260923EUR11,"),
        page("1/1", "M:C260923EUR11,", ["B"], "F:C260923EUR12,"),
      ),
    ).toEqual([["1,1", "AB"]]);
  });

  it("sent twice are two statements, so that no line counts twice in one", () => {
    expect(read7(first, second, third, first, second, third)).toEqual([
      ["1,2,3", "ABCD"],
      ["1,2,3", "ABCD"],
    ]);
  });

  it("that do not follow the balance before them are still joined when there is no other", () => {
    const wrong = page("7/2", "M:C260923EUR99,", ["C"], "F:C260923EUR100,");
    expect(read7(first, wrong)).toEqual([["1,2", "ABC"]]);
  });

  it("of whole statements with one number, day after day, stay apart", () => {
    const day = (opening: string, closing: string, reference: string) =>
      page("00000/00", `F:C260922EUR${opening},`, [reference], `F:C260923EUR${closing},`);
    expect(read7(day("1", "2", "A"), day("2", "3", "B"))).toEqual([
      ["0", "A"],
      ["0", "B"],
    ]);
  });
});

describe("an MT942", () => {
  const text = `:20:INTRADAY
:25:ACC
:28C:12/1
:34F:EURD1000,
:34F:EURC500,
:13D:2609231200+0200
:61:2609230923C810,NDIVCA1
:86:COUPON
:61:2609230923D10,NCHGNONREF
:90D:1EUR10,
:90C:1EUR810,
:86:END OF REPORT
-`;

  it("has its floor limits as information and its sums as totals to hold", () => {
    const [statement] = cashTable(text).statements;
    expect(statement?.format).toBe("MT942");
    expect(statement?.date).not.toBeNull();
    expect(statement?.date && isoText(statement.date)).toBe("2026-09-23");
    expect(balances(statement)).toEqual(["information 34F EUR -1000 ", "information 34F EUR 500 "]);
    expect(
      statement?.totals.map(({ code, column, over, unit, amount }) => [code, column, over, unit, decimalText(amount)]),
    ).toEqual([
      ["90D", "netAmount", "debits", "EUR", "10"],
      ["90C", "netAmount", "credits", "EUR", "810"],
    ]);
    expect(rowsOf(cashTable(text)).map(({ netAmount, currency }) => [netAmount, currency])).toEqual([
      ["810", "EUR"],
      ["-10", "EUR"],
    ]);
  });
});

describe("confirmations of debit and credit", () => {
  const debit = `{1:F01CUSTFRPPAXXX0000000000}{2:I900CLNTFRPPXXXXN}{4:
:20:DEBIT1
:21:BUY-000123
:25:EUR-00042
:32A:260923EUR25552,4
:52A:CUSTFRPPXXX
:72:/BNF/ACHAT 1000
//FR0000120271
-}`;
  const credit = (reference: string, amount: string) => `{1:F01CUSTFRPPAXXX0000000000}{2:I910CLNTFRPPXXXXN}{4:
:20:${reference}
:21:NONREF
:25P:EUR-00042
CUSTFRPPXXX
:32A:260924EUR${amount}
:50F:/FR7630006000011234567890189
1/SOCIETE DURAND
2/1 RUE DE LA PAIX
-}`;
  const table = cashTable(`${debit}\n${credit("CREDIT1", "810,")}\n${credit("CREDIT2", "0,01")}`);

  it("are one cash line each, signed", () => {
    const picked = rowsOf(table).map((row) =>
      [
        "cashAccount",
        "valueDate",
        "mark",
        "netAmount",
        "reference",
        "counterReference",
        "counterparty",
        "counterpartyAccount",
        "label",
      ].map((column) => row[column] ?? null),
    );
    expect(picked).toEqual([
      [
        "EUR-00042",
        "2026-09-23",
        "D",
        "-25552.4",
        "BUY-000123",
        "DEBIT1",
        "CUSTFRPPXXX",
        null,
        "/BNF/ACHAT 1000 FR0000120271",
      ],
      ["EUR-00042", "2026-09-24", "C", "810", null, "CREDIT1", "SOCIETE DURAND", "FR7630006000011234567890189", null],
      ["EUR-00042", "2026-09-24", "C", "0.01", null, "CREDIT2", "SOCIETE DURAND", "FR7630006000011234567890189", null],
    ]);
  });

  it("are one statement for each account and direction, without balances", () => {
    expect(table.statements.map(({ format, account, countRows, line }) => [format, account, countRows, line])).toEqual([
      ["MT900", "EUR-00042", 1, 1],
      ["MT910", "EUR-00042", 2, 10],
    ]);
    expect(table.statements.flatMap((statement) => statement.balances)).toEqual([]);
  });

  it("without an amount are told by their line, and the others come in", () => {
    const content = read(`${credit("CREDIT1", "x")}\n${debit}`);
    expect(content.notices.map(({ code, line }) => [code, line])).toEqual([["broken-message", 1]]);
    expect(content.tables[0]?.rows.length).toBe(1);
  });
});

describe("a file of many faults", () => {
  it("is told of fault by fault only as long as a person reads them", () => {
    const { notices } = read(`:20:A\n:60F:C260101EUR0,\n${":61:x\n".repeat(1000)}`);
    expect(notices.length).toBe(51);
    expect(notices[50]?.wording.en).toContain("950 more");
  });
});
