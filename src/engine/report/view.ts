import type { Wording } from "../../kernel/language";
import type { CloseState } from "../close/closeLines";
import type { Seal } from "../close/seal";
import type { DecidedRow, DecisionOutcome } from "../decisions/decision";
import type { BreakType, Severity } from "../breaks/break";
import type { SheetSurvey, Notice } from "../intake/sheetReading";
import type { Field } from "../records/field";
import type { ThreeWayLine } from "../threeWay";
import type { RuleProposal } from "../ruleProposal";

/** A run as the task pane shows it: plain data, worded in both languages, ready to cross from the worker. Decimals are
 *  plain decimal texts and days are ISO texts; the pane formats them. */
export interface RunView {
  readonly asOf: string;
  readonly pairs: readonly PairView[];
  readonly breaks: readonly BreakView[];
  /** Where accounting has a record of its own: what the three do not agree on. */
  readonly threeWay: ThreeWayView | null;
  readonly notices: readonly Notice[];
  readonly decisions: readonly DecisionOutcome[];
  readonly close: CloseView;
}

/** The month-end close: what stands in the way of its seal, and what became of the seals that there are. */
export interface CloseView {
  /** There is a month to close in this workbook. */
  readonly isShown: boolean;
  /** The days that are closed. */
  readonly from: string;
  readonly to: string;
  /** The points that are not signed by two persons. */
  readonly open: readonly { readonly title: Wording; readonly figures: Wording; readonly state: CloseState }[];
  readonly countPoints: number;
  readonly seals: readonly {
    readonly wording: Wording;
    readonly isWhole: boolean;
    readonly changes: readonly Wording[];
  }[];
  /** The seal that this run made. */
  readonly sealed: Seal | null;
  /** A seal was asked for and refused, for the points that are open. */
  readonly isRefused: boolean;
}

export interface ThreeWayView {
  readonly agreeing: number;
  readonly lines: readonly ThreeWayLineView[];
}

export interface ThreeWayLineView extends Pick<ThreeWayLine, "kind" | "odd" | "rows"> {
  readonly wording: Wording;
}

export interface PairView {
  readonly left: SheetSurvey;
  readonly right: SheetSurvey;
  readonly countMatched: number;
  readonly countWaiting: number;
  readonly countBreaks: number;
  readonly proof: readonly {
    readonly side: "left" | "right";
    readonly currency: string | null;
    readonly rows: number;
    readonly matched: number;
    readonly broken: number;
    readonly open: number;
    readonly setAside: number;
    readonly amount: string | null;
  }[];
  readonly setAside: readonly { readonly sheet: string; readonly row: number; readonly reason: Wording }[];
  readonly waiting: readonly WaitingView[];
}

/** A suggested or ambiguous match, with all its candidates. */
export interface WaitingView {
  readonly status: "suggested" | "ambiguous";
  readonly left: RowsView;
  readonly right: RowsView;
  readonly reason: Wording;
  /** What speaks for a likely pair and against it, the weightiest first; null: it rests on a rule. */
  readonly likeness: LikenessView | null;
  /** The pass that would have found it; null: there is none to make of it. */
  readonly rule: RuleProposal | null;
}

export interface LikenessView {
  /** From 0 to 1. */
  readonly probability: number;
  readonly fields: readonly {
    readonly field: Field;
    readonly label: Wording;
    readonly kind: "text" | "decimal" | "day";
    readonly left: string | null;
    readonly right: string | null;
    readonly verdict: Wording;
    /** Bits: each is twice as likely. Negative: against. */
    readonly weight: number;
  }[];
  /** Null: nothing else comes near. */
  readonly runnerUp: Wording | null;
}

export interface RowsView {
  readonly sheet: string;
  readonly rows: readonly number[];
  /** The same rows as decisions name them. */
  readonly refs: readonly DecidedRow[];
}

export interface BreakView {
  readonly id: string;
  readonly pair: number;
  readonly type: BreakType;
  readonly title: Wording;
  readonly severity: Severity;
  readonly ageBusinessDays: number;
  readonly exposure: { readonly amount: string; readonly currency: string } | null;
  readonly explanation: Wording | null;
  /** What accounting's own record says of it. */
  readonly third: Wording | null;
  readonly action: { readonly kind: "book" | "chase" | "review"; readonly wording: Wording } | null;
  readonly left: RowsView | null;
  readonly right: RowsView | null;
  /** Both rows side by side, every field that either side has. */
  readonly comparison: readonly {
    readonly field: Field;
    readonly label: Wording;
    readonly kind: "text" | "decimal" | "day";
    readonly left: string | null;
    readonly right: string | null;
    readonly difference: string | null;
    readonly differs: boolean;
  }[];
}
