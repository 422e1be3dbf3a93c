import { expect, test, vi } from "vitest";
import { marksFor, openDesk, pictureOf, rowOf, run, sheetOf, smallPlan, TRADES, type Desk } from "./desk";
import type { Table } from "../../src/host/model/workbook";

const inTable = (marks = marksFor("Trades", ["Matched", "Break", "Missing"], 3, { table: "Trades_T" })) =>
  smallPlan({ marks: [marks], sheets: [] });

async function open(
  change: Partial<Table> = {},
  rows: readonly (readonly (string | number | null)[])[] = TRADES,
): Promise<Desk> {
  const desk = await openDesk({ Trades: rows });
  sheetOf(desk, "Trades").tables.push({
    id: 1,
    name: "Trades_T",
    area: { top: 0, left: 0, bottom: 3, right: 2 },
    columns: ["Ref", "ISIN", "Qty"],
    hasHeaders: true,
    hasTotals: false,
    styleName: "TableStyleLight1",
    showFilterButton: true,
    showBandedRows: true,
    ...change,
  });
  return desk;
}

const tableOf = (desk: Desk) => sheetOf(desk, "Trades").tables[0];

test("our columns join the table that holds the data, and leave it again", async () => {
  const desk = await open();
  const before = pictureOf(desk);
  const { problems } = await run(desk, inTable());
  expect(problems).toEqual([]);
  expect(tableOf(desk)).toMatchObject({
    area: { top: 0, left: 0, bottom: 3, right: 4 },
    columns: ["Ref", "ISIN", "Qty", "Status", "Concordance id"],
  });
  const once = pictureOf(desk);
  await run(desk, inTable());
  expect(pictureOf(desk)).toEqual(once);
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(before);
});

test("a header that the table has already is numbered", async () => {
  const desk = await open({ columns: ["Ref", "status", "Qty"] }, [["Ref", "status", "Qty"], ...TRADES.slice(1)]);
  await run(desk, inTable());
  expect(tableOf(desk)?.columns).toEqual(["Ref", "status", "Qty", "Status (2)", "Concordance id"]);
});

test("a table with a totals row takes our columns too, where nothing stands to its right", async () => {
  const desk = await open({ hasTotals: true, area: { top: 0, left: 0, bottom: 4, right: 2 } }, [
    ...TRADES,
    ["Total", null, 390],
  ]);
  const before = pictureOf(desk);
  expect((await run(desk, inTable())).problems).toEqual([]);
  expect(tableOf(desk)?.area).toEqual({ top: 0, left: 0, bottom: 4, right: 4 });
  expect(rowOf(sheetOf(desk, "Trades"), 3, 3, 4)).toEqual(["Missing", "T3"]);
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(before);
});

test("in an older Excel, without Table.resize, our columns join the table and leave it all the same", async () => {
  const desk = await open();
  const before = pictureOf(desk);
  const older = vi.spyOn(Office.context.requirements, "isSetSupported").mockReturnValue(false);
  expect((await run(desk, inTable())).problems).toEqual([]);
  expect(tableOf(desk)?.area.right).toBe(4);
  await desk.addIn.removeMarks();
  older.mockRestore();
  expect(pictureOf(desk)).toEqual(before);
});

test("rows and columns that a person added to the table stay when the marks go", async () => {
  const desk = await open();
  await run(desk, inTable());
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Trades_T");
    table.resize("A1:F5");
    table.getRange().getLastRow().values = [["T4", "FR0000133308", 5, "", "", "d"]];
    table.getHeaderRowRange().getLastCell().values = [["Desk"]];
    await context.sync();
  });
  await desk.addIn.removeMarks();
  expect(tableOf(desk)).toMatchObject({
    area: { top: 0, left: 0, bottom: 4, right: 3 },
    columns: ["Ref", "ISIN", "Qty", "Desk"],
  });
  expect(rowOf(sheetOf(desk, "Trades"), 4, 0, 4)).toEqual(["T4", "FR0000133308", 5, "d", null]);
});
