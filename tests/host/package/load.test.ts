import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { CellValue } from "../../../src/host/model/workbook";
import { colorOf, readPalette } from "../../../src/host/package/colors";
import { isoSerial } from "../../../src/host/package/isoSerial";
import { loadWorkbook } from "../../../src/host/package/loadWorkbook";
import { parseXml } from "../../../src/host/package/xml";
import { readSample } from "./fixtures";

describe("a value is read as Excel shows it", () => {
  test.each<[string, string, number, number, CellValue]>([
    ["a date written as text", "calamine/date_iso", 0, 0, 44_197],
    ["a date and time written as text", "calamine/date_iso", 1, 0, 44_197.423726851855],
    ["a time written as text", "calamine/date_iso", 2, 0, 0.4237268518518518],
    ["an escaped carriage return", "calamine/has_x000D_", 0, 0, "ABC\r\nDEF"],
    ["an escaped escape", "exceljs/shared_string_with_escape", 0, 0, "_x000D_"],
    ["a text in CDATA", "calamine/inlineStr_cdata", 0, 0, "Hello CDATA"],
    ["a text of a table whose count is wrong", "poi/MalformedSSTCount", 1, 2, "asdfXZc"],
    ["a row without number", "poi/59746_NoRowNums", 0, 3, "Molecular Weight"],
    ["an error", "calamine/errors", 6, 0, { error: "#N/A" }],
    ["a boolean", "poi/Booleans", 3, 0, false],
    ["a cell of a strict file", "poi/SimpleStrict", 3, 2, 4],
  ])("%s", (_what, path, row, column, value) => {
    expect(loadWorkbook(readSample(`${path}.xlsx`)).sheets[0]?.cells.value(row, column)).toEqual(value);
  });

  test("rich text is one text, without the phonetic guides", () => {
    const rich =
      '<si><r><t>Net </t></r><r><rPr><b/></rPr><t xml:space="preserve">amount</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
    expect(cellsOf(rows, `<sst>${rich}</sst>`)?.value(0, 0)).toBe("Net amount");
  });

  test.each<[string, CellValue]>([
    ["<c><v>-12.5</v></c>", -12.5],
    ["<c><v>1E-3</v></c>", 0.001],
    ["<c><v> 7 </v></c>", 7],
    ["<c><v>0.1234567890123456789</v></c>", 0.12345678901234568],
    ["<c><v>99999999999999999999</v></c>", 1e20],
    ['<c t="b"><v>true</v></c>', true],
    ['<c t="str"><v>a &lt;&#65;&#x42; b</v></c>', "a <AB b"],
    ["<c><!-- a note --><v>4</v><extLst><ext><v>5</v></ext></extLst></c>", 4],
    ["<x:c xmlns:x='u'><x:v>6</x:v></x:c>", 6],
    ["<c s=''/>", null],
  ])("%s", (cell, value) => {
    expect(cellsOf(`<row>${cell}</row>`)?.value(0, 0)).toEqual(value);
  });
});

/** The cells of a sheet with these rows. */
function cellsOf(rows: string, strings = "<sst></sst>") {
  const parts = unzipSync(readSample("poi/SampleSS.xlsx"));
  parts["xl/worksheets/sheet1.xml"] = strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  for (const other of [2, 3]) parts[`xl/worksheets/sheet${other}.xml`] = strToU8("<worksheet><sheetData/></worksheet>");
  parts["xl/sharedStrings.xml"] = strToU8(strings);
  return loadWorkbook(zipSync(parts)).sheets[0]?.cells;
}

test("formulas that share a text are each their own", () => {
  const cells = cellsOf(
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$9</f></c><c r="C1"><f t="array" ref="C1:C2">A1:A2*2</f></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/></c></row><row r="3"><c r="B3"><f t="shared" si="0">B9</f></c></row>',
  );
  expect([...(cells?.formulas() ?? [])].map(({ formula }) => formula)).toEqual([
    "=A1*$A$9",
    "=A2*$A$9",
    "=B9",
    "=A1:A2*2",
  ]);
});

test.each([
  ["2025-03-31", 1900, 45_747],
  ["2025-03-31T12:00:00", 1900, 45_747.5],
  ["1900-01-01", 1900, 1],
  ["1904-01-02", 1904, 1],
  ["06:00:00", 1904, 0.25],
  ["31/03/2025", 1900, null],
  ["", 1900, null],
] as const)("the day %s in the system of %i is %s", (text, system, serial) => {
  expect(isoSerial(text, system)).toBe(serial);
});

test.each([
  ['<c rgb="FF9C0006"/>', "#9C0006"],
  ['<c theme="1"/>', "#000000"],
  ['<c theme="4"/>', "#4472C4"],
  ['<c theme="4" tint="0.7999816888943144"/>', "#DAE3F3"],
  ['<c theme="0" tint="-0.249977111117893"/>', "#BFBFBF"],
  ['<c indexed="10"/>', "#FF0000"],
  ['<c indexed="64"/>', null],
  ['<c auto="1"/>', null],
  ['<c theme="99"/>', null],
])("the colour %s is %s", (xml, color) => {
  expect(colorOf(parseXml(xml, "part"), readPalette(null, null))).toBe(color);
});

test("the date system, hidden sheets and protection of the structure are seen", () => {
  expect(loadWorkbook(readSample("calamine/date_1904.xlsx")).dateSystem).toBe(1904);
  expect(loadWorkbook(readSample("calamine/any_sheets.xlsx")).sheets.map((sheet) => sheet.visibility)).toEqual([
    "Visible",
    "Hidden",
    "VeryHidden",
  ]);
  const structure = loadWorkbook(readSample("poi/workbookProtection_workbook_structure_protected.xlsx"));
  expect(structure.structureProtected).toBe(true);
  const locked = loadWorkbook(readSample("poi/sheetProtection_allLocked.xlsx"));
  expect(locked.sheets.map((sheet) => sheet.isProtected)).toContain(true);
});

test("styles are resolved: the theme's colours, fonts and formats", () => {
  const workbook = loadWorkbook(readSample("poi/simple-monthly-budget.xlsx"));
  const style = (row: number, column: number) => workbook.styles.get(workbook.sheets[0]?.cells.style(row, column) ?? 0);
  expect(style(3, 1)).toMatchObject({ fontName: "Georgia", fontSize: 10, italic: true, fontColor: "#5FA326" });
  expect(style(4, 2)).toMatchObject({ numberFormat: '"$"#,##0.00', vertical: "Center" });
});
