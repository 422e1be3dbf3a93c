import type { WorkbookPlan } from "../engine";
import type { Wording } from "../kernel/language";
import { FIRST_SPARE_COLUMN, planMemory, writeState, type Memory } from "./memory";
import { writeMemory } from "./memorySheet";
import { givenSheetNames, layOutSheets, tableLayouts, withWritten, type SheetLayout } from "./ownSheets";
import { CellWriter } from "./payload";
import { placeMarks, type Placements } from "./placement";
import { structureProtected, WritingFailed } from "./problems";
import { removeOwnSheets, removeSheetMarks } from "./removeMarks";
import { placeholderResolver } from "./resolve";
import { hasMarks, mapWorkbook, type WorkbookMap } from "./workbookMap";
import { highlightMarks, markRows, writeMarks } from "./writeMarks";
import { prepareSheets, writeSheet } from "./writeSheets";

/** Writes a plan into the workbook in the place of what an earlier run wrote. `memory` is what is remembered, with what
 *  people wrote. Answers what could not be written. Throws `WritingFailed`. */
export async function applyPlan(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  memory: Memory,
  onProgress: (fraction: number) => void,
): Promise<Wording[]> {
  const map = await mapWorkbook(context);
  try {
    return await write(context, map, plan, memory, onProgress);
  } catch (error) {
    const isFirstRun = !hasMarks(map);
    throw new WritingFailed(isFirstRun && (await takenBack(memory, map)) ? "taken-back" : "incomplete", error);
  }
}

async function write(
  context: Excel.RequestContext,
  before: WorkbookMap,
  plan: WorkbookPlan,
  memory: Memory,
  onProgress: (fraction: number) => void,
): Promise<Wording[]> {
  const writer = new CellWriter(context);
  const layout = layOutSheets(plan, before, memory);
  const remembered = planMemory(plan, {
    ...memory,
    layouts: tableLayouts(layout),
    sheetNames: givenSheetNames(layout, memory),
  });
  const memorySheet = await writeMemory(context, writer, before, { ...remembered, state: "writing" });
  onProgress(0.1);

  await removeSheetMarks(context, before);
  await prepareSheets(context, before, layout);
  const placements = await placeMarks(context, await mapWorkbook(context), plan.marks);
  const resolve = placeholderResolver(layout, placements, memorySheet);
  onProgress(0.3);

  for (const sheet of layout.sheets) {
    const filled = { ...sheet, plan: withWritten(sheet.plan, memory.written) };
    await writeSheet(context, writer, filled, layout.tableNames, resolve);
  }
  onProgress(0.6);
  await writeSpared(context, writer, placements, memorySheet, resolve);
  for (const placement of placements.placed) await writeMarks(context, writer, placement, resolve);
  onProgress(0.9);
  for (const placement of placements.placed) highlightMarks(context, placement);
  if (memorySheet !== null) writeState(context.workbook.worksheets.getItem(memorySheet), "idle");
  await writer.send();
  onProgress(1);
  return [...problemsOf(before, layout), ...placements.problems];
}

const problemsOf = ({ isStructureProtected, own }: WorkbookMap, { problems, sheets }: SheetLayout): Wording[] =>
  isStructureProtected && (sheets.length === 0 || !own.has("memory"))
    ? [structureProtected, ...problems]
    : [...problems];

/** Marks that their sheet cannot take stand on the very hidden sheet, row by row beside the data as it were, so that the
 *  links and live differences of the breaks still find their rows. */
async function writeSpared(
  context: Excel.RequestContext,
  writer: CellWriter,
  { spared }: Placements,
  memorySheet: string | null,
  resolve: (formula: string) => string,
): Promise<void> {
  if (memorySheet === null) return;
  const sheet = context.workbook.worksheets.getItem(memorySheet);
  let column = FIRST_SPARE_COLUMN;
  for (const marks of spared) {
    await writer.write(sheet, marks.firstRow, column, markRows(marks, resolve));
    column += marks.columns.length;
  }
}

/** Undoes what a first run wrote before it was stopped, on a connection of its own. */
async function takenBack(memory: Memory, before: WorkbookMap): Promise<boolean> {
  try {
    await Excel.run(async (context) => {
      const map = await mapWorkbook(context);
      const keepsMemory = before.own.has("memory");
      const problems = await removeSheetMarks(context, map);
      const own = await removeOwnSheets(context, map, keepsMemory);
      if (problems.length + own.problems.length > 0) throw new Error("Something of ours is still there.");
      if (keepsMemory) await writeMemory(context, new CellWriter(context), map, { ...memory, state: "idle" });
    });
    return true;
  } catch {
    return false;
  }
}
