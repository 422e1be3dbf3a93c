import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { loadWorkbook } from "../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";
import { workbookWith } from "./desk";

const HEADER = ["Trade ref", "ISIN", "Side", "Quantity", "Price", "Fees", "Net amount", "Currency", "Trade date"];
const trade = (fees: number) => ["T1", "FR0000120271", "Buy", 1000, 25.4, fees, 25400 + fees, "EUR", 46_274] as const;

async function run(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await main(["reconcile", ...words], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isInteractive: false,
  });
  return { status, out, err };
}

test("a correction is proposed, approved by two persons on its sheet, and exported for the ledger", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concordance-"));
  const book = join(folder, "book.xlsx");
  const fec = join(folder, "732829320FEC20261231.txt");
  writeFileSync(
    book,
    saveWorkbook(workbookWith({ Blotter: [HEADER, trade(50.8)], "Broker statement": [HEADER, trade(76.2)] })),
  );
  const proposed = await run(book, "--in-place", "--export-fec", fec);
  expect(proposed.err).toContain("1 entries are not approved by two persons");
  expect(readFileSync(fec, "utf8").split("\r\n")).toHaveLength(2);

  const workbook = loadWorkbook(readFileSync(book));
  const { cells } = workbook.sheets.find(({ name }) => name === "Corrections")!;
  const columns = Array.from({ length: 16 }, (_, column) => cells.value(4, column));
  cells.setValue(5, columns.indexOf("Prepared by"), "Claire");
  cells.setValue(5, columns.indexOf("Approved by"), "Paul");
  writeFileSync(book, saveWorkbook(workbook));
  const csv = join(folder, "journal.csv");
  const approved = await run(book, "--in-place", "--export-fec", fec, "--export-csv", csv, "--json", "-");
  const [entry] = (JSON.parse(approved.out) as { journals: { status: string; approvedBy: string }[] }).journals;
  expect(entry).toMatchObject({ status: "approved", preparedBy: "Claire", approvedBy: "Paul" });
  expect(
    readFileSync(fec, "utf8")
      .split("\r\n")
      .slice(1, 3)
      .map((line) => line.split("|").filter((_, column) => [2, 4, 11, 12].includes(column))),
  ).toEqual([
    ["OD0000001", "6271", "25,40", "0,00"],
    ["OD0000001", "464", "0,00", "25,40"],
  ]);
  expect(readFileSync(csv, "utf8").split("\r\n").slice(0, 2)).toEqual([
    "Journal;Date;N° écriture;Compte;Intitulé;Pièce;Libellé;Débit;Crédit;Montant devise;Devise",
    expect.stringMatching(
      /^OD;\d\d\/09\/2026;OD0000001;6271;Frais sur titres \(achat, vente, garde\);T1;CORR .*;25,40;0,00;;$/,
    ),
  ]);
});
