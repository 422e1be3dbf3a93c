import { expect, test } from "vitest";
import { breaksSheet, engineFor, marksFor, openDesk, run, sheetOf, type Desk } from "./desk";

const DAY = 45_747;
const trades = (count: number) =>
  Array.from({ length: count }, (_, row) => [
    `TRD-2025-${row}`,
    "ACC-0001",
    "FR0000120271",
    row % 2 ? "BUY" : "SELL",
    row,
    12.34 + row,
    99.5 * row,
    1.2,
    DAY,
    DAY + 2,
    "EUR",
    "BNP PARIBAS",
  ]);
const header = ["Ref", "Account", "ISIN", "Side", "Qty", "Price", "Gross", "Fees", "Trade", "Settle", "Ccy", "Broker"];

async function reconciled(rows: number): Promise<Desk> {
  const desk = await openDesk({ Trades: [header, ...trades(rows)], Custodian: [header, ...trades(rows)] });
  const status = Array.from({ length: rows }, (_, row) =>
    row % 10 ? "Matched" : "Break, with an explanation that says why in one whole sentence",
  );
  const plan = {
    marks: [marksFor("Trades", status, 12), marksFor("Custodian", status, 12)],
    sheets: [breaksSheet(status.map((text, row) => [`B${row}`, row, null, text]))],
    memory: [],
  };
  let read = 0;
  await run(desk, plan, (input, onProgress) => {
    read = input.grids.reduce((sum, { values }) => sum + values.length, 0);
    return engineFor(plan)(input, onProgress);
  });
  expect(read).toBe(2 * (rows + 1));
  const { cells } = sheetOf(desk, "Trades");
  expect([cells.value(rows, 12), cells.value(rows, 13)]).toEqual([status[rows - 1], `T${rows}`]);
  return desk;
}

test("ten thousand rows a side take at most 40 round trips, none above 5 MB", async () => {
  const { excel } = await reconciled(10_000);
  expect(excel.traffic.roundTrips).toBeLessThanOrEqual(40);
  expect(excel.traffic.largestMessageBytes).toBeLessThan(5_000_000);
});

test("a hundred thousand rows a side are read and written, no message above 5 MB", async () => {
  const { excel } = await reconciled(100_000);
  expect(excel.traffic.roundTrips).toBeLessThanOrEqual(80);
  expect(excel.traffic.largestMessageBytes).toBeLessThan(5_000_000);
}, 240_000);
