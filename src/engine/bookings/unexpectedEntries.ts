import { dayOfLine, lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import type { ExpectedBooking } from "./expectedBookings";
import { COUNTERPARTY, SECURITIES, type Slot } from "./slots";

/** The first lines of entries that buy or sell securities on the days of our trades, and that no trade of ours explains. Entries under one
 *  document that take each other back are none. */
export function unexpectedEntries(
  ledger: LedgerLines,
  bookingOf: Int32Array,
  slotOf: (line: number) => Slot | null,
  bookings: readonly ExpectedBooking[],
): number[] {
  let [from, to] = [Infinity, -Infinity];
  for (const { tradeDate } of bookings) {
    from = Math.min(from, tradeDate);
    to = Math.max(to, tradeDate);
  }
  const { count, entryOf } = ledger;
  const entries = new Map<
    number,
    { first: number; isNamed: boolean; securities: bigint; isOwed: boolean; isMoved: boolean }
  >();
  for (let line = 0; line < count; line += 1) {
    const entry = entryOf[line] ?? 0;
    const known = entries.get(entry) ?? { first: line, isNamed: false, securities: 0n, isOwed: false, isMoved: false };
    entries.set(entry, known);
    const slot = slotOf(line);
    known.isNamed ||= (bookingOf[line] ?? -1) >= 0;
    known.isOwed ||= slot === "bank" || COUNTERPARTY.has(slot);
    if (!SECURITIES.has(slot)) continue;
    known.isMoved = true;
    known.securities += lineNet(ledger, line);
  }
  const found = [...entries.values()].filter(({ first, isNamed, isOwed, isMoved }) => {
    const day = dayOfLine(ledger, "bookingDate", first);
    return !isNamed && isOwed && isMoved && day !== null && day >= from && day <= to;
  });
  const sums = new Map<string, bigint>();
  const documentOf = (line: number): string => textOf(ledger, "pieceReference", line) || `\n${line}`;
  for (const { first, securities } of found) {
    const document = documentOf(first);
    sums.set(document, (sums.get(document) ?? 0n) + securities);
  }
  return found.filter(({ first }) => sums.get(documentOf(first)) !== 0n).map(({ first }) => first);
}
