import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { SheetModel, WorkbookModel } from "../../../src/host/model/createWorkbook";
import type { CellValue } from "../../../src/host/model/workbook";
import { loadWorkbook } from "../../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../../src/host/package/saveWorkbook";

const folder = new URL("../../fixtures/xlsx/", import.meta.url).pathname;

/** "poi/Booleans.xlsx", … */
export const samples = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".xlsx"))
  .sort();

export const readSample = (path: string) => new Uint8Array(readFileSync(join(folder, path)));

export const reloaded = (workbook: WorkbookModel) => loadWorkbook(saveWorkbook(workbook));

/** What stands in the cells: value, formula and style of each that has any of them. */
export function contentOf(sheet: SheetModel): Record<string, [CellValue, string | null, number]> {
  const content: Record<string, [CellValue, string | null, number]> = {};
  const area = sheet.cells.used(false);
  if (!area) return content;
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const cell: [CellValue, string | null, number] = [
        sheet.cells.value(row, column),
        sheet.cells.formula(row, column),
        sheet.cells.style(row, column),
      ];
      if (cell.some((part) => part !== null && part !== 0)) content[`${row} ${column}`] = cell;
    }
  }
  return content;
}

/** The parts whose bytes differ, by path. */
export function differingParts(before: Uint8Array, after: Uint8Array): string[] {
  const [left, right] = [unzipSync(before), unzipSync(after)];
  const paths = new Set([...Object.keys(left), ...Object.keys(right)]);
  const isSame = (path: string) => Buffer.compare(left[path] ?? Buffer.of(0), right[path] ?? Buffer.of(1)) === 0;
  return [...paths].filter((path) => !isSame(path)).sort();
}

export const partText = (file: Uint8Array, path: string) => new TextDecoder().decode(unzipSync(file)[path]);

export const isSameFile = (left: Uint8Array, right: Uint8Array) => Buffer.compare(left, right) === 0;
