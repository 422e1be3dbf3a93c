import type { RowsToShow } from "./addIn";
import { askMemory } from "./memory";
import { showRows } from "./showRows";
import { mapWorkbook } from "./workbookMap";

/** Where a walk through the breaks stands: the row of the breaks table, and the cell that was left active. */
export interface BreakPosition {
  readonly index: number;
  readonly sheet: string;
  readonly row: number;
}

/** Selects the rows of the break after (1) or before (-1) the one at the active cell, by the table of breaks in the workbook.
 *  `last` tells apart the breaks of a row that has several. Null where the workbook has no table of breaks, or an empty one. */
export function stepBreak(step: 1 | -1, last: BreakPosition | null): Promise<BreakPosition | null> {
  return Excel.run(async (context) => {
    const active = context.workbook.getActiveCell().load("rowIndex,worksheet/name");
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    await context.sync();
    const sheet = map.own.get("breaks");
    const [table] = sheet?.tables ?? [];
    const layout = recall().memory.layouts.find(({ given }) => given === table?.name);
    if (!sheet || !table || !layout) return null;

    const columns = (["leftLink", "rightLink"] as const).map((key) => {
      const column = layout.columns.findIndex((candidate) => candidate.key === key);
      return context.workbook.tables.getItem(table.name).columns.getItemAt(column).getDataBodyRange().load("values");
    });
    await context.sync();
    const [left = [], right = []] = columns.map(({ values }) => values.map(([text]) => linkedRows(String(text))));
    const here = { sheet: active.worksheet.name, row: active.rowIndex + 1 };
    const inTable = here.sheet === sheet.name ? here.row - table.range.firstRow - 1 : null;
    const index = inTable === null ? stepFrom(here, last, step, [left, right]) : inTable + (inTable >= 0 ? step : 0);
    const at = Math.min(Math.max(index, 0), left.length - 1);
    const [first, second] = [left[at], right[at]].filter((rows) => rows !== undefined && rows !== null);
    if (!first) return null;
    await showRows(first, second ?? null);
    return { index: at, sheet: first.sheet, row: first.rows[0] ?? 0 };
  });
}

type Side = readonly (RowsToShow | null)[];

/** From the break whose rows the active cell stands on; elsewhere, from the start or the end. */
function stepFrom(
  here: { readonly sheet: string; readonly row: number },
  last: BreakPosition | null,
  step: 1 | -1,
  [left, right]: readonly [Side, Side],
): number {
  if (last && last.sheet === here.sheet && last.row === here.row) return last.index + step;
  const isHere = (rows: RowsToShow | null | undefined) => rows?.sheet === here.sheet && rows.rows.includes(here.row);
  const at = left.findIndex((rows, index) => isHere(rows) || isHere(right[index]));
  if (at !== -1) return at + step;
  return step === 1 ? 0 : left.length - 1;
}

/** "Trades · row 12, 13" as the table of breaks writes it, in either language. */
function linkedRows(text: string): RowsToShow | null {
  const parts = /^(.*) · (?:row|ligne) ([\d, ]+)$/su.exec(text);
  if (!parts) return null;
  return { sheet: parts[1] ?? "", rows: (parts[2] ?? "").split(",").map(Number) };
}
