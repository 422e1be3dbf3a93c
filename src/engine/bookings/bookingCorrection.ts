import type { Day } from "../../kernel/day";
import { decimal, negate } from "../../kernel/decimal";
import { shortId } from "../../kernel/hash";
import { bookingDay, correctionDay } from "../accounting/bookingDay";
import type { ChartOfAccounts } from "../accounting/chart";
import { accountEntry, type AccountLeg } from "../accounting/draftEntry";
import type { JournalEntry } from "../accounting/journalEntry";
import { lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import type { Period } from "../close/monthClose";
import type { BookingFault, Comparison, Key } from "./compareBooking";
import type { ExpectedBooking } from "./expectedBookings";
import { roleOfSlot, type Slot } from "./slots";

export interface BookingCorrectionOptions {
  readonly ledger: LedgerLines;
  readonly chart: ChartOfAccounts;
  readonly baseCurrency: string;
  readonly asOf: Day;
  /** What is being closed: corrections belong to it. */
  readonly period: Period;
  /** The account that the ledger itself uses most for a slot. */
  readonly accountOf: (slot: Slot) => { readonly account: string; readonly name: string } | null;
}

/** What a difference is known by from run to run: it changes when the difference does. */
export const bookingId = (
  fault: BookingFault | "period" | "unexpected" | "settlement",
  of: readonly string[],
): string => `GL-${shortId([fault, ...of].join("|"))}`;

/** The entry that makes the ledger say what the trade says: the whole where it is missing, the contre-passation of what is booked once more,
 *  else the complement or reclassification. Null where nobody can tell: the ledger's own entry does not balance, the class of the
 *  security is unknown, or the amounts are of another currency than the books'. */
export function bookingCorrection(
  id: string,
  expected: ExpectedBooking,
  { fault, gaps, extra }: Comparison,
  options: BookingCorrectionOptions,
): JournalEntry | null {
  const { ledger, baseCurrency, asOf, period } = options;
  if (fault === null || expected.securities === null || expected.currency !== baseCurrency) return null;
  const legs =
    fault === "double"
      ? reversal(ledger, extra)
      : [...gaps].map(([key, units]): AccountLeg => ({
          ...placeOf(key, options),
          amount: decimal(units, ledger.scale),
        }));
  return accountEntry(legs, {
    journal: "OD",
    date: fault === "missing" ? bookingDay(expected.tradeDate, period) : correctionDay(asOf, period),
    breakId: id,
    currency: baseCurrency,
    security: expected.security ?? "",
    reference: expected.reference ?? "",
    tradeDate: expected.tradeDate,
    reason: REASONS[fault],
  });
}

const REASONS: Readonly<Record<BookingFault, string>> = {
  missing: "opération non comptabilisée au grand livre",
  double: "contre-passation du doublon",
  side: "sens inversé, rectification",
  account: "reclassement de compte",
  amount: "complément, montant au grand livre",
};

/** The legs that take lines of the ledger back: the same accounts, sides swapped. */
export const reversal = (ledger: LedgerLines, lines: readonly number[]): AccountLeg[] =>
  lines.map((line) => ({
    account: textOf(ledger, "ledgerAccount", line),
    name: textOf(ledger, "ledgerAccountName", line) || textOf(ledger, "ledgerAccount", line),
    amount: negate(decimal(lineNet(ledger, line), ledger.scale)),
  }));

function placeOf(key: Key, { chart, accountOf }: BookingCorrectionOptions): Omit<AccountLeg, "amount"> {
  if (key.startsWith("account ")) return { account: key.slice("account ".length), name: key.slice("account ".length) };
  const slot = key === "proceeds" ? "disposal" : (key as Slot);
  const { number, label } = chart.accounts[roleOfSlot(slot)];
  return accountOf(slot) ?? { account: number, name: label.fr };
}
