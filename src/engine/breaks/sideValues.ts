import type { Day } from "../../kernel/day";
import { absolute, add, compare, decimal, divide, equals, isZero, multiply, type Decimal } from "../../kernel/decimal";
import type { DateField, DecimalField, TextField } from "../records/field";
import { dayAt, decimalAt, textAt, type RecordTable } from "../records/recordTable";

/** What one side of a match or break says: one record, or a group that stands for one trade. A blank is null, and so is
 *  a value that the records of a group do not have in common. */
export interface SideValues {
  readonly records: readonly number[];
  text(field: TextField): string | null;
  decimal(field: DecimalField): Decimal | null;
  day(field: DateField): Day | null;
}

/** Amounts and quantities of a group add up. */
const SUMMED: ReadonlySet<DecimalField> = new Set([
  "quantity",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
  "marketValue",
]);

/** Decimals to which the average price of a group is worked out. */
const AVERAGE_PLACES = 10;

export function sideValues(table: RecordTable, records: readonly number[]): SideValues {
  return {
    records,
    text: (field) => common(records.map((record) => textAt(table, field, record))),
    day: (field) => common(records.map((record) => dayAt(table, field, record))),
    decimal: (field) => {
      const [first, ...others] = records;
      if (first === undefined) return null;
      if (others.length === 0) return decimalAt(table, field, first);
      if (SUMMED.has(field)) return total(records.map((record) => decimalAt(table, field, record)));
      if (field === "price") return averagePrice(table, records);
      const values = records.map((record) => decimalAt(table, field, record));
      const isCommon = values.every((value) => value && values[0] && equals(value, values[0]));
      return isCommon ? (values[0] ?? null) : null;
    },
  };
}

function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function total(values: readonly (Decimal | null)[]): Decimal | null {
  let sum: Decimal | null = null;
  for (const value of values) {
    if (!value) return null;
    sum = sum ? add(sum, value) : value;
  }
  return sum;
}

/** The price of a group, each record weighing as much as its quantity. */
function averagePrice(table: RecordTable, records: readonly number[]): Decimal | null {
  const quantity = total(records.map((record) => decimalAt(table, "quantity", record)));
  const worth = total(
    records.map((record) => {
      const [amount, price] = [decimalAt(table, "quantity", record), decimalAt(table, "price", record)];
      return amount && price && multiply(amount, price);
    }),
  );
  return quantity && worth && !isZero(quantity) ? divide(worth, quantity, AVERAGE_PLACES) : null;
}

/** "BUY", "SELL", or null where the record does not say. */
export function tradeSide(values: SideValues): "BUY" | "SELL" | null {
  const side = values.text("side");
  return side === "BUY" || side === "SELL" ? side : null;
}

/** What the trade moves in cash, as a magnitude: net, else gross, else quantity times price. */
export function tradeAmount(values: SideValues): Decimal | null {
  const amount = values.decimal("netAmount") ?? grossAmount(values);
  return amount && absolute(amount);
}

/** The gross amount as the record has it, else quantity times price; null where a price in percent cannot be ruled out. */
export function grossAmount(values: SideValues): Decimal | null {
  const written = values.decimal("grossAmount");
  if (written) return written;
  const [quantity, price] = [values.decimal("quantity"), values.decimal("price")];
  const basis = priceBasis(values);
  if (!quantity || !price || basis === null) return null;
  const worth = multiply(quantity, price);
  return basis === "unit" ? worth : multiply(worth, PERCENT);
}

const PERCENT = decimal(1n, 2);

/** Whether the price is for one unit or in percent of the nominal, as the amounts of the record prove: a gross or net
 *  amount lies within a quarter of quantity times price, or of a hundredth of it. Without amounts, accrued interest
 *  proves a bond, and the rest is for a unit unless the class of the security says otherwise. */
export function priceBasis(values: SideValues): "unit" | "percent" | null {
  const [quantity, price] = [values.decimal("quantity"), values.decimal("price")];
  if (!quantity || !price || isZero(quantity) || isZero(price)) return null;
  const amount = values.decimal("grossAmount") ?? values.decimal("netAmount");
  const accrued = values.decimal("accruedInterest");
  if (!amount) {
    if (accrued && !isZero(accrued)) return "percent";
    return /bond|oblig|debt|^D[A-Z]{5}$|titre.? de cr/i.test(values.text("assetClass") ?? "") ? "percent" : "unit";
  }
  const worth = multiply(quantity, price);
  if (isNear(amount, worth)) return "unit";
  return isNear(amount, multiply(worth, PERCENT)) ? "percent" : null;
}

function isNear(amount: Decimal, worth: Decimal): boolean {
  const quarters = multiply(absolute(amount), decimal(4n));
  const size = absolute(worth);
  return compare(quarters, multiply(size, decimal(3n))) > 0 && compare(quarters, multiply(size, decimal(5n))) < 0;
}
