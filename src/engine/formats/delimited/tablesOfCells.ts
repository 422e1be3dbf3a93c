import { cleanText } from "../../../kernel/text";
import { isKnownHeader } from "../../intake/headerMatch";
import { isFigure, type CellRow } from "./findTable";
import { tableOfCells, type CellsRead, type FileCells } from "./tableOfCells";

/** Cells as the tables that stand in them one below the other, each under a blank line and a header of its own. */
export function tablesOfCells(file: FileCells): CellsRead[] {
  const cuts = [0, ...laterTables(file.rows), file.rows.length];
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return cuts.length === 2
      ? tableOfCells(file)
      : tableOfCells({
          ...file,
          rows: file.rows.slice(start, end),
          lines: file.lines.slice(start, end),
          merged: (file.merged ?? []).map((range) => ({
            ...range,
            firstRow: range.firstRow - start,
            lastRow: range.lastRow - start,
          })),
        });
  });
}

/** The rows where a further table begins, with the title above its header. */
function laterTables(rows: readonly CellRow[]): number[] {
  const starts: number[] = [];
  let header: string | null = null;
  let floor = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (row > 0 && header !== null && !isEmpty(rows[row - 1])) continue;
    const labels = knownLabels(rows[row] ?? []);
    if (labels === null) continue;
    if (header !== null && labels !== header) starts.push(titleAbove(rows, row, floor));
    header = labels;
    floor = row + 1;
  }
  return starts;
}

const isEmpty = (cells: CellRow | undefined): boolean => cells === undefined || cells.every((cell) => cell === null);

/** The words of a row that is a header: three that we know at least, most of its words, and no figure. Null for others. */
function knownLabels(cells: CellRow): string | null {
  if (cells.some(isFigure)) return null;
  const labels = cells.flatMap((cell) => (typeof cell === "string" && cell.length <= 60 ? [cleanText(cell)] : []));
  const known = labels.filter(isKnownHeader).length;
  return known >= 3 && known >= 0.6 * labels.length ? labels.join("\n") : null;
}

/** The first of the lines of one cell, and of the blank ones, that stand right above a header, below the header before. */
function titleAbove(rows: readonly CellRow[], header: number, floor: number): number {
  let start = header;
  while (start > floor && (rows[start - 1] ?? []).filter((cell) => cell !== null).length <= 1) start -= 1;
  return start;
}
