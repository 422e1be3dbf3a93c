import { isMonthEnd } from "../close/monthClose";
import { groupBy } from "../../kernel/groupBy";
import { isoText } from "../../kernel/day";
import type { Language } from "../../kernel/language";
import type { Grid } from "../grid";
import type { Tolerances } from "../matching/tolerance";
import type { RunResult } from "../reconciliation";
import type { BreakNote } from "../settings";
import { aliasesMemory, aliasesSheet } from "./aliasesSheet";
import { breaksSheet } from "./breaksSheet";
import { cashSheet } from "./cashSheet";
import { closeSheet } from "./closeSheet";
import { controlsSheet } from "./controlsSheet";
import { correctionsSheet } from "./correctionsSheet";
import { decisionsSheet } from "./decisionsSheet";
import { evidenceOf } from "./live";
import { sheetMarks, type SheetPart } from "./marks";
import { matchesSheet } from "./matchesSheet";
import { holdingsSheet } from "./holdingsSheet";
import type { WorkbookPlan } from "./plan";
import { threeWaySheet } from "./threeWaySheet";
import { repairsSheet } from "./repairsSheet";
import { resultsSheet } from "./resultsSheet";
import { setAsideSheet } from "./setAsideSheet";
import { trialBalanceSheet } from "./trialBalanceSheet";
import { summarySheet } from "./summarySheet";

export interface PlanOptions {
  readonly grids: ReadonlyMap<string, Grid>;
  readonly tolerances: Tolerances;
  readonly notes: readonly BreakNote[];
  readonly language: Language;
}

/** All that is to be written for a run, in one language. */
export function workbookPlan(result: RunResult, { grids, tolerances, notes, language }: PlanOptions): WorkbookPlan {
  const [anyGrid] = grids.values();
  const dateSystem = anyGrid?.dateSystem ?? 1900;
  const pairs = result.reconciliations.map((reconciliation) => ({
    reconciliation,
    evidence: evidenceOf(reconciliation, (sheet) => grids.get(sheet)!, tolerances),
  }));
  const parts = pairs.flatMap(({ reconciliation, evidence }): [string, SheetPart][] =>
    (["left", "right"] as const).map((which) => [
      reconciliation[which].reading.survey.sheet,
      { reconciliation, which, evidence },
    ]),
  );
  const isLive = pairs.every(({ evidence }) => evidence.isLive);
  // Rows that are held by column are those of a file, which no sheet shows.
  const shown = parts.filter(([sheet]) => grids.get(sheet)?.columns === undefined);
  return {
    marks: [...groupBy(shown, ([sheet]) => sheet).values()].map((ofSheet) =>
      sheetMarks(
        ofSheet.map(([, part]) => part),
        language,
      ),
    ),
    sheets: [
      summarySheet(result, isLive, language),
      breaksSheet(pairs, notes, language),
      threeWaySheet(result.threeWay, language),
      matchesSheet(pairs, dateSystem, language),
      correctionsSheet(result.reconciliations, result.journal, dateSystem, language),
      holdingsSheet(result.workpapers.holdings, dateSystem, language),
      cashSheet(result.workpapers.cash, dateSystem, language),
      resultsSheet(result.workpapers.results, dateSystem, language),
      trialBalanceSheet(result.workpapers.ledger, result.workpapers.bookings, result.asOf, dateSystem, language),
      controlsSheet(result.controls, language),
      closeSheet(result.close, !isMonthEnd(result), language),
      setAsideSheet(result, language),
      decisionsSheet(result.decisions, dateSystem, language),
      repairsSheet(result.repairs, language),
      aliasesSheet(result.aliases, language),
    ],
    memory: [
      { name: "run", headers: ["asOf", "language"], rows: [[isoText(result.asOf), language]] },
      aliasesMemory(result.aliases, language),
    ],
  };
}
