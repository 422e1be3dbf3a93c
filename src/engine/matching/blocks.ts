/** Open records of both sides that share a key. */
export interface Block {
  readonly left: number[];
  readonly right: number[];
}

/** A key of numbers as one number: two rounds of multiplicative hashing, 53 bits. Equal keys have equal numbers; whoever
 *  needs certainty compares the values, which every pass does. NaN (a blank in the key) gives no key. */
export function blockKey(columns: readonly Float64Array[], record: number): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (const column of columns) {
    const value = column[record] ?? NaN;
    if (Number.isNaN(value)) return NaN;
    const upper = Math.floor(value / 4294967296) | 0;
    high = Math.imul(high ^ (value | 0), 2654435761) ^ Math.imul(upper, 1597334677);
    low = Math.imul(low ^ upper, 2246822507) ^ Math.imul((value | 0) + 0x7feb352d, 3266489909);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2097152 + (low >>> 11);
}

/** The blocks with records on both sides, by a key of numbers or of text; NaN and "" have no block. */
export function blocksBy<Key extends number | string>(
  left: Iterable<number>, leftKey: (record: number) => Key, right: Iterable<number>, rightKey: (record: number) => Key,
): Block[] {
  const byKey = new Map<Key, Block>();
  for (const record of left) {
    const key = leftKey(record);
    if (key === "" || Number.isNaN(key)) continue;
    const block = byKey.get(key);
    if (block) block.left.push(record);
    else byKey.set(key, { left: [record], right: [] });
  }
  for (const record of right) byKey.get(rightKey(record))?.right.push(record);
  return [...byKey.values()].filter((block) => block.right.length > 0);
}
