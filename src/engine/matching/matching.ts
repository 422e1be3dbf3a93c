import type { Decision } from "../decisions/decision";
import type { Likeness } from "./linkage/linkage";
import type { LikenessField } from "./likely";
import type { ConditionField, Pass, PassKey } from "./pass";

/** What matching says of two record tables. Records are indexes into their table. */
export interface Matching {
  readonly matches: readonly Match[];
  /** Copies within one side: the first in `records` is the original where one can be told (it is matched), else null. */
  readonly duplicates: readonly Duplicate[];
  /** Records in no match and no duplicate, ascending. */
  readonly openLeft: readonly number[];
  readonly openRight: readonly number[];
  /** Open records that several rows of the other side may add up to: there were too many choices to look at them all. */
  readonly unsearched: { readonly left: readonly number[]; readonly right: readonly number[] };
  /** Passes that did not look at all of their pairs: too many rows are open. */
  readonly cutShort: readonly Pass[];
  /** Passes that could not run: not both sides have a column for these of their fields. */
  readonly idle: readonly IdlePass[];
}

export interface Match {
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** "suggested" and "ambiguous" wait for a person; "ambiguous" lists the whole tied group. */
  readonly status: "matched" | "suggested" | "ambiguous";
  readonly pass: Pass;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where a person decided it. */
  readonly decision?: Decision;
  /** Of a suggestion that rests on the weight of evidence. */
  readonly likeness?: Likeness<LikenessField>;
}

/** All records of one side that are copies of one another; `extra` are those in no match. Every extra is in exactly one
 *  duplicate, and in no match. */
export interface Duplicate {
  readonly side: "left" | "right";
  readonly records: readonly number[];
  readonly extra: readonly number[];
}

export interface IdlePass {
  readonly pass: Pass;
  readonly missing: readonly (PassKey | ConditionField)[];
}
