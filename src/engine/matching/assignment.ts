import { connected } from "./connected";
import { FlowNetwork } from "./flowNetwork";

/** A pair that could be a match, and how far apart its records lie: a whole number. Records are those of either side. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** What the best whole assignment says of the candidates. */
export interface Assignment {
  /** In every best assignment. */
  readonly sure: readonly Edge[];
  /** Records whose partner differs between equally good assignments, with all their candidates. */
  readonly tied: readonly Tie[];
}

export interface Tie {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Augmenting paths times candidates beyond which a group is handed to a person whole: the proof would take longer than the
 *  answer is worth. A group of 300 by 300 where all fit all is within it. */
const MOST_WORK = 30_000_000;

/** The best assignment of each connected group: most pairs first, then least cost, exactly. Pairs in which equally good
 *  assignments differ are tied, never chosen. */
export function assign(edges: readonly Edge[]): Assignment {
  const sure: Edge[] = [];
  const tied: Tie[] = [];
  for (const group of connected(edges)) {
    const [only] = group;
    if (group.length === 1 && only) {
      sure.push(only);
      continue;
    }
    const kept = surePairs(group);
    sure.push(...kept);
    const settledLeft = new Set(kept.map(({ left }) => left));
    const settledRight = new Set(kept.map(({ right }) => right));
    const rest = group.filter(({ left, right }) => !settledLeft.has(left) && !settledRight.has(right));
    for (const component of connected(rest)) {
      tied.push({
        left: distinct(component.map(({ left }) => left)),
        right: distinct(component.map(({ right }) => right)),
      });
    }
  }
  return { sure, tied };
}

const distinct = (records: readonly number[]): number[] => [...new Set(records)].sort((one, other) => one - other);

/** The pairs of one connected group that every best assignment has. */
function surePairs(group: readonly Edge[]): Edge[] {
  const left = distinct(group.map((edge) => edge.left));
  const right = distinct(group.map((edge) => edge.right));
  const isUniform = group.length === left.length * right.length && group.every(({ cost }) => cost === group[0]?.cost);
  if (isUniform || Math.min(left.length, right.length) * group.length > MOST_WORK) return [];
  const placeLeft = new Map(left.map((record, place) => [record, place]));
  const placeRight = new Map(right.map((record, place) => [record, place]));
  const network = new FlowNetwork(
    left.length,
    right.length,
    group.map((edge) => ({ left: placeLeft.get(edge.left)!, right: placeRight.get(edge.right)!, cost: edge.cost })),
  );
  return network.unchallenged().map((index) => group[index]!);
}
