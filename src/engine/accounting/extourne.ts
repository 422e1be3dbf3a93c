import type { Day } from "../../kernel/day";
import { journalEntry, type JournalEntry } from "./journalEntry";

/** The reversal of an accrual on the first day of the next period: the same accounts and amounts, sides swapped, by the number of the entry
 *  that it takes back. */
export function extourne(entry: JournalEntry, on: Day): JournalEntry {
  const reversal = journalEntry({
    ...entry,
    number: `${entry.number}-EXT`,
    date: on,
    label: `EXTOURNE ${entry.number} ${entry.label}`,
    lines: entry.lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit, reference: entry.number })),
  });
  // What balances one way balances the other.
  return reversal.ok ? reversal.value : entry;
}
