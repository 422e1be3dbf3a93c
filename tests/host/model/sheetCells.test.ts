import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWorkbook } from "../../../src/host/model/createWorkbook";
import type { CellValue } from "../../../src/host/model/workbook";

const newCells = () => createWorkbook().activeSheet.cells;

describe("a cell", () => {
  test.each<[string, CellValue]>([
    ["text", "ABC"],
    ["empty text", ""],
    ["number", 1234.5],
    ["zero", 0],
    ["true", true],
    ["false", false],
    ["error", { error: "#REF!" }],
  ])("keeps a %s", (_kind, value) => {
    const cells = newCells();
    cells.setValue(1_048_575, 16_383, value);
    expect(cells.value(1_048_575, 16_383)).toEqual(value);
    expect(cells.value(1_048_575, 16_382)).toBeNull();
  });

  test("loses its formula to a constant, and keeps it through a recalculation", () => {
    const cells = newCells();
    cells.setFormula(0, 0, "=1+1", 2);
    cells.setComputed(0, 0, 3);
    expect([cells.formula(0, 0), cells.value(0, 0)]).toEqual(["=1+1", 3]);
    cells.setValue(0, 0, 4);
    expect([cells.formula(0, 0), cells.value(0, 0)]).toEqual([null, 4]);
  });

  test("begins with the style of its row, else of its column", () => {
    const cells = newCells();
    cells.columnStyles.set(2, 7);
    cells.rowStyles.set(4, 9);
    cells.setValue(3, 2, "x");
    cells.setValue(4, 2, "x");
    expect([cells.style(3, 2), cells.style(4, 2), cells.style(3, 3)]).toEqual([7, 9, 0]);
  });

  test("cannot hold a number that Excel has not", () => {
    const cells = newCells();
    cells.setValue(0, 0, Infinity);
    expect(cells.value(0, 0)).toEqual({ error: "#NUM!" });
  });
});

describe("the used area", () => {
  test("is null when nothing is there, or nothing any more", () => {
    const cells = newCells();
    expect(cells.used(false)).toBeNull();
    cells.setValue(5, 5, 1);
    cells.clear(5, 5);
    expect(cells.used(false)).toBeNull();
  });

  test("counts styles only when asked for more than values", () => {
    const cells = newCells();
    cells.setValue(3, 2, "x");
    cells.setFormula(700, 4, "=A1", null);
    cells.setStyle(900, 9, 1);
    expect(cells.used(true)).toEqual({ top: 3, left: 2, bottom: 700, right: 4 });
    expect(cells.used(false)).toEqual({ top: 3, left: 2, bottom: 900, right: 9 });
  });
});

test("what was written is marked, what was read or repeated is not", () => {
  const cells = newCells();
  cells.setValue(600, 3, "x");
  cells.setStyle(600, 1, 2);
  const version = cells.version;
  cells.setValue(600, 3, "x");
  cells.clear(10, 10);
  cells.value(9, 9);
  expect(cells.version).toBe(version);
  expect(cells.rowsChanged()).toEqual([600]);
  expect(cells.columnsChanged(600)).toEqual([1, 3]);
});

test("cells behave like a map from address to value", () => {
  const anyValue = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const anyWrite = fc.tuple(fc.nat(2000), fc.nat(30), anyValue);
  fc.assert(
    fc.property(fc.array(anyWrite), (writes) => {
      const cells = newCells();
      const expected = new Map<string, CellValue>();
      for (const [row, column, value] of writes) {
        cells.setValue(row, column, value);
        expected.set(`${row} ${column}`, value);
      }
      for (const [row, column] of writes) expect(cells.value(row, column)).toBe(expected.get(`${row} ${column}`));
      const filled = [...expected].filter(([, value]) => value !== null).map(([key]) => key.split(" ").map(Number));
      const area = cells.used(true);
      expect(area === null).toBe(filled.length === 0);
      if (area) {
        expect(area.top).toBe(Math.min(...filled.map(([row = 0]) => row)));
        expect(area.right).toBe(Math.max(...filled.map(([, column = 0]) => column)));
      }
    }),
  );
});

test("formulas are listed with their place", () => {
  const cells = newCells();
  cells.setFormula(2, 1, "=A1", 0);
  cells.setFormula(1000, 0, "=B3", 0);
  expect([...cells.formulas()]).toEqual([
    { row: 1000, column: 0, formula: "=B3" },
    { row: 2, column: 1, formula: "=A1" },
  ]);
});
