import type { Area, Sheet } from "../model/workbook";
import { contains, subtract } from "../formulas/address";

/** How cells shift: those of `band` (from the first cell that goes, to the sheet's edge) move by `rows` and `columns`; those
 *  of `removed` are gone. */
export interface Shift {
  readonly sheet: Sheet;
  readonly band: Area;
  readonly removed: Area | null;
  readonly rows: number;
  readonly columns: number;
}

/** Where `area` lies after the shift: moved, shrunk or grown; null when all of it is removed. */
export function shiftedArea(area: Area, { band, removed, rows, columns }: Shift): Area | null {
  if (removed && contains(removed, area)) return null;
  const left = removed ? subtract(area, removed) : [area];
  const [first] = left;
  // A hole in its middle, or a corner, does not shift an area: only what spans it does.
  if (!first) return null;
  const isDown = rows !== 0;
  const fits = isDown
    ? band.left <= area.left && band.right >= area.right
    : band.top <= area.top && band.bottom >= area.bottom;
  if (!fits) return area;
  const move = isDown
    ? (line: number) => movedLine(line, removed?.top ?? band.top, rows)
    : (line: number) => movedLine(line, removed?.left ?? band.left, columns);
  return isDown
    ? { ...area, top: move(area.top).start, bottom: move(area.bottom).end }
    : { ...area, left: move(area.left).start, right: move(area.right).end };
}

/** Where a line goes, as the start and as the end of an area: a removed line gives way to the one after, or before. */
function movedLine(line: number, from: number, by: number): { start: number; end: number } {
  if (line < from) return { start: line, end: line };
  if (by < 0 && line < from - by) return { start: from, end: from - 1 };
  return { start: line + by, end: line + by };
}
