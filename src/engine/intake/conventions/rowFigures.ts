import {
  absolute,
  add,
  compare,
  decimal,
  isZero,
  multiply,
  negate,
  subtract,
  ZERO,
  type Decimal,
} from "../../../kernel/decimal";
import type { DecimalField } from "../../records/field";
import { decimalAt, textAt, type RecordTable } from "../../records/recordTable";

/** A figure and how far the exact one may lie from what is shown: half a unit of its last digit. */
interface Figure {
  readonly value: Decimal;
  readonly error: Decimal;
}

/** What one row says for the arithmetic quantity × price ± accrued ± charges = amount. */
export interface RowFigures {
  readonly record: number;
  readonly side: "BUY" | "SELL" | null;
  readonly quantity: Figure;
  readonly price: Figure;
  readonly accrued: Figure;
  /** Fees and taxes together. */
  readonly charges: Figure;
  readonly gross: Figure | null;
  readonly net: Figure | null;
}

/** The decimals that a column shows: the most that one in twenty of its rows reaches, so that "98.4" among prices of four decimals is
 *  98.4000, and one odd row says nothing. */
function shownDecimals(table: RecordTable, field: DecimalField, records: readonly number[]): number {
  const column = table.decimals[field];
  if (!column) return 0;
  const scales: number[] = [];
  for (const record of records) if (!Number.isNaN(column.units[record] ?? NaN)) scales.push(column.scales[record] ?? 0);
  scales.sort((left, right) => right - left);
  return scales[Math.floor((scales.length - 1) / 20)] ?? 0;
}

/** Rows looked at in one group: evenly spread, enough for a proof, and bounded. */
const MOST_ROWS = 400;

/** The rows of a group that have a quantity, a price and an amount. */
export function rowFigures(table: RecordTable, records: readonly number[]): RowFigures[] {
  const { decimals } = table;
  if (!decimals.quantity || !decimals.price) return [];
  const step = Math.max(1, Math.ceil(records.length / MOST_ROWS));
  const looked = records.filter((_, index) => index % step === 0);
  const shown = new Map<DecimalField, Decimal>();
  const halfUnit = (field: DecimalField): Decimal => {
    const known = shown.get(field) ?? decimal(5n, shownDecimals(table, field, looked) + 1);
    shown.set(field, known);
    return known;
  };
  const figure = (field: DecimalField, record: number): Figure | null => {
    const value = decimalAt(table, field, record);
    if (!value) return null;
    const column = halfUnit(field);
    const own = decimal(5n, value.scale + 1);
    return { value, error: compare(own, column) < 0 ? own : column };
  };
  return looked.flatMap((record): RowFigures[] => {
    const quantity = figure("quantity", record);
    const price = figure("price", record);
    const gross = some(figure("grossAmount", record)) ?? some(figure("marketValue", record));
    const net = some(figure("netAmount", record));
    if (!quantity || !price || isZero(quantity.value) || isZero(price.value) || (!gross && !net)) return [];
    const side = textAt(table, "side", record);
    const inDirection = (found: Figure | null): Figure =>
      found === null ? NOTHING : side === null ? magnitude(found) : found;
    return [
      {
        record,
        side: side === "BUY" || side === "SELL" ? side : null,
        quantity: counted(magnitude(quantity)),
        price: magnitude(price),
        accrued: inDirection(figure("accruedInterest", record)),
        charges: sumOf(inDirection(figure("fees", record)), inDirection(figure("tax", record))),
        gross: gross && magnitude(gross),
        net: net && magnitude(net),
      },
    ];
  });
}

const NOTHING: Figure = { value: ZERO, error: ZERO };
const some = (figure: Figure | null): Figure | null => (figure && !isZero(figure.value) ? figure : null);
const magnitude = ({ value, error }: Figure): Figure => ({ value: absolute(value), error });
const sumOf = (one: Figure, other: Figure): Figure => ({
  value: add(one.value, other.value),
  error: add(one.error, other.error),
});

/** A whole quantity is counted, not rounded. */
const counted = (quantity: Figure): Figure =>
  quantity.value.scale === 0 ? { value: quantity.value, error: ZERO } : quantity;

/** `value` / 10 ** `power`; a negative power multiplies. */
export const shifted = (value: Decimal, power: number): Decimal => decimal(value.units, value.scale + power);

/** Quantity × price, the price being in 10 ** -`power` of the currency. */
function worthOf({ quantity, price }: RowFigures, power: number): Figure {
  const error = add(multiply(quantity.value, price.error), multiply(price.value, quantity.error));
  return {
    value: shifted(multiply(quantity.value, price.value), power),
    error: shifted(add(error, multiply(price.error, quantity.error)), power),
  };
}

/** Whether any composition could give the amount: it lies no further from quantity × price than accrued interest and charges go. */
export function mayGive(row: RowFigures, amount: Figure, power: number): boolean {
  const worth = worthOf(row, power);
  const reach = [worth, amount, row.accrued, row.charges].reduce((sum, { error }) => add(sum, error), ZERO);
  const added = add(absolute(row.accrued.value), absolute(row.charges.value));
  return compare(absolute(subtract(worth.value, amount.value)), add(reach, added)) <= 0;
}

/** How an amount is made: what is added to quantity × price, each as a sign. */
export interface Composition {
  readonly accrued: -1 | 0 | 1;
  readonly charges: -1 | 0 | 1;
}

/** Whether quantity × price and what `made` adds to it give the amount, within the roundings of what is shown. */
export function gives(row: RowFigures, amount: Figure, power: number, made: Composition): boolean {
  const worth = worthOf(row, power);
  const calculated = sumOf(worth, sumOf(signed(row.accrued, made.accrued), signed(row.charges, made.charges)));
  const gap = absolute(subtract(calculated.value, amount.value));
  return compare(gap, add(calculated.error, amount.error)) <= 0;
}

function signed(figure: Figure, sign: -1 | 0 | 1): Figure {
  if (sign === 0 || isZero(figure.value)) return NOTHING;
  return sign > 0 ? figure : { value: negate(figure.value), error: figure.error };
}
