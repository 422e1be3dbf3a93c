import { generatePair, type Pair } from "../tests/truth/generate";
import { LAYOUTS } from "../tests/truth/layouts";

/** The pair that all benchmarks work on: about `rows` rows a side, references on both, 2 % of the deals broken. */
export function makePair(rows: number): Pair {
  const [layout] = LAYOUTS;
  return generatePair({ seed: 7, deals: rows, left: layout!.left, right: layout!.right, faults: 0.02, isNoisy: false });
}

/** The middle of an odd number of measurements. */
export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
