import { confidenceOf } from "./ladder";
import type { Match } from "./matching";
import type { Pass } from "./pass";

const OPEN = 0;
const HELD = 1;
const MATCHED = 2;

/** What is still open on both sides while the passes run, and what was decided. */
export class OpenRecords {
  readonly matches: Match[] = [];
  private readonly confidences = new Map<Pass, number>();
  private readonly taken: Readonly<Record<"left" | "right", Uint8Array>>;

  constructor(countLeft: number, countRight: number) {
    this.taken = { left: new Uint8Array(countLeft), right: new Uint8Array(countRight) };
  }

  isOpen(side: "left" | "right", record: number): boolean {
    return this.taken[side][record] === OPEN;
  }

  /** The open records of one side, ascending. */
  open(side: "left" | "right"): Int32Array {
    return recordsWhere(this.taken[side], (taken) => taken === OPEN);
  }

  /** All records of one side but for extra copies, ascending. */
  known(side: "left" | "right"): Int32Array {
    return recordsWhere(this.taken[side], (taken) => taken !== HELD);
  }

  /** Takes records out without a match: copies wait for what becomes of their original. */
  hold(side: "left" | "right", records: readonly number[]): void {
    const taken = this.taken[side];
    for (const record of records) if (taken[record] === OPEN) taken[record] = HELD;
  }

  /** Gives back what was held, but for those that a match has taken since. */
  release(side: "left" | "right", records: readonly number[]): void {
    const taken = this.taken[side];
    for (const record of records) if (taken[record] === HELD) taken[record] = OPEN;
  }

  isMatched(side: "left" | "right", record: number): boolean {
    return this.taken[side][record] === MATCHED;
  }

  /** A match of any number of rows; a pass that only suggests makes a suggestion of it. */
  match(left: ArrayLike<number>, right: ArrayLike<number>, pass: Pass, status: Match["status"] = "matched"): void {
    for (let index = 0; index < left.length; index += 1) this.taken.left[left[index] ?? 0] = MATCHED;
    for (let index = 0; index < right.length; index += 1) this.taken.right[right[index] ?? 0] = MATCHED;
    const given = status === "matched" && pass.strength === "suggest" ? "suggested" : status;
    const confidence = given === "matched" ? this.confidence(pass) : this.confidence(pass) / 2;
    this.matches.push({ left: Array.from(left), right: Array.from(right), status: given, pass, confidence });
  }

  /** A pair: `match` without the arrays, since most matches are. */
  pair(left: number, right: number, pass: Pass): void {
    if (pass.strength === "suggest") {
      this.match([left], [right], pass);
      return;
    }
    this.taken.left[left] = MATCHED;
    this.taken.right[right] = MATCHED;
    this.matches.push({ left: [left], right: [right], status: "matched", pass, confidence: this.confidence(pass) });
  }

  private confidence(pass: Pass): number {
    const known = this.confidences.get(pass) ?? confidenceOf(pass);
    this.confidences.set(pass, known);
    return known;
  }
}

function recordsWhere(taken: Uint8Array, keep: (taken: number) => boolean): Int32Array {
  const records = new Int32Array(taken.length);
  let count = 0;
  for (let record = 0; record < taken.length; record += 1) if (keep(taken[record] ?? 0)) records[count++] = record;
  return records.slice(0, count);
}
