import { mkdtempSync, existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import type { ResultFile } from "../../src/engine";
import { createWorkbook } from "../../src/host/model/createWorkbook";
import type { CellValue, Sheet } from "../../src/host/model/workbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";

const BOOK: CellValue[][] = [
  ["Trade ref", "Account", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date", "Trader"],
  ["T100", "ACC1", "FR0000120271", "Buy", 1000, 50, 50000, "EUR", 46300, "AB"],
  ["T101", "ACC1", "FR0000131104", "Sell", 200, 70, 14000, "EUR", 46300, "AB"],
  ["T102", "ACC1", "DE0007164600", "Buy", 40, 238, 9520, "EUR", 46301, "CD"],
];
const STATEMENT: CellValue[][] = [
  [
    "Client ref",
    "Safekeeping account",
    "ISIN",
    "Transaction",
    "Units",
    "Price",
    "Settlement amount",
    "Ccy",
    "Trade date",
  ],
  ["T100", "ACC1", "FR0000120271", "RVP", 1000, 50, 50000, "EUR", 46300],
  ["T101", "ACC1", "FR0000131104", "DVP", 200, 70, 14000, "EUR", 46300],
  ["T102", "ACC1", "DE0007164600", "RVP", 40, 238, 9520, "EUR", 46301],
];

/** Runs the command line on a workbook with these two sheets, after `harm` was done to them. */
async function reconcileHarmed(harm: (book: Sheet, statement: Sheet) => void) {
  const workbook = createWorkbook();
  const book = workbook.sheets[0]!;
  book.name = "Blotter";
  const statement = workbook.addSheet("Custodian statement");
  for (const [sheet, rows] of [
    [book, BOOK],
    [statement, STATEMENT],
  ] as const) {
    rows.forEach((cells, row) => cells.forEach((cell, column) => sheet.cells.setValue(row, column, cell)));
  }
  harm(book, statement);
  const folder = mkdtempSync(join(tmpdir(), "concordance-"));
  const file = join(folder, "month.xlsx");
  writeFileSync(file, saveWorkbook(workbook));
  let [out, err] = ["", ""];
  const status = await main(["reconcile", file, "--json", "-"], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isInteractive: false,
  });
  const isWritten = existsSync(join(folder, "month.reconciled.xlsx"));
  return { status, err, isWritten, result: status === 2 ? null : (JSON.parse(out) as ResultFile) };
}

describe("a sheet that something is wrong with is reconciled all the same, and what is wrong is said by cell", () => {
  test("an amount and a date that are formula errors", async () => {
    const { status, result, isWritten } = await reconcileHarmed((book) => {
      book.cells.setValue(1, 6, { error: "#REF!" });
      book.cells.setValue(2, 8, { error: "#N/A" });
    });
    const left = result!.reconciliations[0]!.left;
    expect({ status, isWritten }).toEqual({ status: 1, isWritten: true });
    expect(left.unreadable.map(({ row, column, text }) => `${column}${row} ${text}`)).toEqual(["G2 #REF!", "I3 #N/A"]);
    expect(result!.reconciliations[0]!.matches).toHaveLength(3);
  });

  test("numbers that are texts", async () => {
    const { status, result } = await reconcileHarmed((_, statement) => {
      statement.cells.setValue(1, 6, "50 000,00");
      statement.cells.setValue(2, 6, "14 000,00");
      statement.cells.setValue(3, 6, "9 520,00");
    });
    expect(status).toBe(0);
    expect(result!.reconciliations[0]!.matches).toHaveLength(3);
  });

  test("cells of the data that are merged", async () => {
    const { status, result } = await reconcileHarmed((_, statement) => {
      statement.cells.setValue(2, 1, null);
      statement.merges.push({ top: 1, left: 1, bottom: 2, right: 1 });
    });
    expect(status).toBe(0);
    expect(result!.reconciliations[0]!.matches).toHaveLength(3);
  });

  test("a sheet that is used down to its last row", async () => {
    const { status, result, err } = await reconcileHarmed((_, statement) => {
      statement.cells.setValue(1_048_575, 0, "End of file");
    });
    const { right, matches } = result!.reconciliations[0]!;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(matches).toHaveLength(3);
    expect(right.setAside.map(({ row }) => row)).toEqual([1_048_576]);
  });
});
