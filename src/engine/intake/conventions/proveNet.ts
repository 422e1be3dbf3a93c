import { isZero } from "../../../kernel/decimal";
import { isProved, type PricePower } from "./provePrice";
import { gives, type RowFigures } from "./rowFigures";

/** A reading that some rows bear out: how many of those that can tell. */
export interface Tally {
  readonly holding: number;
  readonly tried: number;
  readonly example: RowFigures;
}

const SIGNS = [1, 0, -1] as const;

/** Rows where the price has the accrued interest in it: quantity × price less the accrued interest is the gross amount, and the
 *  net amount adds nothing but charges. A net amount without the accrued interest is no proof: see `netWithoutAccrued`. */
export const dirtyPrices = (rows: readonly RowFigures[], power: PricePower): Tally | null =>
  tally(
    rows.filter(({ accrued, gross }) => !isZero(accrued.value) && gross !== null),
    (row) => {
      const { gross, net } = row;
      if (!gross || !gives(row, gross, power, { accrued: -1, charges: 0 })) return false;
      const isClean = ([0, 1] as const).some((accrued) => gives(row, gross, power, { accrued, charges: 0 }));
      return !isClean && (net === null || SIGNS.some((charges) => gives(row, net, power, { accrued: 0, charges })));
    },
  );

/** Rows whose net amount is quantity × price without the accrued interest: the price has it in it, or the net amount leaves it
 *  out; the arithmetic cannot tell which. */
export const netWithoutAccrued = (rows: readonly RowFigures[], power: PricePower): Tally | null =>
  tally(
    rows.filter(({ accrued, net }) => !isZero(accrued.value) && net !== null),
    (row) => {
      const { net } = row;
      if (!net || row.gross) return false;
      const fits = (accrued: 0 | 1): boolean => SIGNS.some((charges) => gives(row, net, power, { accrued, charges }));
      return fits(0) && !fits(1);
    },
  );

/** Rows whose charges come off what a purchase costs and add to what a sale brings: the view of the other party. Both
 *  directions are needed, since a net amount that always leaves the charges out looks alike on one. */
export function counterpartyView(rows: readonly RowFigures[], power: PricePower): Tally | null {
  const telling = rows.filter(({ charges, net, side }) => !isZero(charges.value) && net !== null && side !== null);
  if (!(["BUY", "SELL"] as const).every((wanted) => telling.some(({ side }) => side === wanted))) return null;
  return tally(telling, (row) => {
    const { net, side } = row;
    const ours = side === "BUY" ? 1 : -1;
    const fits = (charges: -1 | 0 | 1): boolean =>
      net !== null && ([0, 1] as const).some((accrued) => gives(row, net, power, { accrued, charges }));
    return fits(ours === 1 ? -1 : 1) && !fits(ours) && !fits(0);
  });
}

/** Whether the net amounts of the rows bear a unit of amounts out: charges in another unit do not. */
export function netsAgree(rows: readonly RowFigures[], power: PricePower): boolean {
  const telling = rows.filter(({ net, accrued, charges }) => net && !(isZero(accrued.value) && isZero(charges.value)));
  const fits = ({ net, ...row }: RowFigures): boolean =>
    net !== null &&
    SIGNS.some((charges) =>
      ([0, 1] as const).some((accrued) => gives({ ...row, net }, net, power, { accrued, charges })),
    );
  const holding = telling.filter(fits).length;
  return telling.length === 0 || holding * 100 >= telling.length * 95;
}

function tally(rows: readonly RowFigures[], holds: (row: RowFigures) => boolean): Tally | null {
  const holding = rows.filter(holds);
  const [example] = holding;
  return example && isProved(holding.length, rows.length)
    ? { holding: holding.length, tried: rows.length, example }
    : null;
}
