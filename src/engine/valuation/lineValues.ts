import { roundHalfUp, ZERO, type Decimal } from "../../kernel/decimal";
import type { LineResult } from "../results/resultsPaper";
import { amountOf } from "../results/scaled";

/** What a line's position cost on its last day, to the cent. */
export const costOf = ({ last }: LineResult): Decimal => cents(last?.figures.local.cost ?? null);

/** Market value − cost on its last day, to the cent. */
export const unrealisedOf = ({ last }: LineResult): Decimal => cents(last?.figures.local.unrealised ?? null);

/** What a position that is held is worth less than its cost, at the average price of the period (PCG art. 221-6): an unrealised gain is not
 *  recognised. */
export function impairmentOf({ last, averagePrice }: LineResult): Decimal {
  if (!last || averagePrice === null || last.figures.quantity <= 0n) return ZERO;
  const { cost } = last.figures.local;
  const below = cost === null ? 0n : cost - last.figures.quantity * averagePrice;
  return below > 0n ? cents(below) : ZERO;
}

const cents = (units: bigint | null): Decimal => (units === null ? ZERO : roundHalfUp(amountOf(units), 2));
