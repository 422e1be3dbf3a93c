import { describe, expect, test } from "vitest";
import { areaAddress, columnIndex, columnLetters, parseArea } from "../../../src/host/model/a1";
import { createWorkbook } from "../../../src/host/model/createWorkbook";
import { shiftFormula } from "../../../src/host/model/shiftFormula";

describe("addresses", () => {
  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("column %i is %s", (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
    expect(columnIndex(letters)).toBe(index);
  });

  test.each([
    ["B7", "B7"],
    ["$A$1:C9", "A1:C9"],
    ["C9:A1", "A1:C9"],
    ["A:C", "A1:C1048576"],
    ["2:5", "A2:XFD5"],
  ])("%s is the area %s", (address, expected) => {
    const area = parseArea(address);
    expect(area && areaAddress(area)).toBe(expected);
  });

  test.each(["", "A", "7", "XFE1", "A1048577", "A0", "A1:B2:C3", "Trades!A1"])("%j is no area", (address) => {
    expect(parseArea(address)).toBeNull();
  });
});

describe("a formula filled down and right", () => {
  test.each([
    ["=A1+B$2+$C3+$D$4", 1, 1, "=B2+C$2+$C4+$D$4"],
    ["=SUM(A:A)/SUM($B:C)", 5, 1, "=SUM(B:B)/SUM($B:D)"],
    ["=SUM(1:3)", 2, 9, "=SUM(3:5)"],
    ["=IF(A1=\"A1\",'A1 B1'!A1,Trades!A1)", 1, 0, "=IF(A2=\"A1\",'A1 B1'!A2,Trades!A2)"],
    ["=LOG10(A1)+Trades1[[#This Row],[A1]]", 1, 0, "=LOG10(A2)+Trades1[[#This Row],[A1]]"],
    ["=A1-1", 0, -1, "=#REF!-1"],
    ["=A1:B2", -1, 0, "=#REF!:B1"],
    ["=Taxes2024+Rate_A1+A1.5", 1, 0, "=Taxes2024+Rate_A1+A1.5"],
    ["=1E5+A1", 1, 0, "=1E5+A2"],
  ])("%s moved by %i, %i", (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });
});

describe("sheets", () => {
  test("a new workbook has one sheet", () => {
    const workbook = createWorkbook();
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1"]);
    expect(workbook.activeSheet).toBe(workbook.sheets[0]);
  });

  test("deleting the active sheet takes its own names along and brings its neighbour to the front", () => {
    const workbook = createWorkbook();
    const breaks = workbook.addSheet("Breaks");
    const matches = workbook.addSheet("Matches");
    workbook.names.push({ name: "First", formula: "Breaks!$A$1", visible: true, scope: breaks });
    workbook.names.push({ name: "Second", formula: "1", visible: true, scope: null });
    workbook.activeSheet = breaks;
    workbook.deleteSheet(breaks);
    expect(workbook.activeSheet).toBe(matches);
    expect(workbook.names.map((name) => name.name)).toEqual(["Second"]);
    expect(workbook.addSheet("Next").id).not.toBe(breaks.id);
  });
});

describe("styles", () => {
  test("a derived style keeps what was not changed, and equal changes are one style", () => {
    const { styles } = createWorkbook();
    const bold = styles.derive(0, { bold: true });
    const boldDate = styles.derive(bold, { numberFormat: "dd/mm/yyyy" });
    expect(styles.get(boldDate)).toMatchObject({ bold: true, numberFormat: "dd/mm/yyyy", fontName: "Calibri" });
    expect(styles.derive(0, { numberFormat: "dd/mm/yyyy", bold: true })).toBe(boldDate);
  });

  test("undoing the change gives the first style back", () => {
    const { styles } = createWorkbook();
    const red = styles.derive(0, { fillColor: "#FF0000" });
    expect(styles.derive(red, { fillColor: null })).toBe(0);
  });
});
