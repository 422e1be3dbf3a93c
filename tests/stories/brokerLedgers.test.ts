import { expect, test } from "vitest";
import { reconcileBook, workbookWith } from "./desk";

/** One real file of a broker with two ledgers: the cash account, with its running balance, and the investments. */
const REPORT = "tests/fixtures/broker/vanguard-cash-investment-report.csv";

test("the cash and the investments of one broker's file are proved against each other", async () => {
  const { result } = await reconcileBook(workbookWith({ Notes: [["A workbook of one's own"]] }), "--import", REPORT);
  const control = (name: string) => result?.controls.find((one) => one.control === name);
  expect(control("cash-consistency")?.outcome).toBe("pass");
  expect(control("cash-settlement")?.findings.map(({ text }) => text)).toEqual([
    "The trade says -1,000.0644, vanguard-cash-investment-report row 27 moved -1,000.00: 0.0644 apart.",
    "The trade says -399.9999, vanguard-cash-investment-report row 28 moved -400.00: 0.0001 apart.",
  ]);
});

test("its closing balance is what its movements make: 23.59", async () => {
  const { written } = await reconcileBook(workbookWith({ Notes: [["A workbook of one's own"]] }), "--import", REPORT);
  const { cells } = written!.sheets.find(({ name }) => name === "Cash")!;
  const rows = Array.from({ length: cells.used(true)!.bottom + 1 }, (_, row) =>
    Array.from({ length: 10 }, (__, column) => cells.value(row, column)),
  );
  const account = rows.find((row) => row[0] === "vanguard-cash-investment-report");
  expect(account?.slice(4)).toEqual([0, 23.59, 23.59, 0, 0, "✓"]);
});
