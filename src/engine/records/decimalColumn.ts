import { decimal, decimalFromNumber, type Decimal } from "../../kernel/decimal";
import type { DecimalColumn } from "./recordTable";

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

/** A column of `count` decimals; null is a blank. */
export function decimalColumn(count: number, at: (record: number) => Decimal | null): DecimalColumn {
  const column = decimalBuilder(count);
  for (let record = 0; record < count; record += 1) {
    const value = at(record);
    if (value) putDecimal(column, record, value);
  }
  return column;
}
