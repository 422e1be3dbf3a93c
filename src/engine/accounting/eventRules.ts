import { isZero, negate, ZERO, type Decimal } from "../../kernel/decimal";
import type { Leg } from "./bookingRules";
import type { AccountRole } from "./chart";

/** What happens beside trades and is booked. */
export type BookedEvent =
  | "purchase-settled"
  | "sale-settled"
  | "sale-cost"
  | "coupon-received"
  | "interest-accrued"
  | "dividend-detached"
  | "dividend-paid"
  | "custody-fees"
  | "penalty-paid"
  | "penalty-received"
  | "impairment"
  | "impairment-reversed"
  | "receivable-depreciated"
  | "payable-depreciated"
  | "cash-depreciated"
  | "cash-appreciated"
  | "estimation-difference";

/** The amounts that an event is booked with, positive unless its rule says otherwise. */
export type EventAmount = "amount" | "gross" | "net" | "withholding" | "accrued" | "fee" | "vat";

interface RuleLeg {
  readonly role: AccountRole;
  readonly side: "debit" | "credit";
  readonly amount: EventAmount;
}

const debit = (role: AccountRole, amount: EventAmount = "amount"): RuleLeg => ({ role, side: "debit", amount });
const credit = (role: AccountRole, amount: EventAmount = "amount"): RuleLeg => ({ role, side: "credit", amount });

/** The booking rules as data, by the account's role; the chart gives the numbers (PCG art. 1214-46, 1215-50, 221-6, 420-5, 420-7).
 *  "interest" of a coupon is what was not accrued before: it may be negative. */
export const EVENT_RULES: Readonly<Record<BookedEvent, readonly RuleLeg[]>> = {
  "purchase-settled": [debit("payable-on-purchases"), credit("bank")],
  "sale-settled": [debit("bank"), credit("receivable-on-sales")],
  // The cost of what was sold leaves the securities on the same account as the proceeds: the result stands there net.
  "sale-cost": [debit("gain-on-disposal"), credit("equities")],
  "coupon-received": [debit("bank", "net"), credit("accrued-coupons", "accrued"), credit("securities-income", "gross")],
  "interest-accrued": [debit("accrued-coupons"), credit("securities-income")],
  "dividend-detached": [
    debit("coupons-receivable", "net"),
    debit("withholding-recoverable", "withholding"),
    credit("securities-income", "gross"),
  ],
  "dividend-paid": [debit("bank"), credit("coupons-receivable")],
  "custody-fees": [debit("custody-fees", "fee"), debit("vat-deductible", "vat"), credit("bank", "net")],
  "penalty-paid": [debit("penalties-paid"), credit("bank")],
  "penalty-received": [debit("bank"), credit("penalties-received")],
  impairment: [debit("impairment-charge"), credit("impairment")],
  "impairment-reversed": [debit("impairment"), credit("impairment-reversal")],
  // The loss is shown, and provided for; a gain is shown and waits.
  "receivable-depreciated": [
    debit("conversion-loss"),
    credit("receivable-on-sales"),
    debit("exchange-provision-charge"),
    credit("exchange-provision"),
  ],
  "payable-depreciated": [debit("payable-on-purchases"), credit("conversion-gain")],
  "cash-depreciated": [debit("exchange-loss"), credit("bank-foreign-currency")],
  "cash-appreciated": [debit("bank-foreign-currency"), credit("exchange-gain")],
  "estimation-difference": [debit("equities"), credit("estimation-difference")],
};

/** The legs of an event: debits positive. A role may be put in the place of another: bonds for shares, a loss for a gain, the charge for a
 *  withholding tax that nobody gives back. Legs of zero are left out. */
export function eventLegs(
  event: BookedEvent,
  amounts: Partial<Readonly<Record<EventAmount, Decimal>>>,
  inPlaceOf: Partial<Readonly<Record<AccountRole, AccountRole>>> = {},
): readonly Leg[] {
  return EVENT_RULES[event]
    .map(({ role, side, amount }): Leg => {
      const value = amounts[amount] ?? ZERO;
      return { role: inPlaceOf[role] ?? role, amount: side === "debit" ? value : negate(value) };
    })
    .filter(({ amount }) => !isZero(amount));
}
