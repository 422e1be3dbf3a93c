import { equals } from "../../../kernel/decimal";
import { sideValues } from "../sideValues";
import type { RecordTable } from "../../records/recordTable";
import type { BreakType, Explanation } from "../break";
import { accruedInterestOmitted, feesOmitted, grossAgainstNet, vatOmitted } from "./charges";
import { businessDayShift, dayAndMonthSwapped, settlementCycleMissed } from "./dates";
import { exchangeRate } from "./exchangeRate";
import { digitsTransposed, letterTransposed, rounded, scaled, sideReversed, signReversed } from "./numbers";
import { partiallySettled } from "./partialSettlement";
import type { Candidate, Clues, Signature } from "./signature";
import { transactionTaxOmitted, transactionTaxRate, withheldAtSource } from "./taxes";

const DIGITS: readonly Signature[] = [signReversed, scaled, digitsTransposed, rounded];
const DATES: readonly Signature[] = [dayAndMonthSwapped, settlementCycleMissed, businessDayShift];

/** The signatures that a type of difference can have. A type that is not named has none. */
const SIGNATURES: Partial<Readonly<Record<BreakType, readonly Signature[]>>> = {
  side: [sideReversed],
  security: [letterTransposed],
  account: [letterTransposed],
  currency: [exchangeRate],
  quantity: [partiallySettled, ...DIGITS],
  price: DIGITS,
  fees: [feesOmitted, grossAgainstNet, vatOmitted, ...DIGITS],
  tax: [transactionTaxOmitted, transactionTaxRate, withheldAtSource, grossAgainstNet, ...DIGITS],
  "accrued-interest": [accruedInterestOmitted, ...DIGITS],
  amount: [
    feesOmitted,
    grossAgainstNet,
    vatOmitted,
    transactionTaxOmitted,
    transactionTaxRate,
    withheldAtSource,
    accruedInterestOmitted,
    exchangeRate,
    ...DIGITS,
  ],
  "trade-date": DATES,
  "settlement-date": DATES,
};

/** The arithmetic cause of a difference. Of several that hold, the one that says most; where two say equally much there is
 *  no telling, so none. */
export function explain(clues: Clues): Explanation | null {
  let best: Candidate | null = null;
  let isTied = false;
  for (const signature of SIGNATURES[clues.type] ?? []) {
    for (const candidate of signature(clues)) {
      if (best && candidate.strength < best.strength) continue;
      isTied = best?.strength === candidate.strength && best.explanation.code !== candidate.explanation.code;
      best = candidate;
    }
  }
  return best && !isTied ? best.explanation : null;
}

/** Copies that agree in security, quantity, amount and date are one booking made several times. */
export function explainDuplicate(table: RecordTable, records: readonly number[]): Explanation | null {
  const [first, ...copies] = records.map((record) => sideValues(table, [record]));
  if (!first) return null;
  const sameDecimal = (field: "quantity" | "netAmount" | "price"): boolean =>
    copies.every((copy) => {
      const [one, other] = [first.decimal(field), copy.decimal(field)];
      return one === null || other === null ? one === other : equals(one, other);
    });
  const isSame =
    copies.every(
      (copy) => copy.text("security") === first.text("security") && copy.day("tradeDate") === first.day("tradeDate"),
    ) &&
    sameDecimal("quantity") &&
    sameDecimal("netAmount") &&
    sameDecimal("price");
  return isSame ? { code: "duplicate-booking", field: "reference", figures: { copies: String(records.length) } } : null;
}
