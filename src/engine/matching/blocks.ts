/** Keys by record; a blank has no key and is NaN or negative. */
export type Keys = Float64Array | Int32Array;

/** The blocks of two sides: for each key that both have, the records of either side that bear it, in ascending order. Columns
 *  of record numbers, not objects, so that a million blocks stay cheap. */
export interface Blocks {
  readonly count: number;
  /** The one record on either side, where there is no other; else null. */
  pair(block: number): readonly [left: number, right: number] | null;
  /** The left records of block `block`. */
  left(block: number): Int32Array;
  right(block: number): Int32Array;
}

/** Groups the records `left` and `right` (ascending) by key. Near-linear: one hash table over the left keys, one look-up for
 *  each right key, and a counting sort for each side. */
export function blocksBy(left: Int32Array, leftKeys: Keys, right: Int32Array, rightKeys: Keys): Blocks {
  const table = new KeyTable(left.length);
  const leftNumbers = left.map((record) => table.add(leftKeys[record] ?? NaN));
  const rightNumbers = right.map((record) => table.find(rightKeys[record] ?? NaN));
  const inRight = new Uint8Array(table.count);
  for (const number of rightNumbers) if (number >= 0) inRight[number] = 1;
  let count = 0;
  const kept = Int32Array.from(inRight, (isKept) => (isKept ? count++ : -1));
  const ours = sorted(left, leftNumbers, kept, count);
  const theirs = sorted(right, rightNumbers, kept, count);
  const isOne = ({ starts }: typeof ours, block: number): boolean =>
    (starts[block + 1] ?? 0) - (starts[block] ?? 0) === 1;
  return {
    count,
    pair: (block) =>
      isOne(ours, block) && isOne(theirs, block)
        ? [ours.records[ours.starts[block] ?? 0] ?? 0, theirs.records[theirs.starts[block] ?? 0] ?? 0]
        : null,
    left: (block) => ours.records.subarray(ours.starts[block], ours.starts[block + 1]),
    right: (block) => theirs.records.subarray(theirs.starts[block], theirs.starts[block + 1]),
  };
}

/** The records in the order of their block, and where each block starts. */
function sorted(
  records: Int32Array,
  numbers: Int32Array,
  kept: Int32Array,
  count: number,
): { records: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const number of numbers) {
    const block = number < 0 ? -1 : (kept[number] ?? -1);
    if (block >= 0) starts[block + 1] = (starts[block + 1] ?? 0) + 1;
  }
  for (let block = 0; block < count; block += 1) starts[block + 1] = (starts[block + 1] ?? 0) + (starts[block] ?? 0);
  const next = starts.slice();
  const inOrder = new Int32Array(starts[count] ?? 0);
  for (let index = 0; index < records.length; index += 1) {
    const number = numbers[index] ?? -1;
    const block = number < 0 ? -1 : (kept[number] ?? -1);
    if (block < 0) continue;
    const place = next[block] ?? 0;
    inOrder[place] = records[index] ?? 0;
    next[block] = place + 1;
  }
  return { records: inOrder, starts };
}

/** Numbers keys from 0 in the order they come: an open-addressing table, at most half full. */
class KeyTable {
  count = 0;
  private readonly mask: number;
  private readonly keys: Float64Array;
  private readonly numbers: Int32Array;

  constructor(most: number) {
    let size = 16;
    while (size < most * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Float64Array(size);
    this.numbers = new Int32Array(size).fill(-1);
  }

  add(key: number): number {
    if (!(key >= 0)) return -1;
    const slot = this.slot(key);
    const known = this.numbers[slot] ?? -1;
    if (known >= 0) return known;
    this.keys[slot] = key;
    this.numbers[slot] = this.count;
    this.count += 1;
    return this.count - 1;
  }

  find(key: number): number {
    return key >= 0 ? (this.numbers[this.slot(key)] ?? -1) : -1;
  }

  /** Where `key` is, or the free slot where it belongs. */
  private slot(key: number): number {
    const high = (key / 4294967296) | 0;
    let slot = Math.imul((key | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & this.mask;
    while ((this.numbers[slot] ?? -1) >= 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}

/** A key for each record over several columns of numbers: two rounds of multiplicative hashing, 53 bits. Equal values have
 *  equal keys; whoever needs certainty compares the values, which every pass does. A blank (NaN) in the key gives no key. */
export function keysOver(columns: readonly Float64Array[], records: Int32Array, count: number): Float64Array {
  const keys = new Float64Array(count).fill(NaN);
  for (const record of records) {
    let high = 0x9e3779b9;
    let low = 0x85ebca6b;
    let isBlank = false;
    for (const column of columns) {
      const value = column[record] ?? NaN;
      isBlank ||= value !== value;
      const upper = Math.floor(value / 4294967296) | 0;
      high = Math.imul(high ^ (value | 0), 2654435761) ^ Math.imul(upper, 1597334677);
      low = Math.imul(low ^ upper, 2246822507) ^ Math.imul((value | 0) + 0x7feb352d, 3266489909);
      high ^= high >>> 15;
      low ^= low >>> 13;
    }
    if (!isBlank) keys[record] = (high >>> 0) * 2097152 + (low >>> 11);
  }
  return keys;
}
