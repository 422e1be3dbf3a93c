import type { AccountRole, ChartOfAccounts } from "../accounting/chart";

/** What a line of a trade's entry is about, as far as its account tells. Gains and losses on disposal are one, and so are all banks. */
export type Slot =
  | "equities"
  | "bonds"
  | "funds"
  | "accrued-coupons"
  | "fees"
  | "transaction-tax"
  | "payable-on-purchases"
  | "receivable-on-sales"
  | "disposal"
  | "bank";

const SLOT_OF: Partial<Readonly<Record<AccountRole, Slot>>> = {
  equities: "equities",
  bonds: "bonds",
  funds: "funds",
  "accrued-coupons": "accrued-coupons",
  fees: "fees",
  "transaction-tax": "transaction-tax",
  "payable-on-purchases": "payable-on-purchases",
  "receivable-on-sales": "receivable-on-sales",
  "gain-on-disposal": "disposal",
  "loss-on-disposal": "disposal",
  bank: "bank",
  "bank-foreign-currency": "bank",
};

/** The slot of a role that trades are booked by. */
export const slotOfRole = (role: AccountRole): Slot | null => SLOT_OF[role] ?? null;

export const SECURITIES: ReadonlySet<Slot | null> = new Set<Slot>(["equities", "bonds", "funds"]);

export const COUNTERPARTY: ReadonlySet<Slot | null> = new Set<Slot>(["payable-on-purchases", "receivable-on-sales"]);

/** The role by which a slot is booked anew. */
export const roleOfSlot = (slot: Slot): AccountRole => (slot === "disposal" ? "gain-on-disposal" : slot);

/** The digits of an account that firms keep, whatever sub-accounts they make. */
const ROOT = 3;

/** Tells what an account number is for: by the longest number of the chart that it begins with, else by its first three digits where all
 *  that the chart has under them is for one thing. Null: for something else. */
export function slotReader({ accounts }: ChartOfAccounts): (account: string) => Slot | null {
  const known = Object.entries(accounts).map(([role, { number }]) => ({
    number,
    slot: SLOT_OF[role as AccountRole] ?? null,
  }));
  const answers = new Map<string, Slot | null>();
  return (account) => {
    const before = answers.get(account);
    if (before !== undefined) return before;
    const fitting = known.filter(({ number }) => account.startsWith(number));
    const longest = fitting.reduce((most, { number }) => Math.max(most, number.length), 0);
    const own = fitting.filter(({ number }) => number.length === longest);
    const root = account.slice(0, ROOT);
    const related = root.length < ROOT ? [] : known.filter(({ number }) => number.startsWith(root));
    const slots = new Set((own.length > 0 ? own : related).map(({ slot }) => slot));
    const answer = slots.size === 1 ? ([...slots][0] ?? null) : null;
    answers.set(account, answer);
    return answer;
  };
}
