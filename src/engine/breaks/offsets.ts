import { groupBy } from "../../kernel/groupBy";
import { decimalText, isZero } from "../../kernel/decimal";
import { formatDecimal, type Wording } from "../../kernel/language";
import type { Matching } from "../matching/matching";
import { moneyAt, textAt, type RecordTable } from "../records/recordTable";

/** Two rows without a partner, one a side, of the same amount the same way: each is a break, and together they leave the totals
 *  as if there were none. */
export interface Offset {
  readonly left: Surplus;
  readonly right: Surplus;
}

interface Surplus {
  readonly record: number;
  /** Of a row that its own side has already; else it is missing on the other side. */
  readonly isCopy: boolean;
}

/** Finds rows that offset each other in the totals of side and currency, where nothing else does: an amount that several rows of one
 *  side have points at none of them. */
export function findOffsets(left: RecordTable, right: RecordTable, matching: Matching): Offset[] {
  const ours = byAmount(left, surplusOf("left", matching));
  const theirs = byAmount(right, surplusOf("right", matching));
  return [...ours].flatMap(([key, [one, ...more]]): Offset[] => {
    const [other, ...others] = theirs.get(key) ?? [];
    return one && other && more.length === 0 && others.length === 0 ? [{ left: one, right: other }] : [];
  });
}

function surplusOf(side: "left" | "right", { duplicates, openLeft, openRight }: Matching): Surplus[] {
  const copies = duplicates.filter((duplicate) => duplicate.side === side).flatMap(({ extra }) => extra);
  return [
    ...copies.map((record) => ({ record, isCopy: true })),
    ...(side === "left" ? openLeft : openRight).map((record) => ({ record, isCopy: false })),
  ];
}

function byAmount(records: RecordTable, surplus: readonly Surplus[]): Map<string, Surplus[]> {
  return groupBy(surplus, ({ record }) => {
    const amount = moneyAt(records, record);
    const currency = textAt(records, "currency", record);
    if (!amount || isZero(amount) || currency === null) return null;
    return [textAt(records, "side", record) ?? "", currency, decimalText(amount)].join("|");
  });
}

/** What an officer is told: both rows, the amount, and why the totals say nothing. */
export function offsetText(offset: Offset, left: RecordTable, right: RecordTable): Wording {
  const amount = moneyAt(left, offset.left.record);
  const currency = textAt(left, "currency", offset.left.record) ?? "";
  const [ours, theirs] = [left.rows[offset.left.record] ?? 0, right.rows[offset.right.record] ?? 0];
  const money = (language: "en" | "fr"): string =>
    amount ? `${formatDecimal(amount, language, 2)}${language === "fr" ? "\u00a0" : " "}${currency}` : currency;
  const [mine, other] = [offset.left.isCopy, offset.right.isCopy];
  return {
    en: `two breaks hide each other in the totals: our row ${ours} (${mine ? "a copy" : "missing on the statement"}) and row ${theirs} of ${right.sheet} (${other ? "a copy" : "missing in our books"}) are both of ${money("en")}. The totals agree; these two rows do not. Clear both.`,
    fr: `deux écarts se masquent dans les totaux\u00a0: notre ligne ${ours} (${mine ? "en double" : "absente du relevé"}) et la ligne ${theirs} de ${right.sheet} (${other ? "en double" : "absente de nos livres"}) portent toutes deux ${money("fr")}. Les totaux concordent, ces deux lignes non. Traitez les deux.`,
  };
}
