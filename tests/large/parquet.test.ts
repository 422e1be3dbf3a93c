import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/engine";
import { readLargeFile } from "../../src/large";

const folder = mkdtempSync(join(tmpdir(), "concordance-"));

/** The rows of a Parquet file that DuckDB writes of a query, its header first. */
async function rowsOf(query: string, name = "it's a file.parquet"): Promise<Cell[][]> {
  const path = join(folder, name);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
  connection.closeSync();
  const read = await readLargeFile(path, "file", () => undefined);
  if (!read.ok) throw new Error(read.error.en);
  const { columns, numberFormats } = read.value.grid;
  expect(numberFormats[0]?.every((format) => format === "General")).toBe(true);
  return Array.from({ length: columns?.count ?? 0 }, (_, row) => [...(columns?.row(row) ?? [])]);
}

/** 22 September 2025, as Excel counts. */
const DAY = 45_922;

describe("a Parquet file as a sheet", () => {
  it("has its names as header; numbers and days are what they are, of whatever type", async () => {
    const rows =
      await rowsOf(`SELECT 'TRD-1' AS "Trade ref", 1.234::DECIMAL(18,3) AS "Quantity", 2.5::DOUBLE AS "Price",
      12::BIGINT AS "Fees", DATE '2025-09-22' AS "Trade date", TIMESTAMP '2025-09-22 00:00:00' AS "Settlement date",
      2e-7::DOUBLE AS "Rate"`);
    expect(rows).toEqual([
      ["Trade ref", "Quantity", "Price", "Fees", "Trade date", "Settlement date", "Rate"],
      ["TRD-1", 1.234, 2.5, 12, DAY, DAY, 2e-7],
    ]);
  });

  it("keeps blanks, quotes, line ends, codes with zeros in front and the order of the rows", async () => {
    const rows = await rowsOf(`SELECT * FROM (VALUES (1, 'a "quoted"; text' || chr(10) || 'in two lines', '007'),
      (2, NULL, '008'), (3, '', NULL)) t("Quantity", "Name; and more", "Account")`);
    expect(rows).toEqual([
      ["Quantity", "Name; and more", "Account"],
      [1, 'a "quoted"; text\nin two lines', "007"],
      [2, "", "008"],
      [3, "", ""],
    ]);
  });

  it("is in the order that it was written in, over many pieces", async () => {
    const rows = await rowsOf('SELECT \'R\' || i AS "Reference", i AS "Quantity" FROM range(50000) t(i)');
    expect(rows.slice(1).every(([reference, quantity], row) => reference === `R${row}` && quantity === row)).toBe(true);
    expect(rows).toHaveLength(50_001);
  });

  it("is refused where it is damaged, with what to do", async () => {
    const path = join(folder, "damaged.parquet");
    writeFileSync(path, "PAR1 and nothing more of it");
    const read = await readLargeFile(path, "file", () => undefined);
    expect(read).toMatchObject({ ok: false, error: { fr: expect.stringContaining("apportez-le en CSV") as unknown } });
  });
});
