import { absolute, compare, isZero, roundHalfUp, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { minorUnits } from "../../kernel/currency";
import type { Break, BreakType } from "../breaks/break";
import { tradeSide, type SideValues } from "../breaks/sideValues";
import { complement, netOf, reversed, tradeLegs, type Leg, type TradeAmounts } from "./bookingRules";
import { amountsOf, isConsistent, isWithinRounding, securitiesRole } from "./tradeAmounts";

/** What a break asks for. `book` has the legs of the correction and its reason, in French, for the entry's label. */
export type Verdict =
  | { readonly action: "book"; readonly legs: readonly Leg[]; readonly reason: string; readonly isSale: boolean }
  | { readonly action: "chase" | "review"; readonly why: ReviewReason | null };

/** Why nothing is booked although the books may be wrong. */
export type ReviewReason =
  | "statement-erred"
  | "statement-inconsistent"
  | "figures-disagree"
  | "class-unknown"
  | "amounts-unknown"
  | "cost-unknown"
  | "presentation"
  | "unit"
  | "unexplained"
  | "partial"
  | "not-due"
  | "cut-off"
  | "counterpart-cancelled";

const chase = (why: ReviewReason | null = null): Verdict => ({ action: "chase", why });
const review = (why: ReviewReason | null = null): Verdict => ({ action: "review", why });

export interface RuleCase {
  readonly found: Break;
  readonly book: SideValues;
  readonly statement: SideValues;
  /** For duplicates: each copy that is one too many. */
  readonly extras: readonly SideValues[];
  readonly isDue: boolean;
}

type Rule = (given: RuleCase) => Verdict;

/** Who is wrong, and what is booked if it is us. The custodian's statement goes before our own books, unless an explanation
 *  shows that the statement errs or its own figures contradict one another. */
const RULES: Readonly<Record<BreakType, Rule>> = {
  "missing-right": missingInstruction,
  "missing-left": missingBooking,
  "duplicate-left": duplicateBooking,
  "duplicate-right": () => chase(),
  side: sideInverted,
  security: reclassification,
  account: reclassification,
  currency: () => review("amounts-unknown"),
  quantity: difference("complément de quantité"),
  price: difference("rectification de cours"),
  fees: difference("complément de frais"),
  tax: difference("rectification de taxe"),
  "accrued-interest": difference("rectification de coupon couru"),
  amount: amountDifference,
  "trade-date": () => review(),
  "settlement-date": ({ found }) => (found.explanation?.figures.by === "right" ? chase("statement-erred") : review()),
  counterparty: () => review(),
  status: () => chase(),
  result: () => review("unexplained"),
};

export const verdictOf = (given: RuleCase): Verdict => RULES[given.found.type](given);

function missingInstruction({ found, isDue }: RuleCase): Verdict {
  if (found.explanation?.code === "counterpart-cancelled") return review("counterpart-cancelled");
  if (found.explanation?.code === "cut-off") return review("cut-off");
  return isDue ? chase() : review("not-due");
}

function missingBooking({ found, statement }: RuleCase): Verdict {
  if (found.explanation?.code === "counterpart-cancelled") return review("counterpart-cancelled");
  const amounts = amountsOf(statement);
  if (!amounts || isZero(amounts.gross)) return review("amounts-unknown");
  if (isConsistent(statement) === false) return chase("statement-inconsistent");
  const role = securitiesRole(statement, statement);
  if (!role) return review("class-unknown");
  return bookTrade(
    tradeLegs(amounts, role),
    amounts,
    amounts.side === "BUY" ? "achat non comptabilisé" : "vente non comptabilisée",
  );
}

/** The first copy is kept; every other one is reversed in full. */
function duplicateBooking({ extras }: RuleCase): Verdict {
  const [first] = extras;
  if (!first) return review("unexplained");
  const legs: Leg[] = [];
  for (const extra of extras) {
    const amounts = amountsOf(extra);
    const role = securitiesRole(extra, extra);
    if (!amounts) return review("amounts-unknown");
    if (!role) return review("class-unknown");
    legs.push(...reversed(tradeLegs(amounts, role)));
  }
  return { action: "book", legs, reason: "contre-passation du doublon", isSale: tradeSide(first) === "SELL" };
}

function sideInverted({ book, statement }: RuleCase): Verdict {
  const [booked, due] = [amountsOf(book), amountsOf(statement)];
  const role = securitiesRole(book, statement);
  if (!booked || !due) return review("amounts-unknown");
  if (isConsistent(statement) === false) return chase("statement-inconsistent");
  if (!role) return review("class-unknown");
  const legs = [...reversed(tradeLegs(booked, role)), ...tradeLegs(due, role)];
  return { action: "book", legs, reason: "sens inversé, contre-passation et nouvelle écriture", isSale: true };
}

/** A purchase moves at its cost from the wrong security or account to the right one. What a sale took out has a cost that
 *  no sheet shows. */
function reclassification({ found, book, statement }: RuleCase): Verdict {
  const amounts = amountsOf(book);
  const [field] = found.fields;
  const difference = field && found.differences[field];
  if (found.fields.some((other) => other === "quantity" || other === "price")) return review("figures-disagree");
  if (!amounts || difference?.kind !== "text" || difference.left === null || difference.right === null)
    return review("amounts-unknown");
  if (amounts.side === "SELL") return review("cost-unknown");
  const role = securitiesRole(book, statement);
  if (!role) return review("class-unknown");
  const about = (text: string): string => (found.type === "account" ? `compte titres ${text}` : text);
  const legs: Leg[] = [
    { role, amount: amounts.gross, about: about(difference.right) },
    ...reversed([{ role, amount: amounts.gross, about: about(difference.left) }]),
  ];
  return {
    action: "book",
    legs,
    reason: found.type === "account" ? "reclassement de compte titres" : "reclassement de valeur",
    isSale: false,
  };
}

const UNITS: ReadonlySet<string> = new Set(["scale-10", "scale-100", "scale-1000"]);

/** A complement of whatever differs: gross amount, fees, tax and accrued interest, against the payable or receivable. */
function difference(reason: string): Rule {
  return (given) => {
    const { found, book, statement } = given;
    const { explanation } = found;
    if (explanation?.code === "partial-settlement") return chase("partial");
    if (explanation && UNITS.has(explanation.code)) return review("unit");
    if (explanation?.code === "gross-versus-net") return review("presentation");
    if (explanation?.code === "withholding-tax" || explanation?.code === "vat-omitted") return review("unexplained");
    if (explanation?.figures.by === "right") return chase("statement-erred");
    const [booked, due] = [amountsOf(book), dueAmounts(given)];
    if (!booked || !due) return review("amounts-unknown");
    if (isConsistent(statement) === false && isConsistent(book) !== false) return chase("statement-inconsistent");
    const change = complement(due, booked);
    if (!matchesNets(change, book, statement)) return review("figures-disagree");
    return bookChange(change, book, statement, reason);
  };
}

/** The trade as the statement has it; what the statement is silent about is as we have it. */
function dueAmounts({ book, statement }: RuleCase): TradeAmounts | null {
  const merged: SideValues = {
    ...statement,
    text: (field) => book.text(field) ?? statement.text(field),
    decimal: (field) => statement.decimal(field) ?? (INHERITED.has(field) ? book.decimal(field) : null),
  };
  return amountsOf(merged);
}

const INHERITED: ReadonlySet<string> = new Set(["quantity", "price", "fees", "tax", "accruedInterest"]);

/** Whether the change makes up the whole distance between the net amounts, where both sides have one. */
function matchesNets(change: TradeAmounts, book: SideValues, statement: SideValues): boolean {
  const [ours, theirs] = [book.decimal("netAmount"), statement.decimal("netAmount")];
  return !ours || !theirs || isWithinRounding(netOf(change), subtract(theirs, ours));
}

/** Net amounts differ and nothing else: what the explanation names is booked if it is we who left it out. */
function amountDifference({ found, book, statement }: RuleCase): Verdict {
  const { explanation } = found;
  const [field] = found.fields;
  const gap = field && found.differences[field];
  const side = tradeSide(book);
  const currency = book.text("currency");
  if (!explanation || gap?.kind !== "decimal" || !gap.difference) return review("unexplained");
  if (explanation.code === "gross-versus-net") return review("presentation");
  if (explanation.figures.by === "right")
    return explanation.code === "fee-omitted" ? review("presentation") : chase("statement-erred");
  if (side === null || currency === null) return review("amounts-unknown");
  const missing = roundHalfUp(absolute(gap.difference), minorUnits(currency));
  const change: TradeAmounts = { side, gross: ZERO, fees: ZERO, tax: ZERO, accruedInterest: ZERO };
  switch (explanation.code) {
    case "fee-omitted":
      return bookChange({ ...change, fees: missing }, book, statement, "frais non comptabilisés");
    case "ftt-omitted":
    case "ftt-rate":
      return bookChange({ ...change, tax: missing }, book, statement, "taxe sur les transactions");
    case "accrued-interest-omitted":
      return bookChange({ ...change, accruedInterest: missing }, book, statement, "coupon couru non comptabilisé");
    case "rounding":
      return roundingDifference(side, gap.difference, minorUnits(currency));
    default:
      return review("unexplained");
  }
}

/** The counterparty's account takes the statement's amount; the cents go to settlement differences. */
function roundingDifference(side: "BUY" | "SELL", gap: Decimal, places: number): Verdict {
  const more = roundHalfUp(subtract(ZERO, gap), places);
  const isLoss = compare(more, ZERO) > 0 === (side === "BUY");
  const loss = isLoss ? absolute(more) : subtract(ZERO, absolute(more));
  const legs: Leg[] = [
    { role: isLoss ? "rounding-loss" : "rounding-gain", amount: loss },
    { role: side === "BUY" ? "payable-on-purchases" : "receivable-on-sales", amount: subtract(ZERO, loss) },
  ];
  return { action: "book", legs, reason: "différence d'arrondi", isSale: false };
}

/** Only a change of a purchase's gross amount touches the securities account, and needs to know which. */
function bookChange(change: TradeAmounts, book: SideValues, statement: SideValues, reason: string): Verdict {
  const role = securitiesRole(book, statement);
  if (!role && change.side === "BUY" && !isZero(change.gross)) return review("class-unknown");
  const legs = tradeLegs(change, role ?? "equities");
  return legs.length === 0 ? review("unexplained") : bookTrade(legs, change, reason);
}

const bookTrade = (legs: readonly Leg[], amounts: TradeAmounts, reason: string): Verdict => ({
  action: "book",
  legs,
  reason,
  isSale: amounts.side === "SELL" && !isZero(amounts.gross),
});
