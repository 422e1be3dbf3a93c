import { serialFromDay, type Day, type DateSystem } from "../../kernel/day";
import { decimal, decimalToNumber } from "../../kernel/decimal";
import { businessDaysBetween, TARGET } from "../../kernel/calendar";
import type { Language, Wording } from "../../kernel/language";
import { columnLetters } from "../grid";
import type { BookingsPaper } from "../bookings/bookingsPaper";
import { openLines, type AccountBalance } from "../ledger/accountChecks";
import type { CheckedLedger, LedgerPaper } from "../ledger/ledgerPaper";
import { dayOfLine, lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import { bookingTables } from "./bookingTables";
import { quotedSheet, rowLink } from "./live";
import { AMOUNT, DATE, PaperPage } from "./paperPage";
import type { ListColumn } from "./blocks";
import { tableRange, type OwnSheet, type PlannedCell } from "./plan";

const BALANCE = "Concordance_Balance";
const OPEN = "Concordance_OpenLines";

/** A live sum looks through the whole ledger: so many accounts times lines stay fast. */
const MOST_LIVE = 5_000_000;
/** Open lines of an account that are listed. */
const MOST_OPEN = 200;

/** The trial balance (balance générale) with sums that live on the ledger's own cells, and below it what each balance of a third-party or
 *  suspense account is made of (justification de solde), and the lettering that is proposed. */
export function trialBalanceSheet(
  paper: LedgerPaper | null,
  bookings: BookingsPaper | null,
  asOf: Day,
  dateSystem: DateSystem,
  language: Language,
): OwnSheet {
  const page = new PaperPage(language);
  page.title(
    { en: "Trial balance and what the balances are made of", fr: "Balance générale et justification des soldes" },
    {
      en: "The sums live on the ledger's cells. Open lines are those that no letter and no equal amount on the other side clears.",
      fr: "Les totaux suivent les cellules du grand livre. Les lignes ouvertes sont celles qu'aucune lettre ni aucun montant égal en sens inverse ne solde.",
    },
  );
  if (paper) {
    page.table(BALANCE_HEADING, BALANCE, BALANCE_COLUMNS, (row) => balanceRows(paper.ledgers, row));
    if (bookings && bookings.expected > 0) bookingTables(page, bookings, dateSystem, language);
    page.table(
      OPEN_HEADING,
      OPEN,
      OPEN_COLUMNS,
      paper.ledgers.flatMap((ledger) => openRows(ledger, asOf, dateSystem)),
    );
    page.table(
      LETTERS_HEADING,
      "Concordance_Lettering",
      LETTER_COLUMNS,
      paper.ledgers.flatMap((ledger) => letterRows(ledger, language)),
    );
  }
  return page.sheet("balance", { en: "Trial balance", fr: "Balance" }, paper === null);
}

const BALANCE_HEADING: Wording = { en: "Trial balance", fr: "Balance générale" };
const BALANCE_COLUMNS: readonly ListColumn[] = [
  { key: "ledger", header: { en: "Ledger", fr: "Grand livre" }, width: 26 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 14 },
  { key: "name", header: { en: "Name", fr: "Intitulé" }, width: 40 },
  { key: "lines", header: { en: "Lines", fr: "Lignes" }, width: 16, numberFormat: "0" },
  { key: "debit", header: { en: "Debit", fr: "Débit" }, width: 18, numberFormat: AMOUNT },
  { key: "credit", header: { en: "Credit", fr: "Crédit" }, width: 18, numberFormat: AMOUNT },
  { key: "debtor", header: { en: "Debit balance", fr: "Solde débiteur" }, width: 18, numberFormat: AMOUNT },
  { key: "creditor", header: { en: "Credit balance", fr: "Solde créditeur" }, width: 18, numberFormat: AMOUNT },
  { key: "open", header: { en: "Open lines", fr: "Lignes ouvertes" }, width: 18, numberFormat: AMOUNT },
  { key: "unexplained", header: { en: "Not justified", fr: "Non justifié" }, width: 18, numberFormat: AMOUNT },
];

function balanceRows(ledgers: readonly CheckedLedger[], first: number): PlannedCell[][] {
  const rows: PlannedCell[][] = [];
  for (const { lines, accounts } of ledgers) {
    const isLive = accounts.length * lines.count <= MOST_LIVE;
    for (const account of accounts) {
      const row = first + rows.length;
      rows.push([
        lines.reading.survey.sheet,
        account.account,
        account.name === "" ? null : account.name,
        account.lines.length,
        sumOf(lines, "debit", account, row, isLive),
        sumOf(lines, "credit", account, row, isLive),
        { formula: `=MAX(0,ROUND($E${row}-$F${row},8))` },
        { formula: `=MAX(0,ROUND($F${row}-$E${row},8))` },
        isJustified(account)
          ? {
              formula: `=SUMIFS(${tableRange(OPEN, "amount")},${tableRange(OPEN, "account")},$B${row},${tableRange(OPEN, "ledger")},$A${row})`,
            }
          : null,
        isJustified(account) ? { formula: `=ROUND($E${row}-$F${row}-$I${row},8)` } : null,
      ]);
    }
  }
  return rows;
}

/** A live sum over the ledger's cells, where the column is read as it stands and the account is a text there. */
function sumOf(
  { reading, scale }: LedgerLines,
  field: "debit" | "credit",
  account: AccountBalance,
  row: number,
  isLive: boolean,
): PlannedCell {
  const { survey, lastRow } = reading;
  const [amounts, numbers] = [survey.columns[field], survey.columns.ledgerAccount];
  const plain = amounts && (amounts.added?.length ?? 0) === 0;
  if (!isLive || !plain || !numbers) return decimalToNumber(decimal(account[field], scale));
  const range = (column: number): string => {
    const letters = columnLetters(column);
    return `${quotedSheet(survey.sheet)}!$${letters}$${survey.firstRow}:$${letters}$${lastRow}`;
  };
  return { formula: `=SUMIFS(${range(amounts.column)},${range(numbers.column)},$B${row})` };
}

/** Balances that are made of items: third parties, transit, suspense and what was cashed or is to be. */
const isJustified = ({ account }: AccountBalance): boolean => /^(4|511)/.test(account);

const OPEN_HEADING: Wording = { en: "What the balances are made of", fr: "Justification de solde" };
const OPEN_COLUMNS: readonly ListColumn[] = [
  { key: "ledger", header: { en: "Ledger", fr: "Grand livre" }, width: 26 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 14 },
  { key: "label", header: { en: "Description", fr: "Libellé" }, width: 40 },
  { key: "date", header: { en: "Date", fr: "Date" }, width: 16, numberFormat: DATE },
  { key: "amount", header: { en: "Debit − credit", fr: "Débit − crédit" }, width: 18, numberFormat: AMOUNT },
  { key: "age", header: { en: "Age (b. days)", fr: "Âge (j. ouvrés)" }, width: 18, numberFormat: "0" },
  { key: "document", header: { en: "Document", fr: "Pièce" }, width: 18 },
  { key: "link", header: { en: "Line", fr: "Ligne" }, width: 18 },
];

function openRows({ lines, accounts }: CheckedLedger, asOf: Day, dateSystem: DateSystem): PlannedCell[][] {
  const { survey, records } = lines.reading;
  const net = (line: number): bigint => lineNet(lines, line);
  return accounts.filter(isJustified).flatMap(({ account, lines: own }) => {
    const open = openLines(lines, own);
    const told = open.slice(-MOST_OPEN).map((line): PlannedCell[] => {
      const day = dayOfLine(lines, "bookingDate", line);
      const row = records.rows[line] ?? 0;
      return [
        survey.sheet,
        account,
        textOf(lines, "label", line),
        day === null ? null : serialFromDay(day as Day, dateSystem),
        decimalToNumber(decimal(net(line), lines.scale)),
        day === null ? null : Math.max(0, businessDaysBetween(day as Day, asOf, TARGET)),
        textOf(lines, "pieceReference", line),
        rowLink(survey.sheet, row, `${row}`),
      ];
    });
    const rest = open.slice(0, -MOST_OPEN);
    if (rest.length === 0) return told;
    const sum = rest.reduce((total, line) => total + net(line), 0n);
    const amount = decimalToNumber(decimal(sum, lines.scale));
    return [[survey.sheet, account, `… ${rest.length}`, null, amount, null, null, null], ...told];
  });
}

const LETTERS_HEADING: Wording = { en: "Lettering proposed", fr: "Lettrage proposé" };
const LETTER_COLUMNS: readonly ListColumn[] = [
  { key: "ledger", header: { en: "Ledger", fr: "Grand livre" }, width: 26 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 14 },
  { key: "auxiliary", header: { en: "Auxiliary account", fr: "Compte auxiliaire" }, width: 40 },
  { key: "rows", header: { en: "Rows", fr: "Lignes" }, width: 16 },
  { key: "amount", header: { en: "Amount settled", fr: "Montant soldé" }, width: 18, numberFormat: AMOUNT },
  { key: "by", header: { en: "By", fr: "Par" }, width: 18 },
];
const MOST_LETTERS = 2_000;

function letterRows({ lines, letters }: CheckedLedger, language: Language): PlannedCell[][] {
  const { survey, records } = lines.reading;
  const words = {
    document: { en: "One document", fr: "Même pièce" },
    amount: { en: "The only equal amount", fr: "Seul montant égal" },
  };
  return letters.slice(0, MOST_LETTERS).map(({ account, auxiliary, lines: own, by }) => [
    survey.sheet,
    account,
    auxiliary === "" ? null : auxiliary,
    own.map((line) => records.rows[line] ?? 0).join(", "),
    decimalToNumber(
      decimal(
        own.reduce((total, line) => total + (lines.debit[line] ?? 0n), 0n),
        lines.scale,
      ),
    ),
    words[by][language],
  ]);
}
