import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, resultFile, runReconciliation, type Grid, NOTHING_WRITTEN } from "../../../src/engine";
import { cellsOf, gridCell } from "../../../src/engine/grid";
import { generatePair } from "../../truth/generate";
import { LAYOUTS } from "../../truth/layouts";

const TOP = 80;

/** The same sheet, its rows held by column but for the top. */
function byColumns(grid: Grid): Grid {
  const width = Math.max(0, ...grid.values.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => grid.values.map((row) => row[column] ?? ""));
  return {
    ...grid,
    values: grid.values.slice(0, TOP),
    columns: {
      count: grid.values.length,
      cell: (row, column) => columns[column]?.[row] ?? "",
      row: (row) => columns.map((cells) => cells[row] ?? ""),
    },
  };
}

const run = (left: Grid, right: Grid) => {
  const output = runReconciliation(
    {
      grids: [left, right],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: { left: left.sheet, right: right.sheet },
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return { found: resultFile(output.value.result, "en"), marks: output.value.plan.marks };
};

describe("rows that are held by column", () => {
  it("reconcile exactly as the same rows held as arrays", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (seed, isNoisy) => {
        const { left, right } = LAYOUTS[seed % LAYOUTS.length]!;
        const pair = generatePair({ seed, deals: 150, left, right, faults: 0.2, isNoisy });
        const held = run(byColumns(pair.left), byColumns(pair.right));
        expect(held.found).toEqual(run(pair.left, pair.right).found);
        // They stand in no sheet that could be marked.
        expect(held.marks).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  it("answer a blank outside the sheet, in whatever form they are held", () => {
    const values = [
      ["a", 1],
      ["b", 2],
    ];
    const grid = { sheet: "S", firstRow: 3, firstColumn: 2, values, totalRows: 2 } as unknown as Grid;
    for (const held of [grid, byColumns(grid)]) {
      expect(gridCell(held, 4, 3)).toBe(2);
      expect(gridCell(held, 2, 2)).toBe("");
      expect(gridCell(held, 4, 9)).toBe("");
      expect(cellsOf(held).cell(0, -1)).toBe("");
      expect(cellsOf(held).row(1)).toEqual(["b", 2]);
    }
  });
});
