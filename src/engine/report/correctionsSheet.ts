import { decimalToNumber, isZero } from "../../kernel/decimal";
import { serialFromDay, type DateSystem } from "../../kernel/day";
import type { Language, Wording } from "../../kernel/language";
import type { Proposal } from "../accounting/correction";
import { columnLetters } from "../grid";
import type { Reconciliation } from "../reconciliation";
import { ACTION_WORDS } from "./breaksSheet";
import type { OwnSheet, PlannedCell, TableColumn } from "./plan";

interface Column {
  readonly key: string;
  readonly header: Wording;
  readonly width: number;
  readonly numberFormat?: string;
}

const ENTRY_COLUMNS: readonly Column[] = [
  { key: "number", header: { en: "Entry", fr: "Écriture" }, width: 20 },
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
];
const HEADER_ROW = 5;

/** The proposed entries as one journal, with the live proof that debits equal credits. Nothing is booked by itself. */
export function correctionsSheet(
  reconciliations: readonly Reconciliation[],
  dateSystem: DateSystem,
  language: Language,
): OwnSheet {
  const proposals = reconciliations.flatMap((reconciliation) => reconciliation.proposals);
  const rows = proposals.flatMap((proposal) => entryRows(proposal, dateSystem));
  const lastRow = HEADER_ROW + Math.max(1, rows.length);
  const chased = proposals.filter(({ action }) => action !== "book");
  const chaseRow = lastRow + 3;
  return {
    key: "corrections",
    name: { en: "Corrections", fr: "Corrections" }[language],
    columnWidths: ENTRY_COLUMNS.map(({ width }) => width),
    frozenRows: 0,
    blocks: [
      text(1, "title", { en: "Proposed corrections", fr: "Corrections proposées" }[language]),
      text(
        2,
        "muted",
        {
          en: "Draft entries, to be approved by a second person before they are booked.",
          fr: "Écritures brouillon, à valider par une seconde personne avant comptabilisation.",
        }[language],
      ),
      {
        kind: "text",
        row: 3,
        column: 1,
        style: "body",
        numberFormat: "#,##0.00",
        cells: [balanceRow(currenciesOf(proposals), lastRow, language)],
      },
      {
        kind: "table",
        name: "Concordance_Corrections",
        row: HEADER_ROW,
        column: 1,
        rows,
        highlights: [],
        columns: ENTRY_COLUMNS.map((column) => tableColumn(column, language)),
      },
      text(
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
        columns: [
          {
            key: "break",
            header: { en: "Break", fr: "Écart" }[language],
            numberFormat: null,
            wrap: false,
            writable: false,
          },
          {
            key: "action",
            header: { en: "Action", fr: "Action" }[language],
            numberFormat: null,
            wrap: false,
            writable: false,
          },
          {
            key: "wording",
            header: { en: "What to do", fr: "À faire" }[language],
            numberFormat: null,
            wrap: false,
            writable: false,
          },
        ],
        rows: chased.map(({ breakId, action, wording }) => [
          breakId,
          ACTION_WORDS[action][language],
          wording[language],
        ]),
      },
    ],
  };
}

const currenciesOf = (proposals: readonly Proposal[]): string[] =>
  [...new Set(proposals.flatMap(({ entry }) => entry?.lines.map(({ currency }) => currency) ?? []))].sort();

const text = (row: number, style: "title" | "heading" | "muted", wording: string) =>
  ({ kind: "text", row, column: 1, style, numberFormat: null, cells: [[wording]] }) as const;

const tableColumn = ({ key, header, numberFormat }: Column, language: Language): TableColumn => ({
  key,
  header: header[language],
  numberFormat: numberFormat ?? null,
  wrap: false,
  writable: false,
});

function entryRows({ entry }: Proposal, dateSystem: DateSystem): PlannedCell[][] {
  if (!entry) return [];
  return entry.lines.map((line) => [
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
  ]);
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
