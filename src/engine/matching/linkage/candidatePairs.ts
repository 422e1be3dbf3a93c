import { blocksBy, keysOver } from "../blocks";
import type { LinkageField } from "./linkageField";

/** Pairs worth weighing: those that are equal in all fields of one of the key lists. */
export interface CandidatePairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Some key lists were left out: they lead to more pairs than can be weighed. */
  readonly isCutShort: boolean;
}

/** In a wider block nobody has a single candidate. */
const MOST_IN_BLOCK = 4_000;
const MOST_PAIRS = 1_000_000;

/** Gathers the candidates under each list of keys, each pair once. Where all pairs together are few, all of them are candidates. */
export function candidatePairs<Name extends string>(
  fields: readonly LinkageField<Name>[],
  keyLists: readonly (readonly Name[])[],
  left: Int32Array,
  right: Int32Array,
  forbidden: { has(left: number, right: number): boolean } | null,
): CandidatePairs {
  const pairs = new Set<number>();
  const width = (right.at(-1) ?? 0) + 1;
  let isCutShort = false;
  const add = (ours: Int32Array, theirs: Int32Array): void => {
    for (const one of ours) for (const other of theirs) if (!forbidden?.has(one, other)) pairs.add(one * width + other);
  };
  if (left.length * right.length <= FEW_PAIRS) add(left, right);
  else {
    for (const names of keyLists) {
      const keyed = names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
      if (keyed.length < names.length) continue;
      const keysOf = (side: "left" | "right", records: Int32Array): Float64Array =>
        keysOver(
          keyed.map((field) => field[side]),
          records,
        );
      const blocks = blocksBy(left, keysOf("left", left), right, keysOf("right", right));
      const kept: [Int32Array, Int32Array][] = [];
      let count = 0;
      for (let block = 0; block < blocks.count; block += 1) {
        const [ours, theirs] = [blocks.left(block), blocks.right(block)];
        if (ours.length * theirs.length > MOST_IN_BLOCK) continue;
        kept.push([ours, theirs]);
        count += ours.length * theirs.length;
      }
      if (pairs.size + count > MOST_PAIRS) isCutShort = true;
      else for (const [ours, theirs] of kept) add(ours, theirs);
    }
  }
  const all = Float64Array.from(pairs).sort();
  return {
    left: Int32Array.from(all, (pair) => Math.floor(pair / width)),
    right: Int32Array.from(all, (pair) => pair % width),
    isCutShort,
  };
}

/** So many pairs are weighed whatever their keys. */
const FEW_PAIRS = 10_000;
