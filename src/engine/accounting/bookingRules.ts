import { add, isZero, negate, subtract, sum, type Decimal } from "../../kernel/decimal";
import type { AccountRole } from "./chart";
import type { AccountingPolicy } from "./policy";

/** One leg before it has an account number: debits are positive, credits negative. */
export interface Leg {
  readonly role: AccountRole;
  readonly amount: Decimal;
  /** Tells two legs on one account apart: the ISIN or the securities account that it is about. */
  readonly about?: string;
}

/** What a trade is booked by, fees excluded from the cost of the securities. A difference of two trades has the same form,
 *  with amounts of either sign. */
export interface TradeAmounts {
  readonly side: "BUY" | "SELL";
  /** Without fees, tax and accrued interest. */
  readonly gross: Decimal;
  readonly fees: Decimal;
  readonly tax: Decimal;
  readonly accruedInterest: Decimal;
}

export type SecuritiesRole = "equities" | "bonds" | "funds";

/** The legs of a trade on its trade date: PCG art. 1214-46 and 1215-50. A purchase debits the securities, its fees and its
 *  tax (or its cost holds them, PCG art. 213-8), and credits the payable. A sale debits the receivable and its fees, and credits the result on disposal with the
 *  proceeds; the cost of what was sold is not in the trade, and is booked against the same account elsewhere. */
export function tradeLegs(
  { side, gross: value, fees, tax, accruedInterest }: TradeAmounts,
  securities: SecuritiesRole,
  disposal: "gain-on-disposal" | "loss-on-disposal" = "gain-on-disposal",
  charges: AccountingPolicy["fees"] = "excluded",
): readonly Leg[] {
  const isIncluded = charges === "included";
  const charged = add(fees, tax);
  const gross = isIncluded ? add(value, side === "BUY" ? charged : negate(charged)) : value;
  const costs: Leg[] = isIncluded
    ? []
    : [
        { role: "fees", amount: fees },
        { role: "transaction-tax", amount: tax },
      ];
  const legs: Leg[] =
    side === "BUY"
      ? [{ role: securities, amount: gross }, { role: "accrued-coupons", amount: accruedInterest }, ...costs]
      : [
          ...costs,
          { role: disposal, amount: negate(gross) },
          { role: "accrued-coupons", amount: negate(accruedInterest) },
        ];
  const balance: Leg = {
    role: side === "BUY" ? "payable-on-purchases" : "receivable-on-sales",
    amount: negate(sum(legs.map(({ amount }) => amount))),
  };
  return (side === "BUY" ? [...legs, balance] : [balance, ...legs]).filter(({ amount }) => !isZero(amount));
}

/** The contre-passation of legs: the same accounts with sides swapped. */
export const reversed = (legs: readonly Leg[]): readonly Leg[] =>
  legs.map((leg) => ({ ...leg, amount: negate(leg.amount) }));

/** What is to be booked on top of `booked` so that the books say `due`. */
export const complement = (due: TradeAmounts, booked: TradeAmounts): TradeAmounts => ({
  side: booked.side,
  gross: subtract(due.gross, booked.gross),
  fees: subtract(due.fees, booked.fees),
  tax: subtract(due.tax, booked.tax),
  accruedInterest: subtract(due.accruedInterest, booked.accruedInterest),
});

/** What a trade moves in cash: a purchase pays its charges on top, a sale has them taken off. */
export function netOf({ side, gross, fees, tax, accruedInterest }: TradeAmounts): Decimal {
  const costs = add(fees, tax);
  return add(add(gross, accruedInterest), side === "BUY" ? costs : negate(costs));
}
