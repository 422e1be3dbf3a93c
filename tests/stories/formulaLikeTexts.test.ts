import { expect, test } from "vitest";
import type { Sheet } from "../../src/host/model/workbook";
import { reconcileBook, workbookWith, type Rows } from "./desk";

const POISON = ['=HYPERLINK("http://x","y")', "+1+2", "-2+3", "@SUM(A1)", "=1+1|cmd", "\t=1+1", "'=1+1"];

const BOOK: Rows = [
  ["Trade ref", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date", "Broker", "=Trader"],
  ...POISON.map((text, index) => [
    text,
    index === 2 ? text : "FR0000120271",
    index === 3 ? text : "Buy",
    100 + index,
    50,
    index === 4 ? text : 5000 + 50 * index,
    "EUR",
    index === 5 ? text : "02/10/2026",
    text,
    "AB",
  ]),
  ["T1", "FR0000131104", "Buy", 10, 5, 50, "EUR", "02/10/2026", "=Alpha", "AB"],
  ["T2", "FR0000131104", "Buy", 20, 5, 100, "EUR", "02/10/2026", "+Alpha", "AB"],
];
const STATEMENT: Rows = [
  ["Client ref", "ISIN", "Transaction", "Units", "Price", "Settlement amount", "Ccy", "Trade date", "Counterparty"],
  ["T1", "FR0000131104", "Buy", 10, 5, 50, "EUR", "02/10/2026", "=Beta"],
  ["T2", "FR0000131104", "Buy", 25, 5, 125, "EUR", "02/10/2026", "+Alpha"],
  ...POISON.map((text, index) => [
    `${text}.`,
    "DE0007164600",
    "Sell",
    3 + index,
    7,
    21 + 7 * index,
    "EUR",
    "02/10/2026",
    text,
  ]),
];

/** Sheet names that would end a quoted reference too early, or be read as a formula. */
const BOOK_SHEET = `=Blot"ter'+1`;
const STATEMENT_SHEET = `@Custodian ' "statement`;

const formulasOf = ({ cells }: Sheet): string[] => [...cells.formulas()].map(({ formula }) => formula);

test("a text that starts like a formula stays a text in every cell we write, in marks and sheets alike", async () => {
  for (const language of ["en", "fr"]) {
    const { status, written, err } = await reconcileBook(
      workbookWith({ [BOOK_SHEET]: BOOK, [STATEMENT_SHEET]: STATEMENT }),
      ...["--left", BOOK_SHEET, "--right", STATEMENT_SHEET, "--lang", language],
    );
    expect({ status, err }).toEqual({ status: 1, err: "" });
    const formulas = written!.sheets.flatMap(formulasOf);
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) {
      expect(formula).toMatch(/^=(IFERROR|MATCH|ABS|INT|UPPER|ROUND|IF|SUM|COUNTIFS?|HYPERLINK)\(/);
      expect(formula).not.toMatch(/http|cmd|SUM\(A1\)|HYPERLINK\((?!"#)/);
    }
  }
});

test("such a text is shown as it was found", async () => {
  const { written } = await reconcileBook(
    workbookWith({ Blotter: BOOK, "Custodian statement": STATEMENT }),
    ...["--left", "Blotter", "--right", "Custodian statement"],
  );
  const shown = new Set<unknown>();
  for (const { cells, name } of written!.sheets) {
    const used = cells.used(true);
    if (!used || name === "Blotter" || name === "Custodian statement") continue;
    for (let row = used.top; row <= used.bottom; row += 1) {
      for (let column = used.left; column <= used.right; column += 1) shown.add(cells.value(row, column));
    }
  }
  expect(POISON.slice(0, 5).filter((text) => !shown.has(text))).toEqual([]);
});
