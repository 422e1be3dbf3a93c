import { describe, expect, test } from "vitest";
import { errorCode, openClient } from "./openClient";

type Batch = (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown;

/** The error a batch on the first sheet ends with. */
async function refusal(batch: Batch): Promise<string> {
  return errorCode(async (context) => {
    batch(context, context.workbook.worksheets.getFirst());
    await context.sync();
  });
}

describe("the embedded workbook refuses what Excel refuses", () => {
  test.each<[string, Batch, string]>([
    ["an array of another shape", (_, sheet) => (sheet.getRange("A1:B1").values = [[1]]), "InvalidArgument"],
    [
      "a text longer than a cell",
      (_, sheet) => (sheet.getRange("A1").values = [["x".repeat(32_768)]]),
      "InvalidArgument",
    ],
    ["a formula that is not closed", (_, sheet) => (sheet.getRange("A1").values = [["=SUM(A2"]]), "InvalidArgument"],
    [
      "a formula text of 256 characters",
      (_, sheet) => (sheet.getRange("A1").formulas = [[`="${"x".repeat(256)}"`]]),
      "InvalidArgument",
    ],
    [
      "a formula of more than 8,192 characters",
      (_, sheet) => (sheet.getRange("A1").formulas = [[`=1${"+1".repeat(4100)}`]]),
      "FormulaLengthExceedsLimit",
    ],
    [
      "values of a whole column",
      (_, sheet) => (sheet.getRange("A:A").values = 1 as unknown as number[][]),
      "InvalidArgument",
    ],
    ["an address that is none", (_, sheet) => sheet.getRange("nowhere").load("values"), "InvalidArgument"],
    ["a cell beyond the sheet", (_, sheet) => sheet.getCell(1_048_576, 0).load("values"), "InvalidArgument"],
    [
      "more than five million cells at once",
      (_, sheet) => sheet.getRange("A1:F1000000").load("values"),
      "RangeExceedsLimit",
    ],
    [
      "a sheet name that is taken, in other letters",
      (context) => context.workbook.worksheets.add("SHEET1"),
      "ItemAlreadyExists",
    ],
    ["a sheet name of 32 characters", (context) => context.workbook.worksheets.add("x".repeat(32)), "InvalidArgument"],
    ["a sheet name with a slash", (context) => context.workbook.worksheets.add("a/b"), "InvalidArgument"],
    [
      "a sheet name that ends with an apostrophe",
      (context) => context.workbook.worksheets.add("a'"),
      "InvalidArgument",
    ],
    ["a sheet named History", (context) => context.workbook.worksheets.add("History"), "InvalidArgument"],
    ["to delete the last visible sheet", (_, sheet) => sheet.delete(), "InvalidOperation"],
    [
      "overlapping tables",
      (_, sheet) => [sheet.tables.add("A1:B3", true), sheet.tables.add("B2:C4", true)],
      "InvalidArgument",
    ],
    [
      "a table name that reads as a cell",
      (_, sheet) => (sheet.tables.add("A1:B3", true).name = "AB12"),
      "InvalidArgument",
    ],
    [
      "a table name that is taken",
      (_, sheet) => [(sheet.tables.add("A1:B3", true).name = "T"), (sheet.tables.add("D1:E3", true).name = "t")],
      "ItemAlreadyExists",
    ],
    [
      "rows pushed through a table",
      (_, sheet) => [sheet.tables.add("A3:B5", true), sheet.getRange("A1").insert("Down")],
      "InsertDeleteConflict",
    ],
  ])("%s", async (_rule, batch, code) => {
    await openClient();
    expect(await refusal(batch)).toBe(code);
  });

  test("a protected sheet is not written to, and says so", async () => {
    const host = await openClient();
    const sheet = host.workbook.sheets[0]!;
    sheet.isProtected = true;
    const writes: Batch[] = [
      (_, one) => (one.getRange("A1").values = [[1]]),
      (_, one) => (one.getRange("A1").format.fill.color = "#FF0000"),
      (_, one) => one.getRange("A1").clear(),
      (_, one) => one.tables.add("A1:B2", true),
      (_, one) => one.getRange("A1").conditionalFormats.add("Custom"),
    ];
    for (const write of writes) expect(await refusal(write)).toBe("AccessDenied");
    expect(host.edit(sheet, 0, 0, "1")).not.toBeNull();
    expect(sheet.cells.used(false)).toBeNull();
  });

  test("5 MB is the most a request or an answer may have", async () => {
    const host = await openClient();
    const long = "x".repeat(30_000);
    expect(
      await refusal((_, sheet) => (sheet.getRange("A1:A180").values = Array.from({ length: 180 }, () => [long]))),
    ).toBe("RequestPayloadSizeLimitExceeded");
    expect(host.workbook.sheets[0]?.cells.used(true)).toBeNull();
    for (let row = 0; row < 180; row++) host.workbook.sheets[0]?.cells.setValue(row, 0, long);
    expect(await refusal((_, sheet) => sheet.getRange("A1:A180").load("values"))).toBe(
      "ResponsePayloadSizeLimitExceeded",
    );
  });
});

describe("values are read as if they had been typed", () => {
  test.each<[string, unknown, unknown, string]>([
    ["a number as text becomes a number", "12.50", 12.5, "General"],
    ["an apostrophe keeps text", "'00123", "00123", "General"],
    ["an apostrophe keeps a formula text", "'=1+1", "=1+1", "General"],
    ["digits lose their leading zeros", "00123", 123, "General"],
    ["TRUE becomes a truth value", "TRUE", true, "General"],
    ["an error's text becomes the error", "#N/A", "#N/A", "General"],
    ["the format @ keeps text", "00123", "00123", "@"],
    ["a plain word stays", "Custodian", "Custodian", "General"],
    ["an ISIN stays", "FR0000120271", "FR0000120271", "General"],
  ])("%s", async (_rule, typed, expected, format) => {
    await openClient();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1");
      range.numberFormat = [[format]];
      range.values = [[typed]];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[expected]]);
    });
  });

  test("null leaves a cell as it is, and an empty text empties it", async () => {
    await openClient();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.values = [[null, "", 9]];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[1, "", 9]]);
    });
  });

  test("a person types dates and numbers in the language of the desk", async () => {
    const host = await openClient({ locale: "fr-FR" });
    const sheet = host.workbook.sheets[0]!;
    const typed = ["31/03/2025", "1 234,56", "12,5", "VRAI", "=1+1", "'007", "5%"];
    for (const [row, text] of typed.entries()) expect(host.edit(sheet, row, 0, text)).toBeNull();
    const values = typed.map((_, row) => sheet.cells.value(row, 0));
    expect(values).toEqual([45747, 1234.56, 12.5, true, 2, "007", 0.05]);
    const texts = host.view(sheet, { top: 0, left: 0, bottom: 6, right: 0 }).map(([cell]) => cell?.text);
    expect([texts[0], texts[2], texts[3], texts[6]]).toEqual(["31/03/2025", "12,5", "VRAI", "5%"]);
  });
});
