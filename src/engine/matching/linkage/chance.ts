import { reachOf, type FieldComparison, type LinkageField } from "./linkageField";

/** How all pairs of two sides agree in one field: nearly all of them are strangers to each other. */
export interface Chance {
  /** How many pairs have a value on both sides. */
  readonly pairs: number;
  /** How many of them agree at each level, in the order of `LEVELS`. */
  readonly counts: readonly number[];
  /** Which share of the other rows of both sides has this value: that a rare one is equal says more. */
  shareOf(value: number): number;
}

/** The records that stand for all of a side. */
export interface Population {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Texts of either side that are compared with each other to learn how often strangers are alike. */
const SAMPLED_TEXTS = 120;

/** How often each level comes about among all pairs of the two sides, nearly all of which are strangers. Counted, not drawn: the
 *  order of the rows does not matter. */
export function chanceOf<Name extends string>(comparison: FieldComparison<Name>, population: Population): Chance {
  const { field } = comparison;
  const ours = valuesOf(field.left, population.left);
  const theirs = valuesOf(field.right, population.right);
  const pairs = ours.length * theirs.length;
  const [counts, otherCounts] = [countsOf(ours), countsOf(theirs)];
  let equal = 0;
  for (const [value, count] of counts) equal += count * (otherCounts.get(value) ?? 0);
  const [close, near] = closeAndNear();
  const others = Math.max(1, ours.length + theirs.length - 1);
  return {
    pairs,
    counts: [equal, close, near, Math.max(0, pairs - equal - close - near)],
    shareOf: (value) => Math.max(1, (counts.get(value) ?? 0) + (otherCounts.get(value) ?? 0) - 1) / others,
  };

  function closeAndNear(): readonly [number, number] {
    if (field.kind === "code") return [0, 0];
    if (field.kind === "text") {
      const shares = alikeShares(comparison, counts, otherCounts);
      return [shares[0] * (pairs - equal), shares[1] * (pairs - equal)];
    }
    const [upToClose, upToNear] = numbersWithin(field.kind, ours, theirs);
    return [upToClose - equal, upToNear - upToClose];
  }
}

function valuesOf(values: Float64Array, records: Int32Array): Float64Array {
  const own = new Float64Array(records.length);
  let count = 0;
  for (const record of records) {
    const value = values[record] ?? NaN;
    if (value === value) own[count++] = value;
  }
  return own.slice(0, count).sort();
}

function countsOf(values: Float64Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** How many pairs of two sorted lists lie close and near, equal ones among them: each list is walked once. */
function numbersWithin(kind: "number" | "day", ours: Float64Array, theirs: Float64Array): readonly [number, number] {
  const pairsWithin = (level: "close" | "near"): number => {
    let [pairs, first, after] = [0, 0, 0];
    for (const value of ours) {
      const [least, most] = reachOf(kind, level, value);
      while (first < theirs.length && (theirs[first] ?? 0) < least) first += 1;
      while (after < theirs.length && (theirs[after] ?? 0) <= most) after += 1;
      pairs += Math.max(0, after - first);
    }
    return pairs;
  };
  return [pairsWithin("close"), pairsWithin("near")];
}

/** Which share of unequal texts is close, and which near: of some texts of either side, chosen by themselves and not by their row. */
function alikeShares<Name extends string>(
  comparison: FieldComparison<Name>,
  counts: ReadonlyMap<number, number>,
  otherCounts: ReadonlyMap<number, number>,
): readonly [close: number, near: number] {
  const ours = sampled(comparison.field, counts);
  const theirs = sampled(comparison.field, otherCounts);
  let [close, near, all] = [0, 0, 0];
  for (const [one, times] of ours) {
    for (const [other, otherTimes] of theirs) {
      const level = comparison.levelOf(one, other);
      if (level === "equal" || level === "blank") continue;
      all += times * otherTimes;
      if (level === "close") close += times * otherTimes;
      if (level === "near") near += times * otherTimes;
    }
  }
  return all === 0 ? [0, 0] : [close / all, near / all];
}

/** Every so many-th text in the order of the alphabet, with how often it stands there. */
function sampled<Name extends string>(
  { textOf }: LinkageField<Name>,
  counts: ReadonlyMap<number, number>,
): (readonly [number, number])[] {
  const texts = [...counts].map(([code, count]) => ({ code, count, text: textOf?.(code) ?? "" }));
  texts.sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0));
  const step = Math.max(1, texts.length / SAMPLED_TEXTS);
  const chosen = Math.min(texts.length, SAMPLED_TEXTS);
  return Array.from({ length: chosen }, (_, index) => {
    const { code, count } = texts[Math.floor(index * step)]!;
    return [code, count] as const;
  });
}
