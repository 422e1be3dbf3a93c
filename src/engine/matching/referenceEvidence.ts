import { countBits, fieldSet, type Comparands } from "./comparands";

/** What two reference columns have in common. */
export interface Evidence {
  /** Keys that both sides have. */
  readonly shared: number;
  /** Those of them that one record a side bears, and whose two records agree in more than they differ. */
  readonly agreeing: number;
  /** Most of those that one record a side bears bring together trades that have nothing in common. */
  readonly isRefuted: boolean;
}

const NONE = -1;
const SEVERAL = -2;
/** Fewer pairs prove nothing against a column: its few trades may all be broken. */
const FEWEST_PAIRS = 5;
const IDENTITY = fieldSet(["security", "quantity"]);
/** What is rarely the same by chance. */
const FIGURES = fieldSet(["quantity", "price", "grossAmount", "netAmount"]);

/** `weight`: what a pair counts for. */
export function referenceEvidence(
  left: Int32Array,
  right: Int32Array,
  size: number,
  comparands: Comparands,
  weight: number,
): Evidence {
  const ours = bearers(left, size);
  const theirs = bearers(right, size);
  let [shared, pairs, agreeing] = [0, 0, 0];
  for (let code = 0; code < size; code += 1) {
    const one = ours[code] ?? NONE;
    const other = theirs[code] ?? NONE;
    if (one === NONE || other === NONE) continue;
    shared += 1;
    if (one === SEVERAL || other === SEVERAL) continue;
    ours[pairs] = one;
    theirs[pairs] = other;
    pairs += 1;
  }
  comparands.compareAhead(ours.subarray(0, pairs), theirs.subarray(0, pairs));
  for (let pair = 0; pair < pairs; pair += 1) {
    const { differing, compared } = comparands.compare(ours[pair] ?? NONE, theirs[pair] ?? NONE);
    const same = compared & ~differing;
    if ((same & IDENTITY) !== 0 && (same & FIGURES) !== 0 && countBits(same) > countBits(differing)) agreeing += 1;
  }
  return {
    shared: shared * weight,
    agreeing: agreeing * weight,
    isRefuted: pairs >= FEWEST_PAIRS && agreeing * 2 < pairs,
  };
}

/** By code, the one record that bears it. */
function bearers(codes: Int32Array, size: number): Int32Array {
  const records = new Int32Array(size).fill(NONE);
  for (let record = 0; record < codes.length; record += 1) {
    const code = codes[record] ?? NONE;
    if (code >= 0) records[code] = records[code] === NONE ? record : SEVERAL;
  }
  return records;
}
