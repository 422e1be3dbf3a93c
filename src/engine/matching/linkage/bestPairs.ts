import type { Tie } from "../assignment";
import { connected } from "../connected";

/** Candidates with the weight of their evidence, in bits. */
export interface WeighedPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weights: Float64Array;
}

/** The best candidate of both of its rows. */
export interface BestPair {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
  /** The second-best candidate of either row; null: there is none. */
  readonly runnerUp: { readonly side: "left" | "right"; readonly record: number; readonly weight: number } | null;
}

/** Of two candidates whose evidence differs by less, one is not better than the other: twice as likely is nothing to go by. */
const LEAST_GAP = 1;
/** A group of more rows that fit one another equally well says nothing. */
const MOST_TIED = 8;

/** The pairs of at least `least` bits that are the best of both their rows and clearly better than the next; and the small groups of rows
 *  among which several pairs are as good. */
export function bestPairs(pairs: WeighedPairs, least: number): { best: BestPair[]; tied: Tie[] } {
  const ours = topTwo(pairs, "left");
  const theirs = topTwo(pairs, "right");
  const best: BestPair[] = [];
  const contested: { left: number; right: number; cost: number }[] = [];
  pairs.weights.forEach((weight, index) => {
    if (weight < least) return;
    const [left, right] = [pairs.left[index] ?? 0, pairs.right[index] ?? 0];
    const [one, other] = [ours.get(left)!, theirs.get(right)!];
    const rival =
      weight -
      Math.max(
        one.first === index ? one.secondWeight : one.firstWeight,
        other.first === index ? other.secondWeight : other.firstWeight,
      );
    if (rival >= LEAST_GAP) best.push({ left, right, weight, runnerUp: runnerUp(pairs, one, other) });
    else if (rival > -LEAST_GAP) contested.push({ left, right, cost: 0 });
  });
  const settled = new Set(best.flatMap(({ left, right }) => [left, -1 - right]));
  const open = contested.filter(({ left, right }) => !settled.has(left) && !settled.has(-1 - right));
  const tied = connected(open)
    .map((group) => ({
      left: distinct(group.map(({ left }) => left)),
      right: distinct(group.map(({ right }) => right)),
    }))
    .filter(({ left, right }) => left.length + right.length > 2 && left.length + right.length <= MOST_TIED);
  return { best, tied };
}

const distinct = (records: readonly number[]): number[] => [...new Set(records)].sort((one, other) => one - other);

/** Indexes of the two weightiest candidates of a row; -1 and minus infinity where there is none. */
interface TopTwo {
  first: number;
  firstWeight: number;
  second: number;
  secondWeight: number;
}

function topTwo(pairs: WeighedPairs, side: "left" | "right"): Map<number, TopTwo> {
  const tops = new Map<number, TopTwo>();
  pairs.weights.forEach((weight, index) => {
    const record = pairs[side][index] ?? 0;
    const top = tops.get(record);
    if (!top) tops.set(record, { first: index, firstWeight: weight, second: -1, secondWeight: -Infinity });
    else if (weight > top.firstWeight) {
      [top.second, top.secondWeight] = [top.first, top.firstWeight];
      [top.first, top.firstWeight] = [index, weight];
    } else if (weight > top.secondWeight) [top.second, top.secondWeight] = [index, weight];
  });
  return tops;
}

/** Of the next best of either row, the better one. */
function runnerUp(pairs: WeighedPairs, ours: TopTwo, theirs: TopTwo): BestPair["runnerUp"] {
  if (ours.second < 0 && theirs.second < 0) return null;
  return ours.secondWeight >= theirs.secondWeight
    ? { side: "right", record: pairs.right[ours.second] ?? 0, weight: ours.secondWeight }
    : { side: "left", record: pairs.left[theirs.second] ?? 0, weight: theirs.secondWeight };
}
