import { expect, test } from "vitest";
import { openDesk, pictureOf, rowOf, run, sheetOf, smallPlan, STATEMENT, TRADES } from "./desk";

const open = () => openDesk({ Trades: TRADES, Custodian: STATEMENT });

test("our columns stand directly beside the data, and formulas find them and our tables", async () => {
  const desk = await open();
  const { problems } = await run(desk, smallPlan());
  expect(problems).toEqual([]);
  const trades = sheetOf(desk, "Trades");
  expect(rowOf(trades, 0, 3, 4)).toEqual(["Status", "Concordance id"]);
  expect(rowOf(trades, 2, 3, 4)).toEqual(["Break", "T2"]);
  expect(rowOf(sheetOf(desk, "Custodian"), 2, 3, 4)).toEqual(["Break", "C2"]);
  expect(rowOf(sheetOf(desk, "Breaks"), 3, 0, 1)).toEqual(["B1", 45]);
  expect(sheetOf(desk, "Summary").cells.value(2, 1)).toBe(1);
  expect(desk.excel.workbook.sheets.map(({ name }) => name)).toEqual([
    "Trades",
    "Custodian",
    "_Concordance",
    "Summary",
    "Breaks",
  ]);
  expect(sheetOf(desk, "_Concordance").visibility).toBe("VeryHidden");
  expect(sheetOf(desk, "Summary").charts).toHaveLength(1);
  expect(sheetOf(desk, "Breaks").tables.map(({ name }) => name)).toEqual(["Concordance_Breaks"]);
});

test("rows are highlighted by their status, and a corrected cell puts the highlight out", async () => {
  const desk = await open();
  await run(desk, smallPlan());
  const custodian = sheetOf(desk, "Custodian");
  const fillOf = () => desk.excel.view(custodian, { top: 2, left: 2, bottom: 2, right: 2 })[0]?.[0]?.fill;
  expect(fillOf()).toBe("#FBE3BF");
  desk.excel.edit(sheetOf(desk, "Trades"), 2, 2, "205");
  expect(rowOf(custodian, 2, 3, 3)).toEqual(["Cleared"]);
  expect(fillOf()).toBe(null);
});

test("removing the marks leaves the workbook exactly as it was", async () => {
  const desk = await open();
  const before = pictureOf(desk);
  await run(desk, smallPlan());
  const removal = await desk.addIn.removeMarks();
  expect(removal).toEqual({ removedSheets: 2, problems: [] });
  expect(pictureOf(desk)).toEqual(before);
});

test("a second run replaces the first: the workbook is as after one", async () => {
  const desk = await open();
  await run(desk, smallPlan());
  const once = pictureOf(desk);
  await run(desk, smallPlan());
  expect(pictureOf(desk)).toEqual(once);
});
