import { decimal } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { RecordTable } from "../records/recordTable";
import type { Likeness } from "./linkage/linkage";
import type { LikenessField } from "./likely";
import { lowered } from "./passWording";

/** What weighs less than this, in bits, says nothing worth naming. */
const WORTH_NAMING = 1;

/** What speaks for a likely pair and against it, and what the next best partner is. */
export function likenessText(likeness: Likeness<LikenessField>, book: RecordTable, statement: RecordTable): Wording {
  const next = runnerUpText(likeness, book, statement);
  const worded = (language: Language): string => {
    const named = (sign: 1 | -1): string =>
      byWeight(likeness)
        .filter(({ weight }) => weight * sign >= WORTH_NAMING)
        .map(({ field }) => lowered(FIELD_LABELS[field][language]))
        .join(", ");
    const [pro, contra] = [named(1), named(-1)];
    return {
      en: `${percentText(likeness.probability, "en")} likely. For: ${pro || "nothing by itself"}.${contra && ` Against: ${contra}.`} ${next?.en ?? "No other row comes near."}`,
      fr: `probable à ${percentText(likeness.probability, "fr")}. Pour\u00a0: ${pro || "rien à soi seul"}.${contra && ` Contre\u00a0: ${contra}.`} ${next?.fr ?? "Aucune autre ligne n'en approche."}`,
    }[language];
  };
  return { en: worded("en"), fr: worded("fr") };
}

/** The fields of a likeness, what weighs most first. */
export const byWeight = ({ fields }: Likeness<LikenessField>): Likeness<LikenessField>["fields"] =>
  [...fields].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));

/** The second-best partner and how far behind it is; null where nothing else comes near. */
export function runnerUpText(
  { runnerUp }: Likeness<LikenessField>,
  book: RecordTable,
  statement: RecordTable,
): Wording | null {
  if (!runnerUp || runnerUp.gap > FAR_BEHIND) return null;
  const row = String((runnerUp.side === "left" ? book : statement).rows[runnerUp.record] ?? 0);
  const times = decimal(BigInt(Math.round(2 ** runnerUp.gap)));
  const [en, fr] = [formatDecimal(times, "en"), formatDecimal(times, "fr")];
  return runnerUp.side === "left"
    ? {
        en: `Next best: our row ${row}, ${en} times less likely.`,
        fr: `Ensuite\u00a0: notre ligne ${row}, ${fr} fois moins probable.`,
      }
    : {
        en: `Next best: the statement's row ${row}, ${en} times less likely.`,
        fr: `Ensuite\u00a0: la ligne ${row} du relevé, ${fr} fois moins probable.`,
      };
}

/** A partner so many bits behind (a million times less likely) is none. */
const FAR_BEHIND = 20;

/** "98.7 %"; what rounds to certainty is not called certain. */
function percentText(probability: number, language: Language): string {
  if (probability > 0.999) return language === "fr" ? "plus de 99,9\u00a0%" : "over 99.9\u00a0%";
  return `${formatDecimal(decimal(BigInt(Math.round(probability * 1_000)), 1), language, 1)}\u00a0%`;
}
