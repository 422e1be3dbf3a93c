import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { StatementCell, StatementTable } from "../../src/engine";
import { readWorkbookFile } from "../../src/files/readWorkbookFile";
import { loadWorkbook } from "../../src/host";
import { createWorkbook } from "../../src/host/model/createWorkbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";
import { cleanText } from "../../src/kernel/text";

const folder = "tests/fixtures/xlsx/poi";

const isFilled = (cell: StatementCell): boolean =>
  cell !== null && (typeof cell !== "string" || cleanText(cell) !== "");

/** Cells that came in: those of the rows, of the lines around them, and the headers that the file has. */
function countIn({ columns, rows, outside = [] }: StatementTable): number {
  const cells = [...rows.flat(), ...outside.flatMap((line) => line.cells)].filter(isFilled).length;
  return cells + columns.filter(({ header }) => header.en !== "" && !/^Column \d+$/.test(header.en)).length;
}

test("no filled cell of a workbook is lost, whatever its sheets look like", () => {
  let sheets = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".xlsx"))) {
    const bytes = new Uint8Array(readFileSync(`${folder}/${name}`));
    const read = readWorkbookFile(bytes);
    if (!read.ok) continue;
    const workbook = loadWorkbook(bytes);
    for (const sheetName of new Set(read.value.tables.map((table) => table.name))) {
      const tables = read.value.tables.filter((table) => table.name === sheetName);
      const sheet = workbook.sheets.find((candidate) => candidate.name === sheetName)!;
      const area = sheet.cells.used(true)!;
      let filled = 0;
      for (let row = area.top; row <= area.bottom; row += 1)
        for (let column = area.left; column <= area.right; column += 1) {
          const value = sheet.cells.value(row, column);
          if (value !== null && (typeof value !== "string" || cleanText(value) !== "")) filled += 1;
        }
      const cameIn = tables.reduce((sum, table) => sum + countIn(table), 0);
      expect([name, sheetName, cameIn >= filled]).toEqual([name, sheetName, true]);
      sheets += 1;
    }
  }
  expect(sheets).toBeGreaterThan(40);
});

test("a workbook's sheet says its account, its day and its balances, and keeps the lines around its table", () => {
  const workbook = createWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.name = "Espèces";
  const rows = [
    ["Relevé de compte", null, null],
    ["Compte", "PTF-00042", null],
    ["Solde initial", 1000, null],
    ["Date", "Libellé", "Montant"],
    ["02/10/2026", "Coupon", 250.5],
    ["05/10/2026", "Droits de garde", -45],
    ["Solde final", null, 1205.5],
  ] as const;
  rows.forEach((cells, row) => cells.forEach((cell, column) => sheet.cells.setValue(row, column, cell)));
  const read = readWorkbookFile(saveWorkbook(workbook));
  if (!read.ok) throw new Error(read.error.en);
  const [table] = read.value.tables;
  const [statement] = table?.statements ?? [];
  expect(table?.rows.length).toBe(2);
  expect(table?.outside?.map(({ place, line }) => [place, line])).toEqual([
    ["above", 1],
    ["above", 2],
    ["above", 3],
    ["below", 7],
  ]);
  expect([statement?.account, statement?.balances.map(({ kind }) => kind)]).toEqual([
    "PTF-00042",
    ["opening", "closing"],
  ]);
  expect(statement?.movements).toEqual([{ unit: "", amount: { units: 2055n, scale: 1 }, breaks: [] }]);
});
