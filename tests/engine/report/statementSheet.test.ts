import { describe, expect, test } from "vitest";
import { statementSheets, type ImportedFile, type StatementTable } from "../../../src/engine";
import { decimal } from "../../../src/kernel/decimal";
import { TableBuilder } from "../../../src/engine/formats/tableBuilder";

const CONTEXT = { language: "en", dateSystem: 1900, findings: [] } as const;

const ledger = (countRows: number): StatementTable => {
  const builder = new TableBuilder("ledger", ["netAmount"]);
  for (let row = 0; row < countRows; row += 1) builder.addRow({ netAmount: decimal(BigInt(row + 1), 2) }, row + 1);
  return builder.finish();
};

const fileOf = (table: StatementTable): ImportedFile => ({
  name: "ledger.txt",
  byteLength: 1,
  fingerprint: "f",
  content: { formats: ["FEC"], tables: [table], notices: [] },
});

describe("a table of more rows than a sheet holds", () => {
  const sheets = statementSheets(fileOf(ledger(1_000_001)), CONTEXT);

  test("stands on several sheets, every row on one of them", () => {
    expect(sheets.map(({ countRows, part }) => [countRows, part])).toEqual([
      [1_000_000, { number: 1, of: 2 }],
      [1, { number: 2, of: 2 }],
    ]);
    expect(new Set(sheets.map(({ plan }) => plan.name)).size).toBe(2);
  });

  test("says above each that it is a part", () => {
    for (const [index, { plan }] of sheets.entries()) {
      const texts = plan.blocks.flatMap((block) => (block.kind === "text" ? block.cells.flat() : []));
      expect(texts).toContainEqual(expect.stringContaining(`Part ${index + 1} of 2`));
    }
  });
});

test("a table that one sheet holds says nothing of parts", () => {
  const [sheet] = statementSheets(fileOf(ledger(3)), CONTEXT);
  expect(sheet).toMatchObject({ countRows: 3, part: null, notices: [] });
});
