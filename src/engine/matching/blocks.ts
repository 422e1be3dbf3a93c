/** Keys of records, in the order of the records; a blank has no key and is NaN or negative. */
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

/** Groups the records `left` and `right` (ascending) by key. Near-linear: each left key is numbered, each right key looked up, and
 *  either side put in order by a counting sort. */
export function blocksBy(left: Int32Array, leftKeys: Keys, right: Int32Array, rightKeys: Keys): Blocks {
  const numbers = new KeyNumbers(leftKeys, rightKeys, left.length);
  const leftNumbers = new Int32Array(left.length);
  for (let index = 0; index < left.length; index += 1) {
    leftNumbers[index] = numbers.add(leftKeys[index] ?? NaN);
  }
  const rightNumbers = new Int32Array(right.length);
  for (let index = 0; index < right.length; index += 1) {
    rightNumbers[index] = numbers.find(rightKeys[index] ?? NaN);
  }
  const { kept, count } = inBoth(rightNumbers, numbers.count);
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

/** The block of each number that right records have too; -1 for the others. */
function inBoth(rightNumbers: Int32Array, size: number): { kept: Int32Array; count: number } {
  const kept = new Int32Array(size).fill(-1);
  for (let index = 0; index < rightNumbers.length; index += 1) {
    const number = rightNumbers[index] ?? -1;
    if (number >= 0) kept[number] = 0;
  }
  let count = 0;
  for (let number = 0; number < size; number += 1) if (kept[number] === 0) kept[number] = count++;
  return { kept, count };
}

/** The records in the order of their block, and where each block starts. */
function sorted(
  records: Int32Array,
  numbers: Int32Array,
  kept: Int32Array,
  count: number,
): { records: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? -1;
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

/** Numbers keys from 0 in the order they come. Codes are small whole numbers: each has a place of its own. Others go by an
 *  open-addressing table, at most half full. */
class KeyNumbers {
  count = 0;
  private readonly numbers: Int32Array;
  private readonly mask: number;
  /** What stands at each place; null where the key is the place. */
  private readonly keys: Float64Array | null;

  /** `most`: how many keys are numbered at most. */
  constructor(left: Keys, right: Keys, most: number) {
    const isDirect = left instanceof Int32Array && right instanceof Int32Array;
    let size = 16;
    while (size < most * 2) size *= 2;
    this.mask = size - 1;
    this.keys = isDirect ? null : new Float64Array(size);
    this.numbers = new Int32Array(isDirect ? Math.max(largest(left), largest(right)) + 1 : size).fill(-1);
  }

  add(key: number): number {
    if (!(key >= 0)) return -1;
    const place = this.place(key);
    const known = this.numbers[place] ?? -1;
    if (known >= 0) return known;
    if (this.keys) this.keys[place] = key;
    return (this.numbers[place] = this.count++);
  }

  find(key: number): number {
    return key >= 0 ? (this.numbers[this.place(key)] ?? -1) : -1;
  }

  /** Where `key` is, or the free place where it belongs. */
  private place(key: number): number {
    if (!this.keys) return key;
    const high = (key / 4294967296) | 0;
    let place = Math.imul((key | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    place = (place ^ (place >>> 15)) & this.mask;
    while ((this.numbers[place] ?? -1) >= 0 && this.keys[place] !== key) place = (place + 1) & this.mask;
    return place;
  }
}

function largest(codes: Int32Array): number {
  let most = -1;
  for (let index = 0; index < codes.length; index += 1) if ((codes[index] ?? -1) > most) most = codes[index] ?? -1;
  return most;
}

/** A key for each of the `records` over several columns of numbers: two rounds of multiplicative hashing, 53 bits. Equal values have
 *  equal keys; whoever needs certainty compares the values, which every pass does. A blank (NaN) in the key gives no key. */
export function keysOver(columns: readonly Float64Array[], records: Int32Array): Float64Array {
  const keys = new Float64Array(records.length).fill(NaN);
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] ?? 0;
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
    if (!isBlank) keys[index] = (high >>> 0) * 2097152 + (low >>> 11);
  }
  return keys;
}
