import type { Wording } from "../../kernel/language";

/** What an account is for. A chart gives each role its number; booking rules name roles, never numbers. */
export const FIRST_ROLES = [
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

/** Roles that charts written for an earlier version do not have. */
export const LATER_ROLES = [
  "coupons-receivable",
  "withholding-recoverable",
  "withholding-lost",
  "securities-income",
  "custody-fees",
  "vat-deductible",
  "penalties-paid",
  "penalties-received",
  "impairment-charge",
  "impairment",
  "impairment-reversal",
  "conversion-loss",
  "conversion-gain",
  "exchange-provision",
  "exchange-provision-charge",
  "exchange-provision-reversal",
  "estimation-difference",
  "impairment-of-bonds",
  "conversion-loss-on-payables",
  "conversion-gain-on-receivables",
] as const;
export type AccountRole = (typeof FIRST_ROLES)[number] | (typeof LATER_ROLES)[number];

export interface Account {
  readonly number: string;
  readonly label: Wording;
}

/** A chart of accounts as data: French PCG by default, or the firm's own. */
export interface ChartOfAccounts {
  readonly name: string;
  readonly accounts: Readonly<Record<AccountRole, Account>>;
}
