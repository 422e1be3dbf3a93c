import { DEFAULT_SETTINGS, NOTHING_WRITTEN, runReconciliation, type Grid, type RunInput } from "../../src/engine";
import type { RunResult } from "../../src/engine/reconciliation";

/** A run over some sheets, as a workbook asks for it that nobody has written anything in. */
export const inputOf = (grids: readonly Grid[], more: Partial<RunInput> = {}): RunInput => ({
  grids,
  settings: DEFAULT_SETTINGS,
  written: NOTHING_WRITTEN,
  statements: [],
  asOf: null,
  language: "en",
  pair: null,
  ...more,
});

/** What a run comes to; a refusal is a failed test. */
export function resultOf(grids: readonly Grid[], more: Partial<RunInput> = {}): RunResult {
  const run = runReconciliation(inputOf(grids, more), () => undefined);
  if (!run.ok) throw new Error(run.error.wording.en);
  return run.value.result;
}
