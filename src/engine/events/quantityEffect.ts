import { plainWords } from "../../kernel/text";
import { decimalAt, textAt, type RecordTable } from "../records/recordTable";

/** What an event makes of a holding: so many pieces `after` for each `before`. */
export interface QuantityEffect {
  readonly after: bigint;
  readonly before: bigint;
}

/** What a row of an event is called, in plain words. */
export const eventWords = (records: RecordTable, record: number): string =>
  plainWords(
    (["transactionType", "event", "label"] as const).map((field) => textAt(records, field, record) ?? "").join(" "),
  );

const INCOME = /\b(div\w*|coupons?|interets?|interest|dvca|intr)\b/;
/** New pieces take the place of the old (ISO 15022 NEWO), or come on top of them (ADEX). */
const EXCHANGED = /\b(split\w*|division|regroupement|reverse|consolidation|splf|splr)\b/;
const ADDED =
  /\b(bonus|attributions?|bonu|dvse|stock dividend|scrip dividend|dividendes? en actions|actions? gratuites?)\b/;

/** Whether the words of an event speak of income in cash. */
export const isIncome = (words: string): boolean => INCOME.test(words) && !ADDED.test(words);

/** What an event with a ratio does to the pieces that are held: a split of 2 makes two of one, one free share for ten held (0.1) adds a tenth.
 *  Null: it is none of those. "unclear": its ratio is missing, or may be read in two ways. */
export function quantityEffect(records: RecordTable, record: number): QuantityEffect | "unclear" | null {
  const words = eventWords(records, record);
  const ratio = decimalAt(records, "ratio", record);
  const [isExchanged, isAdded] = [EXCHANGED.test(words), ADDED.test(words)];
  if (!isExchanged && !isAdded && (ratio === null || isIncome(words))) return null;
  if (ratio === null || ratio.units <= 0n) return "unclear";
  const one = 10n ** BigInt(ratio.scale);
  if (isExchanged || !isAdded) return { after: ratio.units, before: one };
  // Eleven tenths of a free issue are all shares after it, or eleven new for ten: nothing says which.
  if (ratio.units > one && ratio.units < 2n * one) return "unclear";
  return { after: one + ratio.units, before: one };
}
