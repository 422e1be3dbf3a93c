import { rangeOf } from "./address";
import { memoryCells, type Memory } from "./memory";
import { MEMORY_SHEET, ownSheetName } from "./ownNames";
import type { CellWriter } from "./payload";
import type { WorkbookMap } from "./workbookMap";

/** Writes what is remembered, on the very hidden sheet that is there or a new one; null where the workbook's structure is
 *  protected and none can be added. Answers the sheet's name. */
export async function writeMemory(
  context: Excel.RequestContext,
  writer: CellWriter,
  map: WorkbookMap,
  memory: Memory,
): Promise<string | null> {
  const existing = map.own.get("memory");
  if (!existing && map.isStructureProtected) return null;
  const name = existing?.name ?? freeMemoryName(map);
  const sheet = existing ? context.workbook.worksheets.getItem(name) : context.workbook.worksheets.add(name);
  // The name of a memory that somebody deleted is still there, and leads nowhere.
  if (map.ownNames.includes(ownSheetName("memory"))) context.workbook.names.getItem(ownSheetName("memory")).delete();
  context.workbook.names.add(ownSheetName("memory"), sheet.getRange()).visible = false;
  if (!existing) sheet.visibility = Excel.SheetVisibility.veryHidden;
  if (existing?.used) rangeOf(sheet, existing.used).clear();
  await writer.write(sheet, 1, 1, memoryCells(memory));
  await writer.send();
  return name;
}

function freeMemoryName({ sheets }: WorkbookMap): string {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  let name = MEMORY_SHEET;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${MEMORY_SHEET} (${number})`;
  return name;
}
