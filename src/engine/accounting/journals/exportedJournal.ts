import { add, type Decimal } from "../../../kernel/decimal";
import type { ChartOfAccounts } from "../chart";
import type { EntryLine, JournalEntry } from "../journalEntry";
import type { BookedEntry } from "./bookedEntry";

/** One line as a file of entries has it. */
export interface ExportedLine {
  readonly entry: JournalEntry;
  readonly line: EntryLine;
  readonly journalName: string;
  /** The journal's code and the entry's place in it: OD0000001. */
  readonly sequence: string;
  readonly accountName: string;
  /** The line's own document, else the entry's number, under which its evidence stands. */
  readonly document: string;
  /** In the currency of the books. */
  readonly debit: Decimal;
  readonly credit: Decimal;
  /** What was booked in a foreign currency, without a sign; null: nothing was. */
  readonly foreign: { readonly amount: Decimal; readonly currency: string } | null;
}

export interface ExportedJournal {
  readonly lines: readonly ExportedLine[];
  /** Entries in a foreign currency on days without a rate: they need their equivalent first, and are in no file. */
  readonly leftOut: readonly JournalEntry[];
}

const JOURNAL_NAMES: Readonly<Record<string, string>> = {
  OD: "Opérations diverses",
  BQ: "Banque",
  TIT: "Opérations sur titres",
};

/** The lines of entries for another program, numbered on from 1 within each journal. */
export function exportedJournal(
  entries: readonly BookedEntry[],
  { accounts }: ChartOfAccounts,
  baseCurrency: string,
): ExportedJournal {
  const names = new Map(Object.values(accounts).map(({ number, label }) => [number, label.fr]));
  const counts = new Map<string, number>();
  const lines = entries.flatMap(({ entry, amounts }) => {
    if (!amounts) return [];
    const count = (counts.get(entry.journal) ?? 0) + 1;
    counts.set(entry.journal, count);
    return entry.lines.map((line, index): ExportedLine => ({
      entry,
      line,
      journalName: JOURNAL_NAMES[entry.journal] ?? entry.journal,
      sequence: `${entry.journal}${String(count).padStart(7, "0")}`,
      accountName: names.get(line.account) ?? line.label,
      document: line.reference === "" ? entry.number : line.reference,
      debit: amounts[index]!.debit,
      credit: amounts[index]!.credit,
      foreign:
        line.currency === baseCurrency ? null : { amount: add(line.debit, line.credit), currency: line.currency },
    }));
  });
  return { lines, leftOut: entries.flatMap(({ entry, amounts }) => (amounts ? [] : [entry])) };
}
