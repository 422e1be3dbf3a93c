import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reconcileBook, workbookWith } from "./desk";

/** Two real accounting entries files of French firms. */
const NUMBERED = "tests/fixtures/fec/111111111FEC20221231.TXT";
const NUMBERS_ALL_ZERO = "tests/fixtures/fec/000000000FEC20231231_pseudonymised.txt";

const NOTES = { Notes: [["A workbook of one's own"]] };

async function imported(file: string) {
  const { result, written } = await reconcileBook(workbookWith(NOTES), "--import", file);
  const control = (name: string) => result?.controls.find((one) => one.control === name)?.outcome;
  const { cells } = written!.sheets.find(({ name }) => name === "Trial balance")!;
  const rows = Array.from({ length: cells.used(true)!.bottom + 1 }, (_, row) =>
    Array.from({ length: 10 }, (__, column) => cells.value(row, column)),
  );
  const first = rows.findIndex((row) => row[1] === "Account") + 1;
  const last = rows.findIndex((row, index) => index > first && row[1] === null);
  const total = (column: number): string =>
    rows
      .slice(first, last)
      .reduce((sum, row) => sum + Number(row[column] ?? 0), 0)
      .toFixed(2);
  return { control, total, accounts: last - first };
}

test("a file with entry numbers: every entry balances, totals to the cent", async () => {
  const { control, total } = await imported(NUMBERED);
  expect(["ledger-balanced", "ledger-one-side", "ledger-number-gap", "ledger-mandatory"].map(control)).toEqual([
    "pass",
    "pass",
    "pass",
    "pass",
  ]);
  expect([total(4), total(5)]).toEqual([DEBITS_NUMBERED, DEBITS_NUMBERED]);
});

test("a file whose entry numbers are all 0: entries are told by journal and day and where they balance", async () => {
  const { control, total } = await imported(NUMBERS_ALL_ZERO);
  expect(["ledger-balanced", "ledger-number-gap"].map(control)).toEqual(["pass", "not-applicable"]);
  expect([total(4), total(5)]).toEqual([DEBITS_ALL_ZERO, DEBITS_ALL_ZERO]);
});

test("a file out of order, closed to the result of the year: each is told on its line", async () => {
  const line = (
    journal: string,
    number: string,
    on: string,
    account: string,
    debit: string,
    credit: string,
    validated = on,
  ) =>
    [
      journal,
      journal,
      number,
      on,
      account,
      account,
      "",
      "",
      `P${number}`,
      on,
      "x",
      debit,
      credit,
      "",
      "",
      validated,
      "",
      "",
    ].join("|");
  const file = join(mkdtempSync(join(tmpdir(), "concordance-")), "732829320FEC20261231.txt");
  writeFileSync(
    file,
    [
      "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise",
      line("OD", "1", "20260909", "627100", "50,00", "0,00", "20260930"),
      line("OD", "1", "20260909", "512100", "0,00", "50,00", "20260930"),
      line("AN", "2", "20260102", "512100", "900,00", "0,00"),
      line("AN", "2", "20260102", "101000", "0,00", "900,00"),
      line("OD", "3", "20261231", "120000", "50,00", "0,00"),
      line("OD", "3", "20261231", "627100", "0,00", "50,00"),
    ].join("\r\n"),
  );
  const { result } = await reconcileBook(workbookWith(NOTES), "--import", file);
  const cells = ["fec-name", "fec-order", "fec-opening-first", "fec-result-closed"].map((name) =>
    result?.controls.find(({ control }) => control === name)?.findings.map(({ row, column }) => `${column}${row}`),
  );
  const header = result!.controls.find(({ control }) => control === "fec-order")!.findings[0]!.row - 3;
  expect(cells).toEqual([[], [`L${header + 3}`], [`A${header + 3}`], [`E${header + 5}`]]);
});

/** Added up from the files themselves, apart from this program. */
const DEBITS_NUMBERED = "225682.23";
const DEBITS_ALL_ZERO = "1265350.82";
