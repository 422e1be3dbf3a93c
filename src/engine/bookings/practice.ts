import type { LedgerLines } from "../ledger/ledgerLines";
import { compareBooking, legKey, NO_PRACTICE, type BookedLines, type Key, type Practice } from "./compareBooking";
import type { ExpectedBooking } from "./expectedBookings";
import { COUNTERPARTY, SECURITIES } from "./slots";

/** An account that a ledger uses for what the chart has another one for. */
export interface UsualAccount {
  /** What the chart has: a slot. */
  readonly expected: Key;
  readonly account: string;
  readonly count: number;
  /** The first line that is booked so. */
  readonly line: number;
}

/** Fewer entries are no habit. */
const LEAST = 5;

/** Learns how a ledger keeps its books from the entries that agree with their trades in all but one account: what more than half of the
 *  bookings with that figure do is a habit, not a mistake. */
export function practiceOf(
  bookings: readonly ExpectedBooking[],
  booked: (place: number) => BookedLines,
  ledger: LedgerLines,
  base: string,
): { readonly practice: Practice; readonly usual: readonly UsualAccount[] } {
  const isThroughBank = goesThroughBank(bookings.length, booked);
  const plain: Practice = { ...NO_PRACTICE, isThroughBank };
  const uses = new Map<Key, number>();
  const instead = new Map<string, { expected: Key; account: Key; count: number; line: number }>();
  bookings.forEach((expected, place) => {
    const { fault, gaps, lines } = compareBooking(expected, booked(place), base, plain);
    if (fault === "missing") return;
    for (const key of keysOf(expected)) uses.set(key, (uses.get(key) ?? 0) + 1);
    const [one, other, ...more] = [...gaps];
    if (!one || !other || more.length > 0 || one[1] !== -other[1]) return;
    const [account, own] = one[0].startsWith("account ") ? [one[0], other[0]] : [other[0], one[0]];
    if (!account.startsWith("account ") || own.startsWith("account ")) return;
    const name = `${own}|${account}`;
    const known = instead.get(name) ?? { expected: own, account, count: 0, line: lineOn(ledger, lines, account) };
    instead.set(name, { ...known, count: known.count + 1 });
  });
  const usual = [...instead.values()].filter(
    ({ expected, count }) => count >= LEAST && count * 2 > (uses.get(expected) ?? 0),
  );
  return {
    practice: { isThroughBank, usual: new Map(usual.map(({ account, expected }) => [account, expected])) },
    usual: usual.map(({ account, ...rest }) => ({ ...rest, account: account.slice("account ".length) })),
  };
}

const keysOf = ({ legs, side }: ExpectedBooking): Key[] => [
  ...new Set((legs ?? []).map(({ role }) => legKey(role, side))),
];

function lineOn(ledger: LedgerLines, lines: readonly number[], key: Key): number {
  const { records } = ledger.reading;
  const account = records.pool.find(key.slice("account ".length));
  return lines.find((line) => records.texts.ledgerAccount?.[line] === account) ?? lines[0] ?? 0;
}

/** Whether most entries that book securities have the bank on their other side. */
function goesThroughBank(count: number, booked: (place: number) => BookedLines): boolean {
  let [bank, owed] = [0, 0];
  for (let place = 0; place < count; place += 1) {
    const { lines, slotOf } = booked(place);
    const slots = new Set(lines.map(slotOf));
    if (![...slots].some((slot) => SECURITIES.has(slot))) continue;
    if ([...slots].some((slot) => COUNTERPARTY.has(slot))) owed += 1;
    else if (slots.has("bank")) bank += 1;
  }
  return bank > owed;
}
