import type { Wording } from "../../kernel/language";
import { BLANK_TEXT, type TextColumn, type TextPool } from "../records/recordTable";
import type { DecimalField } from "../records/field";
import { negateAt, signAt, type DecimalBuilder } from "../records/decimalColumn";

/** How a column signs its amounts, seen from the side: which sign a purchase has, and which a sale. */
interface Convention {
  readonly buy: 1 | -1;
  readonly sell: 1 | -1;
}

/** The unsigned first, since it wins a tie; then as cash, as securities, and costs as negative amounts. */
const CONVENTIONS: readonly Convention[] = [
  { buy: 1, sell: 1 },
  { buy: -1, sell: 1 },
  { buy: 1, sell: -1 },
  { buy: -1, sell: -1 },
];

/** Fields whose sign is that of their side. */
export const SIDED_FIELDS: readonly DecimalField[] = [
  "quantity",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
];

/** Turns `rows` of a column round to "positive when it runs the way the side says". The convention is that of most of the `voters`, so
 *  that a row against its own column's convention stays negative. Rows without a side follow nothing and stay as they are, unless the
 *  whole column has no side. */
export function alignSigns(
  values: DecimalBuilder,
  sides: TextColumn | undefined,
  buy: number,
  voters: Int32Array,
  rows: Int32Array,
): void {
  if (!sides) return;
  const counts = { buyPlus: 0, buyMinus: 0, sellPlus: 0, sellMinus: 0 };
  for (const row of voters) {
    const side = sides[row] ?? BLANK_TEXT;
    const sign = side === BLANK_TEXT ? 0 : signAt(values, row);
    if (sign === 0) continue;
    if (side === buy) counts[sign > 0 ? "buyPlus" : "buyMinus"] += 1;
    else counts[sign > 0 ? "sellPlus" : "sellMinus"] += 1;
  }
  const agreeing = ({ buy: bought, sell }: Convention): number =>
    (bought > 0 ? counts.buyPlus : counts.buyMinus) + (sell > 0 ? counts.sellPlus : counts.sellMinus);
  const convention = CONVENTIONS.reduce((best, next) => (agreeing(next) > agreeing(best) ? next : best));
  for (const row of rows) {
    const side = sides[row] ?? BLANK_TEXT;
    if (side !== BLANK_TEXT && (side === buy ? convention.buy : convention.sell) < 0) negateAt(values, row);
  }
}

/** Sides from a signed column, in a sheet that has no side column; null where the column has only one sign, which says
 *  nothing unless the layout does (`isCertain`). */
export function sidesFromSigns(
  values: DecimalBuilder,
  rows: Int32Array,
  pool: TextPool,
  positive: "BUY" | "SELL",
  isCertain = false,
): TextColumn | null {
  let [plus, minus] = [false, false];
  for (const row of rows) {
    const sign = signAt(values, row);
    plus ||= sign > 0;
    minus ||= sign < 0;
  }
  if (!isCertain && (!minus || !plus)) return null;
  const codes = { plus: pool.code(positive), minus: pool.code(positive === "BUY" ? "SELL" : "BUY") };
  const sides = new Int32Array(values.units.length).fill(BLANK_TEXT);
  for (const row of rows) {
    const sign = signAt(values, row);
    if (sign !== 0) sides[row] = sign > 0 ? codes.plus : codes.minus;
  }
  return sides;
}

export const SIDE_FROM_QUANTITY: Wording = {
  en: "no column says the side, so a positive quantity is read as a purchase and a negative one as a sale.",
  fr: "aucune colonne ne donne le sens : une quantité positive est lue comme un achat, une négative comme une vente.",
};
export const SIDE_FROM_AMOUNT: Wording = {
  en: "no column says the side, so money paid out (negative) is read as a purchase and money received as a sale.",
  fr: "aucune colonne ne donne le sens : un montant payé (négatif) est lu comme un achat, un montant reçu comme une vente.",
};
export const SIDE_FROM_TYPE: Wording = {
  en: "no column says the side, so it is taken from the transaction type.",
  fr: "aucune colonne ne donne le sens : il est tiré du type d'opération.",
};
export const SIDE_FROM_TWO_COLUMNS: Wording = {
  en: "bought and sold quantities stand in a column each; the side is that of the column that is filled.",
  fr: "les quantités achetées et vendues ont chacune leur colonne ; le sens est celui de la colonne remplie.",
};
export const SIDE_FROM_DEBIT: Wording = {
  en: "no column says the side, so a debit is read as a purchase and a credit as a sale.",
  fr: "aucune colonne ne donne le sens : un débit est lu comme un achat, un crédit comme une vente.",
};
