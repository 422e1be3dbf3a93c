import { ok, refuse, type Result } from "./result";

/** Exactly `units` / 10 ** `scale`, without trailing zeros: 1.50 is `{ units: 15n, scale: 1 }`, 0 is `{ units: 0n, scale: 0 }`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** The decimal `units` / 10 ** `scale`, trailing zeros taken off. */
export function decimal(units: bigint, scale = 0): Decimal {
  if (units === 0n) return ZERO;
  let reduced = units;
  let places = scale;
  while (places > 0 && reduced % 10n === 0n) {
    reduced /= 10n;
    places -= 1;
  }
  while (places < 0) {
    reduced *= 10n;
    places += 1;
  }
  return { units: reduced, scale: places };
}

/** Reads "-1234.50": an optional sign, digits, an optional point. Nothing else; intake knows the other notations. */
export function parseDecimal(text: string): Result<Decimal, string> {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!parts) return refuse(`"${text}" is not a plain decimal number`);
  const [, sign = "", whole = "", fraction = ""] = parts;
  return ok(decimal(BigInt((sign === "-" ? "-" : "") + whole + fraction), fraction.length));
}

/** The decimal that an Excel number stands for: Excel shows at most 15 significant digits, so 0.1 + 0.2 reads 0.3. */
export function decimalFromNumber(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return decimal(BigInt(whole + fraction), fraction.length - Number(exponent));
}

function aligned(left: Decimal, right: Decimal): { left: bigint; right: bigint; scale: number } {
  const scale = Math.max(left.scale, right.scale);
  return { left: unitsAt(left, scale), right: unitsAt(right, scale), scale };
}

/** The units of `value` at a scale that is not below its own. */
export const unitsAt = (value: Decimal, scale: number): bigint =>
  scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);

export function add(left: Decimal, right: Decimal): Decimal {
  const at = aligned(left, right);
  return decimal(at.left + at.right, at.scale);
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  const at = aligned(left, right);
  return decimal(at.left - at.right, at.scale);
}

export const multiply = (left: Decimal, right: Decimal): Decimal =>
  decimal(left.units * right.units, left.scale + right.scale);

export const negate = (value: Decimal): Decimal => ({ units: -value.units, scale: value.scale });

export const absolute = (value: Decimal): Decimal => (value.units < 0n ? negate(value) : value);

/** -1, 0 or 1 as `left` is less than, equal to or greater than `right`. */
export function compare(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const at = aligned(left, right);
  return at.left < at.right ? -1 : at.left > at.right ? 1 : 0;
}

export const equals = (left: Decimal, right: Decimal): boolean =>
  left.units === right.units && left.scale === right.scale;

export const isZero = (value: Decimal): boolean => value.units === 0n;

export const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, ZERO);

/** `value` to `places` decimals, half away from zero: how amounts of money are rounded, at the end of a calculation. */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  return decimal(divideHalfUp(value.units, 10n ** BigInt(value.scale - places)), places);
}

/** `dividend` / `divisor` to `places` decimals, half away from zero. The divisor is not zero. */
export function divide(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  const at = aligned(dividend, divisor);
  return decimal(divideHalfUp(at.left * 10n ** BigInt(places), at.right), places);
}

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const positive = dividend < 0n === divisor < 0n;
  const above = dividend < 0n ? -dividend : dividend;
  const below = divisor < 0n ? -divisor : divisor;
  const rounded = (above * 2n + below) / (below * 2n);
  return positive ? rounded : -rounded;
}

/** "-1234.5": the plain notation of result files; `parseDecimal` reads it back. With `places`, zeros fill up to them. */
export function decimalText(value: Decimal, places = 0): string {
  const scale = Math.max(value.scale, places);
  const units = unitsAt(value, scale);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? "-" : "";
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}

/** The nearest double, for a cell of a workbook. Exact up to 15 significant digits, which is what a cell holds. */
export const decimalToNumber = (value: Decimal): number => Number(decimalText(value));
