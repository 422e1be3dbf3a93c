import { isCurrency } from "../../kernel/currency";
import { cleanText } from "../../kernel/text";
import type { Cell } from "../grid";
import { scanNumber } from "./numberText";

/** Whether a header stands over two columns, a currency and beside it the amount under no header of its own, as some brokers write:
 *  "Change,,Balance,". The cells are those of the two columns, blanks "". */
export function isPairedHeader(
  label: string,
  next: string | undefined,
  currencies: readonly Cell[],
  amounts: readonly Cell[],
): boolean {
  if (label === "" || next !== "") return false;
  const filled = currencies.filter((cell) => cell !== "");
  const beside = amounts.filter((cell) => cell !== "");
  return (
    filled.length > 0 &&
    beside.length > 0 &&
    filled.every((cell) => typeof cell === "string" && isCurrency(cleanText(cell).toUpperCase())) &&
    beside.every((cell) => typeof cell === "number" || (typeof cell === "string" && scanNumber(cell) !== null))
  );
}
