import type { BusinessCalendar } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import type { Break } from "../breaks/break";
import { dueDay } from "../breaks/dueDay";
import { sideValues, type SideValues } from "../breaks/sideValues";
import type { RecordTable } from "../records/recordTable";
import type { ChartOfAccounts } from "./chart";
import type { Proposal } from "./correction";
import { verdictOf, type Verdict } from "./correctionRules";
import { draftEntry } from "./draftEntry";
import type { JournalEntry } from "./journalEntry";
import type { Period } from "../close/monthClose";
import { bookingDay, correctionDay } from "./bookingDay";
import { proposalWording } from "./proposalWording";

export interface CorrectionOptions {
  readonly chart: ChartOfAccounts;
  /** The day that decides what is due. */
  readonly asOf: Day;
  /** What is being closed: entries belong to it. */
  readonly period: Period;
  readonly calendar: BusinessCalendar;
  /** Journal code; miscellaneous operations ("OD") by default. */
  readonly journal?: string;
}

/** What to do about each break, in their order: a balanced draft entry where our books must change, otherwise whom to chase
 *  or what to look at. Entries are drafts for a second person to approve; none changes one that is booked. */
export function proposeCorrections(
  breaks: readonly Break[],
  left: RecordTable,
  right: RecordTable,
  options: CorrectionOptions,
): readonly Proposal[] {
  return breaks.map((found) => proposalFor(found, left, right, options));
}

function proposalFor(found: Break, left: RecordTable, right: RecordTable, options: CorrectionOptions): Proposal {
  const { asOf, calendar } = options;
  const book = sideValues(left, found.left);
  const statement = sideValues(right, found.right);
  const [table, copies] = found.left.length > 0 ? [left, found.left] : [right, found.right];
  const extras = found.type.startsWith("duplicate-")
    ? copies.slice(1).map((record) => sideValues(table, [record]))
    : [];
  const due = dueDay(book, calendar) ?? dueDay(statement, calendar);
  const verdict = verdictOf({ found, book, statement, extras, isDue: due !== null && due <= asOf });
  const entry = verdict.action === "book" ? entryOf(verdict, found, book, statement, extras, options) : null;
  const given: Verdict = verdict.action === "book" && !entry ? { action: "review", why: "figures-disagree" } : verdict;
  return {
    breakId: found.id,
    action: given.action,
    wording: proposalWording(found, given, entry, statement.text("statusReason")),
    entry,
  };
}

function entryOf(
  { legs, reason }: Extract<Verdict, { action: "book" }>,
  found: Break,
  book: SideValues,
  statement: SideValues,
  extras: readonly SideValues[],
  { chart, asOf, period, journal = "OD" }: CorrectionOptions,
): JournalEntry | null {
  const sources = [...extras, book, statement];
  const first = <T>(read: (values: SideValues) => T | null): T | null =>
    sources.reduce<T | null>((known, values) => known ?? read(values), null);
  const currency = first((values) => values.text("currency"));
  if (currency === null) return null;
  const tradeDate = first((values) => values.day("tradeDate"));
  return draftEntry(legs, {
    chart,
    journal,
    date:
      found.type === "missing-left" && tradeDate !== null ? bookingDay(tradeDate, period) : correctionDay(asOf, period),
    breakId: found.id,
    currency,
    security:
      first((values) => values.text("security")) ??
      first((values) => values.text("securityCode")) ??
      first((values) => values.text("securityName")) ??
      "",
    reference: first((values) => values.text("reference")) ?? first((values) => values.text("counterReference")) ?? "",
    tradeDate,
    reason,
  });
}
