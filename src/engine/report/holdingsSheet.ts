import { serialFromDay, type DateSystem } from "../../kernel/day";
import { decimalToNumber } from "../../kernel/decimal";
import type { Language, Wording } from "../../kernel/language";
import type { Cause, CauseKind, ExplainedBreak } from "../holdings/breakCauses";
import type { HoldingsPaper } from "../holdings/holdingsPaper";
import type { RollForward } from "../holdings/rollForward";
import { rowsLink } from "./live";
import { DATE, PaperPage } from "./paperPage";
import type { ListColumn } from "./blocks";
import { tableRange, type OwnSheet, type PlannedCell } from "./plan";

const DIFFERENCES = "Concordance_Holdings";
const CAUSES = "Concordance_HoldingCauses";
const PIECES = "General";

/** Positions as an accountant proves them: each difference with the trades that cause it, and each line carried from day to day. Sums and
 *  remainders are formulas over the tables of the sheet. */
export function holdingsSheet(paper: HoldingsPaper | null, dateSystem: DateSystem, language: Language): OwnSheet {
  const page = new PaperPage(language);
  page.title(
    { en: "Positions", fr: "Positions" },
    {
      en: "Book against custodian: every difference with the trades that cause it, what remains named; every line carried from one day to the next.",
      fr: "Livre contre dépositaire\u00a0: chaque écart avec les opérations qui le causent, le reste nommé\u00a0; chaque ligne reportée d'un jour à l'autre.",
    },
  );
  if (paper) {
    page.table(DIFFERENCES_HEADING, DIFFERENCES, DIFFERENCE_COLUMNS, (row) =>
      paper.explained.map((found, index) => differenceCells(found, index, row + index, language)),
    );
    page.table(
      CAUSES_HEADING,
      CAUSES,
      CAUSE_COLUMNS,
      paper.explained.flatMap(({ causes }, index) => causes.map((cause) => causeCells(cause, index, language))),
    );
    page.table(CARRIED_HEADING, "Concordance_RollForward", CARRIED_COLUMNS, (row) =>
      paper.carried.map((line, index) => carriedCells(line, row + index, dateSystem, language)),
    );
  }
  return page.sheet("holdings", { en: "Positions", fr: "Positions" }, paper === null);
}

const DIFFERENCES_HEADING: Wording = { en: "Positions that differ", fr: "Positions en écart" };
const DIFFERENCE_COLUMNS: readonly ListColumn[] = [
  { key: "number", header: { en: "Position", fr: "Position" }, width: 12 },
  { key: "break", header: { en: "Break", fr: "Écart" }, width: 16 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 18 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 18 },
  { key: "book", header: { en: "Book", fr: "Livre" }, width: 16, numberFormat: PIECES },
  { key: "custodian", header: { en: "Custodian", fr: "Dépositaire" }, width: 16, numberFormat: PIECES },
  { key: "difference", header: { en: "Difference", fr: "Différence" }, width: 16, numberFormat: PIECES },
  {
    key: "causes",
    header: { en: "Explained by trades", fr: "Expliqué par des opérations" },
    width: 24,
    numberFormat: PIECES,
  },
  { key: "remainder", header: { en: "Not explained", fr: "Non expliqué" }, width: 16, numberFormat: PIECES },
  { key: "basis", header: { en: "Our view", fr: "Notre vue" }, width: 20 },
  { key: "ours", header: { en: "Our rows", fr: "Nos lignes" }, width: 26 },
  { key: "theirs", header: { en: "Custodian's rows", fr: "Lignes du dépositaire" }, width: 26 },
];

const BASIS_WORDS: Readonly<Record<"traded" | "settled", Wording>> = {
  traded: { en: "On trade date", fr: "Date d'opération" },
  settled: { en: "On settlement date", fr: "Date de dénouement" },
};

function differenceCells(
  { reconciliation, found, account, security, book, custodian, basis }: ExplainedBreak,
  index: number,
  row: number,
  language: Language,
): PlannedCell[] {
  return [
    index + 1,
    found.id,
    account,
    security,
    decimalToNumber(book),
    decimalToNumber(custodian),
    { formula: `=ROUND($E${row}-$F${row},8)` },
    { formula: `=SUMIFS(${tableRange(CAUSES, "quantity")},${tableRange(CAUSES, "number")},$A${row})` },
    { formula: `=ROUND($G${row}-$H${row},8)` },
    basis && BASIS_WORDS[basis][language],
    rowsLink(reconciliation.left.reading, found.left),
    rowsLink(reconciliation.right.reading, found.right),
  ];
}

const CAUSES_HEADING: Wording = { en: "Trades that cause them", fr: "Opérations qui les causent" };
const CAUSE_COLUMNS: readonly ListColumn[] = [
  { key: "number", header: { en: "Position", fr: "Position" }, width: 12 },
  { key: "break", header: { en: "Break", fr: "Écart" }, width: 16 },
  { key: "quantity", header: { en: "Book − custodian", fr: "Livre − dépositaire" }, width: 18, numberFormat: PIECES },
  { key: "row", header: { en: "Trade", fr: "Opération" }, width: 18 },
  { key: "why", header: { en: "Why", fr: "Pourquoi" }, width: 44 },
];

const CAUSE_WORDS: Readonly<Record<CauseKind, Wording>> = {
  "missing-at-custodian": {
    en: "We booked it, the custodian does not have it",
    fr: "Comptabilisée chez nous, absente chez le dépositaire",
  },
  "missing-in-book": {
    en: "The custodian has it, we did not book it",
    fr: "Présente chez le dépositaire, non comptabilisée chez nous",
  },
  copied: { en: "It stands there more than once", fr: "Elle figure plus d'une fois" },
  differs: { en: "Both have it, and differ", fr: "Présente des deux côtés, en écart" },
  pending: { en: "Traded and not settled yet", fr: "Négociée, non encore dénouée" },
};

const causeCells = (
  { kind, quantity, side, records, found }: Cause,
  index: number,
  language: Language,
): PlannedCell[] => [
  index + 1,
  found?.id ?? null,
  decimalToNumber(quantity),
  rowsLink(side.reading, records),
  CAUSE_WORDS[kind][language],
];

const CARRIED_HEADING: Wording = { en: "Carried from day to day", fr: "Report d'un jour à l'autre" };
const CARRIED_COLUMNS: readonly ListColumn[] = [
  { key: "party", header: { en: "Party", fr: "Partie" }, width: 12 },
  { key: "from", header: { en: "From", fr: "Du" }, width: 16, numberFormat: DATE },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 18 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 18 },
  { key: "opening", header: { en: "Opening", fr: "Ouverture" }, width: 16, numberFormat: PIECES },
  { key: "traded", header: { en: "Traded", fr: "Négocié" }, width: 16, numberFormat: PIECES },
  { key: "settled", header: { en: "Settled", fr: "Dénoué" }, width: 16, numberFormat: PIECES },
  { key: "events", header: { en: "Corporate actions", fr: "OST" }, width: 16, numberFormat: PIECES },
  { key: "closing", header: { en: "Closing", fr: "Clôture" }, width: 24, numberFormat: PIECES },
  { key: "remainder", header: { en: "Without a movement", fr: "Sans mouvement" }, width: 16, numberFormat: PIECES },
  { key: "view", header: { en: "View", fr: "Vue" }, width: 20 },
  { key: "to", header: { en: "To", fr: "Au" }, width: 26, numberFormat: DATE },
];

const PARTY_WORDS: Readonly<Record<RollForward["role"], Wording>> = {
  book: { en: "Ours", fr: "Nous" },
  statement: { en: "Custodian", fr: "Dépositaire" },
};

function carriedCells(line: RollForward, row: number, dateSystem: DateSystem, language: Language): PlannedCell[] {
  const moved = line.view === "traded" ? "F" : "G";
  return [
    PARTY_WORDS[line.role][language],
    serialFromDay(line.from, dateSystem),
    line.account,
    line.security,
    decimalToNumber(line.opening),
    decimalToNumber(line.traded),
    decimalToNumber(line.settled),
    decimalToNumber(line.events),
    decimalToNumber(line.closing),
    { formula: `=ROUND($I${row}-$E${row}-$${moved}${row}-$H${row},8)` },
    BASIS_WORDS[line.view][language],
    serialFromDay(line.to, dateSystem),
  ];
}
