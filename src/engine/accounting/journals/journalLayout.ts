import { civilDate, isoText, type Day } from "../../../kernel/day";
import { decimalText, subtract, type Decimal } from "../../../kernel/decimal";
import type { ExportedJournal, ExportedLine } from "./exportedJournal";

/** What a column of an exported journal may hold. Amounts are in the currency of the books; "amount" is signed, debits positive;
 *  "currencyAmount" and "currency" are blank for what is in the currency of the books. */
export const JOURNAL_COLUMNS = [
  "journal",
  "journalName",
  "sequence",
  "number",
  "date",
  "account",
  "accountName",
  "document",
  "label",
  "lineLabel",
  "debit",
  "credit",
  "amount",
  "side",
  "currencyAmount",
  "currency",
  "blank",
] as const;
export type JournalColumn = (typeof JOURNAL_COLUMNS)[number];

/** How the firm's accounting program wants its entries. */
export interface JournalLayout {
  readonly delimiter: ";" | "," | "\t" | "|";
  readonly decimalMark: "," | ".";
  readonly dates: "DD/MM/YYYY" | "YYYY-MM-DD" | "YYYYMMDD" | "DDMMYY";
  /** The marks of debit and credit in a column "side". */
  readonly sides: readonly [debit: string, credit: string];
  readonly hasHeader: boolean;
  readonly columns: readonly { readonly header: string; readonly holds: JournalColumn }[];
}

const column = (header: string, holds: JournalColumn) => ({ header, holds });

/** What most French programs take. */
export const DEFAULT_LAYOUT: JournalLayout = {
  delimiter: ";",
  decimalMark: ",",
  dates: "DD/MM/YYYY",
  sides: ["D", "C"],
  hasHeader: true,
  columns: [
    column("Journal", "journal"),
    column("Date", "date"),
    column("N° écriture", "sequence"),
    column("Compte", "account"),
    column("Intitulé", "accountName"),
    column("Pièce", "document"),
    column("Libellé", "label"),
    column("Débit", "debit"),
    column("Crédit", "credit"),
    column("Montant devise", "currencyAmount"),
    column("Devise", "currency"),
  ],
};

/** The cells of a journal by a layout, its header first where it has one. */
export function journalCells({ lines }: ExportedJournal, layout: JournalLayout): string[][] {
  const rows = lines.map((line) => layout.columns.map(({ holds }) => cellText(line, holds, layout)));
  return layout.hasHeader ? [layout.columns.map(({ header }) => header), ...rows] : rows;
}

function cellText(given: ExportedLine, holds: JournalColumn, layout: JournalLayout): string {
  const { entry, line, debit, credit, foreign } = given;
  const amount = (value: Decimal): string => decimalText(value, 2).replace(".", layout.decimalMark);
  switch (holds) {
    case "journal":
      return entry.journal;
    case "journalName":
    case "sequence":
    case "accountName":
    case "document":
      return given[holds];
    case "number":
      return entry.number;
    case "date":
      return dateText(entry.date, layout.dates);
    case "account":
      return line.account;
    case "label":
      return entry.label;
    case "lineLabel":
      return line.label;
    case "debit":
      return amount(debit);
    case "credit":
      return amount(credit);
    case "amount":
      return amount(subtract(debit, credit));
    case "side":
      return layout.sides[line.debit.units > 0n ? 0 : 1];
    case "currencyAmount":
      return foreign ? amount(foreign.amount) : "";
    case "currency":
      return foreign ? foreign.currency : "";
    case "blank":
      return "";
  }
}

function dateText(day: Day, form: JournalLayout["dates"]): string {
  const { year, month, dayOfMonth } = civilDate(day);
  const [y, m, d] = [String(year), String(month).padStart(2, "0"), String(dayOfMonth).padStart(2, "0")];
  switch (form) {
    case "DD/MM/YYYY":
      return `${d}/${m}/${y}`;
    case "YYYY-MM-DD":
      return isoText(day);
    case "YYYYMMDD":
      return `${y}${m}${d}`;
    case "DDMMYY":
      return `${d}${m}${y.slice(2)}`;
  }
}
