import { surveySheets, withProfiles, type Notice, type Settings } from "../engine";
import { refuse, ok, type Result } from "../kernel/result";
import type {
  AddIn,
  Engine,
  OnRunProgress,
  ReconcileOutcome,
  ReconcileRequest,
  RemovalOutcome,
  WorkbookSurvey,
} from "./addIn";
import { applyPlan } from "./applyPlan";
import { askMemory, type Memory } from "./memory";
import { writeMemory } from "./memorySheet";
import { CellWriter } from "./payload";
import { NotRemembered } from "./problems";
import { readGrids } from "./readGrids";
import { removeOwnSheets, removeSheetMarks } from "./removeMarks";
import { showRows } from "./showRows";
import { hiddenSheetNotices } from "./hiddenSheets";
import { WorkbookEvents } from "./workbookEvents";
import { hasMarks, mapWorkbook } from "./workbookMap";
import { breakNotes, readWritten } from "./writtenCells";

export type * from "./addIn";
export { WritingFailed } from "./problems";
export { stepBreak, type BreakPosition } from "./stepBreak";

/** The add-in on the workbook that Office.js speaks to. */
export function createAddIn(): AddIn {
  const events = new WorkbookEvents();
  return {
    surveyWorkbook,
    reconcile: (request, engine, onProgress) => reconcile(events, request, engine, onProgress),
    saveSettings: (settings) => events.whileWriting(() => saveSettings(settings)),
    showRows,
    removeMarks: () => events.whileWriting(removeMarks),
    onChanged: (handler) => events.onChanged(handler),
  };
}

function surveyWorkbook(): Promise<WorkbookSurvey> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    const grids = await readGrids(context, map, "top");
    const { memory, notices } = recall();
    return {
      surveys: surveySheets(grids, memory.settings),
      settings: memory.settings,
      hasMarks: hasMarks(map),
      wasInterrupted: memory.state === "writing",
      notices: [...notices, ...hiddenSheetNotices(map)],
    };
  });
}

async function reconcile(
  events: WorkbookEvents,
  { settings, language, asOf, pair }: ReconcileRequest,
  engine: Engine,
  onProgress: OnRunProgress,
): Promise<Result<ReconcileOutcome, Notice>> {
  onProgress("loading", 0);
  const { grids, memory } = await readWorkbook((fraction) => onProgress("loading", fraction));
  const notes = breakNotes(memory.written);
  const found = await engine({ grids, settings, notes, statements: [], asOf, language, pair }, onProgress);
  if (!found.ok) return refuse(found.error);

  const { plan, view } = found.value;
  onProgress("writing", 0);
  const problems = await events.whileWriting(() =>
    Excel.run((context) =>
      applyPlan(context, plan, { ...memory, settings }, (fraction) => onProgress("writing", fraction)),
    ),
  );
  return ok({ view, problems });
}

function readWorkbook(onProgress: (fraction: number) => void) {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    const grids = await readGrids(context, map, "whole", onProgress);
    const { memory } = recall();
    const written = await readWritten(context, map, memory);
    return { grids, memory: { ...memory, written } satisfies Memory };
  });
}

function saveSettings(settings: Settings): Promise<void> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    const grids = await readGrids(context, map, "top");
    const learned = withProfiles(settings, surveySheets(grids, settings), settings.language ?? "en");
    const memory = { ...recall().memory, settings: learned };
    const written = await writeMemory(context, new CellWriter(context), map, memory);
    if (written === null) throw new NotRemembered();
  });
}

function removeMarks(): Promise<RemovalOutcome> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const problems = await removeSheetMarks(context, map);
    const { removed, problems: more } = await removeOwnSheets(context, map, false);
    return { removedSheets: removed, problems: [...problems, ...more] };
  });
}
