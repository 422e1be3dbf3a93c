import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SheetModel } from "../../src/host/model/createWorkbook";
import { reconcileBook, workbookWith } from "./desk";

/** A morning: the firm's trades stand in the workbook, the custodian's files are brought in beside them. */
const BOOK = {
  Opérations: [
    [
      "Référence opération",
      "Compte titres",
      "Code ISIN",
      "Sens",
      "Quantité",
      "Cours",
      "Montant net",
      "Devise",
      "Date d'opération",
      "Date de dénouement",
    ],
    ["BUY-000123", "PTF-00042", "FR0000120271", "Achat", 1000, 25.4, 25552.4, "EUR", "09/09/2026", "11/09/2026"],
    ["SEL-000124", "PTF-00042", "FR0000131104", "Vente", 40, 60, 2400, "EUR", "09/09/2026", "11/09/2026"],
    ["BUY-000125", "PTF-00042", "FR0000120073", "Achat", 10, 160, 1600, "EUR", "09/09/2026", "11/09/2026"],
  ],
} as const;

const MT536 = "tests/fixtures/swift/securities/mt536-two-trades.fin";

function put(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "concordance-")), name);
  writeFileSync(path, content);
  return path;
}

const sheetNamed = (sheets: readonly SheetModel[], start: string): SheetModel =>
  sheets.find(({ name }) => name.startsWith(start))!;

describe("a book of trades and the custodian's MT536", () => {
  test("are reconciled on the first run: what agrees, what differs, what is missing", async () => {
    const { status, result } = await reconcileBook(workbookWith(BOOK), "--import", MT536, "--lang", "fr");
    expect(status).toBe(1);
    const [pair] = result!.reconciliations;
    expect([pair?.left.sheet, pair?.right.sheet]).toEqual(["Opérations", "Mouvements PTF-00042 2026-09-11"]);
    expect(pair?.matches.map(({ left, status: state }) => [left, state])).toEqual([
      [[2], "matched"],
      [[3], "matched"],
    ]);
    expect(pair?.breaks.map(({ type, left }) => [type, left])).toEqual(
      expect.arrayContaining([
        ["quantity", [3]],
        ["missing-right", [4]],
      ]),
    );
  });

  test("the statement that does not add up fails its control, with its figures", async () => {
    const { result, err } = await reconcileBook(workbookWith(BOOK), "--import", MT536, "--lang", "fr");
    expect(result!.controls.find(({ control }) => control === "statement-balance")?.outcome).toBe("fail");
    expect(err).toContain(
      "FR0000131104 : l'ouverture de 100 et les mouvements de -50 font 50, or le solde de clôture est de 60",
    );
  });

  test("cash and holdings brought in beside them disturb nothing", async () => {
    const alone = await reconcileBook(workbookWith(BOOK), "--import", MT536);
    const more = ["tests/fixtures/swift/securities/mt535.fin", "tests/fixtures/swift/mt940/cmxl/mt940.sta"];
    const both = await reconcileBook(
      workbookWith(BOOK),
      "--import",
      MT536,
      ...more.flatMap((file) => ["--import", file]),
    );
    expect(both.result!.reconciliations).toEqual(alone.result!.reconciliations);
    expect(both.written!.sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Holdings/), expect.stringMatching(/^Cash/)]),
    );
  });
});

test("a text of a file never becomes a formula", async () => {
  const harm = '=HYPERLINK("http://x")';
  const csv = put(
    "custody.csv",
    [
      "Reference;ISIN;Side;Quantity;Net amount;Currency;Trade date;Narrative",
      `BUY-000123;FR0000120271;Buy;1000;25552.40;EUR;2026-09-09;${harm}`,
      "+SUM(A1);FR0000131104;Sell;40;2400.00;EUR;2026-09-09;@x",
    ].join("\n"),
  );
  const { written } = await reconcileBook(workbookWith(BOOK), "--import", csv);
  const sheet = sheetNamed(written!.sheets, "custody");
  const own = [...sheet.cells.formulas()].filter(({ column }) => column < 8);
  expect(own).toEqual([]);
  const { area } = sheet.tables[0]!;
  expect([
    sheet.cells.value(area.top + 1, 7),
    sheet.cells.value(area.top + 2, 0),
    sheet.cells.value(area.top + 2, 7),
  ]).toEqual([harm, "+SUM(A1)", "@x"]);
});

test("a workbook of the 1904 calendar says the same days", async () => {
  const book = workbookWith(BOOK);
  book.dateSystem = 1904;
  const [in1900, in1904] = [
    await reconcileBook(workbookWith(BOOK), "--import", MT536),
    await reconcileBook(book, "--import", MT536),
  ];
  expect(in1904.result!.reconciliations[0]?.breaks).toEqual(in1900.result!.reconciliations[0]?.breaks);
});

test("the same morning again says the same", async () => {
  const words = ["--import", MT536, "--lang", "fr"];
  const [first, second] = [
    await reconcileBook(workbookWith(BOOK), ...words),
    await reconcileBook(workbookWith(BOOK), ...words),
  ];
  expect(second.result).toEqual(first.result);
});
