import { minorUnits } from "../../kernel/currency";
import {
  absolute,
  compare,
  decimal,
  isZero,
  multiply,
  roundHalfUp,
  subtract,
  ZERO,
  type Decimal,
} from "../../kernel/decimal";
import { instrumentClass } from "../breaks/instrumentClass";
import { grossAmount, priceBasis, tradeSide, type SideValues } from "../breaks/sideValues";
import { netOf, type SecuritiesRole, type TradeAmounts } from "./bookingRules";

/** How far the parts of a trade may lie from its net amount through rounding. */
const ROUNDING = decimal(5n, 2);

export const isWithinRounding = (one: Decimal, other: Decimal): boolean =>
  compare(absolute(subtract(one, other)), ROUNDING) <= 0;

/** The amounts that a record books, in its currency's minor units; null where its side or gross amount cannot be told. A
 *  gross amount that is not written follows from the net amount and the charges, so that the entry moves the very net. */
export function amountsOf(values: SideValues): TradeAmounts | null {
  const side = tradeSide(values);
  const currency = values.text("currency");
  if (side === null || currency === null) return null;
  const places = minorUnits(currency);
  const charge = (field: "fees" | "tax" | "accruedInterest"): Decimal =>
    roundHalfUp(values.decimal(field) ?? ZERO, places);
  const charges = {
    side,
    gross: ZERO,
    fees: charge("fees"),
    tax: charge("tax"),
    accruedInterest: charge("accruedInterest"),
  };
  const written = values.decimal("grossAmount");
  const net = values.decimal("netAmount");
  const gross = written ?? (net ? subtract(net, netOf(charges)) : grossAmount(values));
  return gross && { ...charges, gross: roundHalfUp(gross, places) };
}

/** Whether the figures of a record bear one another out: gross and charges make the net amount, quantity at price the gross
 *  amount. Null where there is nothing to check. */
export function isConsistent(values: SideValues): boolean | null {
  const amounts = amountsOf(values);
  if (!amounts) return null;
  const net = values.decimal("netAmount");
  const [quantity, price, basis] = [values.decimal("quantity"), values.decimal("price"), priceBasis(values)];
  const gross = values.decimal("grossAmount");
  const checks: boolean[] = [];
  if (net && gross) checks.push(isWithinRounding(netOf(amounts), net));
  if (quantity && price && (gross || net)) {
    const worth = multiply(quantity, basis === "percent" ? multiply(price, decimal(1n, 2)) : price);
    checks.push(
      compare(absolute(subtract(worth, amounts.gross)), absolute(multiply(amounts.gross, decimal(1n, 4)))) <= 0,
    );
  }
  return checks.length === 0 ? null : checks.every((isMet) => isMet);
}

/** Countries where funds are set up: a security of theirs whose class is not written may well be a fund. */
const FUND_DOMICILES: ReadonlySet<string> = new Set(["LU", "IE"]);

/** The account that a security belongs on, by its class as written or proven. An unnamed one is a share when it bears a
 *  transaction tax, or is priced for whole units and is of no country of funds; otherwise nobody can tell. */
export function securitiesRole(book: SideValues, statement: SideValues): SecuritiesRole | null {
  const known = instrumentClass(book, statement);
  if (known) return known === "equity" ? "equities" : known === "bond" ? "bonds" : "funds";
  const sides = [book, statement];
  if (sides.some((values) => !isZero(values.decimal("tax") ?? ZERO))) return "equities";
  const isin = book.text("security") ?? statement.text("security");
  const quantity = book.decimal("quantity") ?? statement.decimal("quantity");
  const isUnitPriced = sides.some((values) => priceBasis(values) === "unit");
  const isShare = isUnitPriced && quantity?.scale === 0 && isin !== null && !FUND_DOMICILES.has(isin.slice(0, 2));
  return isShare ? "equities" : null;
}
