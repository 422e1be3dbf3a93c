import { parseDecimal, type Decimal } from "../../kernel/decimal";
import { plainNumber, scanNumber, type DecimalMark } from "./numberText";

/** Reads one amount by itself, exactly. `mark` decides where the text alone does not ("1,234"); without it such a text is "either",
 *  not a guess. */
export function readAmount(text: string, mark: DecimalMark | null): Decimal | "no-number" | "either" {
  const number = scanNumber(text);
  if (number === null) return "no-number";
  const known = number.mark === "any" || number.mark === "either" ? mark : number.mark;
  if (known === null && number.mark === "either") return "either";
  const plain = plainNumber(number, known ?? ".");
  const read = plain === null ? null : parseDecimal(plain);
  return read?.ok ? read.value : "no-number";
}
