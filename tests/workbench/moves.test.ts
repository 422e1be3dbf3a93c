import { describe, expect, test } from "vitest";
import { openEmbeddedExcel, type Sheet } from "../../src/host";
import { addressOf, typedText } from "../../src/workbench/grid/cellText";
import { geometryOf, rectangleOf, ROW_HEIGHT } from "../../src/workbench/grid/geometry";
import { moved, selectionAt } from "../../src/workbench/grid/moves";
import { savedName } from "../../src/workbench/openWorkbook";
import { placeOfReference } from "../../src/workbench/reference";

/** Values in B2:B4, a gap, B7:C7. Row 6 is hidden. */
async function workbook() {
  const excel = await openEmbeddedExcel(null);
  const [sheet] = excel.workbook.sheets;
  if (!sheet) throw new Error("a new workbook has no sheet");
  for (const [row, column] of [
    [1, 1],
    [2, 1],
    [3, 1],
    [6, 1],
    [6, 2],
  ] as const)
    sheet.cells.setValue(row, column, `${row}:${column}`);
  sheet.hiddenRows.add(5);
  return { excel, sheet };
}

function after(sheet: Sheet, from: string, key: string, modifiers = ""): string {
  const [, letter = "A", row = "1"] = /([A-Z])(\d+)/.exec(from) ?? [];
  const place = { row: Number(row) - 1, column: letter.charCodeAt(0) - 65 };
  const press = { key, ctrlKey: modifiers.includes("ctrl"), shiftKey: modifiers.includes("shift") };
  const next = moved(selectionAt(place), press, sheet, 10);
  if (!next) return "stays";
  const [active, end] = [next.active, next.end].map((one) => addressOf(one.row, one.column));
  return active === end ? `${active}` : `${active}:${end}`;
}

describe("the selection moves as in Excel", () => {
  test.each([
    ["B2", "ArrowDown", "", "B3"],
    ["A1", "ArrowUp", "", "A1"],
    ["A1", "ArrowLeft", "", "A1"],
    ["B5", "ArrowDown", "", "B7"],
    ["B2", "ArrowDown", "ctrl", "B4"],
    ["B4", "ArrowDown", "ctrl", "B7"],
    ["B7", "ArrowUp", "ctrl", "B4"],
    ["B2", "ArrowDown", "shift", "B2:B3"],
    ["B2", "Tab", "", "C2"],
    ["B2", "Tab", "shift", "A2"],
    ["C5", "Home", "", "A5"],
    ["C5", "Home", "ctrl", "A1"],
    ["A1", "End", "ctrl", "C7"],
    ["A1", "PageDown", "", "A11"],
    ["A4", "PageUp", "", "A1"],
    ["A1", "F5", "", "stays"],
  ])("from %s, %s %s leads to %s", async (from, key, modifiers, expected) => {
    const { sheet } = await workbook();
    expect(after(sheet, from, key, modifiers)).toBe(expected);
  });
});

test("a hidden row takes no room", async () => {
  const { sheet } = await workbook();
  const geometry = geometryOf(sheet);
  expect(geometry.rowAt(5)).toBe(6);
  expect(geometry.positionOfRow(6)).toBe(5);
  expect(rectangleOf(geometry, { top: 4, left: 0, bottom: 6, right: 0 }).height).toBe(2 * ROW_HEIGHT);
});

test("the formula bar gives back what was typed", async () => {
  const { excel, sheet } = await workbook();
  excel.edit(sheet, 0, 0, "'=not a formula");
  expect(typedText(excel, sheet, 0, 0)).toBe("'=not a formula");
  excel.edit(sheet, 0, 1, "1234.5");
  expect(typedText(excel, sheet, 0, 1)).toBe("1234.5");
});

test.each([
  ["Sheet1!B3", "B3"],
  ["#'Sheet1'!$C$4", "C4"],
  ["D5", "D5"],
  ["Elsewhere!A1", null],
  ["https://example.org", null],
])("the link %s leads to %s", async (reference, expected) => {
  const { excel, sheet } = await workbook();
  const place = placeOfReference(excel.workbook, sheet, reference);
  expect(place && addressOf(place.area.top, place.area.left)).toBe(expected);
});

test.each([
  ["trades.xlsx", "trades.reconciled.xlsx"],
  ["trades.reconciled.xlsx", "trades.reconciled.xlsx"],
  ["Positions.XLSM", "Positions.reconciled.XLSM"],
])("%s is saved as %s, never over the file that was opened", (name, expected) => {
  expect(savedName(name)).toBe(expected);
});
