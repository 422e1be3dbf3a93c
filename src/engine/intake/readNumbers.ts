import { parseDecimal } from "../../kernel/decimal";
import { putDecimal, type DecimalBuilder } from "../records/decimalColumn";
import { plainNumber, scanNumber, type DecimalMark, type NumberText } from "./numberText";

/** The number texts of one column, gathered before their decimal mark is known. */
export interface PendingTexts {
  readonly indexes: number[];
  readonly numbers: NumberText[];
  readonly texts: string[];
}

/** What the texts of one column say of its decimal mark; "unknown" where "1,234" is all there is, "none" where nothing asks. */
export function markOfColumn({ numbers }: PendingTexts): DecimalMark | "mixed" | "unknown" | "none" {
  let point = false;
  let comma = false;
  let either = false;
  for (const { mark } of numbers) {
    if (mark === ".") point = true;
    else if (mark === ",") comma = true;
    else if (mark === "either") either = true;
  }
  if (point && comma) return "mixed";
  if (point) return ".";
  if (comma) return ",";
  return either ? "unknown" : "none";
}

/** Puts the gathered texts under a decimal mark; gives back the positions (in `pending`) of those that contradict it. */
export function putTexts(column: DecimalBuilder, pending: PendingTexts, mark: DecimalMark | null): number[] {
  const failed: number[] = [];
  pending.numbers.forEach((number, position) => {
    const own = number.mark === "any" ? "." : number.mark === "either" ? mark : (mark ?? number.mark);
    const plain = own === null ? null : plainNumber(number, own);
    if (plain === null || !putPlain(column, pending.indexes[position] ?? 0, plain)) failed.push(position);
  });
  return failed;
}

/** Puts "-1234.50"; false where it is not a plain number. Up to 15 digits need no big integers. */
function putPlain(column: DecimalBuilder, index: number, plain: string): boolean {
  const point = plain.indexOf(".");
  if (plain.length <= 15) {
    let units = Number(point < 0 ? plain : plain.slice(0, point) + plain.slice(point + 1));
    let scale = point < 0 ? 0 : plain.length - point - 1;
    for (; scale > 0 && units % 10 === 0; scale -= 1) units /= 10;
    if (Number.isNaN(units)) return false;
    column.units[index] = units === 0 ? 0 : units;
    column.scales[index] = scale;
    return true;
  }
  const parsed = parseDecimal(plain);
  if (parsed.ok) putDecimal(column, index, parsed.value);
  return parsed.ok;
}

/** Notes a text that reads like a number; false for one that does not. */
export function gather(pending: PendingTexts, index: number, text: string): boolean {
  const number = scanNumber(text);
  if (number === null) return false;
  pending.indexes.push(index);
  pending.numbers.push(number);
  pending.texts.push(text);
  return true;
}
