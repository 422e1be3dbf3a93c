import { serialFromDay, type DateSystem } from "../../kernel/day";
import { decimal, decimalToNumber } from "../../kernel/decimal";
import { formatDay, type Language, type Wording } from "../../kernel/language";
import { EXPLAINED } from "../results/resultLine";
import { CAUSE_WORDS, type LineResult, type ResultsPaper } from "../results/resultsPaper";
import { amountOf, PRICE_PLACES } from "../results/scaled";
import { rowLink } from "./live";
import { AMOUNT, DATE, PaperPage } from "./paperPage";
import type { ListColumn } from "./blocks";
import { tableRange, type OwnSheet, type PlannedCell } from "./plan";

const LINES = "Concordance_Results";
const EXPLAIN = "Concordance_ResultExplained";

/** The results by line, by book, explained, and beside the front office's. Totals are formulas over the lines; a line that could not be
 *  valued shows what is missing, and no figure. */
export function resultsSheet(paper: ResultsPaper | null, dateSystem: DateSystem, language: Language): OwnSheet {
  const page = new PaperPage(language);
  page.title(
    { en: "Results", fr: "Résultats" },
    paper
      ? {
          en: `Economic results from ${formatDay(paper.from)} to ${formatDay(paper.to)}, in ${paper.baseCurrency} unless a column says the line's currency. Price at the opening exchange rate; exchange rates on the opening value, with the cross effect.`,
          fr: `Résultats économiques du ${formatDay(paper.from)} au ${formatDay(paper.to)}, en ${paper.baseCurrency} sauf mention de la devise de la ligne. Effet cours au change d'ouverture\u00a0; effet change sur la valeur d'ouverture, effet croisé compris.`,
        }
      : { en: "No prices in this workbook.", fr: "Aucun cours dans ce classeur." },
  );
  if (paper) {
    const books = [...new Set(paper.lines.map(({ key }) => key.portfolio ?? key.account ?? "–"))].sort();
    page.table(BOOKS_HEADING, "Concordance_ResultBooks", BOOK_COLUMNS, (row) =>
      books.map((book, index) => [
        book,
        { formula: `=COUNTIFS(${tableRange(LINES, "book")},$A${row + index})` },
        { formula: `=SUMIFS(${tableRange(LINES, "total")},${tableRange(LINES, "book")},$A${row + index})` },
        {
          formula: `=COUNTIFS(${tableRange(LINES, "book")},$A${row + index},${tableRange(LINES, "missing")},">0")`,
        },
      ]),
    );
    page.table(LINES_HEADING, LINES, LINE_COLUMNS, (row) =>
      paper.lines.map((line, index) => lineCells(line, row + index, dateSystem)),
    );
    page.table(EXPLAIN_HEADING, EXPLAIN, EXPLAIN_COLUMNS, (row) =>
      paper.lines.map((line, index) => explainCells(line, row + index)),
    );
    page.table(
      FRONT_HEADING,
      "Concordance_FrontOffice",
      FRONT_COLUMNS,
      paper.frontOffice.map(({ sheet, row, key, day, theirs, ours, difference, cause }): PlannedCell[] => [
        key.security,
        rowLink(sheet, row, `${row}`),
        decimalToNumber(theirs),
        ours && decimalToNumber(ours),
        difference && decimalToNumber(difference),
        cause && CAUSE_WORDS[cause][language],
        serialFromDay(day, dateSystem),
      ]),
    );
  }
  return page.sheet("results", { en: "Results", fr: "Résultats" }, paper === null);
}

const BOOKS_HEADING: Wording = { en: "By book", fr: "Par portefeuille" };
const BOOK_COLUMNS: readonly ListColumn[] = [
  { key: "book", header: { en: "Book", fr: "Portefeuille" }, width: 20 },
  { key: "lines", header: { en: "Lines", fr: "Lignes" }, width: 18, numberFormat: "0" },
  { key: "total", header: { en: "Result", fr: "Résultat" }, width: 18, numberFormat: AMOUNT },
  {
    key: "missing",
    header: { en: "Lines not valued on some day", fr: "Lignes non valorisées certains jours" },
    width: 18,
    numberFormat: "0",
  },
];

const LINES_HEADING: Wording = { en: "By line", fr: "Par ligne" };
const LINE_COLUMNS: readonly ListColumn[] = [
  { key: "book", header: { en: "Book", fr: "Portefeuille" }, width: 20 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 18 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 18 },
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 18 },
  { key: "day", header: { en: "Valued on", fr: "Valorisée le" }, width: 16, numberFormat: DATE },
  {
    key: "quantity",
    header: { en: "Position", fr: "Position" },
    width: 16,
    numberFormat: "General",
  },
  {
    key: "value",
    header: { en: "Market value (currency)", fr: "Valorisation (devise)" },
    width: 18,
    numberFormat: AMOUNT,
  },
  { key: "cost", header: { en: "Cost (currency)", fr: "Prix de revient (devise)" }, width: 18, numberFormat: AMOUNT },
  { key: "realised", header: { en: "Realised (currency)", fr: "Réalisé (devise)" }, width: 18, numberFormat: AMOUNT },
  {
    key: "unrealised",
    header: { en: "Unrealised (currency)", fr: "Latent (devise)" },
    width: 18,
    numberFormat: AMOUNT,
  },
  { key: "income", header: { en: "Income (currency)", fr: "Revenus (devise)" }, width: 18, numberFormat: AMOUNT },
  { key: "fees", header: { en: "Fees (currency)", fr: "Frais (devise)" }, width: 16, numberFormat: AMOUNT },
  { key: "localTotal", header: { en: "Result (currency)", fr: "Résultat (devise)" }, width: 18, numberFormat: AMOUNT },
  { key: "total", header: { en: "Result", fr: "Résultat" }, width: 18, numberFormat: AMOUNT },
  { key: "missing", header: { en: "Days not valued", fr: "Jours non valorisés" }, width: 18, numberFormat: "0" },
  {
    key: "averagePrice",
    header: { en: "Average price of the month", fr: "Cours moyen du mois" },
    width: 18,
    numberFormat: "0.0000",
  },
  { key: "below", header: { en: "Below cost by", fr: "Moins-value latente" }, width: 18, numberFormat: AMOUNT },
];

/** What a position is worth less than its cost at the average price is a formula: the impairment adds these up. */
function lineCells(
  { key, last, total, localTotal, missing, averagePrice }: LineResult,
  row: number,
  dateSystem: DateSystem,
): PlannedCell[] {
  const figure = (units: bigint | null | undefined): PlannedCell =>
    units === null || units === undefined ? null : decimalToNumber(amountOf(units));
  const local = last?.figures.local;
  return [
    key.portfolio ?? key.account ?? "–",
    key.account,
    key.security,
    key.currency,
    last ? serialFromDay(last.day, dateSystem) : null,
    // Quantities are kept with eight decimals.
    last ? Number(last.figures.quantity) / 1e8 : null,
    figure(local?.value),
    figure(local?.cost),
    figure(local?.realised),
    figure(local?.unrealised),
    figure(local?.income),
    figure(local?.fees),
    last ? figure(localTotal) : null,
    last ? figure(total) : null,
    missing.length,
    averagePrice === null ? null : decimalToNumber(decimal(averagePrice, PRICE_PLACES)),
    last && averagePrice !== null ? { formula: `=IF($F${row}>0,MAX(0,ROUND($H${row}-$F${row}*$P${row},2)),0)` } : null,
  ];
}

const EXPLAIN_HEADING: Wording = { en: "Explained", fr: "Analyse du résultat" };
const EXPLAIN_COLUMNS: readonly ListColumn[] = [
  { key: "book", header: { en: "Book", fr: "Portefeuille" }, width: 20 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 18 },
  ...EXPLAINED.map((cause) => ({
    key: cause,
    header: capitalised(CAUSE_WORDS[cause]),
    width: 18,
    numberFormat: AMOUNT,
  })),
  { key: "sum", header: { en: "Sum of causes", fr: "Somme des causes" }, width: 18, numberFormat: AMOUNT },
];

function capitalised({ en, fr }: Wording): Wording {
  const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return { en: first(en), fr: first(fr) };
}

const explainCells = ({ key, explained, last }: LineResult, row: number): PlannedCell[] => [
  key.portfolio ?? key.account ?? "–",
  key.security,
  ...EXPLAINED.map((cause): PlannedCell => (last ? decimalToNumber(amountOf(explained[cause])) : null)),
  { formula: `=ROUND(SUM($C${row}:$K${row}),8)` },
];

const FRONT_HEADING: Wording = { en: "Beside the front office", fr: "Comparé au front-office" };
const FRONT_COLUMNS: readonly ListColumn[] = [
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 20 },
  { key: "row", header: { en: "Their row", fr: "Leur ligne" }, width: 18 },
  { key: "theirs", header: { en: "Front office", fr: "Front-office" }, width: 18, numberFormat: AMOUNT },
  { key: "ours", header: { en: "Ours", fr: "Nous" }, width: 18, numberFormat: AMOUNT },
  { key: "difference", header: { en: "Difference", fr: "Écart" }, width: 16, numberFormat: AMOUNT },
  { key: "cause", header: { en: "Exactly the part of", fr: "Exactement la part" }, width: 16 },
  { key: "day", header: { en: "Day", fr: "Jour" }, width: 18, numberFormat: DATE },
];
