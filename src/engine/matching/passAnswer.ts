import { fieldSet, type EconomicField, type FieldSet } from "./comparands";
import { groupObstacle } from "./groups";
import type { IdlePass, Match } from "./matching";
import { economicKeys, economicsTest, isEqualIn, referenceTest, type Obstacle } from "./pairTests";
import { isByReference, type PassCondition } from "./pass";
import { canKnowTrades, candidatesOf, differenceTests, type PassContext } from "./passes";
import { scopeOf } from "./passScope";
import { similarityObstacle, similarRivals, unlikeFields } from "./similar";

/** Rows that somebody asks about, as records of either side. */
export interface AskedRecords {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** What a pass says of the rows. Those from "taken" on mean that the rows would fit it. */
export type PassAnswer =
  | { readonly kind: "off" }
  | { readonly kind: "idle"; readonly missing: IdlePass["missing"] }
  /** It looks for another number of rows a side. */
  | { readonly kind: "other-cardinality" }
  | {
      readonly kind: "excluded";
      readonly side: "left" | "right";
      readonly record: number;
      readonly condition: PassCondition;
    }
  | { readonly kind: "forbidden" }
  /** The sheets have too few columns in common for it. */
  | { readonly kind: "few-columns" }
  | { readonly kind: "no-reference"; readonly left: boolean; readonly right: boolean }
  | { readonly kind: "other-reference" }
  | { readonly kind: "conflict" }
  | { readonly kind: "key" | "differs" | "unequal" | "unlike"; readonly gaps: readonly Gap[] }
  | { readonly kind: "few" }
  | { readonly kind: "sums" }
  /** A match, or copies of another row (null), took one of them before. */
  | {
      readonly kind: "taken";
      readonly side: "left" | "right";
      readonly record: number;
      readonly match: Match | null;
    }
  | { readonly kind: "found"; readonly match: Match }
  /** Another match of this pass took one of them; the distances of these two and of that match, where both are pairs. */
  | {
      readonly kind: "outbid";
      readonly match: Match;
      readonly distances: { readonly asked: number; readonly taken: number } | null;
    }
  /** Other rows are candidates too: "reference": they bear the same one. */
  | {
      readonly kind: "rivals";
      readonly by: "reference" | "likeness";
      readonly left: readonly number[];
      readonly right: readonly number[];
    }
  /** What speaks for them does not weigh enough. */
  | { readonly kind: "unlikely" }
  /** Too many rows were open to look at all pairs. */
  | { readonly kind: "cut-short" }
  | { readonly kind: "crowded" }
  | { readonly kind: "no-sum" }
  | { readonly kind: "unsearched" };

/** A field that stands between two records. */
export interface Gap {
  readonly field: EconomicField;
  readonly left: number;
  readonly right: number;
}

/** What stands between the rows in a pass whatever else is open, by the tests that the pass matches by; null: nothing. */
export function standingObstacle(context: PassContext, asked: AskedRecords): PassAnswer | null {
  const excluded = excludedRow(context, asked);
  if (excluded) return excluded;
  if (context.pass.cardinality !== "one-to-one") return groupAnswer(context, asked);
  const { left, right } = asked;
  const [one, other] = [left[0] ?? 0, right[0] ?? 0];
  if (left.length > 1 || right.length > 1) return { kind: "other-cardinality" };
  if (context.pass.agreement === "likely")
    return context.comparands.forbidden?.has(one, other) ? { kind: "forbidden" } : null;
  if (context.pass.agreement === "all-but-one")
    return answerTo(context, similarityObstacle(context, one, other), one, other);
  return isByReference(context.pass) ? referenceAnswer(context, one, other) : economicsAnswer(context, one, other);
}

function excludedRow({ pass, comparands, scope }: PassContext, asked: AskedRecords): PassAnswer | null {
  for (const side of ["left", "right"] as const) {
    const record = asked[side].find((one) => scope[side]?.[one] === 0);
    if (record === undefined) continue;
    const condition = pass.conditions.find((one) => scopeOf(comparands[side], [one])?.[record] === 0);
    if (condition) return { kind: "excluded", side, record, condition };
  }
  return null;
}

function referenceAnswer(context: PassContext, left: number, right: number): PassAnswer | null {
  const shared = sharedReference(context, left, right);
  if (typeof shared !== "string") return shared;
  const test = context.pass.agreement === "mostly" ? differenceTests(context)[shared] : referenceTest(context);
  return answerTo(context, test(left, right), left, right);
}

/** Which reference two rows share, the whole one or the one without zeros, or why they share none. */
function sharedReference(
  { comparands, references }: PassContext,
  left: number,
  right: number,
): "full" | "loose" | PassAnswer {
  if (comparands.forbidden?.has(left, right)) return { kind: "forbidden" };
  for (const key of ["full", "loose"] as const) {
    const code = references.left[key][left] ?? -1;
    if (code >= 0 && code === references.right[key][right]) return key;
  }
  const isBlank = { left: (references.left.full[left] ?? -1) < 0, right: (references.right.full[right] ?? -1) < 0 };
  return isBlank.left || isBlank.right ? { kind: "no-reference", ...isBlank } : { kind: "other-reference" };
}

function economicsAnswer(context: PassContext, left: number, right: number): PassAnswer | null {
  if (!canKnowTrades(context)) return { kind: "few-columns" };
  const isForbidden = context.comparands.forbidden?.has(left, right);
  const obstacle = isEqualIn(context, economicKeys(context), left, right) ? economicsTest(context)(left, right) : "key";
  return answerTo(context, isForbidden ? "forbidden" : obstacle, left, right);
}

function groupAnswer(context: PassContext, asked: AskedRecords): PassAnswer | null {
  const { cardinality } = context.pass;
  const isPair = asked.left.length === 1 && asked.right.length === 1;
  const wanted = `${asked.left.length === 1 ? "one" : "many"}-to-${asked.right.length === 1 ? "one" : "many"}`;
  if (!isPair && wanted !== cardinality) return { kind: "other-cardinality" };
  const found = groupObstacle(context, asked.left, asked.right);
  if (found === null) return null;
  const { obstacle, left, right } = found;
  if (obstacle === "sums") return { kind: "sums" };
  if (obstacle === "few") return { kind: "few-columns" };
  const shared = obstacle === "key" && isByReference(context.pass) ? sharedReference(context, left, right) : null;
  if (shared !== null) return typeof shared === "string" ? { kind: "other-reference" } : shared;
  return answerTo(context, obstacle, left, right);
}

/** An obstacle with the fields that make it one. */
function answerTo(context: PassContext, obstacle: Obstacle | null, left: number, right: number): PassAnswer | null {
  const { comparands, pass } = context;
  const free = fieldSet(pass.free);
  const between = (kind: "key" | "differs" | "unequal" | "unlike", fields: FieldSet): PassAnswer => ({
    kind,
    gaps: comparands.columns.filter(({ bit }) => (bit & fields) !== 0).map(({ field }) => ({ field, left, right })),
  });
  const isSimilar = pass.agreement === "all-but-one" && pass.cardinality === "one-to-one";
  switch (obstacle) {
    case null:
      return null;
    case "key": {
      if (isSimilar) return { kind: "few-columns" };
      const unequal = comparands.columns.filter(({ bit }) => !isEqualIn(context, bit, left, right));
      const fields = unequal.reduce((set, { bit }) => set | bit, 0);
      return between("key", fields & economicKeys(context));
    }
    case "differs":
      return isSimilar
        ? between("unlike", unlikeFields(context, left, right))
        : between("differs", comparands.compare(left, right).differing & ~free);
    case "unequal": {
      const unequal = comparands.columns.filter(({ left: ours, right: theirs }) => {
        const [one, other] = [ours[left] ?? NaN, theirs[right] ?? NaN];
        return one !== other && !Number.isNaN(one) && !Number.isNaN(other);
      });
      return between("unequal", unequal.reduce((set, { bit }) => set | bit, 0) & ~free);
    }
    default:
      return { kind: obstacle };
  }
}

/** Why a pass that nothing stands in the way of left the rows open, all of them. */
export function leftOpen(context: PassContext, asked: AskedRecords): PassAnswer {
  const { pass, unsearched, cutShort } = context;
  const [left, right] = [asked.left[0] ?? 0, asked.right[0] ?? 0];
  if (pass.cardinality !== "one-to-one") {
    const isUnsearched =
      asked.left.some((record) => unsearched.left.includes(record)) ||
      asked.right.some((record) => unsearched.right.includes(record));
    const isPair = asked.left.length === 1 && asked.right.length === 1;
    if (isUnsearched) return { kind: "unsearched" };
    const rivals = isPair || !isByReference(pass) ? null : sameReference(context, asked);
    return rivals ?? { kind: isPair ? "no-sum" : "unsearched" };
  }
  if (pass.agreement === "mostly") return sameReference(context, asked) ?? { kind: "crowded" };
  if (pass.agreement === "likely") return { kind: cutShort.includes(pass) ? "cut-short" : "unlikely" };
  if (pass.agreement !== "all-but-one") return { kind: "crowded" };
  const rivals = similarRivals(context, left, right);
  const isAlone = rivals.left.length === 0 && rivals.right.length === 0;
  return isAlone ? { kind: "crowded" } : { kind: "rivals", by: "likeness", ...rivals };
}

/** The open rows that bear the reference of those asked about too. */
function sameReference(context: PassContext, asked: AskedRecords): PassAnswer | null {
  const { references } = context;
  const code = references.left.loose[asked.left[0] ?? 0];
  const others = (side: "left" | "right"): number[] =>
    Array.from(candidatesOf(context, side)).filter((record) => {
      const { loose, base } = references[side];
      return (loose[record] === code || base[record] === code) && !asked[side].includes(record);
    });
  const [left, right] = [others("left"), others("right")];
  return left.length === 0 && right.length === 0 ? null : { kind: "rivals", by: "reference", left, right };
}
