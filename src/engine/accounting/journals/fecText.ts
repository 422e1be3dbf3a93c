import { civilDate, type Day } from "../../../kernel/day";
import { decimalText, type Decimal } from "../../../kernel/decimal";
import type { ExportedJournal } from "./exportedJournal";

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

/** Entries in the form of article A47 A-1 of the French book of tax procedures: 18 columns between bars, decimal comma, AAAAMMJJ, each line
 *  ended by CR LF. */
export function fecText({ lines }: ExportedJournal, validatedOn: Day): string {
  const rows = lines.map(({ entry, line, journalName, sequence, accountName, document, debit, credit, foreign }) => [
    entry.journal,
    journalName,
    sequence,
    dateText(entry.date),
    line.account,
    accountName,
    "",
    "",
    document,
    dateText(entry.date),
    entry.label,
    amountText(debit),
    amountText(credit),
    "",
    "",
    dateText(validatedOn),
    foreign ? amountText(foreign.amount) : "",
    foreign ? foreign.currency : "",
  ]);
  return [HEADER, ...rows].map((cells) => `${cells.map(plain).join("|")}\r\n`).join("");
}

/** A bar or a line end within a text would be read as the end of a field. */
const plain = (text: string): string => text.replace(/[|\t\r\n]+/g, " ").trim();

const amountText = (value: Decimal): string => decimalText(value, 2).replace(".", ",");

function dateText(day: Day): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${year}${String(month).padStart(2, "0")}${String(dayOfMonth).padStart(2, "0")}`;
}
