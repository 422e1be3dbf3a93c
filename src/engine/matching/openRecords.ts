import type { DecidedMatch } from "../decisions/decisionBook";
import { confidenceOf, DECIDED } from "./ladder";
import type { LikenessField } from "./likely";
import type { Likeness } from "./linkage/linkage";
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
  /** Where the open records are: some of these may have been taken since. */
  private readonly listed: Record<"left" | "right", Int32Array>;

  constructor(countLeft: number, countRight: number) {
    this.taken = { left: new Uint8Array(countLeft), right: new Uint8Array(countRight) };
    this.listed = { left: everyRecord(countLeft), right: everyRecord(countRight) };
  }

  isOpen(side: "left" | "right", record: number): boolean {
    return this.taken[side][record] === OPEN;
  }

  /** The open records of one side, ascending. */
  open(side: "left" | "right"): Int32Array {
    const taken = this.taken[side];
    return (this.listed[side] = recordsWhere(this.listed[side], (record) => taken[record] === OPEN));
  }

  /** All records of one side but for extra copies, ascending. */
  known(side: "left" | "right"): Int32Array {
    const taken = this.taken[side];
    return recordsWhere(everyRecord(taken.length), (record) => taken[record] !== HELD);
  }

  /** Takes records out without a match: copies wait for what becomes of their original. */
  hold(side: "left" | "right", records: readonly number[]): void {
    const taken = this.taken[side];
    for (const record of records) if (taken[record] === OPEN) taken[record] = HELD;
  }

  /** Gives back what was held, but for those that a match has taken since. */
  release(side: "left" | "right", records: readonly number[]): void {
    const taken = this.taken[side];
    if (records.length > 0) this.listed[side] = everyRecord(taken.length);
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

  /** What a person decided. */
  decide({ decision, left, right }: DecidedMatch): void {
    this.match(left, right, DECIDED);
    this.matches.push({ ...this.matches.pop()!, decision });
  }

  /** A pair that a person is asked about, with what speaks for it. */
  suggest(left: number, right: number, pass: Pass, likeness: Likeness<LikenessField>): void {
    this.match([left], [right], pass, "suggested");
    this.matches.push({ ...this.matches.pop()!, confidence: likeness.probability / 2, likeness });
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

function everyRecord(count: number): Int32Array {
  const records = new Int32Array(count);
  for (let record = 0; record < count; record += 1) records[record] = record;
  return records;
}

function recordsWhere(records: Int32Array, keep: (record: number) => boolean): Int32Array {
  const kept = new Int32Array(records.length);
  let count = 0;
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] ?? 0;
    if (keep(record)) kept[count++] = record;
  }
  return kept.slice(0, count);
}
