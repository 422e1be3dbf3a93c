import {
  absolute,
  add,
  decimal,
  equals,
  isZero,
  multiply,
  negate,
  subtract,
  ZERO,
  type Decimal,
} from "../../../kernel/decimal";
import type { SideValues } from "../sideValues";
import {
  amountGap,
  commonSide,
  gapOf,
  isNonZero,
  isRounded,
  omittedBy,
  other,
  placesOf,
  shown,
  SIDES,
  STRENGTH,
  valuesOf,
  type Candidate,
  type Clues,
  type Gap,
  type Signature,
  type Whose,
} from "./signature";

/** Value added tax on brokerage and custody fees in France: code général des impôts, article 278. */
const VAT_RATE = decimal(20n, 2);

/** The fees are in one side's amount and not in the other's: the difference is the fees. */
export const feesOmitted: Signature = (clues) => chargeOmitted(clues, "fees", "fee-omitted");

/** One side pays the coupon accrued and the other does not. */
export const accruedInterestOmitted: Signature = (clues) =>
  chargeOmitted(clues, "accruedInterest", "accrued-interest-omitted");

function chargeOmitted(
  clues: Clues,
  charge: "fees" | "accruedInterest",
  code: "fee-omitted" | "accrued-interest-omitted",
): readonly Candidate[] {
  const own = clues.fields[0] === charge ? gapOf(clues, charge) : null;
  if (own) {
    const by = isZero(own.left) ? "left" : isZero(own.right) ? "right" : null;
    if (by === null || clues.fields.includes("tax") || !explainsTheNet(clues)) return [];
    return [candidate(clues, own, code, charge, absolute(own.gap), by)];
  }
  const amount = amountGap(clues);
  if (!amount) return [];
  const side = charge === "accruedInterest" ? "BUY" : commonSide(clues);
  for (const whose of SIDES) {
    const value = valuesOf(clues, whose).decimal(charge);
    const by = isNonZero(value) ? omittedBy(amount.gap, absolute(value), side) : null;
    if (value && by) return [candidate(clues, amount, code, charge, absolute(value), by)];
  }
  return [];
}

const candidate = (
  clues: Clues,
  gap: Gap,
  code: "fee-omitted" | "accrued-interest-omitted",
  charge: "fees" | "accruedInterest",
  value: Decimal,
  by: Whose,
): Candidate => ({
  strength: STRENGTH.column,
  explanation: { code, field: gap.field, figures: { ...shown(clues, gap), [charge]: value, by } },
});

/** Whether the charges that differ account for the whole difference of the net amounts, where both sides have one. */
function explainsTheNet(clues: Clues): boolean {
  const net = gapOf(clues, "netAmount");
  if (!net) return true;
  return equals(net.gap, subtract(charges(clues.book, commonSide(clues)), charges(clues.statement, commonSide(clues))));
}

/** All charges of one side as they act on its net amount. */
function charges(values: SideValues, side: "BUY" | "SELL" | null): Decimal {
  const costs = add(values.decimal("fees") ?? ZERO, values.decimal("tax") ?? ZERO);
  return add(side === "SELL" ? negate(costs) : costs, values.decimal("accruedInterest") ?? ZERO);
}

/** One side shows the amount before all charges: the difference is fees and tax together (accrued interest too, where
 *  there is one), or the net amount of one side is the gross amount of the other. */
export const grossAgainstNet: Signature = (clues) => {
  const gap = clues.type === "amount" ? amountGap(clues) : gapOf(clues, "netAmount");
  if (!gap || (gap.field === "grossAmount" && clues.type === "amount")) return [];
  for (const whose of SIDES) {
    const values = valuesOf(clues, whose);
    const by = [costs(values), allCharges(values, commonSide(clues))].reduce<Whose | null>(
      (found, charge) => found ?? (charge ? omittedBy(gap.gap, charge, commonSide(clues)) : null),
      null,
    );
    if (by) return [grossCandidate(clues, gap, by, absolute(gap.gap))];
    const gross = values.decimal("grossAmount");
    const isSecond = valuesOf(clues, other(whose)).decimal("grossAmount") !== null;
    if (
      gross &&
      !isSecond &&
      clues.type === "amount" &&
      hasNoCharges(clues) &&
      equals(gross, whose === "left" ? gap.right : gap.left)
    ) {
      return [grossCandidate(clues, gap, other(whose), absolute(gap.gap))];
    }
  }
  return [];
};

const grossCandidate = (clues: Clues, gap: Gap, by: Whose, charge: Decimal): Candidate => ({
  strength: STRENGTH.column,
  explanation: {
    code: "gross-versus-net",
    field: clues.fields[0] ?? gap.field,
    figures: { ...shown(clues, gap), charge, by },
  },
});

/** Fees and tax together; null where there is but one of them, which is an omission of its own. */
function costs(values: SideValues): Decimal | null {
  const [fees, tax] = [values.decimal("fees"), values.decimal("tax")];
  return isNonZero(fees) && isNonZero(tax) ? add(fees, tax) : null;
}

/** Fees, tax and accrued interest together as they act on the net amount of a purchase or, negated, of a sale. */
function allCharges(values: SideValues, side: "BUY" | "SELL" | null): Decimal | null {
  const accrued = values.decimal("accruedInterest");
  const countOthers = (["fees", "tax"] as const).filter((field) => isNonZero(values.decimal(field))).length;
  if (!isNonZero(accrued) || countOthers === 0) return null;
  const total = charges(values, side);
  return side === "SELL" ? negate(total) : total;
}

const hasNoCharges = ({ book, statement }: Clues): boolean =>
  [book, statement].every((values) => CHARGES.every((field) => !isNonZero(values.decimal(field))));

const CHARGES = ["fees", "tax", "accruedInterest"] as const;

/** The fees of one side bear value added tax and those of the other do not. */
export const vatOmitted: Signature = (clues) => {
  const places = placesOf(clues);
  const own = clues.type === "fees" ? gapOf(clues, "fees") : null;
  if (own) {
    if (!explainsTheNet(clues)) return [];
    for (const by of SIDES) {
      const [without, withVat] = by === "left" ? [own.left, own.right] : [own.right, own.left];
      const vat = multiply(without, VAT_RATE);
      if (!isZero(without) && isRounded(withVat, add(without, vat), places))
        return [vatCandidate(clues, own, without, by)];
    }
    return [];
  }
  const amount = amountGap(clues);
  if (!amount) return [];
  for (const whose of SIDES) {
    const fees = valuesOf(clues, whose).decimal("fees");
    if (!isNonZero(fees) || !isRounded(absolute(amount.gap), multiply(absolute(fees), VAT_RATE), places)) continue;
    const by = omittedBy(amount.gap, absolute(amount.gap), commonSide(clues));
    if (by) return [vatCandidate(clues, amount, absolute(fees), by)];
  }
  return [];
};

const vatCandidate = (clues: Clues, gap: Gap, fees: Decimal, by: Whose): Candidate => ({
  strength: STRENGTH.rule,
  explanation: { code: "vat-omitted", field: gap.field, figures: { ...shown(clues, gap), fees, rate: VAT_RATE, by } },
});
