import { addDays, civilDate, dayOf, daysInMonth, type Day } from "../../kernel/day";
import { assert } from "../../kernel/result";
import type { JournalEntry } from "../accounting/journalEntry";
import type { AccountingPolicy } from "../accounting/policy";
import type { Grid } from "../grid";
import type { Reconciled, RunResult } from "../reconciliation";
import type { SheetKind } from "../records/ambiguousHeaders";
import { blockers, closeLines, type CloseLine, type SignOff } from "./closeLines";
import { checkSeals, sealed, snapshotOf, type Seal, type SealCheck } from "./seal";

/** Who asks for the month to be sealed, and when. */
export interface SealRequest {
  readonly by: string;
  /** Null: on the as-of date. */
  readonly on: Day | null;
}

/** The days that are closed. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The month-end close as it stands. */
export interface MonthClose extends Period {
  readonly lines: readonly CloseLine[];
  /** Every seal of the workbook; the last is compared with what there is now. */
  readonly seals: readonly SealCheck[];
  /** The seal that was asked for and made; null: none was asked for, or points of the checklist stand in its way. */
  readonly sealed: Seal | null;
  /** A seal was asked for and refused. */
  readonly isRefused: boolean;
}

export interface CloseInput {
  readonly grids: readonly Grid[];
  readonly entries: readonly JournalEntry[];
  readonly period: Period;
  readonly asOf: Day;
  readonly signOffs: readonly SignOff[];
  readonly seals: readonly Seal[];
  readonly request: SealRequest | null;
}

/** Draws up the checklist, compares the sealed months with what there is, and seals this one where it is asked for and nothing is open. */
export function monthClose(
  reconciled: Pick<Reconciled, "sheets" | "controls" | "reconciliations">,
  { grids, entries, period, asOf, signOffs, seals, request }: CloseInput,
): MonthClose {
  const lines = closeLines(reconciled, signOffs);
  const close = { ...period, lines, seals: [], sealed: null, isRefused: false };
  if (seals.length === 0 && request === null) return close;
  const now = snapshotOf(reconciled, entries, grids, period);
  const isRefused = request !== null && blockers(lines).length > 0;
  const seal = request === null || isRefused ? null : sealed(now, request.by, request.on ?? asOf, seals);
  return { ...close, isRefused, sealed: seal, seals: checkSeals(seal ? [...seals, seal] : seals, now) };
}

/** The period that is closed: the one that was set, else the month of the last day on which anything was done. */
export function closePeriod({ periodStart, periodEnd }: AccountingPolicy, lastDone: Day): Period {
  const { year, month } = civilDate(periodEnd ?? lastDone);
  const first = dayOf(year, month, 1);
  assert(first.ok, "a month has a first day");
  return {
    from: periodStart ?? first.value,
    to: periodEnd ?? addDays(first.value, daysInMonth(year, month) - 1),
  };
}

/** Whether there is a month to close: a workbook that holds more than trades and their statements, or in which somebody signed or wants to
 *  seal. */
export const isMonthEnd = ({
  sheets,
  close: { lines, seals, isRefused },
}: Pick<RunResult, "sheets" | "close">): boolean =>
  sheets.some(({ kind }) => MONTH_END_KINDS.has(kind)) ||
  seals.length > 0 ||
  isRefused ||
  lines.some(({ signature }) => signature !== "open");

const MONTH_END_KINDS: ReadonlySet<SheetKind> = new Set(["positions", "cash", "ledger", "results"]);
