import type { Day } from "../../kernel/day";
import { absolute, isZero, ZERO, type Decimal } from "../../kernel/decimal";
import { formatDay } from "../../kernel/language";
import type { Leg } from "./bookingRules";
import type { AccountRole, ChartOfAccounts } from "./chart";
import { journalEntry, type EntryLine, type JournalEntry } from "./journalEntry";

export interface EntryContext {
  readonly journal: string;
  readonly date: Day;
  readonly breakId: string;
  readonly currency: string;
  /** The ISIN, or what else names the security. */
  readonly security: string;
  /** The supporting document: the reference of the trade. */
  readonly reference: string;
  readonly tradeDate: Day | null;
  /** In French: the books of a French firm are kept in French (Code de commerce, art. L123-22). */
  readonly reason: string;
}

/** A leg on an account by its number: debits are positive, credits negative. */
export interface AccountLeg {
  readonly account: string;
  /** The account's own, in French. */
  readonly name: string;
  readonly amount: Decimal;
  /** Tells two legs on one account apart. */
  readonly about?: string | undefined;
}

/** A leg on the account that the chart has for a role. */
export const roleLeg = ({ accounts }: ChartOfAccounts, role: AccountRole, amount: Decimal): AccountLeg => ({
  account: accounts[role].number,
  name: accounts[role].label.fr,
  amount,
});

/** The entry of some legs, or null where they do not balance or nothing remains to be booked. It says the date of the trade, which may lie
 *  in a closed period (PCG art. 1031-4). */
export const draftEntry = (
  legs: readonly Leg[],
  { chart, ...context }: EntryContext & { readonly chart: ChartOfAccounts },
): JournalEntry | null =>
  accountEntry(
    legs.map(({ role, amount, about }) => ({ ...roleLeg(chart, role, amount), about })),
    context,
  );

/** The same on accounts that the chart may not have. */
export function accountEntry(legs: readonly AccountLeg[], context: EntryContext): JournalEntry | null {
  const traded = context.tradeDate === null ? "" : `, opération du ${formatDay(context.tradeDate)}`;
  const lines = legs
    .filter(({ amount }) => !isZero(amount))
    .map(({ account, name, amount, about }): EntryLine => {
      return {
        account,
        label: `${[name, about ?? context.security].filter((part) => part !== "").join(" – ")}${traded}`,
        debit: amount.units > 0n ? amount : ZERO,
        credit: amount.units < 0n ? absolute(amount) : ZERO,
        currency: context.currency,
        reference: context.reference,
      };
    });
  const entry = journalEntry({
    number: `CORR-${context.breakId}`,
    date: context.date,
    journal: context.journal,
    label: ["CORR", context.breakId, context.security, context.reason].filter((part) => part !== "").join(" "),
    breakId: context.breakId,
    lines,
  });
  return entry.ok ? entry.value : null;
}
