import type { Area, Sheet } from "../model/workbook";
import { cellCount, intersection } from "../formulas/address";
import { rangeExceedsLimit } from "./excelError";
import { isUnbounded } from "./styleCells";

const READ_LIMIT_CELLS = 5_000_000;

/** A cell-level property of a range as rows of values. Whole columns and rows answer null, as Excel does. */
export function readCells<T>(area: Area, cell: (row: number, column: number) => T): T[][] | null {
  if (isUnbounded(area)) return null;
  if (cellCount(area) > READ_LIMIT_CELLS) throw rangeExceedsLimit();
  const rows: T[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const values: T[] = [];
    for (let column = area.left; column <= area.right; column++) values.push(cell(row, column));
    rows.push(values);
  }
  return rows;
}

export const rowsOf = (area: Area): number[] => span(area.top, area.bottom);
export const columnsOf = (area: Area): number[] => span(area.left, area.right);

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** What all answer alike; null where they differ. */
export function common<T, U>(all: readonly T[], answer: (one: T) => U): U | null {
  const [first] = all;
  if (first === undefined) return null;
  const expected = answer(first);
  return all.every((one) => answer(one) === expected) ? expected : null;
}

export function mark(set: Set<number>, members: readonly number[], isIn: boolean): void {
  for (const member of members) {
    if (isIn) set.add(member);
    else set.delete(member);
  }
}

/** The smallest area within `area` with anything in it; null when nothing is. */
export function usedWithin(sheet: Sheet, area: Area, valuesOnly: boolean): Area | null {
  const used = sheet.cells.used(valuesOnly);
  const within = used && intersection(used, area);
  if (
    !within ||
    (within.top === used.top &&
      within.left === used.left &&
      within.bottom === used.bottom &&
      within.right === used.right)
  ) {
    return within;
  }
  return shrink(sheet, within, valuesOnly);
}

function shrink(sheet: Sheet, area: Area, valuesOnly: boolean): Area | null {
  let found: Area | null = null;
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      if (!isUsed(sheet, row, column, valuesOnly)) continue;
      found = found
        ? { top: found.top, left: Math.min(found.left, column), bottom: row, right: Math.max(found.right, column) }
        : { top: row, left: column, bottom: row, right: column };
    }
  }
  return found;
}

function isUsed({ cells }: Sheet, row: number, column: number, valuesOnly: boolean): boolean {
  if (cells.value(row, column) !== null || cells.formula(row, column) !== null) return true;
  return !valuesOnly && cells.style(row, column) !== 0;
}

/** `area` without hidden rows and columns, as few rectangles. */
export function visibleAreas(sheet: Sheet, area: Area): Area[] {
  const bands = runs(area.top, area.bottom, sheet.hiddenRows);
  const columns = runs(area.left, area.right, sheet.hiddenColumns);
  return bands.flatMap(([top, bottom]) => columns.map(([left, right]) => ({ top, left, bottom, right })));
}

function runs(from: number, to: number, hidden: ReadonlySet<number>): [number, number][] {
  const cuts = [...hidden].filter((line) => line >= from && line <= to).sort((one, other) => one - other);
  const found: [number, number][] = [];
  let start = from;
  for (const cut of [...cuts, to + 1]) {
    if (cut > start) found.push([start, cut - 1]);
    start = cut + 1;
  }
  return found;
}
