import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { ResultFile } from "../../src/engine";
import { createAddIn } from "../../src/excel";
import { openEmbeddedExcel } from "../../src/host";
import { installOfficeClient } from "../../src/host/client/node";
import type { SheetModel, WorkbookModel } from "../../src/host/model/createWorkbook";
import { loadWorkbook } from "../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";
import { reconcileBook, type Ran } from "./desk";

/** The month end of samples/ again, on the annotated file that the first run left. */
const SAMPLE = new Uint8Array(readFileSync("samples/month-end.xlsx"));
const USER_SHEETS = loadWorkbook(SAMPLE).sheets.map(({ name }) => name);
const WRITTEN = { Owner: "Camille", "Follow-up": "Waiting for the broker", Comment: "=seen @ 10:00" };

const sheetOf = (workbook: WorkbookModel, name: string): SheetModel =>
  workbook.sheets.find((sheet) => sheet.name === name)!;

/** The cells of the breaks table by break id and header, 0-based. */
function breaksTable(workbook: WorkbookModel): {
  rowOf: Map<string, number>;
  columnOf: Map<string, number>;
  sheet: SheetModel;
} {
  const sheet = workbook.sheets.find(({ tables }) => tables.some(({ name }) => name === "Concordance_Breaks"))!;
  const { area, columns } = sheet.tables.find(({ name }) => name === "Concordance_Breaks")!;
  const rowOf = new Map<string, number>();
  for (let row = area.top + 1; row <= area.bottom; row += 1)
    rowOf.set(sheet.cells.value(row, area.left) as string, row);
  return { sheet, rowOf, columnOf: new Map(columns.map((name, index) => [name, area.left + index])) };
}

/** Value, formula and resolved look of every cell that has any. */
function cellsOf(workbook: WorkbookModel, name: string): Record<string, unknown> {
  const { cells } = sheetOf(workbook, name);
  const found: Record<string, unknown> = {};
  const used = cells.used(false)!;
  for (let row = 0; row <= used.bottom; row += 1) {
    for (let column = 0; column <= used.right; column += 1) {
      const style = cells.style(row, column);
      const [value, formula] = [cells.value(row, column), cells.formula(row, column)];
      if (value !== null || formula !== null || style !== 0)
        found[`${row} ${column}`] = [value, formula, workbook.styles.get(style)];
    }
  }
  return found;
}

const isBlank = ({ cells }: SheetModel, row: number): boolean =>
  Array.from({ length: 60 }, (_, column) => cells.value(row - 1, column)).every((value) => value === null);

const idsOf = ({ reconciliations }: ResultFile): string[] =>
  reconciliations.flatMap(({ breaks }) => breaks.map(({ id }) => id));

describe("a second run over the annotated workbook", () => {
  let first: Ran;
  let second: Ran;
  let written: Uint8Array;
  let chosen: string[];

  beforeAll(async () => {
    first = await reconcileBook(SAMPLE);
    const { sheet, rowOf, columnOf } = breaksTable(first.written!);
    const ids = idsOf(first.result!);
    chosen = [ids[0]!, ids[Math.floor(ids.length / 2)]!, ids.at(-1)!];
    for (const id of chosen) {
      for (const [header, text] of Object.entries(WRITTEN)) {
        sheet.cells.setValue(rowOf.get(id)!, columnOf.get(header)!, `${text} ${id}`);
      }
    }
    second = await reconcileBook(saveWorkbook(first.written!));
    written = saveWorkbook(second.written!);
  });

  test("finds the same matches, and the same breaks under the same ids", () => {
    expect(idsOf(first.result!).length).toBeGreaterThan(20);
    expect(new Set(idsOf(first.result!)).size).toBe(idsOf(first.result!).length);
    expect(second.result).toEqual(first.result);
  });

  test("adds no sheet, no column, no table, no rule and no chart to those of the first", () => {
    expect(second.written!.sheets.map(({ name }) => name)).toEqual(first.written!.sheets.map(({ name }) => name));
    // The memory, very hidden, grows by what people wrote.
    const shape = ({ sheets }: WorkbookModel) =>
      sheets
        .filter(({ visibility }) => visibility !== "VeryHidden")
        .map(({ name, cells, tables, conditionalFormats, charts, visibility }) => ({
          name,
          visibility,
          used: cells.used(true),
          tables: tables.map((table) => [table.name, table.area, table.columns]),
          rules: conditionalFormats.map(({ areas, formula }) => [areas, formula]),
          charts: charts.map((chart) => chart.name),
        }));
    expect(shape(second.written!)).toEqual(shape(first.written!));
  });

  test("keeps what people wrote beside the breaks, and puts it beside no other", () => {
    const { sheet, rowOf, columnOf } = breaksTable(second.written!);
    for (const [id, row] of rowOf) {
      for (const [header, text] of Object.entries(WRITTEN)) {
        const value = sheet.cells.value(row, columnOf.get(header)!);
        expect([id, header, value]).toEqual([id, header, chosen.includes(id) ? `${text} ${id}` : null]);
      }
    }
  });

  test("is taken away with its predecessor's marks: the user's sheets are as before, cell for cell and style for style", async () => {
    const excel = await openEmbeddedExcel(written);
    const disconnect = installOfficeClient(excel, { language: "en-US" });
    const outcome = await createAddIn().removeMarks();
    disconnect();
    expect(outcome.problems).toEqual([]);
    const saved = excel.save();
    const [before, after] = [loadWorkbook(SAMPLE), loadWorkbook(saved)];
    expect(after.sheets.map(({ name }) => name)).toEqual(USER_SHEETS);
    for (const name of USER_SHEETS) {
      expect(cellsOf(after, name)).toEqual(cellsOf(before, name));
      for (const part of ["merges", "columnWidths", "hiddenRows", "hiddenColumns", "autoFilter", "frozenRows"] as const)
        expect(sheetOf(after, name)[part]).toEqual(sheetOf(before, name)[part]);
      expect(sheetOf(after, name).conditionalFormats).toHaveLength(sheetOf(before, name).conditionalFormats.length);
      expect(sheetOf(after, name).tables).toEqual(sheetOf(before, name).tables);
    }
    expect(after.names).toEqual(before.names);
    expect(Object.keys(unzipSync(saved)).sort()).toEqual(Object.keys(unzipSync(SAMPLE)).sort());
  });
});

test("every row of the sample with anything in it is in a match, a missing or duplicate break, or set aside", async () => {
  const { result } = await reconcileBook(SAMPLE);
  const workbook = loadWorkbook(SAMPLE);
  for (const { left, right, matches, breaks } of result!.reconciliations) {
    for (const [side, { sheet, firstRow, lastRow, setAside }] of Object.entries({ left, right }) as [
      "left",
      typeof left,
    ][]) {
      const alone = breaks.filter(({ type }) => /^(missing|duplicate)-/.test(type)).flatMap((found) => found[side]);
      const matched = matches.flatMap((match) => match[side]);
      expect(new Set(matched).size).toBe(matched.length);
      const placed = new Set([...matched, ...alone, ...setAside.map(({ row }) => row)]);
      const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, index) => firstRow + index);
      expect(rows.filter((row) => !placed.has(row) && !isBlank(sheetOf(workbook, sheet), row))).toEqual([]);
      const aside = setAside.map(({ row }) => row);
      expect(aside.filter((row) => matched.includes(row) || alone.includes(row))).toEqual([]);
    }
  }
});
