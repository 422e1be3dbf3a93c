import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../src/cli/main";
import type { ResultFile } from "../../src/engine";
import { createWorkbook, type WorkbookModel } from "../../src/host/model/createWorkbook";
import type { CellValue } from "../../src/host/model/workbook";
import { loadWorkbook } from "../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";

export type Rows = readonly (readonly CellValue[])[];

/** A workbook with these sheets, each from A1. */
export function workbookWith(sheets: Readonly<Record<string, Rows>>): WorkbookModel {
  const workbook = createWorkbook();
  Object.entries(sheets).forEach(([name, rows], index) => {
    const sheet = index === 0 ? workbook.sheets[0]! : workbook.addSheet(name);
    sheet.name = name;
    rows.forEach((cells, row) => cells.forEach((cell, column) => sheet.cells.setValue(row, column, cell)));
  });
  return workbook;
}

/** Gives the cells of a column, from the second row on, a number format. */
export function formatColumn(workbook: WorkbookModel, sheet: string, column: number, numberFormat: string): void {
  const { cells } = workbook.sheets.find(({ name }) => name === sheet)!;
  const style = workbook.styles.derive(0, { numberFormat });
  for (let row = 1; row <= cells.used(true)!.bottom; row += 1) cells.setStyle(row, column, style);
}

export interface Ran {
  readonly status: number;
  readonly err: string;
  /** Null where the input was refused. */
  readonly result: ResultFile | null;
  /** The annotated workbook, null where none was written. */
  readonly written: WorkbookModel | null;
}

/** Runs the command line on a workbook, given as a model or as the bytes of a file. */
export async function reconcileBook(book: WorkbookModel | Uint8Array, ...words: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), "concordance-"));
  const file = join(folder, "month.xlsx");
  const target = join(folder, "month.reconciled.xlsx");
  writeFileSync(file, book instanceof Uint8Array ? book : saveWorkbook(book));
  let [out, err] = ["", ""];
  try {
    const status = await main(["reconcile", file, "--json", "-", ...words], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      isInteractive: false,
    });
    return {
      status,
      err,
      result: out === "" ? null : (JSON.parse(out) as ResultFile),
      written: existsSync(target) ? loadWorkbook(readFileSync(target)) : null,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
