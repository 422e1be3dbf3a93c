import { compare, decimal, isZero, multiply, subtract, absolute, type Decimal } from "../../../kernel/decimal";
import { amountGap, currencyOf, isNonZero, STRENGTH, type Clues, type Signature } from "./signature";

/** Half a hundredth: how far an amount may lie from its unrounded value. */
const HALF_CENT = decimal(5n, 3);

/** One amount is the other at the exchange rate of either side: counted in the other currency, multiplied instead of
 *  divided, or converted at the rate that the other side did not use. */
export const exchangeRate: Signature = (clues) => {
  const pair = amounts(clues);
  if (!pair) return [];
  const { left, right } = pair;
  const [rate, theirs] = [clues.book.decimal("fxRate"), clues.statement.decimal("fxRate")];
  const figures = {
    left,
    right,
    leftCurrency: clues.book.text("currency") ?? "",
    rightCurrency: clues.statement.text("currency") ?? "",
  };
  const field = clues.fields[0] ?? "netAmount";
  if (isNonZero(rate) && isNonZero(theirs) && compare(rate, theirs) !== 0 && isAtTwoRates(left, right, rate, theirs)) {
    const explanation = { code: "fx-rate", field, figures: { ...figures, rate, otherRate: theirs } } as const;
    return [{ strength: STRENGTH.column, explanation }];
  }
  for (const used of [rate, theirs]) {
    if (!isNonZero(used) || compare(used, decimal(1n)) === 0) continue;
    if (isProduct(right, left, used) || isProduct(left, right, used)) {
      return [
        { strength: STRENGTH.column, explanation: { code: "fx-rate", field, figures: { ...figures, rate: used } } },
      ];
    }
  }
  return [];
};

function amounts(clues: Clues): { left: Decimal; right: Decimal } | null {
  if (clues.type === "amount") return currencyOf(clues) === "" ? null : amountGap(clues);
  for (const field of ["netAmount", "grossAmount"] as const) {
    const [left, right] = [clues.book.decimal(field), clues.statement.decimal(field)];
    if (left && right && !isZero(left) && !isZero(right)) return { left, right };
  }
  return null;
}

/** Whether `amount` is `base` times `rate` once rounded, or `base` is `amount` divided by it once rounded. */
const isProduct = (amount: Decimal, base: Decimal, rate: Decimal): boolean => {
  const off = absolute(subtract(amount, multiply(base, rate)));
  return compare(off, HALF_CENT) <= 0 || compare(off, multiply(HALF_CENT, absolute(rate))) <= 0;
};

/** One base amount at two rates: multiplied by each, or divided by each. */
function isAtTwoRates(left: Decimal, right: Decimal, rate: Decimal, theirs: Decimal): boolean {
  const allowed = multiply(HALF_CENT, absolute(rate.units > theirs.units ? rate : theirs));
  const multiplied = absolute(subtract(multiply(left, theirs), multiply(right, rate)));
  const divided = absolute(subtract(multiply(left, rate), multiply(right, theirs)));
  return compare(multiplied, allowed) <= 0 || compare(divided, allowed) <= 0;
}
