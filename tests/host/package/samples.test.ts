import { describe, expect, test } from "vitest";
import { UnreadableWorkbook } from "../../../src/host/embeddedExcel";
import { loadWorkbook } from "../../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../../src/host/package/saveWorkbook";
import { contentOf, differingParts, isSameFile, readSample, reloaded, samples } from "./fixtures";

const damaged = "calamine/issue252.xlsx";
const readable = samples.filter((path) => path !== damaged);

test("a workbook whose part fails its check sum is refused with the part's name", () => {
  expect(() => loadWorkbook(readSample(damaged))).toThrow(UnreadableWorkbook);
  expect(() => loadWorkbook(readSample(damaged))).toThrow("xl/_rels/workbook.xml.rels");
});

describe.each(readable)("%s", (path) => {
  test("opened and saved without a change is the same file", () => {
    const file = readSample(path);
    expect(isSameFile(saveWorkbook(loadWorkbook(file)), file)).toBe(true);
  });

  test("marks beside every sheet are saved, and no other part or cell changes", () => {
    const file = readSample(path);
    const workbook = loadWorkbook(file);
    const before = workbook.sheets.map(contentOf);
    const marked = workbook.styles.derive(0, { bold: true, fillColor: "#FFEE00", numberFormat: "0.000" });
    const columns = workbook.sheets.map((sheet) => (sheet.cells.used(false)?.right ?? -1) + 1);
    workbook.sheets.forEach((sheet, index) => {
      for (let row = 0; row < 3; row++) sheet.cells.setValue(row, columns[index] ?? 0, `<mark> ${row}`);
      sheet.cells.setStyle(1, columns[index] ?? 0, marked);
    });
    const saved = saveWorkbook(workbook);
    const again = loadWorkbook(saved);
    again.sheets.forEach((sheet, index) => {
      const column = columns[index] ?? 0;
      expect([0, 1, 2].map((row) => sheet.cells.value(row, column))).toEqual(["<mark> 0", "<mark> 1", "<mark> 2"]);
      expect(again.styles.get(sheet.cells.style(1, column))).toMatchObject({ bold: true, fillColor: "#FFEE00" });
      for (let row = 0; row < 3; row++) sheet.cells.clear(row, column);
      expect(contentOf(sheet)).toEqual(before[index]);
    });
    const allowed = /worksheets\/[^/]+\.xml$|styles\.xml$|sharedStrings\.xml$|workbook\.xml\.rels$|\[Content_Types\]/i;
    expect(differingParts(file, saved).filter((part) => !allowed.test(part))).toEqual([]);
  });

  test("marks that are taken away before saving leave the same file", () => {
    const file = readSample(path);
    const workbook = loadWorkbook(file);
    for (const sheet of workbook.sheets) {
      const value = sheet.cells.value(1, 1);
      const formula = sheet.cells.formula(1, 1);
      sheet.cells.setValue(1, 1, "other");
      if (formula !== null) sheet.cells.setFormula(1, 1, formula, value);
      else sheet.cells.setValue(1, 1, value);
      sheet.cells.setValue(5000, 3, "mark");
      sheet.cells.clear(5000, 3);
    }
    const breaks = workbook.addSheet("Breaks");
    breaks.cells.setValue(0, 0, "x");
    workbook.deleteSheet(breaks);
    const saved = saveWorkbook(workbook);
    expect(differingParts(file, saved)).toEqual([]);
    expect(isSameFile(saved, file)).toBe(true);
  });

  test("a sheet added and later removed leaves every cell as it was", () => {
    const workbook = loadWorkbook(readSample(path));
    const before = workbook.sheets.map(contentOf);
    workbook.addSheet("Reconciliation").cells.setFormula(0, 0, "=1+1", 2);
    const again = reloaded(workbook);
    const added = again.sheets.at(-1);
    expect(added?.cells.formula(0, 0)).toBe("=1+1");
    if (added) again.deleteSheet(added);
    expect(reloaded(again).sheets.map(contentOf)).toEqual(before);
  });
});
