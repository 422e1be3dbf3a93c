import type { Day } from "../kernel/day";
import type { Decimal } from "../kernel/decimal";
import type { Proposal } from "./accounting/correction";
import type { JudgedEntry } from "./accounting/journals/approval";
import type { Break } from "./breaks/break";
import type { MonthClose } from "./close/monthClose";
import type { DecisionOutcome } from "./decisions/decision";
import type { ControlResult } from "./controls/controlResult";
import type { Notice, SetAsideRow, SheetReading } from "./intake/sheetReading";
import type { Repair } from "./repair/repair";
import type { AliasRow } from "./records/aliasRows";
import type { ThreeWay } from "./threeWay";
import type { Matching } from "./matching/matching";
import type { ReadSheet, Workpapers } from "./workpapers";
import type { RecordTable } from "./records/recordTable";

export type ReconciliationKind =
  "transactions" | "holdings" | "cash" | "ledger" | "corporate-actions" | "result" | "generic";

/** One pair of sheets, reconciled. */
export interface Reconciliation {
  readonly kind: ReconciliationKind;
  readonly left: ReconciledSide;
  readonly right: ReconciledSide;
  readonly matching: Matching;
  readonly breaks: readonly Break[];
  readonly proposals: readonly Proposal[];
  readonly proof: readonly ProofLine[];
}

export interface ReconciledSide {
  readonly reading: SheetReading;
  /** The reading's records with our codes in the place of theirs, as the passes compare them. */
  readonly compared: RecordTable;
  /** The reading's, and the rows of a shared sheet that belong to another statement. */
  readonly setAside: readonly SetAsideRow[];
}

/** Rows in = matched + broken + open + set aside, on one side and in one currency. A matched row whose match breaks is
 *  "broken"; "open" rows wait for a person (suggested or ambiguous). `amount` is the sum of net amounts read. */
export interface ProofLine {
  readonly side: "left" | "right";
  readonly currency: string | null;
  readonly rows: number;
  readonly matched: number;
  readonly broken: number;
  readonly open: number;
  readonly setAside: number;
  readonly amount: Decimal | null;
  readonly amountMatched: Decimal | null;
  readonly amountBroken: Decimal | null;
  readonly amountOpen: Decimal | null;
  readonly amountSetAside: Decimal | null;
}

/** A whole run. */
export interface RunResult {
  readonly asOf: Day;
  readonly reconciliations: readonly Reconciliation[];
  /** Every sheet that was read, those that are reconciled first. */
  readonly sheets: readonly ReadSheet[];
  /** Where accounting has a record of its own; null: it has none here. */
  readonly threeWay: ThreeWay | null;
  /** What accounting proves from all sheets of the workbook. */
  readonly workpapers: Workpapers;
  readonly close: MonthClose;
  /** Every entry that is proposed, with who prepared and who approved it. */
  readonly journal: readonly JudgedEntry[];
  /** The statements' own, and the workpapers'. */
  readonly controls: readonly ControlResult[];
  /** What people decided of rows, and what became of it here. */
  readonly decisions: readonly DecisionOutcome[];
  /** What was read as another value than its cells hold, and what is proposed to be. */
  readonly repairs: readonly Repair[];
  /** The rows of the alias sheet: those that people wrote, and what the matches of this run propose below them. */
  readonly aliases: readonly AliasRow[];
  /** About the run rather than one of its sheets. */
  readonly notices: readonly Notice[];
  /** Sheets that were read and take no part, with the reason. */
  readonly ignored: readonly SheetReading["survey"][];
}

/** What a run comes to before accounting's proofs. */
export type Reconciled = Omit<RunResult, "workpapers" | "close" | "journal">;
