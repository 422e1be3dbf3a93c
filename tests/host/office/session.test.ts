import { describe, expect, test } from "vitest";
import { errorCode, openClient } from "./openClient";

describe("Microsoft's client over the embedded workbook", () => {
  test("what is written is read back, with formulas computed and blanks as empty texts", async () => {
    await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B2").values = [
        ["ISIN", 2],
        ["", true],
      ];
      await context.sync();
      const range = sheet.getRange("A1:B2").load("values,address,rowCount,valueTypes");
      await context.sync();
      expect(range.values).toEqual([
        ["ISIN", 2],
        ["", true],
      ]);
      expect(range.address).toBe("Sheet1!A1:B2");
      expect(range.valueTypes).toEqual([
        ["String", "Double"],
        ["Empty", "Boolean"],
      ]);
    });
  });

  test("a range is usable after a sync, and follows rows inserted above it", async () => {
    await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A2");
      range.values = [["kept"]];
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      range.load("address,values");
      await context.sync();
      expect(range.address).toBe("Sheet1!A3");
      expect(range.values).toEqual([["kept"]]);
    });
  });

  test("a sheet that was added is the same sheet after the sync", async () => {
    await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Breaks");
      await context.sync();
      sheet.getRange("A1").values = [[1]];
      sheet.load("name,position");
      const count = context.workbook.worksheets.getCount();
      await context.sync();
      expect([sheet.name, sheet.position, count.value]).toEqual(["Breaks", 1, 2]);
    });
  });

  test("a missing item is null where null was asked for, and deleting it does nothing", async () => {
    await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      const range = sheet.getRange("A1").load("values");
      sheet.delete();
      sheet.load("name");
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
      expect(range.isNullObject).toBe(true);
    });
    expect(await errorCode(async (context) => context.workbook.worksheets.getItem("Nowhere").load("name"))).toBe(
      "ItemNotFound",
    );
  });

  test("loading a collection answers the named properties of each item", async () => {
    await openClient();
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Two").visibility = "Hidden";
      const sheets = context.workbook.worksheets.load("items/name,items/visibility,items/tables/items/name");
      sheets.getItem("Two").tables.add("A1:B3", true).name = "Trades";
      await context.sync();
      sheets.load("items/name,items/visibility,items/tables/items/name");
      await context.sync();
      expect(
        sheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.tables.items.map(({ name }) => name)]),
      ).toEqual([
        ["Sheet1", "Visible", []],
        ["Two", "Hidden", ["Trades"]],
      ]);
    });
  });

  test("a member the host does not offer is an error, not silence", async () => {
    await openClient();
    expect(await errorCode(async (context) => context.workbook.worksheets.getFirst().pivotTables.refreshAll())).toBe(
      "ApiNotFound",
    );
  });

  test("what ran before an error stays done", async () => {
    const host = await openClient();
    await errorCode(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [["first"]];
      sheet.getRange("A2:A3").values = [["one row only"]];
    });
    expect(host.workbook.sheets[0]?.cells.value(0, 0)).toBe("first");
  });

  test("each sync is one round trip, and the chosen one fails as a lost connection", async () => {
    const host = await openClient();
    const before = host.traffic.roundTrips;
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().load("name");
      await context.sync();
      context.workbook.worksheets.getFirst().load("name");
      await context.sync();
    });
    expect(host.traffic.roundTrips - before).toBe(2);
    host.failSync(2);
    let synced = 0;
    const code = await errorCode(async (context) => {
      for (let round = 0; round < 3; round++) {
        context.workbook.worksheets.getFirst().load("name");
        await context.sync();
        synced++;
      }
    });
    expect([code, synced]).toEqual(["ConnectionFailure", 1]);
  });

  test("the add-in hears what a person edits and selects", async () => {
    const host = await openClient();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.onChanged.add(async (event) => void heard.push(`sheet ${event.address} ${event.triggerSource}`));
      context.workbook.worksheets.onChanged.add(async (event) => void heard.push(`book ${event.address}`));
      sheet.onSelectionChanged.add(async (event) => void heard.push(`selected ${event.address}`));
      await context.sync();
    });
    const sheet = host.workbook.sheets[0]!;
    expect(host.edit(sheet, 3, 1, "12,5")).toBeNull();
    host.select(sheet, { top: 0, left: 0, bottom: 4, right: 0 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(expect.arrayContaining(["sheet B4 Unknown", "book B4", "selected A1:A5"]));
  });
});
