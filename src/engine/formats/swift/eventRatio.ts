import { divide, equals, isZero, multiply, type Decimal } from "../../../kernel/decimal";
import { signedNumber, valueOf } from "./genericFields";
import type { Cells } from "./securitiesStatements";
import type { Sequence } from "./sequences";

/** Places that a ratio may have and still be exact: 1 for 3 has no end. */
const RATIO_PLACES = 12;

/** New for old (92D), as written and, where it has an end, as a number. */
export function ratioCells(sequence: Sequence | null): Cells {
  const field = sequence?.where(
    ({ tag, value }) => tag === "92D" && (value.startsWith("NEWO", 1) || value.startsWith("ADEX", 1)),
  )[0];
  if (!field) return {};
  const [first, second] = valueOf(field).data.split("/");
  return { terms: valueOf(field).data, ratio: exactRatio(signedNumber(first ?? ""), signedNumber(second ?? "")) };
}

/** So many new for so many old as one number, where it has an end. */
export function exactRatio(received: Decimal | null, held: Decimal | null): Decimal | null {
  if (!received || !held || isZero(held)) return null;
  const ratio = divide(received, held, RATIO_PLACES);
  return equals(multiply(ratio, held), received) ? ratio : null;
}
