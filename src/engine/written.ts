import type { Approval } from "./accounting/journals/approval";
import type { SignOff } from "./close/closeLines";
import type { RepairDecision } from "./repair/decisions";
import type { BreakNote } from "./settings";

/** What people wrote in the writable columns of our sheets. */
export interface Written {
  readonly notes: readonly BreakNote[];
  readonly repairDecisions: readonly RepairDecision[];
  /** Beside the points of the month-end close. */
  readonly signOffs: readonly SignOff[];
  /** Beside the entries of the correction journal. */
  readonly approvals: readonly Approval[];
}

/** A workbook in which nobody has written beside anything yet. */
export const NOTHING_WRITTEN: Written = { notes: [], repairDecisions: [], signOffs: [], approvals: [] };
