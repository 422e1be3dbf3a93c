import { decimal, decimalFromNumber, parseDecimal, type Decimal } from "../../kernel/decimal";
import type { DecimalColumn } from "../records/recordTable";
import { plainNumber, scanNumber, type DecimalMark, type NumberText } from "./numberText";

/** A decimal column while it is being filled. */
export interface DecimalBuilder extends DecimalColumn {
  readonly wide: Map<number, Decimal>;
}

export const decimalBuilder = (count: number): DecimalBuilder => ({
  units: new Float64Array(count).fill(NaN),
  scales: new Uint8Array(count),
  wide: new Map(),
});

const LARGEST_UNITS = 999_999_999_999_999;
const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const;

/** Puts the decimal that a cell's number stands for at `index`: what `decimalFromNumber` gives, without its cost. The
 *  quotient of two exact doubles is the double nearest to the decimal, so that equality proves the decimal right. */
export function putNumber(column: DecimalBuilder, index: number, value: number): void {
  for (let scale = 0; scale < POWERS.length; scale += 1) {
    const power = POWERS[scale] ?? 1;
    const units = Math.round(value * power);
    if (units / power !== value) continue;
    if (units > LARGEST_UNITS || units < -LARGEST_UNITS) break;
    column.units[index] = units === 0 ? 0 : units;
    column.scales[index] = scale;
    return;
  }
  putDecimal(column, index, decimalFromNumber(value));
}

/** Puts a decimal at `index`; one of more than 15 digits goes to `wide`. */
export function putDecimal(column: DecimalBuilder, index: number, value: Decimal): void {
  const units = Number(value.units);
  if (value.scale <= 255 && units <= LARGEST_UNITS && units >= -LARGEST_UNITS) {
    column.units[index] = units;
    column.scales[index] = value.scale;
  } else {
    column.units[index] = NaN;
    column.wide.set(index, value);
  }
}

/** The decimal at `index`, or null for a blank. */
export function builtDecimal(column: DecimalBuilder, index: number): Decimal | null {
  const units = column.units[index] ?? NaN;
  return Number.isNaN(units) ? (column.wide.get(index) ?? null) : decimal(BigInt(units), column.scales[index]);
}

export function negateAt(column: DecimalBuilder, index: number): void {
  const units = column.units[index] ?? NaN;
  if (!Number.isNaN(units)) column.units[index] = units === 0 ? 0 : -units;
  const wide = column.wide.get(index);
  if (wide) column.wide.set(index, { units: -wide.units, scale: wide.scale });
}

/** -1, 0 or 1; 0 also for a blank. */
export function signAt(column: DecimalBuilder, index: number): number {
  const units = column.units[index] ?? NaN;
  if (!Number.isNaN(units)) return Math.sign(units);
  const wide = column.wide.get(index);
  return wide ? (wide.units < 0n ? -1 : 1) : 0;
}

export const isBlankAt = (column: DecimalBuilder, index: number): boolean =>
  Number.isNaN(column.units[index] ?? NaN) && !column.wide.has(index);

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
