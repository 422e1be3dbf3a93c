import { minorUnits } from "../../kernel/currency";
import { absolute, decimal, equals, multiply, roundHalfUp, type Decimal } from "../../kernel/decimal";
import type { Field } from "../records/field";
import type { Break, BreakType } from "./break";
import type { Differences } from "./compareMatch";
import { priceBasis, tradeAmount, type SideValues } from "./sideValues";

/** The money at risk of a difference: what the two sides are apart where they are apart in money (a quantity at its
 *  price, a price at its quantity), twice the amount where one buys and the other sells, the whole amount where the trade
 *  may not settle as it stands (security, account, currency, counterparty, settlement date, status), none for a trade date. */
export function exposureOf(
  type: BreakType,
  fields: readonly Field[],
  differences: Differences,
  book: SideValues,
  statement: SideValues,
): Break["exposure"] {
  const currency = book.text("currency") ?? statement.text("currency");
  const amount = amountAtRisk(type, fields, differences, book, statement);
  return inMinorUnits(amount, currency);
}

/** The amount of a trade that one side alone has, or of a copy. */
export const wholeExposure = (values: SideValues): Break["exposure"] =>
  inMinorUnits(tradeAmount(values), values.text("currency"));

const inMinorUnits = (amount: Decimal | null, currency: string | null): Break["exposure"] =>
  amount && currency !== null ? { amount: roundHalfUp(absolute(amount), minorUnits(currency)), currency } : null;

function amountAtRisk(
  type: BreakType,
  fields: readonly Field[],
  differences: Differences,
  book: SideValues,
  statement: SideValues,
): Decimal | null {
  const whole = tradeAmount(book) ?? tradeAmount(statement);
  switch (type) {
    case "side":
      return whole && multiply(whole, decimal(2n));
    case "quantity":
      return times(gapOf(differences, "quantity"), book, statement, "price") ?? gapOf(differences, "netAmount");
    case "price":
      if (isQuotedOtherwise(differences, book, statement)) return null;
      return times(gapOf(differences, "price"), book, statement, "quantity") ?? gapOf(differences, "netAmount");
    case "fees":
    case "tax":
    case "accrued-interest":
    case "amount":
      return gapOf(differences, fields[0] ?? "netAmount");
    case "trade-date":
      return null;
    default:
      return whole;
  }
}

/** A price in pence or percent beside one in pounds or units: where the net amounts agree, no money is at risk. */
function isQuotedOtherwise(differences: Differences, book: SideValues, statement: SideValues): boolean {
  const price = differences.price;
  const hasNet = book.decimal("netAmount") !== null && statement.decimal("netAmount") !== null;
  if (!hasNet || differences.netAmount || price?.kind !== "decimal" || !price.left || !price.right) return false;
  const { left, right } = price;
  return [10n, 100n, 1_000n].some(
    (unit) => equals(multiply(left, decimal(unit)), right) || equals(left, multiply(right, decimal(unit))),
  );
}

function gapOf(differences: Differences, field: Field): Decimal | null {
  const difference = differences[field];
  return difference?.kind === "decimal" ? difference.difference : null;
}

/** The gap at the book's price or quantity (the statement's where the book has none), in percent where prices are. */
function times(
  gap: Decimal | null,
  book: SideValues,
  statement: SideValues,
  field: "price" | "quantity",
): Decimal | null {
  const factor = book.decimal(field) ?? statement.decimal(field);
  if (!gap || !factor) return null;
  const basis = priceBasis(book) ?? priceBasis(statement);
  return multiply(multiply(gap, factor), basis === "percent" ? decimal(1n, 2) : decimal(1n));
}
