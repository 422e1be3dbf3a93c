import type { Day } from "../kernel/day";
import type { Language } from "../kernel/language";
import type { Grid } from "./grid";
import type { RunResult } from "./reconciliation";
import type { WorkbookPlan } from "./report/plan";
import type { RunView } from "./report/view";
import type { BreakNote, Settings } from "./settings";

export interface RunInput {
  readonly grids: readonly Grid[];
  readonly settings: Settings;
  readonly notes: readonly BreakNote[];
  /** The business date for ageing and cut-off; null: the latest trade or booking date found in the data. */
  readonly asOf: Day | null;
  readonly language: Language;
  /** Reconcile these two sheets (or tables) only; null: every pair that is recognised. */
  readonly pair: { readonly left: string; readonly right: string } | null;
}

export interface RunOutput {
  readonly result: RunResult;
  readonly plan: WorkbookPlan;
  readonly view: RunView;
}

export type RunStage = "reading" | "matching" | "comparing" | "reporting";

/** Called between steps with the fraction (0 to 1) of the whole run that is done. */
export type OnProgress = (stage: RunStage, fraction: number) => void;
