import type { Wording } from "../../kernel/language";
import { byWeight, runnerUpText } from "../matching/likenessText";
import type { FieldEvidence } from "../matching/linkage/linkage";
import type { Match } from "../matching/matching";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { RecordTable } from "../records/recordTable";
import { fieldText, kindOf } from "./comparison";
import type { LikenessView } from "./view";

/** The evidence of a likely pair, as a table for the person who decides. */
export function likenessView(
  { left: [one = 0], right: [other = 0], likeness }: Match,
  book: RecordTable,
  statement: RecordTable,
): LikenessView | null {
  if (!likeness) return null;
  return {
    probability: likeness.probability,
    runnerUp: runnerUpText(likeness, book, statement),
    fields: byWeight(likeness).map((evidence) => ({
      field: evidence.field,
      label: FIELD_LABELS[evidence.field],
      kind: kindOf(evidence.field),
      left: fieldText(book, evidence.field, one),
      right: fieldText(statement, evidence.field, other),
      verdict: verdictOf(evidence),
      weight: evidence.weight,
    })),
  };
}

const LEVEL_WORDS: Readonly<Record<FieldEvidence<string>["level"], Wording>> = {
  equal: { en: "equal", fr: "égal" },
  close: { en: "very close", fr: "très proche" },
  near: { en: "near", fr: "proche" },
  differs: { en: "differs", fr: "diffère" },
};

/** Bits from which on a field speaks at all, and strongly (a hundred times as likely). */
const SPEAKS = 1;
const STRONG = 6.6;

function verdictOf({ level, weight, isImplied }: FieldEvidence<string>): Wording {
  const word = LEVEL_WORDS[level];
  const says = meaning(weight, isImplied && level === "equal");
  return { en: `${word.en}: ${says.en}`, fr: `${word.fr}\u00a0: ${says.fr}` };
}

function meaning(weight: number, follows: boolean): Wording {
  if (follows) return { en: "follows from the rest", fr: "découle du reste" };
  if (weight >= STRONG) return { en: "speaks strongly for it", fr: "plaide fortement pour" };
  if (weight >= SPEAKS) return { en: "speaks for it", fr: "plaide pour" };
  if (weight <= -STRONG) return { en: "speaks strongly against it", fr: "plaide fortement contre" };
  if (weight <= -SPEAKS) return { en: "speaks against it", fr: "plaide contre" };
  return { en: "says little", fr: "ne dit pas grand-chose" };
}
