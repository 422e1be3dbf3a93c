import type { DecidedMatch } from "../decisions/decisionBook";
import { confidenceOf, DECIDED } from "./ladder";
import type { LikenessField } from "./likely";
import type { Likeness } from "./linkage/linkage";
import type { Match, Matching } from "./matching";
import type { Pass } from "./pass";

const OPEN = 0;
const HELD = 1;
const MATCHED = 2;

/** What is still open on both sides while the passes run, and what was decided. */
export class OpenRecords {
  /** How many matches there are. */
  count = 0;
  private readonly taken: Readonly<Record<"left" | "right", Uint8Array>>;
  /** Where the open records are: some of these may have been taken since. */
  private readonly listed: Record<"left" | "right", Int32Array>;
  /** Firm pairs as columns, since most matches are: by left record, the right one (-1: none) and the place of its pass. */
  private readonly partner: Int32Array;
  private readonly pairedBy: Uint16Array;
  private readonly passes: { readonly pass: Pass; readonly confidence: number }[] = [];
  /** All other matches. */
  private readonly others: Match[] = [];

  constructor(countLeft: number, countRight: number) {
    this.taken = { left: new Uint8Array(countLeft), right: new Uint8Array(countRight) };
    this.listed = { left: everyRecord(countLeft), right: everyRecord(countRight) };
    this.partner = new Int32Array(countLeft).fill(-1);
    this.pairedBy = new Uint16Array(countLeft);
  }

  isOpen(side: "left" | "right", record: number): boolean {
    return this.taken[side][record] === OPEN;
  }

  /** The open records of one side, ascending. */
  open(side: "left" | "right"): Int32Array {
    const taken = this.taken[side];
    return (this.listed[side] = recordsWhere(this.listed[side], taken, 1 << OPEN));
  }

  /** All records of one side but for extra copies, ascending. */
  known(side: "left" | "right"): Int32Array {
    const taken = this.taken[side];
    return recordsWhere(everyRecord(taken.length), taken, (1 << OPEN) | (1 << MATCHED));
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
    const isPair = left.length === 1 && right.length === 1;
    if (isPair && status === "matched" && pass.strength === "match") this.pair(left[0] ?? 0, right[0] ?? 0, pass);
    else this.add({ left: Array.from(left), right: Array.from(right), ...this.verdict(pass, status) });
  }

  /** What a person decided. */
  decide({ decision, left, right }: DecidedMatch): void {
    this.add({ left: Array.from(left), right: Array.from(right), ...this.verdict(DECIDED, "matched"), decision });
  }

  /** A pair that a person is asked about, with what speaks for it. */
  suggest(left: number, right: number, pass: Pass, likeness: Likeness<LikenessField>): void {
    const confidence = likeness.probability / 2;
    this.add({ left: [left], right: [right], status: "suggested", pass, confidence, likeness });
  }

  /** A pair: `match` without the arrays. */
  pair(left: number, right: number, pass: Pass): void {
    if (pass.strength === "suggest") {
      this.match([left], [right], pass);
      return;
    }
    this.taken.left[left] = MATCHED;
    this.taken.right[right] = MATCHED;
    this.partner[left] = right;
    this.pairedBy[left] = this.placeOf(pass);
    this.count += 1;
  }

  /** The right record that a pass firmly paired with a left one; -1 where none did. */
  partnerOf(left: number): number {
    return this.partner[left] ?? -1;
  }

  /** The match that a record is in; null where it is in none. */
  matchOf(side: "left" | "right", record: number): Match | null {
    const left = side === "left" ? record : this.partner.indexOf(record);
    return this.pairOf(left) ?? this.others.find((match) => match[side].includes(record)) ?? null;
  }

  /** What people decided. */
  decided(): Match[] {
    return this.others.filter(({ decision }) => decision);
  }

  /** All matches by first left record, which no two share: an order that does not tell in which pass a match was found. */
  matches(): Match[] {
    const others = new Map(this.others.map((match) => [match.left[0] ?? 0, match]));
    const found: Match[] = [];
    for (let left = 0; left < this.partner.length; left += 1) {
      const match = this.pairOf(left) ?? others.get(left);
      if (match) found.push(match);
    }
    return found;
  }

  /** What was decided, where no pass looks for copies or gives up. */
  matching(idle: Matching["idle"] = []): Matching {
    return {
      matches: this.matches(),
      duplicates: [],
      openLeft: Array.from(this.open("left")),
      openRight: Array.from(this.open("right")),
      unsearched: { left: [], right: [] },
      cutShort: [],
      idle,
    };
  }

  private pairOf(left: number): Match | null {
    const right = this.partner[left] ?? -1;
    const by = this.passes[this.pairedBy[left] ?? 0];
    if (right < 0 || !by) return null;
    return { left: [left], right: [right], status: "matched", pass: by.pass, confidence: by.confidence };
  }

  private add(match: Match): void {
    for (const record of match.left) this.taken.left[record] = MATCHED;
    for (const record of match.right) this.taken.right[record] = MATCHED;
    this.others.push(match);
    this.count += 1;
  }

  private verdict(pass: Pass, status: Match["status"]): Pick<Match, "status" | "pass" | "confidence"> {
    const given = status === "matched" && pass.strength === "suggest" ? "suggested" : status;
    const { confidence } = this.passes[this.placeOf(pass)]!;
    return { status: given, pass, confidence: given === "matched" ? confidence : confidence / 2 };
  }

  private placeOf(pass: Pass): number {
    const known = this.passes.findIndex((one) => one.pass === pass);
    return known >= 0 ? known : this.passes.push({ pass, confidence: confidenceOf(pass) }) - 1;
  }
}

function everyRecord(count: number): Int32Array {
  const records = new Int32Array(count);
  for (let record = 0; record < count; record += 1) records[record] = record;
  return records;
}

/** The `records` whose state is one of `states`, a set of bits. */
function recordsWhere(records: Int32Array, taken: Uint8Array, states: number): Int32Array {
  const kept = new Int32Array(records.length);
  let count = 0;
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] ?? 0;
    if (((states >> (taken[record] ?? 0)) & 1) !== 0) kept[count++] = record;
  }
  return count === records.length ? records : kept.slice(0, count);
}
