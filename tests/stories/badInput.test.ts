import { describe, expect, test } from "vitest";
import type { CellValue, Sheet } from "../../src/host/model/workbook";
import { saveWorkbook } from "../../src/host/package/saveWorkbook";
import { reconcileBook, workbookWith } from "./desk";

const BOOK: CellValue[][] = [
  ["Trade ref", "Account", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date", "Trader"],
  ["T100", "ACC1", "FR0000120271", "Buy", 1000, 50, 50000, "EUR", 46300, "AB"],
  ["T101", "ACC1", "FR0000131104", "Sell", 200, 70, 14000, "EUR", 46300, "AB"],
  ["T102", "ACC1", "DE0007164600", "Buy", 40, 238, 9520, "EUR", 46301, "CD"],
];
const STATEMENT: CellValue[][] = [
  [
    "Client ref",
    "Safekeeping account",
    "ISIN",
    "Transaction",
    "Units",
    "Price",
    "Settlement amount",
    "Ccy",
    "Trade date",
  ],
  ["T100", "ACC1", "FR0000120271", "RVP", 1000, 50, 50000, "EUR", 46300],
  ["T101", "ACC1", "FR0000131104", "DVP", 200, 70, 14000, "EUR", 46300],
  ["T102", "ACC1", "DE0007164600", "RVP", 40, 238, 9520, "EUR", 46301],
];

/** Runs the command line on a workbook with these two sheets, after `harm` was done to them. */
async function reconcileHarmed(harm: (book: Sheet, statement: Sheet) => void, ...words: readonly string[]) {
  const workbook = workbookWith({ Blotter: BOOK, "Custodian statement": STATEMENT });
  harm(workbook.sheets[0]!, workbook.sheets[1]!);
  const { status, err, result, written } = await reconcileBook(workbook, ...words);
  return { status, err, result, written, isWritten: written !== null };
}

describe("a sheet that something is wrong with is reconciled all the same, and what is wrong is said by cell", () => {
  test("an amount, a date and an ISIN that are formula errors", async () => {
    const { status, result, isWritten } = await reconcileHarmed((book) => {
      book.cells.setValue(1, 6, { error: "#REF!" });
      book.cells.setValue(2, 8, { error: "#N/A" });
      book.cells.setValue(3, 2, { error: "#VALUE!" });
    });
    const left = result!.reconciliations[0]!.left;
    expect({ status, isWritten }).toEqual({ status: 1, isWritten: true });
    expect(left.unreadable.map(({ row, column, text }) => `${column}${row} ${text}`)).toEqual([
      "G2 #REF!",
      "I3 #N/A",
      "C4 #VALUE!",
    ]);
    expect(result!.reconciliations[0]!.matches).toHaveLength(3);
  });

  test("numbers that are texts", async () => {
    const { status, result } = await reconcileHarmed((_, statement) => {
      statement.cells.setValue(1, 6, "50 000,00");
      statement.cells.setValue(2, 6, "14 000,00");
      statement.cells.setValue(3, 6, "9 520,00");
    });
    expect(status).toBe(0);
    expect(result!.reconciliations[0]!.matches).toHaveLength(3);
  });

  test("cells of the data that are merged", async () => {
    const { status, result } = await reconcileHarmed((_, statement) => {
      statement.cells.setValue(2, 1, null);
      statement.merges.push({ top: 1, left: 1, bottom: 2, right: 1 });
    });
    expect(status).toBe(0);
    expect(result!.reconciliations[0]!.matches).toHaveLength(3);
  });

  test("a sheet that is used down to its last row", async () => {
    const { status, result, err } = await reconcileHarmed((_, statement) => {
      statement.cells.setValue(1_048_575, 0, "End of file");
    });
    const { right, matches } = result!.reconciliations[0]!;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(matches).toHaveLength(3);
    expect(right.setAside.map(({ row }) => row)).toEqual([1_048_576]);
  });
});

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

describe("what is wrong with a sheet is said once a sheet, not once a column", () => {
  const noticesOf = (written: Awaited<ReturnType<typeof reconcileHarmed>>["written"], name: string): string[] => {
    const { cells } = written!.sheets.find((sheet) => sheet.name === name)!;
    const rows = Array.from(
      { length: 40 },
      (_, row) => [textOf(cells.value(row, 0)), textOf(cells.value(row, 5))] as const,
    );
    return rows.filter(([kind]) => /Notice|Remarque/.test(kind)).map(([, text]) => text);
  };

  test.each([
    ["en", "Set aside", /^Custodian statement, columns E to G: /],
    ["fr", "Mis de côté", /^Custodian statement, colonnes E à G : /],
  ])("numbers stored as text in three columns (%s)", async (language, sheet, wording) => {
    const { written } = await reconcileHarmed(
      (_, statement) => {
        for (const row of [1, 2, 3]) {
          for (const column of [4, 5, 6]) statement.cells.setValue(row, column, textOf(STATEMENT[row]![column]));
        }
      },
      "--lang",
      language,
    );
    const notices = noticesOf(written, sheet);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(wording);
  });
});

describe("a workbook that cannot be reconciled: one line with the place and the remedy, in the language asked for, and no file", () => {
  const compoundFile = (stream: string): Uint8Array =>
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(`Root Entry ${stream}`, "utf16le")]);
  const file = (rows: { book?: CellValue[][]; statement?: CellValue[][]; extra?: CellValue[][] }): Uint8Array =>
    saveWorkbook(
      workbookWith({
        ...(rows.book && { Blotter: rows.book }),
        ...(rows.statement && { "Custodian statement": rows.statement }),
        ...(rows.extra && { Notes: rows.extra }),
      }),
    );
  const without = (rows: CellValue[][], ...headers: string[]): CellValue[][] => {
    const gone = headers.map((header) => rows[0]!.indexOf(header));
    return rows.map((cells) => cells.filter((_, column) => !gone.includes(column)));
  };
  const whole = () => file({ book: BOOK, statement: STATEMENT });

  const cases: [string, () => Uint8Array, RegExp, RegExp][] = [
    [
      "a text file",
      () => new TextEncoder().encode("Ref;Qty\nT1;5\n"),
      /not an Excel workbook \(\.xlsx\)\. Save it as \.xlsx/,
      /n'est pas un classeur Excel \(\.xlsx\)\. Enregistrez-le en \.xlsx/,
    ],
    [
      "a workbook under a password",
      () => compoundFile("EncryptedPackage"),
      /protected by a password\. Open it in Excel, take the password away/,
      /protégé par un mot de passe\. Ouvrez-le dans Excel, retirez le mot de passe/,
    ],
    [
      "a download that broke off",
      () => whole().slice(0, -400),
      /the file is incomplete.*Copy or download it again/,
      /le fichier est incomplet.*Copiez-le ou téléchargez-le à nouveau/,
    ],
    [
      "nothing but notes",
      () => file({ extra: [["Call Anne"], ["Tuesday"]] }),
      /No sheet looks like trades or a custodian's statement \("Notes"\)\. A sheet needs a header row/,
      /Aucune feuille ne ressemble à des opérations.*\("Notes"\)\. Il faut une ligne d'en-tête/,
    ],
    [
      "our own record alone",
      () => file({ book: BOOK, extra: [["Call Anne"]] }),
      /Only our own record was found \("Blotter"\)\. Add the custodian's statement/,
      /Seul notre livre a été trouvé \("Blotter"\)\. Ajoutez le relevé du dépositaire/,
    ],
    [
      "a statement with a header and no rows",
      () => file({ book: BOOK, statement: STATEMENT.slice(0, 1) }),
      /Custodian statement: below the header in row 1 there is no row to reconcile\. Paste the data from row 2 on/,
      /Custodian statement : sous l'en-tête de la ligne 1, aucune ligne à rapprocher\. Collez les données à partir de la ligne 2/,
    ],
    [
      "a book with a header and no rows",
      () => file({ book: BOOK.slice(0, 1), statement: STATEMENT }),
      /Blotter: below the header in row 1 there is no row to reconcile/,
      /Blotter : sous l'en-tête de la ligne 1, aucune ligne à rapprocher/,
    ],
    [
      "a book without quantity and amount, named with the columns that are wanted",
      () => file({ book: without(BOOK, "Quantity", "Net amount", "Price"), statement: STATEMENT }),
      /Only a custodian's statement was found.* Blotter: .*Name at least a security or a reference, and a quantity or an amount/,
      /Seul un relevé de dépositaire a été trouvé.* Blotter : .*Nommez au moins une valeur ou une référence, et une quantité ou un montant/,
    ],
    [
      "a statement without anything that says which trade it is",
      () => file({ book: BOOK, statement: without(STATEMENT, "Client ref", "Safekeeping account", "ISIN") }),
      /Only our own record was found.* Custodian statement: .*Name at least a security or a reference/,
      /Seul notre livre a été trouvé.* Custodian statement : .*Nommez au moins une valeur ou une référence/,
    ],
  ];
  test.each(cases)("%s", async (_case, bytes, en, fr) => {
    for (const [language, wording] of [
      ["en", en],
      ["fr", fr],
    ] as const) {
      const { status, err, result, written } = await reconcileBook(bytes(), "--lang", language);
      expect({ status, err, result, written }).toEqual({
        status: 2,
        err: expect.stringMatching(wording) as string,
        result: null,
        written: null,
      });
      expect(err).toMatch(/^concordance: [^\n]*month\.xlsx[^\n]*\n$/);
    }
  });
});
