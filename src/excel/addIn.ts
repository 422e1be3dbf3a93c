import type { Language, Wording } from "../kernel/language";
import type { Result } from "../kernel/result";
import type {
  FileNotice,
  ImportedFile,
  Notice,
  RunInput,
  RunStage,
  RunView,
  Rules,
  Settings,
  SheetSurvey,
  StatementFinding,
  StatementKind,
  WhatIf,
  WhyNot,
  WhyNotQuestion,
  WorkbookPlan,
} from "../engine";

/** What the task pane, the ribbon commands and the command line ask of the workbook. `src/excel/index.ts` implements it on
 *  Office.js; nothing here decides what agrees with what. */
export interface AddIn {
  /** Reads the top of every sheet and what the workbook remembers. Three round trips or four, however many sheets. */
  surveyWorkbook(language: Language): Promise<WorkbookSurvey>;
  /** Reads the sheets whole, has `engine` reconcile them, writes marks and sheets back. Refuses, and writes nothing, with
   *  the engine's notice when there are not two sides to reconcile. */
  reconcile(
    request: ReconcileRequest,
    engine: Engine,
    onProgress: OnRunProgress,
  ): Promise<Result<ReconcileOutcome, Notice>>;
  /** Reads the sheets whole and has `engine` find what the rules `changed` would change. Writes nothing. */
  tryChange(
    request: ReconcileRequest,
    changed: Rules,
    engine: TrialEngine,
    onProgress: OnRunProgress,
  ): Promise<Result<WhatIf, Notice>>;
  /** Reads the sheets whole and has `engine` say why these rows are not matched with one another. Writes nothing. */
  askWhyNot(
    request: ReconcileRequest,
    question: WhyNotQuestion,
    engine: WhyNotEngine,
    onProgress: OnRunProgress,
  ): Promise<Result<WhyNot, Notice>>;
  /** Remembers what a person confirmed or corrected, in the workbook. */
  saveSettings(settings: Settings): Promise<void>;
  /** Brings a file in as sheets of the user's. */
  importFile(request: ImportRequest, onProgress: (fraction: number) => void): Promise<ImportOutcome>;
  /** Selects the rows of a break: those of `first` last, so that its sheet is the one in view. */
  showRows(first: RowsToShow, second: RowsToShow | null): Promise<void>;
  /** Takes every mark, highlight and sheet of ours away; the user's sheets are as they were. */
  removeMarks(): Promise<RemovalOutcome>;
  /** Calls `handler` after somebody other than us changed a sheet; returns how to stop. */
  onChanged(handler: () => void): Promise<() => Promise<void>>;
}

export interface WorkbookSurvey {
  readonly surveys: readonly SheetSurvey[];
  readonly settings: Settings;
  /** Marks of an earlier run are in the workbook. */
  readonly hasMarks: boolean;
  /** An earlier run was stopped while it wrote; running again or removing the marks puts it right. */
  readonly wasInterrupted: boolean;
  /** About the workbook rather than a sheet's content: a hidden sheet that is not read, a memory that cannot be. */
  readonly notices: readonly Notice[];
}

export interface ReconcileRequest {
  readonly settings: Settings;
  readonly language: Language;
  readonly asOf: RunInput["asOf"];
  readonly pair: RunInput["pair"];
  /** Seal the month in this person's name, where nothing of it is open. */
  readonly seal?: RunInput["seal"];
}

/** Runs the engine: in a worker in the pane, directly on the command line. Refuses with what is missing and the remedy;
 *  rejects when cancelled. */
export type Engine = (
  input: RunInput,
  onProgress: (stage: RunStage, fraction: number) => void,
) => Promise<Result<EngineOutput, Notice>>;

/** Reconciles by two sets of rules and compares, likewise. */
export type TrialEngine = (
  input: RunInput,
  changed: Rules,
  onProgress: (stage: RunStage, fraction: number) => void,
) => Promise<Result<WhatIf, Notice>>;

/** Runs the engine and asks it about rows, likewise. */
export type WhyNotEngine = (
  input: RunInput,
  question: WhyNotQuestion,
  onProgress: (stage: RunStage, fraction: number) => void,
) => Promise<Result<WhyNot, Notice>>;

export interface EngineOutput {
  readonly plan: WorkbookPlan;
  readonly view: RunView;
}

export type OnRunProgress = (stage: RunStage | "loading" | "writing", fraction: number) => void;

export interface ReconcileOutcome {
  readonly view: RunView;
  /** What could not be written, and why: a protected sheet, a full sheet, a name that was taken. */
  readonly problems: readonly Wording[];
}

export interface RowsToShow {
  readonly sheet: string;
  readonly rows: readonly number[];
}

export interface RemovalOutcome {
  readonly removedSheets: number;
  readonly problems: readonly Wording[];
}

export interface ImportRequest {
  readonly file: ImportedFile;
  readonly language: Language;
  /** Write it although the same file is in the workbook already. */
  readonly again: boolean;
}

export interface ImportOutcome {
  /** The sheets that were written, in tab order; none where the file was imported before. */
  readonly sheets: readonly { readonly name: string; readonly kind: StatementKind; readonly countRows: number }[];
  /** What did not come in, and what to know of what did. */
  readonly notices: readonly FileNotice[];
  /** What does not hold in the statements. */
  readonly findings: readonly StatementFinding[];
  /** The sheet that holds the same file already; nothing was written then. */
  readonly alreadyImported: string | null;
}
