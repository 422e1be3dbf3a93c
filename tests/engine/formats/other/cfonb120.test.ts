import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { checkStatements, readText } from "../../../../src/engine";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf, tableRows } from "../contentOf";

/** A record of 120 characters from the texts at its places, counted from 1. */
function record(code: string, places: Readonly<Record<number, string>>): string {
  const characters = [...`${code}30004    00001EUR2 00011234567`.padEnd(120)];
  for (const [first, text] of Object.entries(places))
    [...text].forEach((character, index) => (characters[Number(first) - 1 + index] = character));
  return characters.join("");
}

const balance = (code: "01" | "07", day: string, amount: string): string => record(code, { 35: day, 91: amount });
const movement = (amount: string, more: Readonly<Record<number, string>> = {}): string =>
  record("04", { 33: "05", 35: "230926", 43: "240926", 49: "VIR RECU", 82: "0000042", 91: amount, ...more });
const detail = (qualifier: string, text: string): string => record("05", { 35: "230926", 46: qualifier, 49: text });

const STATEMENT = [
  balance("01", "220926", "0000001250000{"),
  movement("0000000008100{", { 105: "CA2026000777" }),
  detail("NPY", "DEMO ENERGIE SE"),
  detail("LIB", "COUPON 900 FR0000120271"),
  detail("LCC", "BRUT 1080,00 RAS 270,00"),
  detail("RCN", "E2E-1"),
  movement("0000000001255}", { 33: "62", 49: "FRAIS" }),
  balance("07", "230926", "0000001256845{"),
];

function rowsOf(text: string): Record<string, string | null>[] {
  const [table] = contentOf(text).tables;
  return tableRows(table);
}

describe("a bank's statement of 120 characters", () => {
  test.each([
    ["line by line", STATEMENT.join("\r\n")],
    ["without line ends", STATEMENT.join("")],
    ["with blanks cut off at the ends of lines", STATEMENT.map((line) => line.trimEnd()).join("\n")],
  ])("comes in %s, and adds up", (_case, text) => {
    const content = contentOf(text);
    expect(content.notices).toEqual([]);
    expect(rowsOf(text)).toEqual([
      expect.objectContaining({
        cashAccount: "30004 00001 00011234567",
        bookingDate: "2026-09-23",
        valueDate: "2026-09-24",
        netAmount: "810.00",
        currency: "EUR",
        transactionType: "05",
        reference: "CA2026000777",
        counterReference: "0000042",
        endToEndReference: "E2E-1",
        counterparty: "DEMO ENERGIE SE",
        label: "VIR RECU COUPON 900 FR0000120271",
        narrative: "BRUT 1080,00 RAS 270,00",
      }),
      expect.objectContaining({ netAmount: "-125.50", label: "FRAIS", narrative: null }),
    ]);
    const [statement] = content.tables[0]?.statements ?? [];
    expect(statement?.balances.map(({ kind, amount }) => [kind, decimalText(amount, 2)])).toEqual([
      ["opening", "125000.00"],
      ["closing", "125684.50"],
    ]);
    expect(checkStatements(content, "f", [])).toEqual([]);
  });

  test.each([
    ["0000000000000{", "0.00"],
    ["0000000000000}", "0.00"],
    ["0000000000012C", "1.23"],
    ["0000000000012L", "-1.23"],
    ["0000000000012I", "1.29"],
    ["0000000000012R", "-1.29"],
  ])("the sign of %s stands in its last character", (written, read) => {
    expect(rowsOf([balance("01", "220926", "0000000000000{"), movement(written)].join("\n"))[0]?.["netAmount"]).toBe(
      read,
    );
  });

  test("several accounts are several statements", () => {
    const other = STATEMENT.map((line) => line.replace("00011234567", "00099999999"));
    const [table] = contentOf([...STATEMENT, ...other].join("\n")).tables;
    expect(table?.statements.map(({ account, countRows }) => [account, countRows])).toEqual([
      ["30004 00001 00011234567", 2],
      ["30004 00001 00099999999", 2],
    ]);
  });

  test("a currency without decimals has none", () => {
    const yen = (line: string): string => line.replace("EUR2", "JPY0");
    expect(
      rowsOf([yen(balance("01", "220926", "0000000000000{")), yen(movement("0000000000150{"))].join("\n"))[0],
    ).toMatchObject({
      netAmount: "1500.00",
      currency: "JPY",
    });
  });
});

test.each([
  ["a record of another kind", [...STATEMENT.slice(0, 2), "99 unknown", ...STATEMENT.slice(2)], [["broken-record", 3]]],
  ["an amount without its sign", [STATEMENT[0]!, movement("00000000081000")], [["no-amount", 2]]],
  ["details of no movement", [STATEMENT[0]!, detail("LIB", "X")], [["stray-record", 2]]],
])("%s is told by its line, and the rest comes in", (_case, lines, expected) => {
  const { notices, tables } = contentOf(lines.join("\n"));
  expect(notices.map(({ code, line }) => [code, line])).toEqual(expected);
  expect(tables[0]?.statements[0]?.account).toBe("30004 00001 00011234567");
});

test("files damaged by chance are read or told of, never thrown at the officer", () => {
  const chance = new Chance(120);
  const original = STATEMENT.join("\n");
  for (let index = 0; index < 300; index += 1) {
    const at = chance.between(0, original.length - 1);
    const text = chance.pick([
      () => original.slice(0, at),
      () => original.slice(0, at) + original.slice(at + chance.between(1, 130)),
      () => `${original.slice(0, at)}${chance.pick(["\n", "{", "0", "é", "\u0000", "04", "07"])}${original.slice(at)}`,
    ])();
    const read = readText(text, () => undefined);
    if (!read.ok) continue;
    for (const { rows, lines } of read.value.tables) expect(rows).toHaveLength(lines.length);
  }
});
