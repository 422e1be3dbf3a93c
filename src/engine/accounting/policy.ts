import { decimal, type Decimal } from "../../kernel/decimal";
import type { Day } from "../../kernel/day";

/** How the firm keeps its books, where the rules leave a choice. */
export interface AccountingPolicy {
  /** The currency of the books, ISO 4217. */
  readonly baseCurrency: string;
  /** Cost relief on a disposal: weighted average (CUMP), first in first out, or the lots that the sale names (PCG art. 221-2). */
  readonly costMethod: "average" | "fifo" | "specific";
  /** Charges of a purchase beside its cost, or in it (PCG art. 221-1, 213-8: an option). */
  readonly fees: "excluded" | "included";
  /** The period that is being closed; null: the month of the as-of date. Entries before its first day belong to a closed period. */
  readonly periodStart: Day | null;
  readonly periodEnd: Day | null;
  /** The order of a day's trades: purchases before sales, or as the sheet lists them. */
  readonly sameDay: "buys-first" | "listed";
  /** Business days after which a line of a suspense account is too old. */
  readonly suspenseDays: number;
  /** What is booked of market values at month end: unrealised losses (PCG art. 221-6), all differences of estimation (funds), or nothing. */
  readonly valuation: "impairment" | "estimation-difference" | "none";
  /** What is booked at the end of a period for interest that accrued: taken back when the next one opens, or kept until the coupon is paid. */
  readonly accruals: "taken-back" | "kept";
  /** What a settlement may leave open and is written off, for each document, in the currency of the books; zero: nothing is. */
  readonly writeOffLimit: Decimal;
  /** Prices in a row that are the same before they count as stale, and the percent from one to the next that counts as a jump. */
  readonly stalePrices: number;
  readonly priceJump: number;
}

export const DEFAULT_POLICY: AccountingPolicy = {
  baseCurrency: "EUR",
  costMethod: "average",
  fees: "excluded",
  periodStart: null,
  periodEnd: null,
  sameDay: "buys-first",
  suspenseDays: 30,
  valuation: "impairment",
  accruals: "taken-back",
  writeOffLimit: decimal(5n, 2),
  stalePrices: 5,
  priceJump: 20,
};
