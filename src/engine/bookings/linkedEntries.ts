import { comparableText } from "../../kernel/text";
import { unitsAt } from "../../kernel/decimal";
import { dayOfLine, lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import { BLANK_TEXT } from "../records/recordTable";
import type { ExpectedBooking } from "./expectedBookings";
import { COUNTERPARTY, SECURITIES, slotOfRole, type Slot } from "./slots";

/** The lines of the ledger that speak of each booking, and those that speak of none. */
export interface LinkedEntries {
  /** By place of the booking. */
  readonly lines: readonly (readonly number[])[];
  /** Bookings that share an entry some of whose lines name none of them: their amounts cannot be told apart. */
  readonly shared: ReadonlySet<number>;
  /** By line: the place of its booking; -1: none. */
  readonly bookingOf: Int32Array;
}

/** Links entries to bookings by reference: that of the document, of the line, or a word of its description. An entry that names nothing is
 *  linked by security, day and net amount, where both sides have one such alone. */
export function linkedEntries(
  ledger: LedgerLines,
  bookings: readonly ExpectedBooking[],
  slotOf: (line: number) => Slot | null,
): LinkedEntries {
  const named = new ReferenceReader(ledger, bookings);
  const { count, entryOf, entries } = ledger;
  const bookingOf = new Int32Array(count).fill(NONE);
  const ofEntry = new Int32Array(entries).fill(NONE);
  for (let line = 0; line < count; line += 1) {
    const booking = named.at(line);
    if (booking === NONE) continue;
    bookingOf[line] = booking;
    const entry = entryOf[line] ?? 0;
    const known = ofEntry[entry] ?? NONE;
    ofEntry[entry] = known === NONE || known === booking ? booking : SEVERAL;
  }
  linkByFigures(ledger, bookings, slotOf, bookingOf, ofEntry);
  const shared = new Set<number>();
  const lines = bookings.map((): number[] => []);
  const isPart = new Uint8Array(entries);
  for (let line = 0; line < count; line += 1) {
    const entry = entryOf[line] ?? 0;
    const whole = ofEntry[entry] ?? NONE;
    if (bookingOf[line] === NONE && whole === SEVERAL) isPart[entry] = 1;
    if (bookingOf[line] === NONE && whole >= 0) bookingOf[line] = whole;
    const booking = bookingOf[line] ?? NONE;
    if (booking >= 0) lines[booking]?.push(line);
  }
  for (let line = 0; line < count; line += 1) {
    const booking = bookingOf[line] ?? NONE;
    if (booking >= 0 && isPart[entryOf[line] ?? 0] === 1) shared.add(booking);
  }
  return { lines, shared, bookingOf };
}

const NONE = -1;
const SEVERAL = -2;

/** Shorter words of a description are no references. */
const LEAST_REFERENCE = 4;

/** Finds the booking that a line names; each text is looked at once. */
class ReferenceReader {
  private readonly places = new Map<string, number>();
  private readonly byCode = new Map<number, number>();
  private readonly byLabel = new Map<number, number>();

  constructor(
    private readonly ledger: LedgerLines,
    bookings: readonly ExpectedBooking[],
  ) {
    bookings.forEach(({ reference, counterReference }, place) => {
      for (const text of [reference, counterReference]) {
        const key = comparableText(text ?? "");
        // A reference of two bookings names neither.
        if (key !== "") this.places.set(key, this.places.has(key) && this.places.get(key) !== place ? NONE : place);
      }
    });
  }

  at(line: number): number {
    const { texts } = this.ledger.reading.records;
    for (const column of [texts.pieceReference, texts.reference, texts.counterReference]) {
      const place = this.ofText(column?.[line] ?? BLANK_TEXT);
      if (place !== NONE) return place;
    }
    return this.ofLabel(texts.label?.[line] ?? BLANK_TEXT);
  }

  private ofText(code: number): number {
    if (code === BLANK_TEXT) return NONE;
    const known = this.byCode.get(code);
    if (known !== undefined) return known;
    const place = this.places.get(comparableText(this.ledger.reading.records.pool.text(code))) ?? NONE;
    this.byCode.set(code, place);
    return place;
  }

  private ofLabel(code: number): number {
    if (code === BLANK_TEXT) return NONE;
    const known = this.byLabel.get(code);
    if (known !== undefined) return known;
    const words = this.ledger.reading.records.pool.text(code).split(/[\s,;()]+/);
    const places = words
      .filter((word) => word.length >= LEAST_REFERENCE && /\d/.test(word))
      .map((word) => this.places.get(comparableText(word)) ?? NONE)
      .filter((place) => place !== NONE);
    const place = new Set(places).size === 1 ? (places[0] ?? NONE) : NONE;
    this.byLabel.set(code, place);
    return place;
  }
}

const ISIN = /\b[A-Z]{2}[A-Z0-9]{9}[0-9]\b/;

/** The entries that name no booking and the bookings that none names: by security, day and net amount, where either has it once. */
function linkByFigures(
  ledger: LedgerLines,
  bookings: readonly ExpectedBooking[],
  slotOf: (line: number) => Slot | null,
  bookingOf: Int32Array,
  ofEntry: Int32Array,
): void {
  const isFound = new Uint8Array(bookings.length);
  for (const booking of bookingOf) if (booking >= 0) isFound[booking] = 1;
  const wanted = new Map<string, number>();
  bookings.forEach((booking, place) => {
    const net = netUnits(booking, ledger.scale);
    if (isFound[place] === 1 || net === null || booking.security === null) return;
    const key = `${booking.security}|${booking.tradeDate}|${net}`;
    wanted.set(key, wanted.has(key) ? NONE : place);
  });
  if (wanted.size === 0) return;
  const found = new Map<string, number>();
  for (const { entry, security, day, net } of unnamedEntries(ledger, slotOf, ofEntry)) {
    const key = `${security}|${day}|${net}`;
    if (wanted.has(key)) found.set(key, found.has(key) ? NONE : entry);
  }
  for (const [key, entry] of found) {
    const place = wanted.get(key) ?? NONE;
    if (entry !== NONE && place !== NONE) ofEntry[entry] = place;
  }
}

/** What a booking owes (negative) or is owed, in units of the ledger. */
export function netUnits({ legs }: ExpectedBooking, scale: number): bigint | null {
  if (!legs || legs.length === 0) return null;
  return legs.reduce(
    (net, { role, amount }) => (COUNTERPARTY.has(slotOfRole(role)) ? net + unitsAt(amount, scale) : net),
    0n,
  );
}

interface UnnamedEntry {
  readonly entry: number;
  readonly security: string;
  readonly day: number;
  readonly net: bigint;
}

function unnamedEntries(
  ledger: LedgerLines,
  slotOf: (line: number) => Slot | null,
  ofEntry: Int32Array,
): UnnamedEntry[] {
  const { count, entryOf } = ledger;
  const known = new Map<number, { security: string | null; day: number | null; net: bigint; isTrade: boolean }>();
  for (let line = 0; line < count; line += 1) {
    const entry = entryOf[line] ?? 0;
    if (ofEntry[entry] !== NONE) continue;
    const slot = slotOf(line);
    const seen = known.get(entry) ?? { security: null, day: null, net: 0n, isTrade: false };
    known.set(entry, seen);
    seen.security ??= ISIN.exec(textOf(ledger, "security", line) || textOf(ledger, "label", line))?.[0] ?? null;
    seen.day ??= dayOfLine(ledger, "bookingDate", line);
    seen.isTrade ||= SECURITIES.has(slot);
    if (slot === "bank" || COUNTERPARTY.has(slot)) seen.net += lineNet(ledger, line);
  }
  return [...known].flatMap(([entry, { security, day, net, isTrade }]) =>
    isTrade && security !== null && day !== null ? [{ entry, security, day, net }] : [],
  );
}
