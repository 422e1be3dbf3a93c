import { beforeAll, describe, expect, test } from "vitest";
import type { WorkbookModel } from "../../../src/host/model/createWorkbook";
import { loadWorkbook } from "../../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../../src/host/package/saveWorkbook";
import { parseXml } from "../../../src/host/package/xml";
import { annotate } from "./annotate";
import { contentOf, differingParts, isSameFile, partText, readSample } from "./fixtures";

const sheetPart = "xl/worksheets/sheet1.xml";
const original = readSample("made/rich.xlsm");
let workbook: WorkbookModel;
let saved: Uint8Array;

beforeAll(() => {
  workbook = loadWorkbook(original);
  annotate(workbook);
  saved = saveWorkbook(workbook);
});

test("a rich macro workbook is read", () => {
  const { sheets, names } = loadWorkbook(original);
  expect(sheets.map((sheet) => [sheet.name, sheet.visibility, sheet.isProtected])).toEqual([
    ["Trades", "Visible", false],
    ["Codes", "VeryHidden", false],
    ["Locked", "Visible", true],
    ["Last", "Visible", false],
  ]);
  const [trades, , locked, last] = sheets;
  expect(trades?.cells.formula(20, 4)).toBe("=C21*D21");
  expect(trades?.cells.value(20, 4)).toBe(25_500);
  expect(trades?.conditionalFormats.map((format) => [format.type, format.formula])).toEqual([
    ["other", ""],
    ["other", ""],
    ["custom", '=$B2="SELL"'],
    ["other", ""],
  ]);
  expect(trades?.conditionalFormats[2]).toMatchObject({ fillColor: "#DDEBF7", italic: true, bold: null });
  expect(trades?.charts.map((chart) => [chart.type, chart.title, chart.series])).toEqual([
    ["Unknown", "Gross", null],
    ["Unknown", "", null],
  ]);
  expect([trades?.frozenRows, trades?.columnWidths.get(0), [...(trades?.hiddenRows ?? [])]]).toEqual([1, 18, [4]]);
  expect(trades?.hyperlinks.get("H3")?.address).toBe("https://example.org/x?a=1&b=2");
  expect(trades?.tables.map((table) => [table.name, table.columns.length])).toEqual([["Trades", 5]]);
  expect([locked?.tabColor, locked?.merges.length, locked?.autoFilter?.bottom]).toEqual(["#00B050", 1, 4]);
  expect(names.map((name) => [name.name, name.scope?.name ?? null])).toEqual([
    ["Rate", null],
    ["Local", last?.name],
  ]);
});

test("opened and saved without a change it is the same file", () => {
  expect(isSameFile(saveWorkbook(loadWorkbook(original)), original)).toBe(true);
});

test("parts that are not written to come out byte for byte", () => {
  const written = differingParts(original, saved).filter((path) => partText(original, path) !== "");
  expect(written).toEqual([
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/calcChain.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    sheetPart,
  ]);
});

describe("a sheet that is written to", () => {
  test.each([
    ["data validations", /<dataValidations[\s\S]*<\/dataValidations>/],
    ["color scales", /<cfRule type="colorScale"[\s\S]*?<\/cfRule>/],
    ["data bars", /<dataBar>[\s\S]*<\/dataBar>/],
    ["sparklines", /<extLst>[\s\S]*<\/extLst>/],
    ["print setup", /<pageMargins[\s\S]*<\/headerFooter>/],
    ["links", /<hyperlinks>[\s\S]*<\/hyperlinks>/],
    ["columns and their groups", /<cols>[\s\S]*<\/cols>/],
    ["panes", /<pane [^>]*>/],
    ["drawings and notes", /<drawing [\s\S]*<legacyDrawing [^>]*>/],
    ["tables", /<tableParts[\s\S]*<\/tableParts>/],
    ["shared formulas", /<f t="shared" ref="E2:E21" si="0">C2\*D2<\/f>/],
  ])("keeps its %s", (_what, pattern) => {
    const kept = pattern.exec(partText(original, sheetPart))?.[0];
    expect(kept).toBeDefined();
    const present = partText(saved, sheetPart).replace(/ priority="\d+"/g, "");
    expect(present).toContain(kept?.replace(/ priority="\d+"/g, ""));
  });

  test("keeps its elements in the order of the schema", () => {
    const names = parseXml(partText(saved, sheetPart), sheetPart).children.map((child) => child.name);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual(
      (
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData conditionalFormatting dataValidations hyperlinks pageMargins " +
        "pageSetup headerFooter drawing legacyDrawing tableParts extLst"
      ).split(" "),
    );
  });

  test("has each priority once, ours first", () => {
    const priorities = [...partText(saved, sheetPart).matchAll(/priority="(\d+)"/g)].map((match) => Number(match[1]));
    expect([...priorities].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(partText(saved, sheetPart)).toMatch(/priority="1"[^>]*><formula>LEFT/);
  });
});

test("a sheet put before the others takes their names and chart sheets along rightly", () => {
  const moved = loadWorkbook(original);
  const first = moved.addSheet("First");
  moved.sheets.unshift(...moved.sheets.splice(moved.sheets.indexOf(first), 1));
  const xml = partText(saveWorkbook(moved), "xl/workbook.xml");
  expect([...xml.matchAll(/<sheet [^>]*name="(\w+)"/g)].map((match) => match[1])).toEqual([
    "First",
    "Trades",
    "Codes",
    "Locked",
    "Chart",
    "Last",
  ]);
  const places = Object.fromEntries(
    [...xml.matchAll(/<definedName name="([\w.]+)" localSheetId="(\d)"/g)].map((one) => [one[1], one[2]]),
  );
  expect(places).toEqual({
    Local: "5",
    "_xlnm.Print_Titles": "1",
    "_xlnm.Print_Area": "1",
    "_xlnm._FilterDatabase": "3",
  });
  expect(loadWorkbook(saveWorkbook(moved)).names.find((name) => name.name === "Local")?.scope?.name).toBe("Last");
});

test("a user's sheet that is deleted takes its parts and names, and leaves the others", () => {
  const fewer = loadWorkbook(original);
  const [trades] = fewer.sheets;
  if (trades) fewer.deleteSheet(trades);
  const file = saveWorkbook(fewer);
  const gone = differingParts(original, file).filter((path) => partText(file, path) === "");
  expect(gone).toEqual(
    expect.arrayContaining([sheetPart, "xl/tables/table1.xml", "xl/comments/comment1.xml", "xl/charts/chart1.xml"]),
  );
  expect(gone).not.toContain("xl/charts/chart3.xml");
  expect(partText(file, "xl/workbook.xml")).not.toContain("Print_Area");
  expect(loadWorkbook(file).sheets.map((sheet) => sheet.name)).toEqual(["Codes", "Locked", "Last"]);
});

test("a chart, a table and a rule of the user can be taken out alone", () => {
  const fewer = loadWorkbook(original);
  const [trades] = fewer.sheets;
  trades?.charts.shift();
  trades?.tables.pop();
  trades?.conditionalFormats.splice(2, 1);
  const file = saveWorkbook(fewer);
  const [again] = loadWorkbook(file).sheets;
  expect([again?.charts.length, again?.tables.length, again?.conditionalFormats.map((format) => format.type)]).toEqual([
    1,
    0,
    ["other", "other", "other"],
  ]);
  expect(partText(file, "xl/drawings/drawing1.xml")).toContain('name="Logo"');
  expect(partText(file, sheetPart)).not.toContain("tableParts");
  expect(again && contentOf(again)).toEqual(trades && contentOf(trades));
});

test("settings of a sheet that are changed are saved, and its other settings stay", () => {
  const changed = loadWorkbook(original);
  const [trades, , locked] = changed.sheets;
  if (!trades || !locked) throw new Error("sheets are missing");
  trades.columnWidths.set(12, 40);
  trades.hiddenColumns.delete(5);
  trades.hiddenRows.delete(4);
  trades.hiddenRows.add(7).add(50);
  trades.frozenColumns = 2;
  trades.autoFilter = { top: 0, left: 6, bottom: 3, right: 7 };
  trades.merges.push({ top: 30, left: 0, bottom: 30, right: 3 });
  trades.hyperlinks.set("H9", { documentReference: "Codes!A1", address: null, screenTip: null });
  const table = trades.tables[0];
  if (table) table.area = { ...table.area, bottom: 30 };
  locked.tabColor = null;
  locked.isProtected = false;
  const file = saveWorkbook(changed);
  const [again, , unlocked] = loadWorkbook(file).sheets;
  expect([again?.columnWidths.get(11), again?.columnWidths.get(12), again?.columnWidths.get(13)]).toEqual([13, 40, 13]);
  expect(partText(file, sheetPart).match(/outlineLevel="1"/g)).toHaveLength(3);
  expect([again?.hiddenRows, again?.hiddenColumns]).toEqual([trades.hiddenRows, trades.hiddenColumns]);
  expect([again?.frozenRows, again?.frozenColumns]).toEqual([1, 2]);
  expect([again?.autoFilter, again?.merges, again?.hyperlinks]).toEqual([
    trades.autoFilter,
    trades.merges,
    trades.hyperlinks,
  ]);
  expect(again?.tables).toEqual(trades.tables);
  expect(partText(file, "xl/tables/table1.xml")).toContain("calculatedColumnFormula");
  expect([unlocked?.tabColor, unlocked?.isProtected, unlocked?.merges.length]).toEqual([null, false, 1]);
});
