import { TARGET } from "../kernel/calendar";
import type { Day } from "../kernel/day";
import type { Language } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { judgedEntries } from "./accounting/journals/approval";
import { bookedEntry } from "./accounting/journals/bookedEntry";
import { journalControls } from "./accounting/journals/journalControls";
import { proposeAliases } from "./aliasProposals";
import { lastDayDone, latestDay } from "./asOf";
import { statementControls } from "./controls/statementControls";
import type { KnownStatement } from "./controls/statementFinding";
import { decisionOutcomes } from "./decisions/decisionOutcomes";
import { closePeriod, monthClose, type Period, type SealRequest } from "./close/monthClose";
import type { Grid } from "./grid";
import type { ReadPairing } from "./homes";
import { facingSides, type AsRead } from "./facingSides";
import { alignQuotations } from "./intake/conventions/alignQuotations";
import { readSheet } from "./intake/readSheet";
import type { Notice, SheetReading, SheetSurvey } from "./intake/sheetReading";
import { kindOfSurvey } from "./intake/surveyGrid";
import { surveySheets } from "./intake/surveySheets";
import { choosePairings, emptySide, isProvable, withoutEmpty } from "./pairing";
import { withoutCounterpart } from "./pairingNotices";
import { reconcilePairing, type PairingOptions } from "./reconcilePairing";
import type { Reconciled, Reconciliation, RunResult } from "./reconciliation";
import { RepairDecisions } from "./repair/decisions";
import { repairReadings } from "./repair/repairReadings";
import { AliasBook } from "./records/aliases";
import { RateBook } from "./results/rateBook";
import { TextPool } from "./records/recordTable";
import { rowIds } from "./records/rowId";
import { withoutRepeats } from "./repeatedRows";
import { threeWay, type ThreeWay } from "./threeWay";
import { withoutSuperseded } from "./supersededRows";
import { withToldByLedger } from "./bookings/toldByLedger";
import { aliasNotices } from "./report/aliasesSheet";
import type { WorkbookPlan } from "./report/plan";
import { runView } from "./report/runView";
import type { RunView } from "./report/view";
import { workbookPlan } from "./report/workbookPlan";
import { entriesOf, presentPapers, workpapers, type ReadSheet } from "./workpapers";
import type { Rules } from "./rules";
import type { Settings } from "./settings";
import type { Written } from "./written";

export interface RunInput {
  readonly grids: readonly Grid[];
  readonly settings: Settings;
  readonly written: Written;
  /** The statements that were brought in as files and whose sheets still stand. */
  readonly statements: readonly KnownStatement[];
  /** The business date for ageing and cut-off; null: the latest date found in the data. */
  readonly asOf: Day | null;
  readonly language: Language;
  /** Reconcile these two sheets (or tables) only; null: every pair that is recognised. */
  readonly pair: { readonly left: string; readonly right: string } | null;
  /** Seal the month, in somebody's name. */
  readonly seal?: SealRequest | null;
}

export interface RunOutput {
  readonly result: RunResult;
  readonly plan: WorkbookPlan;
  readonly view: RunView;
  /** By which it was run. */
  readonly settings: Settings;
}

export type RunStage = "reading" | "matching" | "comparing" | "reporting";

/** Called between steps with the fraction (0 to 1) of the whole run that is done. */
export type OnProgress = (stage: RunStage, fraction: number) => void;

/** The whole run: sheets in; agreements, explained breaks, corrections and what is to be written out. Refuses, with what is
 *  missing and the remedy, when there are not two sides to reconcile. */
export function runReconciliation(input: RunInput, onProgress: OnProgress): Result<RunOutput, Notice> {
  const read = readSheets(input, onProgress);
  if (!read.ok) return read;
  const result = withWorkpapers(reconcileRead(read.value, input.settings, onProgress), read.value.period, input);
  onProgress("reporting", 0.8);
  const view = runView(result);
  const plan = workbookPlan(result, {
    grids: new Map(input.grids.map((grid) => [grid.sheet, grid])),
    language: input.language,
    notes: input.written.notes,
    tolerances: input.settings.tolerances,
  });
  onProgress("reporting", 1);
  return ok({ result, plan, view, settings: input.settings });
}

/** The sheets of a run as they were read: all that no matching rule has a say in. */
export interface ReadSheets {
  readonly input: RunInput;
  readonly surveys: readonly SheetSurvey[];
  readonly aliases: AliasBook;
  readonly repairs: RunResult["repairs"];
  readonly repairProblems: readonly Notice[];
  /** By kind of business. */
  readonly pairings: readonly (AsRead & Pick<Reconciliation, "kind">)[];
  /** Accounting's own record of a pairing's business, beside the same statements. `index`: of `pairings`. */
  readonly accounting: readonly { readonly index: number; readonly pairing: AsRead }[];
  /** Sheets that no other faces, which the workpapers read. */
  readonly others: readonly ReadSheet[];
  /** Why nothing is reconciled, where the workpapers alone have something to do. */
  readonly unpaired: Notice | null;
  readonly asOf: Day;
  /** The days that are closed. */
  readonly period: Period;
}

/** Finds the sides among the sheets, reads them and repairs what a spreadsheet damaged. */
export function readSheets(input: RunInput, onProgress: OnProgress): Result<ReadSheets, Notice> {
  onProgress("reading", 0);
  const surveys = surveySheets(input.grids, input.settings);
  const chosen = choosePairings(surveys, input.pair);
  if (!chosen.ok && (input.pair || !isProvable(surveys))) return chosen;
  const pairings = chosen.ok ? chosen.value : [];

  const pool = new TextPool();
  const gridOf = new Map(input.grids.map((grid) => [grid.sheet, grid]));
  const aliases = AliasBook.from(input.settings.aliases);
  const read = (survey: SheetSurvey) => {
    const typeAlias = aliases.reader("transaction-type", survey.sheet, survey.role === "statement");
    return readSheet(gridOf.get(survey.sheet)!, survey, pool, (code) => typeAlias(code, null));
  };
  // Accounting's record faces the statements as a book does.
  const second = pairings.flatMap(({ accounting, statements }, index) =>
    accounting.length > 0 ? [{ index, books: accounting, statements }] : [],
  );
  const readings = [...pairings, ...second].map(({ books, statements }) => ({
    books: books.map(read),
    statements: statements.map(read),
  }));
  for (const pairing of readings) {
    const empty = emptySide(pairing);
    if (empty) return refuse(empty);
  }
  const decisions = new RepairDecisions(input.written.repairDecisions);
  const repaired = readings.map((pairing) => repairReadings(pairing, gridOf, decisions));
  const kept = repaired.map(({ pairing: { books, statements } }) => ({
    books: withoutRepeats(withoutEmpty(books)),
    statements: withoutRepeats(withoutSuperseded(withoutEmpty(statements))),
  }));
  const groups = kept.map(alignQuotations);
  const isNamed = input.settings.decisions.length > 0;
  const asRead = groups.map((pairing, index) => ({
    pairing: isNamed ? withIds(pairing) : pairing,
    before: kept[index]!,
  }));
  const count = pairings.length;
  const isPaired = new Set(readings.flatMap(({ books, statements }) => [...books, ...statements].map(sheetName)));
  const others = input.pair
    ? []
    : surveys
        .filter(({ role, sheet }) => role !== "ignored" && !isPaired.has(sheet))
        .map((survey): ReadSheet => ({ kind: kindOfSurvey(survey), role: survey.role, reading: read(survey) }));
  const ofAccounting = new Set(second.flatMap(({ books }) => books.map(({ sheet }) => sheet)));
  const everySheet = [...everyReading(groups), ...others.map(({ reading }) => reading)];
  const asOf = input.asOf ?? latestDay(groups.length > 0 ? everyReading(groups) : everySheet);
  return ok({
    input,
    surveys,
    aliases,
    repairs: repaired.flatMap(({ repairs }, index) =>
      index < count ? repairs : repairs.filter(({ sheet }) => ofAccounting.has(sheet)),
    ),
    repairProblems: decisions.problems,
    pairings: asRead.slice(0, count).map((pairing, index) => ({ ...pairing, kind: pairings[index]!.kind })),
    accounting: second.map(({ index }, place) => ({ index, pairing: asRead[count + place]! })),
    others,
    unpaired: chosen.ok ? null : chosen.error,
    asOf,
    period: closePeriod(input.settings.accounting, lastDayDone(everySheet, asOf)),
  });
}

const sheetName = ({ survey }: SheetReading): string => survey.sheet;

/** Reconciles what was read by `rules`, which may be others than the settings'. */
export function reconcileRead(read: ReadSheets, rules: Rules, onProgress: OnProgress): Reconciled {
  const { input, surveys, aliases, asOf, period } = read;
  const settings: Settings = { ...input.settings, passes: rules.passes, tolerances: rules.tolerances };
  const facing = read.pairings.map((pairing) => facingSides(pairing, pairing.kind, settings, asOf));
  const pairings = facing.map(({ open }) => open);
  const options = {
    kind: "transactions",
    asOf,
    period,
    settings,
    aliases,
    calendar: TARGET,
    takenIds: new Set<string>(),
  } as const;
  const reconciliations = pairings.flatMap((pairing, index) =>
    reconcilePairing(pairing, { ...options, kind: read.pairings[index]!.kind }, (stage, fraction) =>
      onProgress(stage, 0.2 + (0.6 * (index + fraction)) / pairings.length),
    ),
  );
  const used = new Set([
    ...reconciliations.flatMap(({ left, right }) => [left.reading.survey.sheet, right.reading.survey.sheet]),
    ...read.accounting.flatMap(({ pairing }) => pairing.before.books.map(({ survey }) => survey.sheet)),
  ]);
  const ignored = surveys
    .filter(({ sheet }) => !used.has(sheet))
    .map((survey) => (survey.role === "ignored" || input.pair ? survey : withoutCounterpart(survey)));
  const { outcomes, notices } = decisionOutcomes(
    settings.decisions,
    reconciliations,
    everyReading(facing.map(({ all }) => all)),
    asOf,
  );
  const written = settings.aliases;
  return {
    asOf,
    reconciliations,
    sheets: [
      ...facing.flatMap(({ all }) => everyReading([all]).map(asPaired)),
      ...read.accounting.flatMap(({ pairing }) => pairing.before.books.map(asPaired)),
      ...read.others,
    ],
    threeWay: threeWayOf(read, pairings, reconciliations, options),
    controls: statementControls(input.statements),
    repairs: read.repairs,
    aliases: [...written, ...proposeAliases(reconciliations, written, asOf, input.language)],
    decisions: outcomes,
    notices: [
      ...(read.unpaired ? [read.unpaired] : []),
      ...read.others.flatMap(({ reading }) => [...reading.unreadable, ...reading.notices]),
      ...notices,
      ...read.repairProblems,
      ...aliasNotices(aliases.problems, written, input.language),
    ],
    ignored,
  };
}

const asPaired = (reading: SheetReading): ReadSheet => ({
  kind: kindOfSurvey(reading.survey),
  role: reading.survey.role,
  reading,
});

/** Puts accounting's proofs and the month-end close to what was reconciled. */
function withWorkpapers(
  reconciled: Reconciled,
  period: Period,
  { grids, settings, statements, written, seal }: RunInput,
): RunResult {
  const { sheets, asOf, notices } = reconciled;
  const rates = new RateBook(sheets, settings.accounting.baseCurrency);
  const papers = workpapers({
    sheets,
    reconciliations: reconciled.reconciliations,
    statements,
    settings,
    asOf,
    period,
    rates,
  });
  const reconciliations = withToldByLedger(reconciled.reconciliations, papers.bookings, papers.movements);
  const present = presentPapers(papers);
  const controls = [...reconciled.controls, ...present.flatMap((paper) => paper.controls)];
  const entries = entriesOf(reconciliations, papers);
  const journal = judgedEntries(
    entries.map((entry) => bookedEntry(entry, settings.accounting.baseCurrency, rates)),
    written.approvals,
  );
  controls.push(...journalControls(journal));
  const close = monthClose(
    { sheets, controls, reconciliations },
    {
      grids,
      entries,
      period,
      asOf,
      signOffs: written.signOffs,
      seals: settings.seals,
      request: seal ?? null,
    },
  );
  return {
    ...reconciled,
    reconciliations,
    workpapers: papers,
    journal,
    close,
    controls,
    notices: [...notices, ...present.flatMap((paper) => paper.notices)],
  };
}

/** Holds accounting's record against the book and the statements, without breaks of its own: what the three do not agree on is one
 *  list. */
function threeWayOf(
  { accounting, asOf }: ReadSheets,
  pairings: readonly ReadPairing[],
  reconciliations: readonly Reconciliation[],
  options: PairingOptions,
): ThreeWay | null {
  if (accounting.length === 0) return null;
  const reconcile = (books: readonly SheetReading[], statements: readonly SheetReading[]): Reconciliation[] =>
    reconcilePairing({ books, statements }, { ...options, takenIds: new Set() }, () => undefined);
  const isOf =
    (readings: readonly SheetReading[]) =>
    ({ left }: Reconciliation): boolean =>
      readings.some(({ survey }) => survey.sheet === left.reading.survey.sheet);
  const found = accounting.map(({ index, pairing }) => {
    const { books, statements } = facingSides(pairing, "transactions", options.settings, asOf).open;
    const front = pairings[index]!.books;
    return threeWay({
      frontCustodian: reconciliations.filter(isOf(front)),
      frontAccounting: reconcile(front, books),
      accountingCustodian: reconcile(books, statements),
    });
  });
  return {
    agreeing: found.reduce((sum, { agreeing }) => sum + agreeing, 0),
    lines: found.flatMap(({ lines }) => lines),
  };
}

const everyReading = (pairings: readonly ReadPairing[]): SheetReading[] =>
  pairings.flatMap(({ books, statements }) => [...books, ...statements]);

/** Every record by the name under which people decide of it. */
function withIds({ books, statements }: ReadPairing): ReadPairing {
  const named = (prefix: string) => (reading: SheetReading) => ({
    ...reading,
    records: { ...reading.records, ids: rowIds(reading.records, prefix) },
  });
  return { books: books.map(named("L")), statements: statements.map(named("R")) };
}
