import {
  hasOwnRules,
  isPeoplesAlias,
  surveySheets,
  withProfiles,
  type Notice,
  type RunInput,
  type Rules,
  type Settings,
  type WhatIf,
  type WhyNot,
  type WhyNotQuestion,
} from "../engine";
import { refuse, ok, type Result } from "../kernel/result";
import type {
  AddIn,
  Engine,
  OnRunProgress,
  ReconcileOutcome,
  ReconcileRequest,
  RemovalOutcome,
  TrialEngine,
  WhyNotEngine,
  WorkbookSurvey,
} from "./addIn";
import { askAliases, plannedAliases, withoutSheetAliases, withSheetAliases } from "./aliasSheet";
import { applyPlan } from "./applyPlan";
import { askMemory, EMPTY_MEMORY, type Memory } from "./memory";
import { writeMemory } from "./memorySheet";
import { CellWriter } from "./payload";
import { NotRemembered } from "./problems";
import { importFile } from "./importFile";
import { readGrids } from "./readGrids";
import { removeOwnSheets, removeSheetMarks } from "./removeMarks";
import { showRows } from "./showRows";
import { hiddenSheetNotices } from "./hiddenSheets";
import { WorkbookEvents } from "./workbookEvents";
import { hasMarks, mapWorkbook, type WorkbookMap } from "./workbookMap";
import { peoplesWords, readWritten } from "./writtenCells";

export type * from "./addIn";
export { WritingFailed } from "./problems";
export { stepBreak, type BreakPosition } from "./stepBreak";

/** The add-in on the workbook that Office.js speaks to. */
export function createAddIn(): AddIn {
  const events = new WorkbookEvents();
  return {
    surveyWorkbook,
    reconcile: (request, engine, onProgress) => reconcile(events, request, engine, onProgress),
    tryChange,
    askWhyNot,
    saveSettings: (settings) => events.whileWriting(() => saveSettings(settings)),
    importFile: (request, onProgress) => events.whileWriting(() => importFile(request, onProgress)),
    showRows,
    removeMarks: () => events.whileWriting(removeMarks),
    onChanged: (handler) => events.onChanged(handler),
  };
}

function surveyWorkbook(): Promise<WorkbookSurvey> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    const aliases = askAliases(context, map);
    const grids = await readGrids(context, map, "top");
    const { memory, notices } = recall();
    return {
      surveys: surveySheets(grids, memory.settings),
      settings: withSheetAliases(memory.settings, aliases(), memory),
      hasMarks: hasMarks(map),
      wasInterrupted: memory.state === "writing",
      notices: [...notices, ...hiddenSheetNotices(map)],
    };
  });
}

async function reconcile(
  events: WorkbookEvents,
  request: ReconcileRequest,
  engine: Engine,
  onProgress: OnRunProgress,
): Promise<Result<ReconcileOutcome, Notice>> {
  const { input, memory } = await readInput(request, onProgress);
  const { settings } = input;
  const found = await engine(input, onProgress);
  if (!found.ok) return refuse(found.error);

  const { plan, view } = found.value;
  onProgress("writing", 0);
  const newSeal = view.close.sealed ? [view.close.sealed] : [];
  const problems = await events.whileWriting(() =>
    Excel.run((context) =>
      applyPlan(
        context,
        plan,
        {
          ...memory,
          settings: { ...settings, aliases: plannedAliases(plan, settings), seals: [...settings.seals, ...newSeal] },
        },
        (fraction) => onProgress("writing", fraction),
      ),
    ),
  );
  return ok({ view, problems });
}

async function tryChange(
  request: ReconcileRequest,
  changed: Rules,
  engine: TrialEngine,
  onProgress: OnRunProgress,
): Promise<Result<WhatIf, Notice>> {
  const { input } = await readInput(request, onProgress);
  return engine(input, changed, onProgress);
}

async function askWhyNot(
  request: ReconcileRequest,
  question: WhyNotQuestion,
  engine: WhyNotEngine,
  onProgress: OnRunProgress,
): Promise<Result<WhyNot, Notice>> {
  const { input } = await readInput(request, onProgress);
  return engine(input, question, onProgress);
}

/** The sheets whole, what people wrote on ours, and what the workbook remembers. */
async function readInput({ settings: asked, language, asOf, pair, seal }: ReconcileRequest, onProgress: OnRunProgress) {
  onProgress("loading", 0);
  const { grids, memory, aliases, statements } = await readWorkbook((fraction) => onProgress("loading", fraction));
  const settings = withSheetAliases(asked, aliases, memory);
  const input: RunInput = {
    grids,
    settings,
    written: peoplesWords(memory.written),
    statements,
    asOf,
    language,
    pair,
    seal: seal ?? null,
  };
  return { input, memory };
}

function readWorkbook(onProgress: (fraction: number) => void) {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    const aliases = askAliases(context, map);
    const grids = await readGrids(context, map, "whole", onProgress);
    const { memory } = recall();
    const written = await readWritten(context, map, memory);
    return {
      grids,
      aliases: aliases(),
      statements: memory.statements,
      memory: { ...memory, written } satisfies Memory,
    };
  });
}

function saveSettings(settings: Settings): Promise<void> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    const aliases = askAliases(context, map);
    const grids = await readGrids(context, map, "top");
    const { memory } = recall();
    const learned = withProfiles(settings, surveySheets(grids, settings), settings.language ?? "en");
    const remembered = { ...memory, settings: withoutSheetAliases(learned, aliases(), memory) };
    const written = await writeMemory(context, new CellWriter(context), map, remembered);
    if (written === null) throw new NotRemembered();
  });
}

function removeMarks(): Promise<RemovalOutcome> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const kept = await peoplesOwn(context, map);
    const problems = await removeSheetMarks(context, map);
    const { removed, problems: more } = await removeOwnSheets(context, map, kept !== null);
    if (kept !== null) await writeMemory(context, new CellWriter(context), await mapWorkbook(context), kept);
    return { removedSheets: removed, problems: [...problems, ...more] };
  });
}

/** What stays remembered when our sheets go: aliases, matching rules, decisions and seals are people's work, and statements that were brought in are
 *  their sheets. Null where there are none of them. */
async function peoplesOwn(context: Excel.RequestContext, map: WorkbookMap): Promise<Memory | null> {
  const recall = askMemory(context, map);
  const aliases = askAliases(context, map);
  await context.sync();
  const { memory } = recall();
  const settings = withSheetAliases(memory.settings, aliases(), memory);
  const { statements } = memory;
  const isTheirs =
    settings.aliases.some(isPeoplesAlias) ||
    hasOwnRules(settings) ||
    settings.decisions.length > 0 ||
    settings.seals.length > 0;
  if (!isTheirs && statements.length === 0) return null;
  const written = await readWritten(context, map, memory);
  return { ...EMPTY_MEMORY, settings, written, statements };
}
