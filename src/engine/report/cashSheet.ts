import { serialFromDay, type DateSystem } from "../../kernel/day";
import { decimalToNumber, type Decimal } from "../../kernel/decimal";
import type { Language, Wording } from "../../kernel/language";
import { openReason, type CashPaper, type CashSheet } from "../cash/cashPaper";
import type { CashProof, OpenItem } from "../cash/cashProof";
import { MOVEMENT_WORDS, movementType } from "../cash/movementType";
import { dayAt, textAt } from "../records/recordTable";
import { AMOUNT, DATE, PaperPage } from "./paperPage";
import type { ListColumn } from "./blocks";
import { rowsLink } from "./live";
import { tableRange, type OwnSheet, type PlannedCell } from "./plan";

export const CASH_TABLE = "Concordance_Cash";
const ITEMS = "Concordance_CashItems";

/** Cash as an accountant proves it: what each sheet says of itself, book against bank with the open items that make up the
 *  difference, and what open trades will move. The sums are formulas over the tables of the sheet. */
export function cashSheet(paper: CashPaper | null, dateSystem: DateSystem, language: Language): OwnSheet {
  const page = new PaperPage(language);
  page.title(
    { en: "Cash", fr: "Espèces" },
    {
      en: "Book against bank by account and currency: opening + movements = closing, and the difference is the sum of the open items.",
      fr: "Livre contre banque par compte et devise\u00a0: ouverture + mouvements = clôture, et l'écart est la somme des suspens.",
    },
  );
  if (paper) {
    page.table(PROOF_HEADING, CASH_TABLE, PROOF_COLUMNS, (row) => proofRows(paper.proofs, row));
    page.table(
      ITEMS_HEADING,
      ITEMS,
      ITEM_COLUMNS,
      paper.proofs.flatMap((proof, index) =>
        proof.items.map((item) => itemCells(proof, index, item, dateSystem, language)),
      ),
    );
    page.table(SHEETS_HEADING, "Concordance_CashSheets", SHEET_COLUMNS, (row) => sheetRows(paper.sheets, row));
    page.table(FORECAST_HEADING, "Concordance_CashForecast", FORECAST_COLUMNS, (row) =>
      forecastRows(paper, row, dateSystem, language),
    );
  }
  return page.sheet("cash", { en: "Cash", fr: "Espèces" }, paper === null);
}

const PROOF_HEADING: Wording = { en: "Book against bank", fr: "Livre contre banque" };
const PROOF_COLUMNS: readonly ListColumn[] = [
  { key: "number", header: { en: "Proof", fr: "Preuve" }, width: 10 },
  { key: "book", header: { en: "Our sheet", fr: "Notre feuille" }, width: 26 },
  { key: "statement", header: { en: "Statement", fr: "Relevé" }, width: 26 },
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 16 },
  { key: "bookMovements", header: { en: "Our movements", fr: "Nos mouvements" }, width: 18, numberFormat: AMOUNT },
  {
    key: "statementMovements",
    header: { en: "Bank's movements", fr: "Mouvements banque" },
    width: 18,
    numberFormat: AMOUNT,
  },
  { key: "difference", header: { en: "Difference", fr: "Écart" }, width: 18, numberFormat: AMOUNT },
  { key: "open", header: { en: "Open items", fr: "Suspens" }, width: 18, numberFormat: AMOUNT },
  { key: "remainder", header: { en: "Not explained", fr: "Non expliqué" }, width: 18, numberFormat: AMOUNT },
  { key: "proof", header: { en: "Proved", fr: "Prouvé" }, width: 14 },
];

const proofRows = (proofs: readonly CashProof[], first: number): PlannedCell[][] =>
  proofs.map(({ book, statement, currency, bookMovements, statementMovements }, index) => {
    const row = first + index;
    return [
      index + 1,
      book.reading.survey.sheet,
      statement.reading.survey.sheet,
      currency,
      decimalToNumber(bookMovements),
      decimalToNumber(statementMovements),
      { formula: `=ROUND($E${row}-$F${row},8)` },
      { formula: `=SUMIFS(${tableRange(ITEMS, "effect")},${tableRange(ITEMS, "number")},$A${row})` },
      { formula: `=ROUND($G${row}-$H${row},8)` },
      { formula: `=IF($I${row}=0,"✓","✗")` },
    ];
  });

const ITEMS_HEADING: Wording = { en: "Open items", fr: "Suspens" };
const ITEM_COLUMNS: readonly ListColumn[] = [
  { key: "number", header: { en: "Proof", fr: "Preuve" }, width: 10 },
  { key: "ours", header: { en: "Our rows", fr: "Nos lignes" }, width: 26 },
  { key: "theirs", header: { en: "Statement rows", fr: "Lignes du relevé" }, width: 26 },
  { key: "day", header: { en: "Value date", fr: "Date de valeur" }, width: 16, numberFormat: DATE },
  { key: "effect", header: { en: "Book − bank", fr: "Livre − banque" }, width: 18, numberFormat: AMOUNT },
  { key: "age", header: { en: "Age (b. days)", fr: "Âge (j. ouvrés)" }, width: 18, numberFormat: "0" },
  { key: "type", header: { en: "About", fr: "Objet" }, width: 18 },
  { key: "break", header: { en: "Break", fr: "Écart" }, width: 18 },
  { key: "label", header: { en: "Description", fr: "Libellé" }, width: 18 },
  { key: "reason", header: { en: "Why it is open", fr: "Pourquoi c'est ouvert" }, width: 14 },
];

function itemCells(
  { book, statement }: CashProof,
  index: number,
  { reason, effect, left, right, found }: OpenItem,
  dateSystem: DateSystem,
  language: Language,
): PlannedCell[] {
  const [side, records] = left.length > 0 ? [book, left] : [statement, right];
  const [first = 0] = records;
  const day = dayAt(side.compared, "settlementDate", first);
  const words = (["transactionType", "label", "event"] as const).map((field) =>
    textAt(side.reading.records, field, first),
  );
  const type = movementType(words);
  return [
    index + 1,
    rowsLink(book.reading, left),
    rowsLink(statement.reading, right),
    day === null ? null : serialFromDay(day, dateSystem),
    decimalToNumber(effect),
    found?.ageBusinessDays ?? null,
    type && MOVEMENT_WORDS[type][language],
    found?.id ?? null,
    words[1] ?? words[0] ?? null,
    openReason(reason)[language],
  ];
}

const SHEETS_HEADING: Wording = { en: "Each sheet by itself", fr: "Chaque feuille pour elle-même" };
const SHEET_COLUMNS: readonly ListColumn[] = [
  { key: "sheet", header: { en: "Sheet", fr: "Feuille" }, width: 10 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 26 },
  { key: "rows", header: { en: "Rows", fr: "Lignes" }, width: 26, numberFormat: "0" },
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 16 },
  { key: "opening", header: { en: "Opening", fr: "Ouverture" }, width: 18, numberFormat: AMOUNT },
  { key: "movements", header: { en: "Movements", fr: "Mouvements" }, width: 18, numberFormat: AMOUNT },
  { key: "closing", header: { en: "Closing", fr: "Clôture" }, width: 18, numberFormat: AMOUNT },
  {
    key: "gap",
    header: { en: "Opening + movements − closing", fr: "Ouverture + mouvements − clôture" },
    width: 18,
    numberFormat: AMOUNT,
  },
  {
    key: "breaks",
    header: { en: "Rows that do not follow", fr: "Lignes qui ne suivent pas" },
    width: 18,
    numberFormat: "0",
  },
  { key: "proof", header: { en: "Proved", fr: "Prouvé" }, width: 14 },
];

const sheetRows = (sheets: readonly CashSheet[], first: number): PlannedCell[][] =>
  sheets
    .flatMap(({ reading, accounts }) => accounts.map((account) => ({ sheet: reading.survey.sheet, ...account })))
    .map(({ sheet, account, currency, records, movements, balances, breaks }, index) => {
      const row = first + index;
      const figure = (value: Decimal | undefined): PlannedCell => (value ? decimalToNumber(value) : null);
      const proved: PlannedCell = balances ? { formula: `=IF(AND($H${row}=0,$I${row}=0),"✓","✗")` } : null;
      return [
        sheet,
        account,
        records.length,
        currency,
        figure(balances?.opening),
        decimalToNumber(movements),
        figure(balances?.closing),
        balances ? { formula: `=ROUND($E${row}+$F${row}-$G${row},8)` } : null,
        breaks.length,
        proved,
      ];
    });

const FORECAST_HEADING: Wording = {
  en: "Forecast from open trades",
  fr: "Prévision d'après les opérations en cours",
};
const FORECAST_COLUMNS: readonly ListColumn[] = [
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 10 },
  { key: "day", header: { en: "Value date", fr: "Date de valeur" }, width: 26, numberFormat: DATE },
  { key: "what", header: { en: "What", fr: "Quoi" }, width: 26 },
  { key: "trades", header: { en: "Trades", fr: "Opérations" }, width: 16, numberFormat: "0" },
  { key: "in", header: { en: "In", fr: "Entrées" }, width: 18, numberFormat: AMOUNT },
  { key: "out", header: { en: "Out", fr: "Sorties" }, width: 18, numberFormat: AMOUNT },
  { key: "net", header: { en: "Net", fr: "Net" }, width: 18, numberFormat: AMOUNT },
  { key: "balance", header: { en: "Balance after", fr: "Solde après" }, width: 18, numberFormat: AMOUNT },
];

/** For each currency its last balance of the statements, where they show one, then each value date; overdue trades stand apart, since no
 *  day is known for them. */
function forecastRows(paper: CashPaper, first: number, dateSystem: DateSystem, language: Language): PlannedCell[][] {
  const rows: PlannedCell[][] = [];
  const say = (wording: Wording): string => wording[language];
  for (const currency of new Set(paper.forecast.lines.map((line) => line.currency))) {
    const closing = lastBalance(paper.sheets, currency);
    const balance = closing === null ? null : decimalToNumber(closing);
    const last = { en: "Last balance of the statements", fr: "Dernier solde des relevés" };
    rows.push([currency, null, say(last), null, null, null, null, balance]);
    for (const line of paper.forecast.lines.filter((one) => one.currency === currency)) {
      const row = first + rows.length;
      rows.push([
        currency,
        line.day === null ? null : serialFromDay(line.day, dateSystem),
        line.day === null
          ? say({ en: "Overdue, not settled", fr: "En retard, non dénoué" })
          : say({ en: "To settle", fr: "À dénouer" }),
        line.trades,
        decimalToNumber(line.in),
        decimalToNumber(line.out),
        { formula: `=$E${row}-$F${row}` },
        balance === null ? null : { formula: `=ROUND($H${row - 1}+$G${row},8)` },
      ]);
    }
  }
  return rows;
}

/** The sum of the last balances that the statements show in a currency; null: none does. */
function lastBalance(sheets: readonly CashSheet[], currency: string): Decimal | null {
  const closings = sheets
    .filter(({ role }) => role === "statement")
    .flatMap(({ accounts }) => accounts.filter((account) => account.currency === currency))
    .flatMap(({ balances }) => (balances ? [balances.closing] : []));
  return closings.length === 1 ? (closings[0] ?? null) : null;
}
