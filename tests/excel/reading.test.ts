import { expect, test } from "vitest";
import type { Grid } from "../../src/engine";
import type { Engine } from "../../src/excel";
import { engineFor, openDesk, run, sheetOf, smallPlan, STATEMENT, TRADES, type Desk } from "./desk";

async function gridsOf(desk: Desk): Promise<readonly Grid[]> {
  let grids: readonly Grid[] = [];
  const plan = smallPlan({ marks: [], sheets: [] });
  const engine: Engine = (input, onProgress) => {
    grids = input.grids;
    return engineFor(plan)(input, onProgress);
  };
  await run(desk, plan, engine);
  return grids;
}

const gridOf = async (desk: Desk, name: string): Promise<Grid> => {
  const grid = (await gridsOf(desk)).find(({ sheet }) => sheet === name);
  if (!grid) throw new Error(`No grid ${name}`);
  return grid;
};

test("a sheet is read where it stands, with its formats; blank sheets are passed over", async () => {
  const desk = await openDesk({ Trades: [[null], [null, null, "Ref", "Qty"], [null, null, "T1", 5]], Empty: [] });
  const { styles } = desk.excel.workbook;
  sheetOf(desk, "Trades").cells.setStyle(2, 3, styles.derive(0, { numberFormat: "#,##0" }));
  const grids = await gridsOf(desk);
  expect(grids).toHaveLength(1);
  expect(grids[0]).toEqual({
    sheet: "Trades",
    firstRow: 2,
    firstColumn: 3,
    values: [
      ["Ref", "Qty"],
      ["T1", 5],
    ],
    totalRows: 2,
    numberFormats: [
      ["General", "General"],
      ["General", "#,##0"],
    ],
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
  });
});

test("hidden rows are read like the others, and told", async () => {
  const rows = Array.from({ length: 600 }, (_, row) => [`T${row}`, row]);
  const desk = await openDesk({ Trades: rows });
  const { hiddenRows, hiddenColumns } = sheetOf(desk, "Trades");
  for (const row of [3, 4, 5, 300, 599]) hiddenRows.add(row);
  hiddenColumns.add(1);
  const grid = await gridOf(desk, "Trades");
  expect(grid.hiddenRows).toEqual([
    { first: 4, last: 6 },
    { first: 301, last: 301 },
    { first: 600, last: 600 },
  ]);
  expect(grid.values).toEqual(rows);
});

test("merged cells, tables with their totals row taken off and the date system are told", async () => {
  const desk = await openDesk({
    Trades: [
      ["Ref", "Qty"],
      ["T1", 1],
      ["Total", 1],
    ],
  });
  const sheet = sheetOf(desk, "Trades");
  sheet.merges.push({ top: 0, left: 4, bottom: 0, right: 6 });
  sheet.cells.setValue(0, 4, "banner");
  sheet.cells.setValue(0, 6, "x");
  sheet.tables.push({
    id: 1,
    name: "Opérations",
    area: { top: 0, left: 0, bottom: 2, right: 1 },
    columns: ["Ref", "Qty"],
    hasHeaders: true,
    hasTotals: true,
    styleName: "TableStyleLight1",
    showFilterButton: true,
    showBandedRows: true,
  });
  Object.assign(desk.excel.workbook, { dateSystem: 1904 });
  const grid = await gridOf(desk, "Trades");
  expect(grid.merged).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 5, lastColumn: 7 }]);
  expect(grid.tables).toEqual([
    { name: "Opérations", hasTotals: true, range: { firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 2 } },
  ]);
  expect(grid.dateSystem).toBe(1904);
});

test("our columns and sheets are left out, also after columns were inserted before and between them", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  const before = await gridsOf(desk);
  await run(desk, smallPlan());
  expect((await gridsOf(desk)).map(({ sheet, values }) => [sheet, values])).toEqual(
    before.map(({ sheet, values }) => [sheet, values]),
  );
  await run(desk, smallPlan());
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Trades");
    sheet.getRange("E:E").insert("Right");
    sheet.getRange("B:B").insert("Right");
    sheet.getRange("F1:F2").values = [["Desk"], ["Paris"]];
    await context.sync();
  });
  const grid = await gridOf(desk, "Trades");
  expect(grid.values).toEqual([
    ["Ref", "", "ISIN", "Qty", "", "Desk"],
    ["T1", "", "FR0000120271", 100, "", "Paris"],
    ["T2", "", "FR0000131104", 250, "", ""],
    ["T3", "", "DE0007164600", 40, "", ""],
  ]);
});

test("hidden sheets are not read; one that looks like data is told", async () => {
  const data = Array.from({ length: 10 }, (_, row) => [`T${row}`, 1, 2, 3]);
  const desk = await openDesk({ Trades: TRADES, Old: data, List: [["a"], ["b"]] });
  sheetOf(desk, "Old").visibility = "Hidden";
  sheetOf(desk, "List").visibility = "VeryHidden";
  const survey = await desk.addIn.surveyWorkbook("en");
  expect(survey.surveys.map(({ sheet }) => sheet)).toEqual(["Trades"]);
  expect(survey.notices.map(({ sheet, code }) => [sheet, code])).toEqual([["Old", "hidden-sheet"]]);
});

test("a stray cell far to the right costs nothing and hides nothing", async () => {
  const rows = Array.from({ length: 3_000 }, (_, row) => [`T${row}`, row]);
  const desk = await openDesk({ Trades: rows });
  sheetOf(desk, "Trades").cells.setValue(0, 16_383, "stray");
  const grid = await gridOf(desk, "Trades");
  expect(grid.values).toEqual(rows);
  expect(desk.excel.traffic.largestMessageBytes).toBeLessThan(5_000_000);
});

test("rows that turn out far longer than the top are read all the same", async () => {
  const rows = Array.from({ length: 900 }, (_, row) => [`T${row}`, row < 300 ? "x" : `${row}`.repeat(8_000)]);
  const desk = await openDesk({ Trades: rows });
  expect((await gridOf(desk, "Trades")).values).toEqual(rows);
});
