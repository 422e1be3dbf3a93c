import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { WorkbookModel } from "../../src/host/model/createWorkbook";
import { reconcileBook, workbookWith } from "./desk";

/** A custodian's CSV that is damaged in one way, brought in and reconciled: one sentence with its line, or its cell. */
const BOOK = {
  Opérations: [
    ["Référence opération", "Code ISIN", "Sens", "Quantité", "Montant net", "Devise", "Date d'opération"],
    ["BUY-000123", "FR0000120271", "Achat", 1000, 25552.4, "EUR", "09/09/2026"],
    ["SEL-000124", "FR0000131104", "Vente", 40, 2400, "EUR", "09/09/2026"],
  ],
} as const;

const HEADER = "Votre référence;Code ISIN;Sens;Quantité;Montant net;Devise;Date d'opération;Libellé";
const buy = (date = "09/09/2026", label = "x"): string =>
  `BUY-000123;FR0000120271;Achat;1000;25552,40;EUR;${date};${label}`;
const SELL = "SEL-000124;FR0000131104;Vente;40;2400,00;EUR;09/09/2026;y";

function file(content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "concordance-")), "relevé dépositaire.csv");
  writeFileSync(path, content);
  return path;
}

const reconcile = (content: string | Uint8Array) =>
  reconcileBook(workbookWith(BOOK), "--import", file(content), "--lang", "fr");

function allTexts(workbook: WorkbookModel | null): string {
  return (workbook?.sheets ?? [])
    .flatMap(({ cells }) => {
      const area = cells.used(true);
      if (!area) return [];
      const texts: string[] = [];
      for (let row = area.top; row <= area.bottom; row += 1)
        for (let column = area.left; column <= area.right; column += 1) {
          const value = cells.value(row, column);
          if (typeof value === "string") texts.push(value);
        }
      return texts;
    })
    .join("\n");
}

describe("a damaged CSV is told where it comes in, and the rest is reconciled", () => {
  test.each([
    [
      "the same header twice",
      `${HEADER};Montant net\n${buy()};1\n${SELL};2\n`,
      /ligne 1 : les colonnes E, I portent le même en-tête « Montant net »/,
    ],
    [
      "lines that end in two ways",
      `${HEADER}\r\n${buy()}\n${SELL}\r\n`,
      /ligne 2 : à partir d'ici, les fins de ligne diffèrent/,
    ],
    [
      "a NUL in a cell",
      `${HEADER}\n${buy("09/09/2026", "a\u0000b")}\n${SELL}\n`,
      /ligne 2 : le texte de la colonne 8 contient des caractères de contrôle/,
    ],
    [
      "a text longer than a cell",
      `${HEADER}\n${buy("09/09/2026", "a".repeat(32_767))}\n${SELL}\n`,
      /ligne 2 : le texte de la colonne 8 a 32767 caractères/,
    ],
    [
      "a text turned round",
      `${HEADER}\n${buy("09/09/2026", "\u202eRUE")}\n${SELL}\n`,
      /ligne 2 : le texte de la colonne 8 contient des marques cachées/,
    ],
  ])("%s", async (_case, content, sentence) => {
    const { err, result } = await reconcile(content);
    expect(err.match(new RegExp(sentence, "g"))).toHaveLength(1);
    expect(result?.reconciliations[0]?.matches).toHaveLength(2);
  });

  test("text from the right to the left needs no word, and stands as it was", async () => {
    const { err, result, written } = await reconcile(`${HEADER}\n${buy("09/09/2026", "שלום עולם")}\n${SELL}\n`);
    expect([err, result?.reconciliations[0]?.matches.length]).toEqual(["", 2]);
    expect(allTexts(written)).toContain("שלום עולם");
  });

  test.each([["30/02/2026"], ["01/01/1900"], ["31/12/9999"]])(
    "the date %s is no date, told by its cell",
    async (date) => {
      const { result, written } = await reconcile(`${HEADER}\n${buy(date)}\n${SELL}\n`);
      expect(result?.reconciliations[0]?.matches).toHaveLength(2);
      expect(allTexts(written)).toMatch(new RegExp(`G9\\b[^\\n]*« ${date} »`));
    },
  );
});

describe("what cannot be reconciled is refused in one sentence", () => {
  test.each([
    ["rows without a header", `${buy()}\n${SELL}\n`, /ligne 1 : aucune ligne d'en-tête de colonnes reconnue/],
    [
      "bytes under a CSV's name",
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251),
      /un fichier binaire et non un texte/,
    ],
    ["prose with commas", "Cher collègue, voici, enfin\nle relevé, merci\n", /ne contient pas de tableau/],
  ])("%s", async (_case, content, sentence) => {
    const { status, err } = await reconcile(content);
    expect(status).toBe(2);
    expect(err.match(new RegExp(sentence, "g"))).toHaveLength(1);
  });
});

test("what Excel would damage stays a text: codes of digits, exponents, months, long numbers", async () => {
  const codes = ["00123", "1E10", "MAR1", "12345678901234567890", "3-4", "TRUE"];
  const { written } = await reconcile(
    `Votre référence;Code ISIN;Sens;Quantité;Note\n${codes.map((code) => `${code};FR0000120271;Achat;5;${code}`).join("\n")}\n`,
  );
  const sheet = written!.sheets.find(({ name }) => name.startsWith("relevé"))!;
  const { top } = sheet.tables[0]!.area;
  expect(codes.map((_, index) => sheet.cells.value(top + 1 + index, 4))).toEqual(codes);
});

test("a header without rows is a table, and the run says where to put them", async () => {
  const { status, err } = await reconcile(`${HEADER}\n`);
  expect([status, err]).toEqual([
    2,
    expect.stringContaining("sous l'en-tête de la ligne 8, aucune ligne à rapprocher"),
  ]);
});
