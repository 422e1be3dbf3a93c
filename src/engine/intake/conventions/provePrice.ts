import { gives, mayGive, type Composition, type RowFigures } from "./rowFigures";

/** The price is in 10 ** -power of the currency for one unit of quantity: 0 in pounds, 2 in pence or in percent of nominal, 3 per
 *  thousand. A negative power: the amounts, not the price, are in minor units. */
export type PricePower = -3 | -2 | 0 | 1 | 2 | 3;

const POWERS: readonly PricePower[] = [0, 2, 3, 1, -2, -3];

/** Rows that a proof needs, and how many in a hundred of those tried must hold. */
export const ROWS_TO_PROVE = 5;
const PERCENT_TO_PROVE = 95;

/** Whether `holding` of `tried` rows prove a convention. */
export const isProved = (holding: number, tried: number): boolean =>
  holding >= ROWS_TO_PROVE && holding * 100 >= tried * PERCENT_TO_PROVE;

export interface PriceProof {
  readonly power: PricePower;
  /** Rows on which this power holds and no other, and rows tried. */
  readonly holding: number;
  readonly tried: number;
  /** The first row on which it holds. */
  readonly example: RowFigures;
}

const COMPOSITIONS: readonly Composition[] = ([0, 1] as const).flatMap((accrued) =>
  ([0, 1, -1] as const).map((charges) => ({ accrued, charges })),
);

/** How the amount of the example is made, or null where none of the usual ways gives it. */
export function compositionOf(row: RowFigures, power: PricePower): Composition | null {
  const amount = row.net ?? row.gross;
  return (amount && COMPOSITIONS.find((made) => gives(row, amount, power, made))) ?? null;
}

/** A gross amount has or has not the accrued interest in it; a net amount may have everything. */
function holds(row: RowFigures, power: PricePower): boolean {
  const { gross, net } = row;
  if (
    gross &&
    mayGive(row, gross, power) &&
    COMPOSITIONS.some((made) => made.charges === 0 && gives(row, gross, power, made))
  )
    return true;
  return net !== null && mayGive(row, net, power) && COMPOSITIONS.some((made) => gives(row, net, power, made));
}

/** The one unit of price for which the arithmetic of the rows holds; null where none holds on nearly all of them, or several do. */
export function provePrice(rows: readonly RowFigures[]): PriceProof | null {
  const alone = new Map<PricePower, { count: number; example: RowFigures }>();
  for (const row of rows) {
    const powers = POWERS.filter((power) => holds(row, power));
    const [only] = powers;
    if (only === undefined || powers.length > 1) continue;
    const known = alone.get(only);
    if (known) known.count += 1;
    else alone.set(only, { count: 1, example: row });
  }
  for (const [power, { count, example }] of alone)
    if (isProved(count, rows.length)) return { power, holding: count, tried: rows.length, example };
  return null;
}
