import { describe, expect, test } from "vitest";
import { openClient } from "../office/openClient";

/** Writes formulas into D1, D2, … beside the data, and reads what they show. */
async function computed(formulas: readonly string[], data: (string | number | boolean)[][] = []): Promise<unknown[]> {
  await openClient();
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    if (data.length > 0) sheet.getRangeByIndexes(0, 0, data.length, data[0]?.length ?? 1).values = data;
    const range = sheet.getRangeByIndexes(0, 3, formulas.length, 1);
    range.formulas = formulas.map((formula) => [formula]);
    range.load("values");
    await context.sync();
    return (range.values as unknown[][]).map(([value]) => value);
  });
}

const DATA = [
  ["T1", 10, "EUR"],
  ["T2", 20, "USD"],
  ["T3", 30.5, "EUR"],
];

describe("formulas are computed as Excel computes them", () => {
  test.each([
    ["=SUM(B1:B3)", 60.5],
    ["=B1/3", 3.33333333333333],
    ['=SUMIFS(B1:B3,C1:C3,"EUR")', 40.5],
    ['=INDEX(B1:B3,MATCH("t2",A1:A3,0))', 20],
    ['=IFERROR(INDEX(B1:B3,MATCH("T9",A1:A3,0)),"gone")', "gone"],
    ['=MATCH("T9",A1:A3,0)', "#N/A"],
    ['=XLOOKUP("T3",A1:A3,B1:B3)', 30.5],
    ['=HYPERLINK("#Sheet1!A1","row "&(B1+1))', "row 11"],
    ['=HYPERLINK("https://x")', "https://x"],
    ["=1/0", "#DIV/0!"],
    ["=A1&C1", "T1EUR"],
    ["=B1>5", true],
    ["=Z99", 0],
    ["=NOSUCHFUNCTION(1)", "#NAME?"],
  ])("%s", async (formula, expected) => {
    expect(await computed([formula], DATA)).toEqual([expected]);
  });

  test("a chain of formulas follows an edit at its start", async () => {
    const host = await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:C1").values = [[2, "=A1*10", "=B1+1"]];
      await context.sync();
    });
    const sheet = host.workbook.sheets[0]!;
    expect(sheet.cells.value(0, 2)).toBe(21);
    host.edit(sheet, 0, 0, "5");
    expect([sheet.cells.value(0, 1), sheet.cells.value(0, 2)]).toEqual([50, 51]);
  });

  test("a formula keeps the value it came with until something it looks at changes", async () => {
    const host = await openClient();
    const { cells } = host.workbook.sheets[0]!;
    cells.setValue(0, 0, 1);
    cells.setFormula(0, 1, "=A1+1", 999);
    host.edit(host.workbook.sheets[0]!, 5, 5, "elsewhere");
    expect(cells.value(0, 1)).toBe(999);
    host.edit(host.workbook.sheets[0]!, 0, 0, "7");
    expect(cells.value(0, 1)).toBe(8);
  });

  test("what the engine cannot compute keeps its value, and what looks at it goes on from there", async () => {
    const host = await openClient();
    const sheet = host.workbook.sheets[0]!;
    sheet.cells.setValue(0, 0, 1);
    sheet.cells.setFormula(0, 1, '=INDIRECT("A"&1)+A1', 42);
    sheet.cells.setFormula(0, 2, "=AGGREGATE(9,6,A1:A3)", 43);
    sheet.cells.setFormula(0, 3, "=B1+C1+A1", 86);
    host.edit(sheet, 0, 0, "2");
    expect([1, 2, 3].map((column) => sheet.cells.value(0, column))).toEqual([42, 43, 87]);
  });

  test("table references mean the table's cells, and follow its size", async () => {
    const host = await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:B3").values = [
        ["Id", "Amount"],
        ["a", 1],
        ["b", 2],
      ];
      const table = sheet.tables.add("A1:B3", true);
      table.name = "Deals";
      sheet.getRange("D1:D4").formulas = [
        ["=SUM(Deals[Amount])"],
        ["=Deals[@Amount]*2"],
        ["=ROWS(Deals[#All])"],
        ["=COUNTA(Deals[[#Headers],[Id]:[Amount]])"],
      ];
      await context.sync();
      sheet.getRange("A4:B4").values = [["c", 10]];
      table.resize("A1:B4");
      await context.sync();
    });
    const { cells } = host.workbook.sheets[0]!;
    expect([0, 1, 2, 3].map((row) => cells.value(row, 3))).toEqual([13, 2, 4, 2]);
  });

  test("defined names and other sheets are reached, and a deleted sheet leaves #REF!", async () => {
    const host = await openClient();
    await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add("Relevé d'août");
      other.getRange("A1").values = [[7]];
      context.workbook.names.add("rate", other.getRange("A1"));
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B1").formulas = [["=rate*2", "='Relevé d''août'!A1+1"]];
      await context.sync();
      other.name = "Août";
      await context.sync();
    });
    const sheet = host.workbook.sheets[0]!;
    expect([sheet.cells.value(0, 0), sheet.cells.value(0, 1), sheet.cells.formula(0, 1)]).toEqual([
      14,
      8,
      "=Août!A1+1",
    ]);
    await Excel.run(async (context) => context.workbook.worksheets.getItem("Août").delete());
    expect(sheet.cells.value(0, 1)).toEqual({ error: "#REF!" });
  });

  test("a thousand lookups among 100,000 rows are answered at once", async () => {
    const host = await openClient();
    const { cells } = host.workbook.sheets[0]!;
    for (let row = 0; row < 100_000; row++) {
      cells.setValue(row, 0, `L${row}`);
      cells.setValue(row, 1, row);
    }
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const rows = Array.from({ length: 1000 }, (_, row) => [
        `=MATCH("L${row * 99}",$A$1:$A$100000,0)`,
        `=INDEX($B$1:$B$100000,$D${row + 1})*2`,
      ]);
      sheet.getRange("D1:E1000").formulas = rows;
      await context.sync();
    });
    expect(cells.value(500, 4)).toBe(99_000);
  });
});
