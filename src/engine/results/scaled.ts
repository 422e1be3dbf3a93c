import { decimal, roundHalfUp, unitsAt, type Decimal } from "../../kernel/decimal";

/** The daily loop runs over whole numbers at fixed scales, without taking trailing zeros off at every step as a `Decimal` does. A quantity
 *  times a price is then an amount without a division. What a cell can hold is exact at these places; a longer number is rounded to them. */
export const QUANTITY_PLACES = 8;
export const PRICE_PLACES = 10;
export const AMOUNT_PLACES = QUANTITY_PLACES + PRICE_PLACES;

const at = (value: Decimal, places: number): bigint => unitsAt(roundHalfUp(value, places), places);

export const quantityUnits = (value: Decimal): bigint => at(value, QUANTITY_PLACES);
export const priceUnits = (value: Decimal): bigint => at(value, PRICE_PLACES);
export const amountUnits = (value: Decimal): bigint => at(value, AMOUNT_PLACES);

export const quantityOf = (units: bigint): Decimal => decimal(units, QUANTITY_PLACES);
export const amountOf = (units: bigint): Decimal => decimal(units, AMOUNT_PLACES);

/** One unit of the last decimal of a currency that has `places` of them, as an amount. */
export const amountStep = (places: number): bigint => 10n ** BigInt(AMOUNT_PLACES - places);

export const absoluteUnits = (value: bigint): bigint => (value < 0n ? -value : value);

/** `dividend` / `divisor` to a whole number, half away from zero. The divisor is positive. */
export const divideUnits = (dividend: bigint, divisor: bigint): bigint =>
  dividend < 0n ? -((-dividend * 2n + divisor) / (divisor * 2n)) : (dividend * 2n + divisor) / (divisor * 2n);

/** `amount` × `part` / `whole`, to whole `step`s; all of it where the part is the whole, whatever its last decimals. */
export const shareOf = (amount: bigint, part: bigint, whole: bigint, step: bigint): bigint =>
  part === whole ? amount : divideUnits(amount * part, absoluteUnits(whole) * step) * step * (whole < 0n ? -1n : 1n);

/** What one unit of a currency is worth in the base currency: exactly `numerator` / `denominator`. */
export interface BaseRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const SAME_CURRENCY: BaseRate = { numerator: 1n, denominator: 1n };

export const inBase = (amount: bigint, { numerator, denominator }: BaseRate): bigint =>
  numerator === denominator ? amount : divideUnits(amount * numerator, denominator);
