import type { Day } from "../../../kernel/day";
import {
  absolute,
  compare,
  equals,
  isZero,
  multiply,
  roundHalfUp,
  subtract,
  type Decimal,
} from "../../../kernel/decimal";
import { dueDay } from "../dueDay";
import { instrumentClass } from "../instrumentClass";
import { grossAmount } from "../sideValues";
import { isInForce, previousRate, TRANSACTION_TAXES, type TransactionTax } from "../transactionTaxes";
import { withholdingRates } from "../withholdingRates";
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

/** One side leaves out a transaction tax: the difference is the gross amount at a legal rate in force. */
export const transactionTaxOmitted: Signature = (clues) => {
  const [base, own] = [taxBase(clues), clues.type === "tax" ? gapOf(clues, "tax") : null];
  const gap = own ?? amountGap(clues);
  if (!base || !gap) return [];
  const tax = absolute(gap.gap);
  return applicable(clues).flatMap((law): readonly Candidate[] => {
    if (!isRounded(tax, multiply(base, law.rate), placesOf(clues))) return [];
    const by = own ? blankSide(own) : omittedBy(gap.gap, tax, commonSide(clues));
    if (!by) return [];
    const figures = { ...shown(clues, gap), tax, base, rate: law.rate, name: law.name, by };
    const strength = own || isInTaxColumn(clues, tax) ? STRENGTH.column : STRENGTH.rule;
    return [{ strength, explanation: { code: "ftt-omitted", field: gap.field, figures } }];
  });
};

/** Both sides count the tax, one at a rate that is not the one in force. */
export const transactionTaxRate: Signature = (clues) => {
  const base = taxBase(clues);
  if (!base) return [];
  const gap = clues.type === "tax" ? gapOf(clues, "tax") : null;
  return gap ? ratesOfBoth(clues, gap, base) : rateStep(clues, base);
};

function ratesOfBoth(clues: Clues, gap: Gap, base: Decimal): readonly Candidate[] {
  if (isZero(gap.left) || isZero(gap.right)) return [];
  const inForce = applicable(clues);
  for (const law of inForce) {
    for (const whose of SIDES) {
      const [due, wrong] = whose === "left" ? [gap.left, gap.right] : [gap.right, gap.left];
      if (!isRounded(due, multiply(base, law.rate), placesOf(clues))) continue;
      const used = laws(clues).find(
        (candidate) =>
          !inForce.includes(candidate) && isRounded(wrong, multiply(base, candidate.rate), placesOf(clues)),
      );
      if (used) return [rateCandidate(clues, gap, base, law, used, other(whose), STRENGTH.column)];
    }
  }
  return [];
}

/** The net amounts are apart by the step from the rate before to the rate in force. */
function rateStep(clues: Clues, base: Decimal): readonly Candidate[] {
  const gap = amountGap(clues);
  if (!gap) return [];
  const places = placesOf(clues);
  return applicable(clues).flatMap((law): readonly Candidate[] => {
    const before = previousRate(law);
    if (!before) return [];
    const [due, used] = [law, before].map(({ rate }) => roundHalfUp(multiply(base, rate), places));
    const by = due && used ? omittedBy(gap.gap, subtract(due, used), commonSide(clues)) : null;
    if (!due || !used || !by) return [];
    const isWritten =
      !isInTaxColumn(clues, absolute(gap.gap)) && (isInTaxColumn(clues, due) || isInTaxColumn(clues, used));
    const strength = isWritten ? STRENGTH.column : STRENGTH.rule;
    return [rateCandidate(clues, gap, base, law, before, by, strength)];
  });
}

const rateCandidate = (
  clues: Clues,
  gap: Gap,
  base: Decimal,
  due: TransactionTax,
  used: TransactionTax,
  by: Whose,
  strength: Candidate["strength"],
): Candidate => ({
  strength,
  explanation: {
    code: "ftt-rate",
    field: gap.field,
    figures: { ...shown(clues, gap), base, rate: due.rate, usedRate: used.rate, name: due.name, by },
  },
});

const blankSide = ({ left, right }: Gap): Whose | null => (isZero(left) ? "left" : isZero(right) ? "right" : null);

/** The gross amount, fees and accrued interest excluded. */
const taxBase = ({ book, statement }: Clues): Decimal | null => {
  const base = grossAmount(book) ?? grossAmount(statement);
  return base && absolute(base);
};

const isInTaxColumn = (clues: Clues, tax: Decimal): boolean =>
  SIDES.some((whose) => {
    const column = valuesOf(clues, whose).decimal("tax");
    return column !== null && equals(absolute(column), tax);
  });

/** The rates, of any date, that the country of the security levies on such a trade. */
function laws(clues: Clues): readonly TransactionTax[] {
  const isin = clues.book.text("security") ?? clues.statement.text("security");
  const side = commonSide(clues);
  if (isin === null || side === null) return [];
  const kind = instrumentClass(clues.book, clues.statement) ?? "equity";
  return TRANSACTION_TAXES.filter(
    ({ country, paidBy, classOf }) => isin.startsWith(country) && paidBy.includes(side) && classOf === kind,
  );
}

const applicable = (clues: Clues): readonly TransactionTax[] =>
  laws(clues).filter((law) => {
    const day = decidingDay(clues, law);
    return day !== null && isInForce(law, day);
  });

function decidingDay({ book, statement, calendar }: Clues, { decidedBy }: TransactionTax): Day | null {
  const trade = book.day("tradeDate") ?? statement.day("tradeDate");
  const settlement =
    book.day("settlementDate") ??
    statement.day("settlementDate") ??
    dueDay(book, calendar) ??
    dueDay(statement, calendar);
  return decidedBy === "settlement" ? settlement : (trade ?? settlement);
}

const INCOME = /divid|coupon|interest|intérêt|distribution|dvca|dvop|intr|income/i;

/** On income alone: one side shows it before, the other after a tax withheld at a rate of the country. */
export const withheldAtSource: Signature = (clues) => {
  if (!isIncome(clues)) return [];
  const own = clues.type === "tax" ? gapOf(clues, "tax") : null;
  const gap = own ?? amountGap(clues);
  const base = own ? taxBase(clues) : gap && larger(absolute(gap.left), absolute(gap.right));
  if (!gap || !base) return [];
  const tax = absolute(gap.gap);
  const by = own ? blankSide(own) : compare(absolute(gap.left), absolute(gap.right)) > 0 ? "left" : "right";
  const isin = clues.book.text("security") ?? clues.statement.text("security");
  const rate = withholdingRates(isin).find((candidate) => isRounded(tax, multiply(base, candidate), placesOf(clues)));
  if (!rate || !by || !isNonZero(tax)) return [];
  const figures = { ...shown(clues, gap), tax, base, rate, by };
  const strength = own || isInTaxColumn(clues, tax) ? STRENGTH.column : STRENGTH.rule;
  return [{ strength, explanation: { code: "withholding-tax", field: gap.field, figures } }];
};

const larger = (one: Decimal, two: Decimal): Decimal => (compare(one, two) >= 0 ? one : two);

const isIncome = ({ book, statement }: Clues): boolean =>
  [book, statement].some((values) =>
    (["event", "transactionType", "label"] as const).some((field) => INCOME.test(values.text(field) ?? "")),
  );
