import { isZero } from "../../kernel/decimal";
import { classInText, type InstrumentClass } from "../records/instrumentClass";
import { priceBasis, type SideValues } from "./sideValues";

/** What the records prove a security to be: its class or CFI code as written, accrued interest or a price in percent (a
 *  bond), the words of its name. Null where nothing proves anything; a price for one unit alone does not. */
export function instrumentClass(book: SideValues, statement: SideValues): InstrumentClass | null {
  for (const values of [book, statement]) {
    const written = classInText(values.text("assetClass"));
    if (written) return written;
  }
  for (const values of [book, statement]) {
    const accrued = values.decimal("accruedInterest");
    if ((accrued && !isZero(accrued)) || priceBasis(values) === "percent") return "bond";
  }
  for (const values of [book, statement]) {
    const named = classInText(values.text("securityName"));
    if (named) return named;
  }
  return null;
}
