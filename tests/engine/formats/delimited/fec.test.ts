import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { type StatementTable } from "../../../../src/engine";
import { add, decimalText, ZERO, type Decimal } from "../../../../src/kernel/decimal";
import { contentOf } from "../contentOf";

const tableOf = (text: string): StatementTable => contentOf(text).tables[0]!;

function columnOf({ columns, rows }: StatementTable, key: string): unknown[] {
  const index = columns.findIndex((column) => column.key === key);
  return rows.map((row) => row[index] ?? null);
}

const isDecimal = (cell: unknown): cell is Decimal => typeof cell === "object" && cell !== null;
const totalOf = (table: StatementTable, key: string): string =>
  decimalText(columnOf(table, key).filter(isDecimal).reduce(add, ZERO), 2);

describe("files of the administration's form", () => {
  test.each([
    ["111111111FEC20221231.TXT", 934, "225682.23"],
    ["000000000FEC20231231_pseudonymised.txt", 2102, "1265350.82"],
  ])("%s: every line, and totals to the cent", (name, lines, total) => {
    const content = contentOf(readFileSync(`tests/fixtures/fec/${name}`, "utf8"));
    const [table] = content.tables;
    expect(content.notices).toEqual([]);
    expect(table?.kind).toBe("ledger");
    expect(table?.rows).toHaveLength(lines);
    expect([totalOf(table!, "debit"), totalOf(table!, "credit")]).toEqual([total, total]);
  });

  test("entries of a numbered file balance one by one", () => {
    const table = tableOf(readFileSync("tests/fixtures/fec/111111111FEC20221231.TXT", "utf8"));
    const [numbers, journals, debits, credits] = ["entryNumber", "journal", "debit", "credit"].map((key) =>
      columnOf(table, key),
    );
    const balances = new Map<string, bigint>();
    numbers?.forEach((number, row) => {
      const key = `${String(journals?.[row])} ${String(number)}`;
      const cents = (cell: unknown): bigint => BigInt(decimalText(isDecimal(cell) ? cell : ZERO, 2).replace(".", ""));
      balances.set(key, (balances.get(key) ?? 0n) + cents(debits?.[row]) - cents(credits?.[row]));
    });
    expect(balances.size).toBeGreaterThan(100);
    expect([...balances].filter(([, balance]) => balance !== 0n)).toEqual([]);
  });
});

const HEADER = [
  ..."JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate".split(
    " ",
  ),
  ..."EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise".split(" "),
];
const line = (more: Record<string, string>, header = HEADER): string[] =>
  header.map(
    (name) =>
      more[name] ?? { JournalCode: "TIT", EcritureNum: "1", EcritureDate: "20260909", CompteNum: "503100" }[name] ?? "",
  );
const file = (separator: string, rows: string[][], header = HEADER): string =>
  [header, ...rows].map((fields) => fields.join(separator)).join("\r\n");

describe("forms that firms send", () => {
  test.each(["\t", "|", ";"])("fields between %j", (separator) => {
    const table = tableOf(file(separator, [line({ Debit: "25400,00", Credit: "0,00", EcritureLib: "Achat" })]));
    expect([totalOf(table, "debit"), columnOf(table, "label")]).toEqual(["25400.00", ["Achat"]]);
  });

  test.each([
    ["25400,00", "25400.00"],
    ["0000000069,60", "69.60"],
    ["-12,50", "-12.50"],
    ["12,50-", "-12.50"],
    ["+3", "3.00"],
    ["1 234,50", "1234.50"],
    [",50", "0.50"],
    ["12.5", "12.50"],
  ])("an amount written %s", (written, read) => {
    expect(totalOf(tableOf(file("|", [line({ Debit: written })])), "debit")).toBe(read);
  });

  test("an amount with its sense goes to its side", () => {
    const header = HEADER.map((name) => (name === "Debit" ? "Montant" : name === "Credit" ? "Sens" : name));
    const senses = ["D", "C", "+1", "-1"].map((Sens) => line({ Montant: "10,00", Sens }, header));
    const table = tableOf(file("\t", senses, header));
    const sides = columnOf(table, "debit").map((debit) => (isDecimal(debit) ? "debit" : "credit"));
    expect(sides).toEqual(["debit", "credit", "debit", "credit"]);
    expect([totalOf(table, "debit"), totalOf(table, "credit")]).toEqual(["20.00", "20.00"]);
  });

  test("columns of cash accounts come in under their names", () => {
    const header = [...HEADER, "DateRglt", "ModeRglt", "NatOp", "IdClient"];
    const { columns } = tableOf(file("\t", [line({ Debit: "1,00", ModeRglt: "CH" }, header)], header));
    expect(columns.at(-1)?.header).toEqual({ en: "ModeRglt", fr: "ModeRglt" });
  });

  test("numbers of other shape stay codes, with their zeros", () => {
    const table = tableOf(file("|", [line({ EcritureNum: "000042", CompteNum: "00401" })]));
    expect([columnOf(table, "entryNumber"), columnOf(table, "ledgerAccount")]).toEqual([["000042"], ["00401"]]);
  });
});

test("what cannot be read is told by its line, and the line comes in", () => {
  const rows = [line({ Debit: "1,00" }), line({ Debit: "abc", EcritureDate: "20260230" }), ["TIT", "x"]];
  const { notices, tables } = contentOf(file("|", rows));
  expect(tables[0]?.rows).toHaveLength(3);
  expect(notices.map(({ line: at, code }) => [at, code])).toEqual([
    [3, "unreadable"],
    [3, "unreadable"],
    [4, "field-count"],
  ]);
  expect(notices[0]?.wording.fr).toContain("20260230");
});

test("files damaged by chance lose no line and throw nothing", () => {
  const original = readFileSync("tests/fixtures/fec/111111111FEC20221231.TXT", "utf8").slice(0, 12_000);
  const chance = new Chance(47);
  for (let index = 0; index < 300; index += 1) {
    const at = chance.between(300, original.length - 1);
    const text = chance.pick([
      () => original.slice(0, at),
      () => `${original.slice(0, at)}${chance.pick(["|", "\n", "\r", '"', "\u0000", "é"])}${original.slice(at)}`,
      () => original.slice(0, at) + original.slice(at + chance.between(1, 80)),
    ])();
    const lines = text
      .split(/\r\n|\r|\n/)
      .slice(1)
      .filter((one) => one.trim() !== "");
    expect(tableOf(text).rows).toHaveLength(lines.length);
  }
});
