import { TooLarge } from "./tooLarge";

/** Below this many texts it always pays to look whether one is there already. */
const FEW_TEXTS = 1 << 17;
/** Texts of a column that are few enough to keep as strings once they were asked for. */
const MOST_STRINGS = 1 << 16;
/** What a cell of Excel holds as a text, in characters; a character is at most three bytes. */
const LONGEST_TEXT = 32_766;
const LONGEST_BYTES = 3 * LONGEST_TEXT;
const MOST_BYTES = 0xffff_ff00;

/** What is to be told of a text, as bits. */
export const HAS_CONTROLS = 1;
export const HAS_DIRECTIONS = 2;
export const WAS_CUT = 4;

/** One column of texts of a file, in UTF-8: each text once, while texts repeat; ten million rows need no ten million strings. */
export class CellStore {
  /** By row: the number of its text, counted from 1; 0 for a blank, and so beyond the end. */
  codes = new Int32Array(256);
  count = 0;
  private filled = 0;
  private heap: Buffer = Buffer.alloc(4_096);
  /** By text: where its bytes begin; one more at the end. */
  private starts = new Uint32Array(256);
  /** Open addressing by hash; null once texts hardly repeat. */
  private table: Int32Array | null = new Int32Array(512);
  private strings: (string | undefined)[] | null = null;
  private kept: ReadonlyMap<number, string> | null = null;

  /** `holdsNumbers`: the file itself says that the column does, with "." before the decimals. */
  constructor(readonly holdsNumbers = false) {}

  /** Puts the text of a row, which is not blank. Answers what is to be told of it, where it is new. */
  put(row: number, bytes: Uint8Array, from: number, to: number): number {
    if (row >= this.codes.length) this.codes = grown(this.codes, row + 1);
    this.filled += 1;
    const place = this.table === null ? -1 : this.placeOf(bytes, from, to);
    const known = place < 0 ? 0 : (this.table?.[place] ?? 0);
    if (known > 0) {
      this.codes[row] = known;
      return 0;
    }
    const told = this.append(bytes, from, to);
    this.codes[row] = this.count;
    if (this.table !== null) {
      this.table[place] = this.count;
      if (this.count * 2 > this.table.length) this.rehash();
    }
    return told;
  }

  /** The bytes of a text, counted from 0. */
  get bytes(): Buffer {
    return this.heap;
  }

  startOf(text: number): number {
    return this.starts[text] ?? 0;
  }

  /** A text, counted from 0, as a cell holds it: without control characters. */
  text(text: number): string {
    if (this.kept) return this.kept.get(text) ?? "";
    if (this.count > MOST_STRINGS) return this.decoded(text);
    this.strings ??= new Array<string | undefined>(this.count);
    return (this.strings[text] ??= this.decoded(text));
  }

  /** Gives back what only putting needs. */
  finish(rows: number): void {
    this.table = null;
    if (this.codes.length !== rows) this.codes = resized(this.codes, rows);
    this.heap = Buffer.from(this.heap.subarray(0, this.startOf(this.count)));
    this.starts = this.starts.slice(0, this.count + 1);
  }

  /** Lets all texts go but some, where the others are known by other means. */
  keepTexts(texts: Iterable<number>): void {
    this.kept = new Map(Array.from(texts, (text) => [text, this.text(text)]));
    this.heap = Buffer.alloc(0);
    this.starts = new Uint32Array(0);
    this.strings = null;
  }

  private decoded(text: number): string {
    const read = this.heap.toString("utf8", this.startOf(text), this.startOf(text + 1));
    const clean = CONTROLS.test(read) ? read.replace(CONTROLS_ALL, "") : read;
    return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT - 1)}…` : clean;
  }

  private append(bytes: Uint8Array, from: number, to: number): number {
    const isLong = to - from > LONGEST_BYTES;
    const end = isLong ? from + LONGEST_BYTES : to;
    const at = this.startOf(this.count);
    const next = at + end - from;
    if (next > MOST_BYTES) throw new TooLarge();
    if (next > this.heap.length) this.heap = grownBytes(this.heap, next);
    if (this.count + 2 > this.starts.length) this.starts = grown(this.starts, this.count + 2);
    let told = to - from > LONGEST_TEXT && isTooLong(bytes, from, to) ? WAS_CUT : 0;
    for (let from_ = from, to_ = at; from_ < end; from_ += 1, to_ += 1) {
      const byte = bytes[from_] ?? 0;
      this.heap[to_] = byte;
      if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) told |= HAS_CONTROLS;
      else if (byte === 0xe2 && isDirection(bytes[from_ + 1] ?? 0, bytes[from_ + 2] ?? 0)) told |= HAS_DIRECTIONS;
    }
    this.count += 1;
    this.starts[this.count] = next;
    return told;
  }

  /** Where the text stands in the table, or is to stand. */
  private placeOf(bytes: Uint8Array, from: number, to: number): number {
    const table = this.table ?? NONE;
    const mask = table.length - 1;
    let place = hashOf(bytes, from, to) & mask;
    for (let code = table[place] ?? 0; code > 0; code = table[place] ?? 0) {
      if (this.holds(code - 1, bytes, from, to)) return place;
      place = (place + 1) & mask;
    }
    return place;
  }

  private holds(text: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.startOf(text);
    if (this.startOf(text + 1) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at += 1, own += 1) if (bytes[at] !== this.heap[own]) return false;
    return true;
  }

  private rehash(): void {
    if (this.count > FEW_TEXTS && this.count * 2 > this.filled) {
      this.table = null;
      return;
    }
    const table = new Int32Array((this.table?.length ?? 256) * 2);
    const mask = table.length - 1;
    for (let text = 0; text < this.count; text += 1) {
      let place = hashOf(this.heap, this.startOf(text), this.startOf(text + 1)) & mask;
      while ((table[place] ?? 0) > 0) place = (place + 1) & mask;
      table[place] = text + 1;
    }
    this.table = table;
  }
}

const NONE = new Int32Array(1);
/** Characters that no cell holds; tabs and line ends are none of them. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const CONTROLS_ALL = new RegExp(CONTROLS.source, "g");

const isTooLong = (bytes: Uint8Array, from: number, to: number): boolean =>
  new TextDecoder().decode(bytes.subarray(from, to)).length > LONGEST_TEXT;

/** U+202A to U+202E and U+2066 to U+2069, of which the first byte is E2. */
const isDirection = (second: number, third: number): boolean =>
  (second === 0x80 && third >= 0xaa && third <= 0xae) || (second === 0x81 && third >= 0xa6 && third <= 0xa9);

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function grown<T extends Int32Array | Uint32Array>(array: T, least: number): T {
  return resized(array, Math.max(least, Math.ceil(array.length * 1.6)));
}

function resized<T extends Int32Array | Uint32Array>(array: T, length: number): T {
  const larger = (array instanceof Int32Array ? new Int32Array(length) : new Uint32Array(length)) as T;
  larger.set(array.subarray(0, length));
  return larger;
}

function grownBytes(bytes: Buffer, least: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.min(MOST_BYTES, Math.max(least, Math.ceil(bytes.length * 1.6))));
  larger.set(bytes);
  return larger;
}
