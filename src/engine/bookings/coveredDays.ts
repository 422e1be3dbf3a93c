import { addDays, civilDate, daysInMonth, type Day } from "../../kernel/day";
import { dayOfLine, type LedgerLines } from "../ledger/ledgerLines";

/** The months that a ledger covers, up to the as-of date: a trade of the last day that is not in it is missing. */
export function coveredDays(ledger: LedgerLines, asOf: Day): { readonly from: Day; readonly to: Day } | null {
  let [first, last] = [Infinity, -Infinity];
  for (let line = 0; line < ledger.count; line += 1) {
    const day = dayOfLine(ledger, "bookingDate", line);
    if (day === null) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  if (first > last) return null;
  const end = civilDate(last as Day);
  const monthEnd = addDays(last as Day, daysInMonth(end.year, end.month) - end.dayOfMonth);
  return {
    from: addDays(first as Day, 1 - civilDate(first as Day).dayOfMonth),
    to: monthEnd < asOf ? monthEnd : asOf,
  };
}
