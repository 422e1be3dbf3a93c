import type { DecidedRow, Decision, Rules, RunStage, Settings, WhatIf, WhyNot } from "../engine";
import type { Notice } from "../engine";
import type { ReconcileOutcome, WorkbookSurvey } from "../excel/addIn";
import type { Wording } from "../kernel/language";
import type { ImportReport } from "./importing";
import { NO_FILTER, type BreakFilter } from "./breakList";

/** What the pane shows: one case at a time, each with what it needs. */
export type PaneState =
  | { readonly status: "opening" }
  | Ready
  | {
      readonly status: "running";
      readonly survey: WorkbookSurvey;
      readonly stage: RunStage | "loading" | "writing";
      readonly fraction: number;
    }
  | Importing
  | Done
  | RulesState
  | { readonly status: "removing"; readonly survey: WorkbookSurvey }
  | { readonly status: "refused"; readonly survey: WorkbookSurvey; readonly notice: Notice }
  | { readonly status: "failed"; readonly survey: WorkbookSurvey | null; readonly detail: string };

/** The sheets as they were recognised, to be checked. `earlier` are the results one may go back to. */
export interface Ready {
  readonly status: "ready";
  readonly survey: WorkbookSurvey;
  readonly earlier: Done | null;
  /** What has just been done, or could not be: said above the sheets. */
  readonly messages: readonly Wording[];
  /** What became of the files that were just brought in. */
  readonly imports: readonly ImportReport[];
}

/** The matching rules are being changed: nothing of it holds until it is kept. */
export interface RulesState {
  readonly status: "rules";
  readonly survey: WorkbookSurvey;
  readonly rules: Rules;
  readonly trial: Trial | null;
  readonly earlier: Done | null;
}

/** What the rules would change, as they were when it was asked. */
export type Trial =
  | { readonly status: "running"; readonly rules: Rules; readonly fraction: number }
  | { readonly status: "done"; readonly rules: Rules; readonly whatIf: WhatIf }
  | { readonly status: "refused"; readonly rules: Rules; readonly wording: Wording };

/** A file is being read, or written into the workbook. */
export interface Importing {
  readonly status: "importing";
  readonly survey: WorkbookSurvey;
  readonly file: string;
  readonly stage: "reading" | "writing";
  readonly fraction: number;
}

export interface RowsToDecide {
  readonly left: readonly DecidedRow[];
  readonly right: readonly DecidedRow[];
}

export const NOTHING_GATHERED: RowsToDecide = { left: [], right: [] };

/** Why rows are not matched: being found out, or said. */
export type AskedRows =
  | { readonly status: "running"; readonly fraction: number }
  | { readonly status: "done"; readonly answer: WhyNot }
  | { readonly status: "refused"; readonly wording: Wording };

export interface Done {
  readonly status: "done";
  readonly survey: WorkbookSurvey;
  readonly outcome: ReconcileOutcome;
  readonly tab: ResultTab;
  readonly filter: BreakFilter;
  /** Id of the break that is open. */
  readonly chosen: string | null;
  /** Somebody changed a sheet since the run. */
  readonly isStale: boolean;
  /** What was decided since the run: it holds from the next one on. */
  readonly decided: readonly Decision[];
  /** Rows that a person gathers to match them by hand. */
  readonly basket: RowsToDecide;
  /** The rows that a person asks about. */
  readonly asked: AskedRows | null;
  /** Why the rows of the chosen break could not be selected. */
  readonly showProblem: string | null;
}

export const RESULT_TABS = ["breaks", "waiting", "threeWay", "setAside", "notices", "close"] as const;
export type ResultTab = (typeof RESULT_TABS)[number];

/** The results of a run that has just ended. */
export function doneState(survey: WorkbookSurvey, outcome: ReconcileOutcome): Done {
  const countWaiting = outcome.view.pairs.reduce((count, pair) => count + pair.countWaiting, 0);
  return {
    status: "done",
    survey,
    outcome,
    tab: outcome.view.breaks.length === 0 && countWaiting > 0 ? "waiting" : "breaks",
    filter: NO_FILTER,
    chosen: null,
    isStale: false,
    decided: [],
    basket: NOTHING_GATHERED,
    asked: null,
    showProblem: null,
  };
}

/** The settings of the workbook, where the state has any. */
export const settingsOf = (state: PaneState): Settings | null =>
  "survey" in state && state.survey !== null ? state.survey.settings : null;
