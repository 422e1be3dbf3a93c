import type { Day } from "../../kernel/day";
import { absolute, compare, decimal, type Decimal } from "../../kernel/decimal";
import type { BreakType, Explanation, Severity } from "./break";
import type { Differences } from "./compareMatch";
import { tradeAmount, tradeSide, type SideValues } from "./sideValues";

export interface SeverityCase {
  readonly type: BreakType;
  readonly differences: Differences;
  readonly explanation: Explanation | null;
  readonly book: SideValues;
  readonly statement: SideValues;
  /** The day on which the item was due. */
  readonly due: Day | null;
  readonly asOf: Day;
  /** Positions are compared, not trades. */
  readonly isHolding?: boolean | undefined;
}

/** How urgent a break is: high for a risk of loss today, medium for money to be put right before the close, low for what
 *  is operational or explained by two ways of presenting the same trade. */
export function severityOf(found: SeverityCase): Severity {
  // A position is there or it is not: nothing of it is still to come.
  if (found.isHolding && found.type === "missing-right") return "high";
  const isDue = found.due !== null && found.due <= found.asOf;
  switch (found.type) {
    case "missing-right":
      return missingFromStatement(found, isDue);
    case "missing-left":
    case "side":
    case "security":
    case "account":
      return "high";
    case "status":
      return isDue ? "high" : "low";
    case "trade-date":
      return "low";
    case "amount":
      return isPresentation(found.explanation) || isWithinDepositoryTolerance(found) ? "low" : "medium";
    default:
      return found.explanation?.code === "rounding" ? "low" : "medium";
  }
}

/** A sale that is not delivered fails at the market; before its settlement date a trade may still arrive. */
function missingFromStatement({ book }: SeverityCase, isDue: boolean): Severity {
  if (!isDue) return "low";
  return tradeSide(book) === "SELL" ? "high" : "medium";
}

const isPresentation = (explanation: Explanation | null): boolean =>
  explanation !== null && (explanation.code === "gross-versus-net" || explanation.code === "rounding");

/** Central depositories settle a delivery against payment whose amounts differ by up to EUR 2, or EUR 25 above
 *  EUR 100,000: Delegated Regulation (EU) 2018/1229, article 6. */
function isWithinDepositoryTolerance({ differences, book, statement }: SeverityCase): boolean {
  const net = differences.netAmount;
  const amount = tradeAmount(book);
  if (net?.kind !== "decimal" || !net.difference || !amount) return false;
  if (book.text("currency") !== "EUR" || statement.text("status") !== "SETTLED") return false;
  const allowed: Decimal = compare(amount, decimal(100_000n)) > 0 ? decimal(25n) : decimal(2n);
  return compare(absolute(net.difference), allowed) <= 0;
}
