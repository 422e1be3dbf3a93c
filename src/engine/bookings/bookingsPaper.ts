import { civilDate, type Day } from "../../kernel/day";
import type { JournalEntry } from "../accounting/journalEntry";
import type { ControlFinding } from "../controls/controlResult";
import { recordPlace } from "../intake/recordPlace";
import { ledgerControl } from "../ledger/ledgerFinding";
import { dayOfLine, ledgerLines, textOf, type LedgerLines } from "../ledger/ledgerLines";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { bookingCorrection, bookingId } from "./bookingCorrection";
import {
  differenceFinding,
  periodFinding,
  unnamedNotice,
  unexpectedFinding,
  unsettledFinding,
  usualFinding,
} from "./bookingFindings";
import { coveredDays } from "./coveredDays";
import { compareBooking, isSettlement, type BookedLines, type Comparison } from "./compareBooking";
import { expectedBookings, type ExpectedBooking } from "./expectedBookings";
import { linkedEntries } from "./linkedEntries";
import { practiceOf, type UsualAccount } from "./practice";
import { COUNTERPARTY, slotReader, type Slot } from "./slots";
import { unexpectedEntries } from "./unexpectedEntries";

/** A trade that the ledger does not book as its figures say. */
export interface BookingDifference {
  /** The same from run to run while the difference is the same. */
  readonly id: string;
  readonly expected: ExpectedBooking;
  readonly comparison: Comparison;
  readonly entry: JournalEntry | null;
}

/** What the trades make of one ledger. */
export interface BookingsPaper extends Workpaper {
  readonly ledger: LedgerLines;
  /** Trades of the ledger's period, and those that it books as their figures say. */
  readonly expected: number;
  readonly agreeing: number;
  readonly differences: readonly BookingDifference[];
  /** "sheet!row" of second rows of one trade: the ledger is held against the first alone. */
  readonly listedTwice: ReadonlySet<string>;
}

/** Holds the entries that our trades are to be booked by against the general ledger: missing, twice, the wrong way round, on another
 *  account, with another amount, in another period, not settled, or without a trade. Null where the workbook has not one ledger of ours and trades. */
export function bookingsPaper({ sheets, settings, asOf, period }: WorkpaperInput): BookingsPaper | null {
  const ledgers = sheets.filter(({ kind, role }) => kind === "ledger" && role !== "ignored");
  const [only] = ledgers;
  // Several ledgers may be of several firms: which of them books a trade, nothing says.
  const ledger = only && ledgers.length === 1 ? ledgerLines(only.reading) : null;
  const all = expectedBookings(sheets, settings.accounting.fees);
  if (!ledger || all.length === 0) return null;
  const covered = coveredDays(ledger, asOf);
  if (!covered) return null;
  const bookings = all.filter(({ tradeDate }) => tradeDate >= covered.from && tradeDate <= covered.to);
  if (bookings.length === 0) return null;
  const { baseCurrency } = settings.accounting;
  const slotOf = slotsOf(ledger, slotReader(settings.chart));
  const links = linkedEntries(ledger, bookings, slotOf);
  const booked = (place: number): BookedLines => ({
    ledger,
    slotOf,
    lines: links.lines[place] ?? [],
    isShared: links.shared.has(place),
  });
  if (links.lines.filter((lines) => lines.length > 0).length * LEAST_NAMED < bookings.length) {
    return { ...nothingFound(ledger), notices: [unnamedNotice(only!.reading.survey.sheet, bookings.length)] };
  }
  const { practice, usual } = practiceOf(bookings, booked, ledger, baseCurrency);
  const compared = bookings.map((expected, place) => ({
    place,
    expected,
    comparison: compareBooking(expected, booked(place), baseCurrency, practice),
  }));
  const options = {
    ledger,
    chart: settings.chart,
    baseCurrency,
    asOf,
    period,
    accountOf: accountReader(ledger, slotOf, usual),
  };
  const differences = compared.flatMap(({ expected, comparison }): BookingDifference[] => {
    if (comparison.fault === null) return [];
    const id = bookingId(comparison.fault, [
      expected.reference ?? "",
      ...[...comparison.gaps].map((gap) => gap.join("=")),
    ]);
    return [{ id, expected, comparison, entry: bookingCorrection(id, expected, comparison, options) }];
  });
  const ofFault = (...faults: readonly Comparison["fault"][]): ControlFinding[] =>
    differences
      .filter(({ comparison }) => faults.includes(comparison.fault))
      .map((difference) => differenceFinding(ledger, difference));
  return {
    ledger,
    expected: bookings.length,
    agreeing: bookings.length - differences.length,
    differences,
    listedTwice: new Set(
      bookings.flatMap(({ reading, copies }) => copies.map((record) => recordPlace(reading, record))),
    ),
    entries: differences.flatMap(({ entry }) => entry ?? []),
    notices: [],
    controls: [
      ledgerControl("ledger-expected-missing", ofFault("missing")),
      ledgerControl("ledger-expected-double", ofFault("double")),
      ledgerControl("ledger-expected-side", ofFault("side")),
      ledgerControl("ledger-expected-account", [
        ...usual.map((one) => usualFinding(ledger, one)),
        ...ofFault("account"),
      ]),
      ledgerControl("ledger-expected-amount", ofFault("amount")),
      ledgerControl(
        "ledger-expected-period",
        compared.flatMap(({ expected, comparison }) => inOtherPeriod(ledger, expected, comparison)),
      ),
      ledgerControl("ledger-expected-settlement", unsettled(ledger, compared, links.lines, slotOf, covered.to)),
      ledgerControl(
        "ledger-expected-unexpected",
        unexpectedEntries(ledger, links.bookingOf, slotOf, bookings).map((line) => unexpectedFinding(ledger, line)),
      ),
    ],
  };
}

/** A ledger that names fewer than one in so many trades does not name trades. */
const LEAST_NAMED = 5;

const nothingFound = (ledger: LedgerLines): Omit<BookingsPaper, "notices"> => ({
  ledger,
  expected: 0,
  agreeing: 0,
  differences: [],
  listedTwice: new Set(),
  entries: [],
  controls: [ledgerControl("ledger-expected-missing", null)],
});

function slotsOf(ledger: LedgerLines, read: (account: string) => Slot | null): (line: number) => Slot | null {
  const slots = Array.from({ length: ledger.count }, (_, line) => read(textOf(ledger, "ledgerAccount", line)));
  return (line) => slots[line] ?? null;
}

/** The account that the ledger uses most for a slot. */
function accountReader(ledger: LedgerLines, slotOf: (line: number) => Slot | null, usual: readonly UsualAccount[]) {
  const counts = new Map<Slot, Map<string, number>>();
  for (let line = 0; line < ledger.count; line += 1) {
    const slot = slotOf(line);
    if (slot === null) continue;
    const account = textOf(ledger, "ledgerAccount", line);
    const known = counts.get(slot) ?? new Map<string, number>();
    counts.set(slot, known.set(account, (known.get(account) ?? 0) + 1));
  }
  const names = new Map<string, string>();
  for (let line = 0; line < ledger.count; line += 1) {
    const account = textOf(ledger, "ledgerAccount", line);
    if (!names.has(account)) names.set(account, textOf(ledger, "ledgerAccountName", line));
  }
  return (slot: Slot): { account: string; name: string } | null => {
    const habit = usual.find(({ expected }) => expected === slot)?.account;
    const [most] = [...(counts.get(slot) ?? [])].sort(
      ([one, count], [other, more]) => more - count || (one < other ? -1 : 1),
    );
    const account = habit ?? most?.[0];
    return account === undefined ? null : { account, name: names.get(account) || account };
  };
}

/** A trade of one month booked in another (cut-off). */
function inOtherPeriod(ledger: LedgerLines, expected: ExpectedBooking, { lines, fault }: Comparison): ControlFinding[] {
  const [first] = lines;
  const day = first === undefined ? null : dayOfLine(ledger, "bookingDate", first);
  if (fault === "missing" || first === undefined || day === null) return [];
  return monthOf(day as Day) === monthOf(expected.tradeDate)
    ? []
    : [periodFinding(ledger, first, day as Day, expected)];
}

const monthOf = (day: Day): number => {
  const { year, month } = civilDate(day);
  return year * 12 + month;
};

/** Trades that were due and whose payable or receivable nothing clears, where the ledger settles most of what is due by name or by letter;
 *  null where it does not. */
function unsettled(
  ledger: LedgerLines,
  compared: readonly { readonly place: number; readonly expected: ExpectedBooking; readonly comparison: Comparison }[],
  linked: readonly (readonly number[])[],
  slotOf: (line: number) => Slot | null,
  asOf: Day,
): ControlFinding[] | null {
  const due = compared.flatMap(({ place, expected, comparison: { lines } }) => {
    const owed = lines.find((line) => COUNTERPARTY.has(slotOf(line)));
    if (owed === undefined || expected.settlementDate === null || expected.settlementDate > asOf) return [];
    const others = (linked[place] ?? []).filter((line) => !lines.includes(line));
    const isCleared =
      textOf(ledger, "lettering", owed) !== "" || (others.length > 0 && isSettlement({ ledger, slotOf }, others));
    return [{ expected, owed, isCleared }];
  });
  const open = due.filter(({ isCleared }) => !isCleared);
  if (open.length * 2 > due.length || due.length === 0) return null;
  return open.map(({ expected, owed }) => unsettledFinding(ledger, owed, expected));
}
