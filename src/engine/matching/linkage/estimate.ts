import type { Chance } from "./chance";
import { LEVELS, type LinkageField } from "./linkageField";
import type { Pattern, Patterns, PatternPart } from "./pattern";

/** What the model believes: how the two rows of one trade agree, and how many of the candidates are one trade. */
export interface Estimate {
  /** By field and level: the share of true pairs that agree so well ("m"). */
  readonly agreement: readonly (readonly number[])[];
  /** The share of strangers that do ("u"). */
  readonly coincidence: readonly (readonly number[])[];
  /** The odds that two rows of the two sides, whichever they are, are one trade. */
  readonly priorOdds: number;
}

/** How many pairs show each pattern. */
export type PatternCounts = ReadonlyMap<Pattern, number>;

/** What is known before any row was looked at, by kind of field: how two rows of one trade agree. It counts like so many pairs. */
const BELIEFS: Readonly<Record<LinkageField<string>["kind"], readonly number[]>> = {
  code: [0.9, 0, 0, 0.1],
  text: [0.7, 0.15, 0.05, 0.1],
  number: [0.8, 0.05, 0.05, 0.1],
  day: [0.85, 0.08, 0.02, 0.05],
};
const BELIEF_WEIGHT = 8;
/** Pairs that passes matched count together like so many, since what they left is less alike; those that a person accepted count in
 *  full, and are what is being looked for. */
const MATCHED_WEIGHT = 16;
const ROUNDS = 40;

/** Estimates the model from the candidates themselves, none of which is labelled: expectation and maximisation in turn (Fellegi and
 *  Sunter 1969; Winkler 1988). How strangers agree is counted over all pairs, less those that are likely no strangers. */
export function estimate<Name extends string>(
  patterns: Patterns<Name>,
  chances: readonly Chance[],
  candidates: PatternCounts,
  known: { readonly matched: PatternCounts; readonly accepted: PatternCounts },
  sides: { readonly left: number; readonly right: number },
): Estimate {
  // In the order of the patterns, not of the rows: sums of fractions depend on their order.
  const counted = [...candidates]
    .sort(([one], [other]) => one - other)
    .map(([pattern, count]) => ({ parts: patterns.parts(pattern), count }));
  const beliefs = believed(patterns, known);
  const allPairs = Math.max(1, sides.left * sides.right);
  const most = Math.min(sides.left, sides.right);
  let agreement = beliefs.map(normalised);
  let coincidence = chances.map((chance) => coincidenceOf(chance, NONE, 1));
  let expected = most / 2;
  for (let round = 0; round < ROUNDS; round += 1) {
    const priorOdds = oddsOf(expected / allPairs);
    const seen = chances.map(() => [...NONE]);
    expected = 0;
    for (const { parts, count } of counted) {
      const odds = priorOdds * 2 ** weightOf(parts, { agreement, coincidence });
      const truth = (odds / (1 + odds)) * count;
      expected += truth;
      parts.forEach((part, field) => {
        if (part) seen[field]![part.level]! += truth;
      });
    }
    expected = Math.min(most, Math.max(expected, LEAST_EXPECTED));
    agreement = seen.map((counts, field) => normalised(counts.map((count, level) => count + beliefs[field]![level]!)));
    coincidence = chances.map((chance, field) => coincidenceOf(chance, seen[field]!, scale(chance)));
  }
  return { agreement, coincidence, priorOdds: oddsOf(expected / allPairs) };

  /** The population may stand for more rows, or fewer, than those that look for a partner. */
  function scale({ pairs }: Chance): number {
    return Math.min(1, pairs / allPairs);
  }
}

const NONE: readonly number[] = LEVELS.map(() => 0);

/** How strangers agree: all pairs but those that are one business. */
function coincidenceOf({ pairs, counts }: Chance, truths: readonly number[], scale: number): number[] {
  const strangers = counts.map((count, level) => Math.max(0, count - (truths[level] ?? 0) * scale) + 0.5);
  return strangers.map((count) => count / (Math.max(pairs, 1) + LEVELS.length / 2));
}

/** There is always hope for half a pair. */
const LEAST_EXPECTED = 0.5;

const oddsOf = (share: number): number => share / Math.max(1 - share, Number.EPSILON);

/** The weight of evidence of a pattern, in bits: positive speaks for one trade. */
export const weightOf = (
  parts: readonly (PatternPart | null)[],
  { agreement, coincidence }: Pick<Estimate, "agreement" | "coincidence">,
): number =>
  parts.reduce((sum, part, field) => sum + (part ? partWeight(part, agreement[field]!, coincidence[field]!) : 0), 0);

/** The weight of one field. What follows from others that agree is no evidence for, though it may be against. That values are
 *  equal never speaks against, nor that they differ for, however few strangers differ; what is close speaks for no more than what is
 *  equal. `share`: how often the very value that is equal stands in the sheets. */
export function partWeight(
  { level, isImplied }: PatternPart,
  agreement: readonly number[],
  coincidence: readonly number[],
  share: number | null = null,
): number {
  const ratio = (at: number): number => Math.log2((agreement[at] ?? 0) / (coincidence[at] ?? 1));
  const equal = Math.max(0, share === null ? ratio(0) : Math.log2((agreement[0] ?? 0) / share));
  const weight = level === 0 ? equal : level === DIFFERS ? Math.min(0, ratio(level)) : Math.min(ratio(level), equal);
  return isImplied ? Math.min(0, weight) : weight;
}

const DIFFERS = LEVELS.indexOf("differs");

/** By field and level, counts of what is believed and known beforehand. */
function believed<Name extends string>(
  patterns: Patterns<Name>,
  { matched, accepted }: { readonly matched: PatternCounts; readonly accepted: PatternCounts },
): number[][] {
  const beliefs = patterns.comparisons.map(({ field }) => BELIEFS[field.kind].map((share) => share * BELIEF_WEIGHT));
  const all = [...matched.values()].reduce((sum, count) => sum + count, 0);
  const put = (counts: PatternCounts, weight: number): void => {
    for (const [pattern, count] of [...counts].sort(([one], [other]) => one - other)) {
      patterns.parts(pattern).forEach((part, field) => {
        if (part) beliefs[field]![part.level]! += count * weight;
      });
    }
  };
  put(matched, Math.min(1, MATCHED_WEIGHT / Math.max(1, all)));
  put(accepted, 1);
  return beliefs;
}

/** No level is impossible: a belief of nothing in it is a share too small to rest anything on. */
function normalised(counts: readonly number[]): number[] {
  const least = 1e-4;
  const sum = counts.reduce((total, count) => total + count + least, 0);
  return LEVELS.map((_, level) => ((counts[level] ?? 0) + least) / sum);
}
