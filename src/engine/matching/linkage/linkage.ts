import type { Tie } from "../assignment";
import { bestPairs } from "./bestPairs";
import { candidatePairs } from "./candidatePairs";
import { chanceOf, type Chance, type Population } from "./chance";
import { estimate, partWeight, type Estimate, type PatternCounts } from "./estimate";
import { FieldComparison, LEVELS, type Level, type LinkageField } from "./linkageField";
import { Patterns, type Pattern } from "./pattern";

/** Two sides whose rows are to be linked, without anybody having said which belong together. */
export interface LinkageInput<Name extends string> {
  readonly fields: readonly LinkageField<Name>[];
  /** The rows that look for a partner, ascending. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly population: Population;
  /** Under each list of fields, rows that are equal in all of them are compared. */
  readonly keyLists: readonly (readonly Name[])[];
  /** Pairs that are one business: found by passes, or accepted by a person. */
  readonly matched: readonly (readonly [left: number, right: number])[];
  readonly accepted: readonly (readonly [left: number, right: number])[];
  readonly forbidden: { has(left: number, right: number): boolean } | null;
}

/** Two rows that are one business more likely than not, with all that speaks for it and against it. */
export interface Likeness<Name extends string> {
  /** From 0 to 1, four places. */
  readonly probability: number;
  /** Bits, one place: each is twice as likely. */
  readonly weight: number;
  readonly fields: readonly FieldEvidence<Name>[];
  /** The next best partner of the row on the other side from `side`; `gap`: how many bits less speak for it. Null: nothing else
   *  comes near. */
  readonly runnerUp: { readonly side: "left" | "right"; readonly record: number; readonly gap: number } | null;
}

export interface FieldEvidence<Name extends string> {
  readonly field: Name;
  readonly level: Exclude<Level, "blank">;
  /** Bits, one place; negative: against. */
  readonly weight: number;
  /** It agrees because others do, and is not counted again. */
  readonly isImplied: boolean;
}

export interface LinkedPair<Name extends string> {
  readonly left: number;
  readonly right: number;
  readonly likeness: Likeness<Name>;
}

/** Less likely pairs are not worth a person's time. */
const LEAST_PROBABILITY = 0.9;

/** Links two sides by the weight of evidence (Fellegi and Sunter, "A Theory for Record Linkage", 1969), estimated from the rows
 *  themselves. Gives the pairs that are likely and clearly better than any other of their rows, the rows among which several are as
 *  likely, and whether the search was cut short. The order of rows and the two sides' places do not matter. */
export function link<Name extends string>(
  input: LinkageInput<Name>,
): { likely: LinkedPair<Name>[]; tied: Tie[]; isCutShort: boolean } {
  const model = new LinkageModel(input);
  const { left, right } = model.candidates;
  const weights = Float64Array.from(left, (record, index) => model.weight(record, right[index] ?? 0));
  const { best, tied } = bestPairs({ left, right, weights }, model.least);
  const likely = best.map(({ left: one, right: other, weight, runnerUp }) => ({
    left: one,
    right: other,
    likeness: {
      probability: model.probability(weight),
      weight: inBits(weight),
      fields: model.evidence(one, other),
      runnerUp: runnerUp && { side: runnerUp.side, record: runnerUp.record, gap: inBits(weight - runnerUp.weight) },
    },
  }));
  return { likely, tied, isCutShort: model.candidates.isCutShort };
}

const inBits = (weight: number): number => Math.round(weight * 10) / 10;

class LinkageModel<Name extends string> {
  readonly candidates: ReturnType<typeof candidatePairs>;
  /** The weight from which on a pair is likely enough. */
  readonly least: number;
  private readonly patterns: Patterns<Name>;
  private readonly chances: readonly Chance[];
  private readonly estimate: Estimate;

  constructor({ fields, left, right, population, keyLists, matched, accepted, forbidden }: LinkageInput<Name>) {
    this.patterns = new Patterns(fields.map((field) => new FieldComparison(field)));
    this.chances = this.patterns.comparisons.map((comparison) => chanceOf(comparison, population));
    this.candidates = candidatePairs(fields, keyLists, left, right, forbidden);
    const counts = (pairs: Iterable<readonly [number, number]>): PatternCounts => this.counted(pairs);
    const known = { matched: counts(matched), accepted: counts(accepted) };
    const sides = { left: left.length, right: right.length };
    this.estimate = estimate(this.patterns, this.chances, counts(pairsOf(this.candidates)), known, sides);
    this.least = Math.log2(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY) / this.estimate.priorOdds);
  }

  /** Bits that speak for two rows being one business. */
  weight(left: number, right: number): number {
    return this.parts(left, right).reduce((sum, { weight }) => sum + weight, 0);
  }

  probability(weight: number): number {
    const odds = this.estimate.priorOdds * 2 ** weight;
    return Math.round((odds / (1 + odds)) * 10_000) / 10_000;
  }

  evidence(left: number, right: number): FieldEvidence<Name>[] {
    return this.parts(left, right).map(({ weight, ...part }) => ({ ...part, weight: inBits(weight) }));
  }

  private parts(left: number, right: number): FieldEvidence<Name>[] {
    const { comparisons } = this.patterns;
    return this.patterns.parts(this.patterns.of(left, right)).flatMap((part, index) => {
      const comparison = comparisons[index]!;
      if (!part) return [];
      const { agreement, coincidence } = this.estimate;
      const share = part.level === 0 ? this.chances[index]!.shareOf(comparison.field.left[left] ?? NaN) : null;
      const weight = partWeight(part, agreement[index]!, coincidence[index]!, share);
      return [{ field: comparison.field.name, level: LEVELS[part.level]!, weight, isImplied: part.isImplied }];
    });
  }

  private counted(pairs: Iterable<readonly [number, number]>): PatternCounts {
    const counts = new Map<Pattern, number>();
    for (const [left, right] of pairs) {
      const pattern = this.patterns.of(left, right);
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    }
    return counts;
  }
}

function* pairsOf({ left, right }: { left: Int32Array; right: Int32Array }): Generator<readonly [number, number]> {
  for (let index = 0; index < left.length; index += 1) yield [left[index] ?? 0, right[index] ?? 0];
}
