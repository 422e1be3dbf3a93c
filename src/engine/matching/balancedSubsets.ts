import type { PartSums } from "./partSums";

/** The most rows of a side that are searched: 4,096 choices of either. */
export const MOST_ROWS = 12;
/** More ways than a person could look at mean nothing. */
const MOST_WAYS = 500;
/** Choices of equal quantity whose amounts are added up before the search is given up. */
const MOST_COMPARED = 50_000;

export interface Balanced {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface BalancedSubsets {
  /** Every choice of rows of both sides that adds up to the same, and no part of which does; none where not all were looked at. */
  readonly ways: readonly Balanced[];
  readonly isComplete: boolean;
}

interface Choice {
  readonly left: number;
  readonly right: number;
}

/** All choices of several rows on either side whose quantities add up to the unit and whose amounts do within tolerance. `sums` has
 *  the left side as the whole. A choice that falls into smaller ones that add up by themselves is none. */
export function balancedSubsets(left: readonly number[], right: readonly number[], sums: PartSums): BalancedSubsets {
  if (left.length > MOST_ROWS || right.length > MOST_ROWS) return { ways: [], isComplete: false };
  const ours = left.map((record) => sums.due(record));
  const theirs = right.map((record) => sums.quantityOf(record));
  const bySum = new Map<number, number[]>();
  forEachChoice(theirs, (choice, sum) => {
    const same = bySum.get(sum);
    if (same) same.push(choice);
    else bySum.set(sum, [choice]);
  });
  const found: Choice[] = [];
  let isComplete = true;
  let compared = 0;
  forEachChoice(ours, (choice, sum) => {
    for (const other of isComplete ? (bySum.get(sum) ?? []) : []) {
      compared += 1;
      if (sums.balance(chosen(left, choice), chosen(right, other))) found.push({ left: choice, right: other });
      if (found.length > MOST_WAYS || compared > MOST_COMPARED) isComplete = false;
    }
  });
  if (!isComplete) return { ways: [], isComplete };
  const ways = irreducible(found).filter(({ left: one, right: other }) => countRows(one) > 1 && countRows(other) > 1);
  return {
    ways: ways.map((way) => ({ left: chosen(left, way.left), right: chosen(right, way.right) })),
    isComplete,
  };
}

/** Calls with every choice of rows that have a quantity, as bits, and its sum. */
function forEachChoice(quantities: readonly number[], call: (choice: number, sum: number) => void): void {
  const sums = new Float64Array(2 ** quantities.length);
  for (let choice = 1; choice < sums.length; choice += 1) {
    const lowest = choice & -choice;
    sums[choice] = (sums[choice ^ lowest] ?? NaN) + (quantities[31 - Math.clz32(lowest)] ?? NaN);
    const sum = sums[choice] ?? NaN;
    if (!Number.isNaN(sum)) call(choice, sum);
  }
}

const chosen = (records: readonly number[], choice: number): number[] =>
  records.filter((_, index) => ((choice >>> index) & 1) === 1);

function countRows(choice: number): number {
  let count = 0;
  for (let rest = choice; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The choices that contain no other. */
function irreducible(found: readonly Choice[]): Choice[] {
  const size = ({ left, right }: Choice): number => countRows(left) + countRows(right);
  const kept: Choice[] = [];
  for (const choice of [...found].sort((one, other) => size(one) - size(other))) {
    const isWithin = ({ left, right }: Choice): boolean =>
      (left & choice.left) === left && (right & choice.right) === right;
    if (!kept.some(isWithin)) kept.push(choice);
  }
  return kept;
}
