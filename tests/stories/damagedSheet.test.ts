import { beforeAll, describe, expect, test } from "vitest";
import type { SheetModel, WorkbookModel } from "../../src/host/model/createWorkbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";
import { reconcileBook, workbookWith, type Ran } from "./desk";

/** A statement that somebody opened as a text file in a month-first Excel and pasted beside the blotter. */
const BOOK = [
  [
    "Reference",
    "Account",
    "ISIN",
    "Side",
    "Quantity",
    "Price",
    "Net amount",
    "Currency",
    "Trade date",
    "Counterparty",
    "Trader",
  ],
  ["202609110001", "00078901", "FR0000120271", "Buy", 100, 50, 5000, "EUR", 46_266, "Société Générale", "AB"],
  ["MAR1", "00078901", "FR0000131104", "Sell", 200, 60, 12000, "EUR", 46_267, "BNP Paribas", "AB"],
  ["T-3", "00078901", "US0378331005", "Buy", 30, 240, 7200, "USD", 46_268, "Société Générale", "CD"],
  ["T-4", "00078901", "DE0007164600", "Buy", 40, 238, 9520, "EUR", 46_269, "BNP Paribas", "CD"],
  ["T-5", "00078901", "NL0010273215", "Buy", 10, 640, 6400, "EUR", 46_272, "BNP Paribas", "CD"],
];
const STATEMENT = [
  [
    "RÃ©fÃ©rence client",
    "Compte titres",
    "Code ISIN",
    "Sens",
    "QuantitÃ©",
    "Cours",
    "Montant net",
    "Devise",
    "Date dâ€™opÃ©ration",
    "Contrepartie",
    "RÃ©f. dÃ©positaire",
  ],
  ["2.02609E+11", 78_901, "FR0000120271", "Achat", 100, 50, 5000, "EUR", 46_031, "SociÃ©tÃ© GÃ©nÃ©rale", "D1"],
  ["1-Mar", 78_901, "FR0000131104", "Vente", 200, 60, 12000, "EUR", 46_062, "BNP Paribas", "D2"],
  ["T-3", 78_901, "US0378331005", "Achat", 30, 240, 7200, "USD", 46_090, "SociÃ©tÃ© GÃ©nÃ©rale", "D3"],
  ["T-4", 78_901, "DEOOO7164600", "Achat", 40, 238, 9520, "EUR", 46_121, "BNP Paribas", "D4"],
  ["T-5", 78_901, "NL0010273215", "Achat", 10, 640, 6400, "EUR", 46_212, "BNP Paribas", "D5"],
];

const sheetOf = (workbook: WorkbookModel, name: string): SheetModel =>
  workbook.sheets.find((sheet) => sheet.name === name)!;

/** The repair table's rows by what stands in the cell: state, what is read, the place of the decision. */
function repairs(workbook: WorkbookModel) {
  const sheet = sheetOf(workbook, "Repairs");
  const { area, columns } = sheet.tables[0]!;
  const at = (header: string): number => area.left + columns.indexOf(header);
  const text = (row: number, header: string): string => sheet.cells.value(row, at(header)) as string;
  return Array.from({ length: area.bottom - area.top }, (_, index) => {
    const row = area.top + 1 + index;
    return {
      said: `${text(row, "State")}: ${text(row, "In the cell")} → ${text(row, "Read as")}`,
      decide: (decision: string) => sheet.cells.setValue(row, at("Right? Yes or No"), decision),
    };
  });
}

describe("a statement that Excel damaged", () => {
  let first: Ran;
  beforeAll(async () => {
    first = await reconcileBook(workbookWith({ Blotter: BOOK, "Custodian statement": STATEMENT }), "--lang", "en");
  });

  test("agrees with the book, each repair listed with what it stands for", () => {
    expect(first.err).not.toContain("rror");
    expect(
      repairs(first.written!)
        .map(({ said }) => said)
        .sort(),
    ).toEqual([
      "Applied: 1-Mar → MAR1",
      "Applied: 2.02609E+11 → 202609110001",
      "Applied: 78901 → 00078901",
      "Applied: DEOOO7164600 → DE0007164600",
      "Applied: Date dâ€™opÃ©ration → Day and month exchanged",
      "Applied: SociÃ©tÃ© GÃ©nÃ©rale → Société Générale",
    ]);
    const [pair] = first.result!.reconciliations;
    expect(pair!.matches.map(({ status }) => status)).toEqual(Array(5).fill("matched"));
    expect(pair!.breaks).toEqual([]);
    expect(first.result!.repairs).toHaveLength(6);
  });

  test("no cell of the statement is changed", () => {
    const { cells } = sheetOf(first.written!, "Custodian statement");
    STATEMENT.forEach((row, index) => {
      expect(row.map((_, column) => cells.value(index, column))).toEqual(row);
    });
  });

  test("what a person rejects is read as it stands on the next run, and stays rejected on the one after", async () => {
    const workbook = first.written!;
    repairs(workbook)
      .find(({ said }) => said.includes("SociÃ©tÃ©"))!
      .decide("No");
    const second = await reconcileBook(saveWorkbook(workbook));
    expect(second.result!.repairs.filter(({ status }) => status === "rejected").map(({ kind }) => kind)).toEqual([
      "mojibake",
    ]);
    const third = await reconcileBook(saveWorkbook(second.written!));
    expect(third.result).toEqual(second.result);
  });
});
