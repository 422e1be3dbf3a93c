import { civilDate, type Day } from "../../../kernel/day";
import { decimalText, type Decimal } from "../../../kernel/decimal";
import type { ChartOfAccounts } from "../chart";
import type { JournalEntry } from "../journalEntry";

export interface FecExport {
  /** The lines of the file, its header first, each ended by CR LF. */
  readonly text: string;
  /** Entries in another currency than the books': they need their equivalent first, and are not in the file. */
  readonly leftOut: readonly JournalEntry[];
}

const HEADER = [
  "JournalCode",
  "JournalLib",
  "EcritureNum",
  "EcritureDate",
  "CompteNum",
  "CompteLib",
  "CompAuxNum",
  "CompAuxLib",
  "PieceRef",
  "PieceDate",
  "EcritureLib",
  "Debit",
  "Credit",
  "EcritureLet",
  "DateLet",
  "ValidDate",
  "Montantdevise",
  "Idevise",
];

const JOURNAL_NAMES: Readonly<Record<string, string>> = {
  OD: "Opérations diverses",
  BQ: "Banque",
  TIT: "Opérations sur titres",
};

/** Entries in the form of article A47 A-1 of the French book of tax procedures: 18 columns between bars, decimal comma, AAAAMMJJ, numbered on
 *  from 1 within each journal. The document is the line's own, else the entry's number, under which its evidence stands. */
export function fecText(
  entries: readonly JournalEntry[],
  chart: ChartOfAccounts,
  baseCurrency: string,
  validatedOn: Day,
): FecExport {
  const names = new Map(Object.values(chart.accounts).map(({ number, label }) => [number, label.fr]));
  const isInBase = ({ lines }: JournalEntry): boolean => lines.every(({ currency }) => currency === baseCurrency);
  const counts = new Map<string, number>();
  const rows = entries.filter(isInBase).flatMap((entry) => {
    const count = (counts.get(entry.journal) ?? 0) + 1;
    counts.set(entry.journal, count);
    return entry.lines.map(({ account, label, debit, credit, reference }) => [
      entry.journal,
      JOURNAL_NAMES[entry.journal] ?? entry.journal,
      `${entry.journal}${String(count).padStart(7, "0")}`,
      dateText(entry.date),
      account,
      names.get(account) ?? label,
      "",
      "",
      reference === "" ? entry.number : reference,
      dateText(entry.date),
      entry.label,
      amountText(debit),
      amountText(credit),
      "",
      "",
      dateText(validatedOn),
      "",
      "",
    ]);
  });
  return {
    text: [HEADER, ...rows].map((cells) => `${cells.map(plain).join("|")}\r\n`).join(""),
    leftOut: entries.filter((entry) => !isInBase(entry)),
  };
}

/** A bar or a line end within a text would be read as the end of a field. */
const plain = (text: string): string => text.replace(/[|\t\r\n]+/g, " ").trim();

const amountText = (value: Decimal): string => decimalText(value, 2).replace(".", ",");

function dateText(day: Day): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${year}${String(month).padStart(2, "0")}${String(dayOfMonth).padStart(2, "0")}`;
}
