import { decimalToNumber, isZero } from "../../kernel/decimal";
import { serialFromDay, type DateSystem } from "../../kernel/day";
import type { Language, Wording } from "../../kernel/language";
import type { JudgedEntry } from "../accounting/journals/approval";
import { columnLetters } from "../grid";
import type { Reconciliation } from "../reconciliation";
import { ACTION_WORDS } from "./breaksSheet";
import { tableColumns, textBlock, type ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

const ENTRY_COLUMNS: readonly ListColumn[] = [
  { key: "key", header: { en: "Approval key", fr: "Clé de visa" }, width: 14 },
  { key: "number", header: { en: "Entry", fr: "Écriture" }, width: 28 },
  { key: "date", header: { en: "Date", fr: "Date" }, width: 12, numberFormat: "dd/mm/yyyy" },
  { key: "journal", header: { en: "Journal", fr: "Journal" }, width: 9 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 11 },
  { key: "line", header: { en: "Account and trade", fr: "Intitulé et opération" }, width: 76 },
  { key: "label", header: { en: "Label", fr: "Libellé" }, width: 70 },
  { key: "debit", header: { en: "Debit", fr: "Débit" }, width: 16, numberFormat: "#,##0.00" },
  { key: "credit", header: { en: "Credit", fr: "Crédit" }, width: 16, numberFormat: "#,##0.00" },
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 9 },
  { key: "reference", header: { en: "Document", fr: "Pièce" }, width: 18 },
  { key: "break", header: { en: "Break", fr: "Écart" }, width: 14 },
  { key: "preparer", header: { en: "Prepared by", fr: "Préparé par" }, width: 18, writable: true },
  { key: "approver", header: { en: "Approved by", fr: "Validé par" }, width: 18, writable: true },
  { key: "state", header: { en: "State", fr: "État" }, width: 20 },
];

const CHASE_COLUMNS = [
  { key: "break", header: { en: "Break", fr: "Écart" } },
  { key: "action", header: { en: "Action", fr: "Action" } },
  { key: "wording", header: { en: "What to do", fr: "À faire" } },
];

export const CORRECTIONS_TABLE = "Concordance_Corrections";
const HEADER_ROW = 5;

/** The proposed entries as one journal, with the live proof that debits equal credits. Nothing is booked by itself. */
export function correctionsSheet(
  reconciliations: readonly Reconciliation[],
  journal: readonly JudgedEntry[],
  dateSystem: DateSystem,
  language: Language,
): OwnSheet {
  const proposals = reconciliations.flatMap((reconciliation) => reconciliation.proposals);
  const rows: PlannedCell[][] = [];
  for (const judged of journal) rows.push(...entryRows(judged, HEADER_ROW + 1 + rows.length, dateSystem, language));
  const lastRow = HEADER_ROW + Math.max(1, rows.length);
  const chased = proposals.filter(({ action }) => action !== "book");
  const chaseRow = lastRow + 3;
  return {
    key: "corrections",
    name: { en: "Corrections", fr: "Corrections" }[language],
    columnWidths: ENTRY_COLUMNS.map(({ width }) => width),
    frozenRows: 0,
    blocks: [
      textBlock(1, "title", { en: "Proposed corrections", fr: "Corrections proposées" }[language]),
      textBlock(
        2,
        "muted",
        {
          en: "Draft entries, to be approved by a second person before they are booked. Write both names on the first line of an entry; an entry whose amounts change is to be approved anew.",
          fr: "Écritures brouillon, à valider par une seconde personne avant comptabilisation. Indiquez les deux noms sur la première ligne de l'écriture ; une écriture dont les montants changent est à valider de nouveau.",
        }[language],
      ),
      {
        kind: "text",
        row: 3,
        column: 1,
        style: "body",
        numberFormat: "#,##0.00",
        cells: [balanceRow(currenciesOf(journal), lastRow, language)],
      },
      {
        kind: "table",
        name: CORRECTIONS_TABLE,
        row: HEADER_ROW,
        column: 1,
        rows,
        highlights: [],
        columns: tableColumns(ENTRY_COLUMNS, language),
      },
      textBlock(
        chaseRow - 1,
        "heading",
        { en: "To chase or to review: nothing is booked", fr: "À relancer ou à examiner : rien n'est comptabilisé" }[
          language
        ],
      ),
      {
        kind: "table",
        name: "Concordance_Chases",
        row: chaseRow,
        column: 1,
        highlights: [],
        columns: tableColumns(CHASE_COLUMNS, language),
        rows: chased.map(({ breakId, action, wording }) => [
          breakId,
          ACTION_WORDS[action][language],
          wording[language],
        ]),
      },
    ],
  };
}

const currenciesOf = (journal: readonly JudgedEntry[]): string[] =>
  [...new Set(journal.flatMap(({ entry }) => entry.lines.map(({ currency }) => currency)))].sort();

function entryRows(
  { entry, key, preparer, approver }: JudgedEntry,
  firstRow: number,
  dateSystem: DateSystem,
  language: Language,
): PlannedCell[][] {
  // The entry is signed on its first line: the others have no key of their own.
  return entry.lines.map((line, index) => [
    index === 0 ? key : null,
    entry.number,
    serialFromDay(entry.date, dateSystem),
    entry.journal,
    line.account,
    line.label,
    entry.label,
    isZero(line.debit) ? null : decimalToNumber(line.debit),
    isZero(line.credit) ? null : decimalToNumber(line.credit),
    line.currency,
    line.reference,
    entry.breakId,
    index === 0 ? preparer : null,
    index === 0 ? approver : null,
    { formula: stateFormula(firstRow, firstRow + index, language) },
  ]);
}

const STATES = {
  proposed: { en: "Proposed", fr: "Proposée" },
  prepared: { en: "To be approved", fr: "À valider" },
  samePerson: { en: "Same person twice", fr: "Même personne" },
  approved: { en: "Approved", fr: "Validée" },
} satisfies Record<string, Wording>;

/** Read from the names on the entry's first line, so that a signature shows at once. */
function stateFormula(firstRow: number, row: number, language: Language): string {
  const letters = (key: string): string => columnLetters(ENTRY_COLUMNS.findIndex((column) => column.key === key) + 1);
  if (row > firstRow) return `=IF(TRUE,$${letters("state")}$${firstRow})`;
  const name = (key: string): string => `LOWER(TRIM($${letters(key)}${row}))`;
  const [one, other] = [name("preparer"), name("approver")];
  const word = (wording: Wording): string => `"${wording[language]}"`;
  return `=IF(${one}&${other}="",${word(STATES.proposed)},IF(OR(${one}="",${other}=""),${word(STATES.prepared)},IF(${one}=${other},${word(STATES.samePerson)},${word(STATES.approved)})))`;
}

/** "Debits equal credits ✓" in every currency, as a formula over the lines: whoever opens the file sees it hold. */
function balanceRow(currencies: readonly string[], lastRow: number, language: Language): PlannedCell[] {
  const words = {
    en: { yes: "Debits equal credits in every currency ✓", no: "Debits and credits differ ✗" },
    fr: { yes: "Débits égaux aux crédits dans chaque devise ✓", no: "Débits et crédits différents ✗" },
  }[language];
  const range = (key: string): string => {
    const letters = columnLetters(ENTRY_COLUMNS.findIndex((column) => column.key === key) + 1);
    return `$${letters}$${HEADER_ROW + 1}:$${letters}$${lastRow}`;
  };
  const total = (key: string, currency: string): string => `SUMIFS(${range(key)},${range("currency")},"${currency}")`;
  const balances = currencies.map((currency) => `ROUND(${total("debit", currency)}-${total("credit", currency)},2)=0`);
  return [balances.length === 0 ? null : { formula: `=IF(AND(${balances.join(",")}),"${words.yes}","${words.no}")` }];
}
