import { expect, test } from "vitest";
import { runReconciliation } from "../../src/engine";
import type { Engine } from "../../src/excel";
import { openDesk, pictureOf, sheetOf, type Desk } from "./desk";

const engine: Engine = (input, onProgress) => Promise.resolve(runReconciliation(input, onProgress));

const DAY = 45_747;
const BOOK_HEADER = [
  "Trade ref",
  "ISIN",
  "Side",
  "Quantity",
  "Price",
  "Net amount",
  "Ccy",
  "Trade date",
  "Settlement date",
];
const STATEMENT_HEADER = [
  "Référence",
  "Code ISIN",
  "Sens",
  "Quantité",
  "Cours",
  "Montant net",
  "Devise",
  "Date d'opération",
  "Date de règlement",
];
const ISINS = ["FR0000120271", "FR0000131104", "DE0007164600", "FR0000133308", "NL0000235190"];

const trade = (row: number, side: readonly [string, string], quantity = 100 + 10 * row) => [
  `TRD${1000 + row}`,
  ISINS[row % 5] ?? "",
  side[row % 2] ?? "",
  quantity,
  50 + row,
  (100 + 10 * row) * (50 + row),
  "EUR",
  DAY + row,
  DAY + row + 2,
];

async function open(): Promise<Desk> {
  const rows = Array.from({ length: 12 }, (_, row) => row);
  const desk = await openDesk({
    "Blotter {1}": [BOOK_HEADER, ...rows.map((row) => trade(row, ["BUY", "SELL"]))],
    "Relevé d'avril": [
      STATEMENT_HEADER,
      ...rows.slice(0, 11).map((row) => trade(row, ["Achat", "Vente"], row === 4 ? 104 : undefined)),
    ],
  });
  const { styles } = desk.excel.workbook;
  for (const { cells } of desk.excel.workbook.sheets) {
    for (let row = 1; row <= 12; row += 1)
      for (const column of [7, 8]) cells.setStyle(row, column, styles.derive(0, { numberFormat: "dd/mm/yyyy" }));
  }
  return desk;
}

async function reconciled(desk: Desk) {
  const { settings } = await desk.addIn.surveyWorkbook("en");
  const done = await desk.addIn.reconcile(
    { settings, language: "en", asOf: null, pair: null },
    engine,
    () => undefined,
  );
  if (!done.ok) throw new Error(done.error.wording.en);
  return done.value;
}

const columnOf = (desk: Desk, sheet: string, header: string): number => {
  const { cells } = sheetOf(desk, sheet);
  return Array.from({ length: 30 }, (_, column) => column).findIndex((column) => cells.value(0, column) === header);
};

test("from two sheets to marks and breaks; a corrected cell clears its break at once; removal restores the workbook", async () => {
  const desk = await open();
  const before = pictureOf(desk);
  const { view, problems } = await reconciled(desk);
  expect(problems).toEqual([]);
  expect(view.breaks.map(({ type }) => type).sort()).toEqual(["missing-right", "quantity"]);

  const status = columnOf(desk, "Blotter {1}", "Status");
  const { cells } = sheetOf(desk, "Blotter {1}");
  expect(status).toBe(9);
  const open5 = cells.value(5, status);
  expect(open5).not.toBe(cells.value(4, status));
  const errors = desk.excel.workbook.sheets.flatMap((sheet) =>
    [...sheet.cells.formulas()]
      .filter(({ row, column }) => typeof sheet.cells.value(row, column) === "object")
      .map(({ formula }) => `${sheet.name}: ${formula}`),
  );
  expect(errors).toEqual([]);

  desk.excel.edit(sheetOf(desk, "Relevé d'avril"), 5, 3, "140");
  expect(cells.value(5, status)).not.toBe(open5);
  desk.excel.edit(sheetOf(desk, "Relevé d'avril"), 5, 3, "104");
  expect(cells.value(5, status)).toBe(open5);

  const once = pictureOf(desk);
  await reconciled(desk);
  expect(pictureOf(desk)).toEqual(once);
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(before);
});

test("one sheet alone is refused with what is missing, and nothing is written", async () => {
  const desk = await openDesk({
    Blotter: [BOOK_HEADER, ...Array.from({ length: 12 }, (_, row) => trade(row, ["BUY", "SELL"]))],
  });
  const before = pictureOf(desk);
  const { settings } = await desk.addIn.surveyWorkbook("en");
  const done = await desk.addIn.reconcile(
    { settings, language: "en", asOf: null, pair: null },
    engine,
    () => undefined,
  );
  expect(done.ok).toBe(false);
  expect(pictureOf(desk)).toEqual(before);
});
