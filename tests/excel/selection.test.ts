import { expect, test } from "vitest";
import { openDesk, run, sheetOf, smallPlan, STATEMENT, TRADES } from "./desk";

const open = () => openDesk({ Trades: TRADES, Custodian: STATEMENT });

test("the rows of a break are selected in both sheets, the first side in view", async () => {
  const desk = await open();
  await desk.addIn.showRows({ sheet: "Trades", rows: [3] }, { sheet: "Custodian", rows: [2] });
  expect(desk.excel.workbook.activeSheet.name).toBe("Trades");
  expect(sheetOf(desk, "Trades").selection).toEqual({ top: 2, left: 0, bottom: 2, right: 2 });
  expect(sheetOf(desk, "Custodian").selection).toEqual({ top: 1, left: 0, bottom: 1, right: 2 });
});

test("a sheet that is gone is passed over, and rows that stand together are selected together", async () => {
  const desk = await open();
  await desk.addIn.showRows({ sheet: "Custodian", rows: [3, 2, 9] }, { sheet: "Gone", rows: [2] });
  expect(desk.excel.workbook.activeSheet.name).toBe("Custodian");
  expect(sheetOf(desk, "Custodian").selection).toEqual({ top: 1, left: 0, bottom: 2, right: 2 });
});

test("changes by people are told; our own are not", async () => {
  const desk = await open();
  let told = 0;
  const stop = await desk.addIn.onChanged(() => {
    told += 1;
  });
  await run(desk, smallPlan());
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(told).toBe(0);
  desk.excel.edit(sheetOf(desk, "Trades"), 1, 2, "101");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toBe(1);
  await stop();
  desk.excel.edit(sheetOf(desk, "Trades"), 1, 2, "102");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toBe(1);
});
