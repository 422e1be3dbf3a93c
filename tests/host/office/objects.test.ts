import { describe, expect, test } from "vitest";
import { openClient } from "./openClient";

type Batch = (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<unknown>;

const onSheet = (batch: Batch): Promise<unknown> =>
  Excel.run(async (context) => batch(context, context.workbook.worksheets.getFirst()));

const TRADES = [
  ["Id", "Qty", "Net"],
  ["a", 1, 10],
  ["b", 2, 20],
  ["c", 3, 30],
];

async function withTrades(): Promise<Awaited<ReturnType<typeof openClient>>> {
  const host = await openClient();
  await onSheet(async (context, sheet) => {
    sheet.getRange("A1:C4").values = TRADES;
    sheet.tables.add("A1:C4", true).name = "Trades";
    await context.sync();
  });
  return host;
}

describe("tables", () => {
  test("a column joins at the end, is filled, renamed and goes again", async () => {
    await withTrades();
    await onSheet(async (context) => {
      const table = context.workbook.tables.getItem("trades");
      table.columns.add(undefined, [["Status"], ["ok"], ["break"], ["ok"]]);
      await context.sync();
      const column = table.columns.getItem("Status");
      column.name = "State";
      const range = table.getRange().load("address");
      const body = column.getDataBodyRange().load("values,address");
      table.columns.load("items/name,count");
      await context.sync();
      expect([range.address, body.address, body.values]).toEqual([
        "Sheet1!A1:D4",
        "Sheet1!D2:D4",
        [["ok"], ["break"], ["ok"]],
      ]);
      expect(table.columns.items.map(({ name }) => name)).toEqual(["Id", "Qty", "Net", "State"]);
      table.columns.getItem("Qty").delete();
      const rest = table.getHeaderRowRange().load("values");
      await context.sync();
      expect(rest.values).toEqual([["Id", "Net", "State"]]);
    });
  });

  test("headers are texts, never blank, never twice", async () => {
    await withTrades();
    await onSheet(async (context, sheet) => {
      sheet.getRange("B1:C1").values = [["", "ID"]];
      const header = sheet.getRange("A1:C1").load("values");
      await context.sync();
      expect(header.values).toEqual([["Id", "Column2", "ID2"]]);
    });
  });

  test("converted to a range, the cells stay and the table is gone", async () => {
    const host = await withTrades();
    await onSheet(async (context) => void context.workbook.tables.getItem("Trades").convertToRange());
    expect([host.workbook.sheets[0]?.tables.length, host.workbook.sheets[0]?.cells.value(1, 0)]).toEqual([0, "a"]);
  });
});

describe("rows and columns that come and go", () => {
  test("formulas, names, tables, highlights, merges and links follow", async () => {
    const host = await withTrades();
    await onSheet(async (context, sheet) => {
      sheet.getRange("E1:E2").formulas = [["=SUM(B2:B4)"], ["=$C$3"]];
      context.workbook.names.add("net", sheet.getRange("C2:C4"));
      const format = sheet.getRange("A2:C4").conditionalFormats.add("Custom");
      format.custom.rule.formula = "=$B2>1";
      sheet.getRange("A6:B6").merge();
      sheet.getRange("A7").hyperlink = { documentReference: "Sheet1!B3", textToDisplay: "to b" };
      await context.sync();
      sheet.getRange("3:4").insert("Down");
      await context.sync();
    });
    const sheet = host.workbook.sheets[0]!;
    expect([sheet.cells.formula(0, 4), sheet.cells.formula(1, 4)]).toEqual(["=SUM(B2:B6)", "=$C$5"]);
    expect([sheet.cells.value(0, 4), sheet.cells.value(1, 4)]).toEqual([6, 20]);
    expect(host.workbook.names[0]?.formula).toBe("Sheet1!$C$2:$C$6");
    expect(sheet.tables[0]?.area.bottom).toBe(5);
    expect(sheet.conditionalFormats[0]?.areas).toEqual([{ top: 1, left: 0, bottom: 5, right: 2 }]);
    expect(sheet.merges).toEqual([{ top: 7, left: 0, bottom: 7, right: 1 }]);
    expect(sheet.hyperlinks.get("A9")?.documentReference).toBe("Sheet1!B5");
  });

  test("a highlight survives the deletion of its first row and the clearing of its first column", async () => {
    const host = await openClient();
    await onSheet(async (context, sheet) => {
      sheet.getRange("B2:B4").values = [[1], [2], [3]];
      const format = sheet.getRange("A2:C4").conditionalFormats.add("Custom");
      format.custom.rule.formula = "=$B2>A$1";
      await context.sync();
      sheet.getRange("2:2").delete("Up");
      sheet.getRange("A1:A9").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(host.workbook.sheets[0]?.conditionalFormats).toMatchObject([
      { formula: "=$B2>B$1", areas: [{ top: 1, left: 1, bottom: 2, right: 2 }] },
    ]);
  });

  test("what looked at a deleted column becomes #REF!", async () => {
    const host = await openClient();
    await onSheet(async (context, sheet) => {
      sheet.getRange("A1:C1").values = [[1, 2, "=A1+B1"]];
      await context.sync();
      sheet.getRange("A:A").delete("Left");
      await context.sync();
    });
    const { cells } = host.workbook.sheets[0]!;
    expect([cells.value(0, 0), cells.formula(0, 1), cells.value(0, 1)]).toEqual([2, "=#REF!+A1", { error: "#REF!" }]);
  });
});

describe("the rest of what the add-in uses", () => {
  test("conditional formats are listed first in priority first, and cleared from part of their cells", async () => {
    const host = await openClient();
    await onSheet(async (context, sheet) => {
      const range = sheet.getRange("A1:B9");
      for (const formula of ["=$A1=1", "=$A1=2"]) {
        const format = range.conditionalFormats.add("Custom");
        format.custom.rule.formula = formula;
        format.custom.format.font.color = "#9C0006";
        format.stopIfTrue = true;
      }
      const formats = range.conditionalFormats.load(
        "items/type,items/priority,items/custom/rule/formula,items/custom/format/font/color",
      );
      await context.sync();
      expect(formats.items.map(({ custom, priority }) => [custom.rule.formula, priority])).toEqual([
        ["=$A1=2", 0],
        ["=$A1=1", 1],
      ]);
      sheet.getRange("B1:B9").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(host.workbook.sheets[0]?.conditionalFormats.map(({ areas }) => areas)).toEqual([
      [{ top: 0, left: 0, bottom: 8, right: 0 }],
      [{ top: 0, left: 0, bottom: 8, right: 0 }],
    ]);
  });

  test("a chart takes its series from the cells, and is placed, named and titled", async () => {
    const host = await withTrades();
    await onSheet(async (context, sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.name = "Exposure";
      chart.title.text = "Exposition";
      chart.setPosition("E2", "J12");
      chart.series.getItemAt(0).format.fill.setSolidColor("#C00000");
      chart.legend.visible = false;
      sheet.charts.load("items/name,items/chartType");
      await context.sync();
      expect(sheet.charts.items.map(({ name, chartType }) => [name, chartType])).toEqual([
        ["Exposure", "ColumnClustered"],
      ]);
    });
    expect(host.workbook.sheets[0]?.charts[0]).toMatchObject({
      title: "Exposition",
      legend: null,
      anchor: { top: 1, left: 4, bottom: 11, right: 9 },
      series: [
        { name: "Qty", values: "Sheet1!$B$2:$B$4", categories: "Sheet1!$A$2:$A$4", color: "#C00000" },
        { name: "Net", values: "Sheet1!$C$2:$C$4" },
      ],
    });
  });

  test("hidden rows are read, and the visible ones are told apart", async () => {
    const host = await withTrades();
    host.workbook.sheets[0]?.hiddenRows.add(2);
    await onSheet(async (context, sheet) => {
      const visible = sheet.getUsedRange().getSpecialCellsOrNullObject("Visible").load("address");
      const used = sheet.getUsedRangeOrNullObject(true).load("address,values");
      await context.sync();
      expect([visible.address, used.address, used.values.length]).toEqual([
        "Sheet1!A1:C2,Sheet1!A4:C4",
        "Sheet1!A1:C4",
        4,
      ]);
    });
  });

  test("both date systems can be told apart", async () => {
    const host = await openClient();
    const serial = async () =>
      Excel.run(async (context) => {
        const day = context.workbook.functions.date(1904, 1, 2).load("value");
        await context.sync();
        return day.value;
      });
    expect(await serial()).toBe(1463);
    Object.assign(host.workbook, { dateSystem: 1904 });
    expect(await serial()).toBe(1);
  });

  test("formats are set and read, and null stands for cells that differ", async () => {
    await openClient();
    await onSheet(async (context, sheet) => {
      const range = sheet.getRange("A1:B1");
      range.format.font.bold = true;
      sheet.getRange("A1").format.fill.color = "yellow";
      sheet.getRange("A:A").format.columnWidth = 90;
      range.numberFormat = [["0.00", "@"]];
      range.load("numberFormat,format/font/bold,format/fill/color,format/columnWidth");
      await context.sync();
      const { format, numberFormat } = range;
      expect([numberFormat, format.font.bold, format.fill.color, format.columnWidth]).toEqual([
        [["0.00", "@"]],
        true,
        null,
        null,
      ]);
    });
  });
});
