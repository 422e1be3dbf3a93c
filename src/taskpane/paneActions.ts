import type { Decision, RuleProposal, Rules, Settings, WhyNotQuestion } from "../engine";
import type { RowsToShow } from "../excel/addIn";
import type { Day } from "../kernel/day";
import type { Language } from "../kernel/language";
import type { BreakFilter } from "./breakList";
import type { IncomingFile } from "./importing";
import type { ResultTab, RowsToDecide } from "./paneState";

/** What a person can ask of the pane. None rejects: what goes wrong becomes a state that says so. */
export interface PaneActions {
  open(): Promise<void>;
  switchLanguage(language: Language): void;
  setAsOf(asOf: Day | null): void;
  correct(change: (settings: Settings) => Settings): Promise<void>;
  /** Takes the settings of a profile file, by its text. */
  importProfile(text: string): Promise<void>;
  /** Brings files in as sheets; `again` though the same file is there already. */
  importFiles(files: readonly IncomingFile[], again?: boolean): Promise<void>;
  reconcile(): Promise<void>;
  /** Runs again and seals the month in a person's name, where nothing of the checklist is open. */
  seal(by: string): Promise<void>;
  /** Opens the matching rules, to be changed. */
  showRules(): void;
  /** Shows the rules with one more, which would have found a pair, and tries them. */
  proposeRule(proposal: RuleProposal): Promise<void>;
  changeRules(change: (rules: Rules) => Rules): void;
  /** Finds what the rules as they are written would change; nothing is kept or written. */
  tryRules(): Promise<void>;
  /** The rules hold in this workbook from the next run on. */
  keepRules(): Promise<void>;
  /** Stops a run or a reading, until it writes. */
  cancel(): void;
  showSheets(): void;
  backToResults(): void;
  showTab(tab: ResultTab): void;
  filter(change: Partial<BreakFilter>): void;
  choose(id: string | null): Promise<void>;
  step(by: 1 | -1): Promise<void>;
  /** Finds out why rows are not matched with one another. */
  askWhyNot(question: WhyNotQuestion): Promise<void>;
  /** Keeps what a person decided of rows; it holds from the next run on. */
  decide(decided: Omit<Decision, "id" | "decidedOn">): Promise<void>;
  undoDecision(id: string): Promise<void>;
  /** Gathers rows to be matched by hand. */
  putInBasket(rows: RowsToDecide): void;
  emptyBasket(): void;
  /** Who decided last, for the next decision. */
  person(): string;
  showRows(first: RowsToShow, second: RowsToShow | null): Promise<void>;
  removeMarks(): Promise<void>;
}
