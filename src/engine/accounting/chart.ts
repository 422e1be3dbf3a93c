import type { Wording } from "../../kernel/language";

/** What an account is for. A chart gives each role its number; booking rules name roles, never numbers. */
export const ACCOUNT_ROLES = [
  "equities",
  "bonds",
  "funds",
  "accrued-coupons",
  "payable-on-purchases",
  "receivable-on-sales",
  "fees",
  "transaction-tax",
  "gain-on-disposal",
  "loss-on-disposal",
  "suspense",
  "claims",
  "bank",
  "bank-foreign-currency",
  "exchange-loss",
  "exchange-gain",
  "rounding-loss",
  "rounding-gain",
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export interface Account {
  readonly number: string;
  readonly label: Wording;
}

/** A chart of accounts as data: French PCG by default, or the firm's own. */
export interface ChartOfAccounts {
  readonly name: string;
  readonly accounts: Readonly<Record<AccountRole, Account>>;
}
