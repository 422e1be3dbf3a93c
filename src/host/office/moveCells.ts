import { areaAddress } from "../model/a1";
import { shiftFormula } from "../model/shiftFormula";
import type { Area, ConditionalFormat, Hyperlink, Sheet } from "../model/workbook";
import {
  contains,
  containsCell,
  intersection,
  overlaps,
  parseArea,
  rowCount,
  columnCount,
  SHEET_COLUMNS,
  SHEET_ROWS,
} from "../formulas/address";
import { insertDeleteConflict } from "./excelError";
import type { OfficeHost } from "./officeHost";
import { moveReferences } from "./moveReferences";
import { shiftedArea, type Shift } from "./shift";

/** Deletes cells, and closes the gap from below or from the right. */
export function deleteCells(host: OfficeHost, sheet: Sheet, area: Area, direction: "Up" | "Left"): void {
  const isUp = direction === "Up";
  const band = isUp
    ? { ...area, top: area.bottom + 1, bottom: SHEET_ROWS - 1 }
    : { ...area, left: area.right + 1, right: SHEET_COLUMNS - 1 };
  const rows = isUp ? -rowCount(area) : 0;
  const columns = isUp ? 0 : -columnCount(area);
  applyShift(host, { sheet, band, removed: area, rows, columns });
  host.changed(sheet, area, isUp ? "RowDeleted" : "ColumnDeleted");
}

/** Pushes cells down or to the right. */
export function insertCells(host: OfficeHost, sheet: Sheet, area: Area, direction: "Down" | "Right"): void {
  const isDown = direction === "Down";
  const band = isDown ? { ...area, bottom: SHEET_ROWS - 1 } : { ...area, right: SHEET_COLUMNS - 1 };
  const rows = isDown ? rowCount(area) : 0;
  const columns = isDown ? 0 : columnCount(area);
  const used = sheet.cells.used(false);
  const pushed = used && intersection(used, band);
  if (pushed && (pushed.bottom + rows >= SHEET_ROWS || pushed.right + columns >= SHEET_COLUMNS))
    throw insertDeleteConflict();
  applyShift(host, { sheet, band, removed: null, rows, columns });
  host.changed(sheet, area, isDown ? "RowInserted" : "ColumnInserted");
}

function applyShift(host: OfficeHost, shift: Shift): void {
  const { sheet } = shift;
  host.requireWritable(sheet);
  requireWholeObjects(shift);
  moveContent(shift);
  for (const format of sheet.conditionalFormats) anchorOnSurvivor(format, shift);
  moveSheetParts(shift);
  moveReferences(host, shift);
  for (const live of host.liveAreas) if (live.sheet === sheet) live.area = shiftedArea(live.area, shift) ?? live.area;
}

/** A rule whose first cell is removed is written for the first one that stays, so that it does not become #REF!. */
function anchorOnSurvivor(format: ConditionalFormat, { removed, rows, columns }: Shift): void {
  const [first] = format.areas;
  if (!first || !removed || contains(removed, first) || !containsCell(removed, first.top, first.left)) return;
  const down = rows !== 0 ? removed.bottom + 1 - first.top : 0;
  const right = columns !== 0 ? removed.right + 1 - first.left : 0;
  format.formula = shiftFormula(format.formula, down, right);
}

/** A table or merge that would be torn apart is a conflict, as in Excel. */
function requireWholeObjects({ sheet, band, removed }: Shift): void {
  const moved = removed
    ? {
        top: Math.min(band.top, removed.top),
        left: Math.min(band.left, removed.left),
        bottom: band.bottom,
        right: band.right,
      }
    : band;
  for (const area of [...sheet.tables.map((table) => table.area), ...sheet.merges]) {
    const isTorn = overlaps(area, moved) && !contains(moved, area) && !spansBand(area, moved);
    if (isTorn) throw insertDeleteConflict();
  }
}

/** Whether `area` reaches across the whole width that moves, so that it grows or shrinks instead of tearing. */
const spansBand = (area: Area, band: Area): boolean =>
  (band.bottom === SHEET_ROWS - 1 && band.left <= area.left && band.right >= area.right) ||
  (band.right === SHEET_COLUMNS - 1 && band.top <= area.top && band.bottom >= area.bottom);

function moveContent({ sheet, band, removed, rows, columns }: Shift): void {
  const { cells } = sheet;
  const used = cells.used(false);
  const moving = used && intersection(used, band);
  const kept: {
    row: number;
    column: number;
    value: ReturnType<typeof cells.value>;
    formula: string | null;
    style: number;
  }[] = [];
  if (moving) {
    for (let row = moving.top; row <= moving.bottom; row++) {
      for (let column = moving.left; column <= moving.right; column++) {
        const cell = {
          row,
          column,
          value: cells.value(row, column),
          formula: cells.formula(row, column),
          style: cells.style(row, column),
        };
        if (cell.value !== null || cell.formula !== null || cell.style !== 0) kept.push(cell);
      }
    }
  }
  for (const area of [moving, removed && used && intersection(used, removed)]) if (area) clearAll(sheet, area);
  for (const { row, column, value, formula, style } of kept) {
    if (formula !== null) cells.setFormula(row + rows, column + columns, formula, value);
    else if (value !== null) cells.setValue(row + rows, column + columns, value);
    if (style !== 0) cells.setStyle(row + rows, column + columns, style);
  }
}

function clearAll({ cells }: Sheet, area: Area): void {
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) cells.clear(row, column);
  }
}

function moveSheetParts(shift: Shift): void {
  const { sheet } = shift;
  const stays = sheet.tables.filter((table) => shiftedArea(table.area, shift) !== null);
  sheet.tables.splice(0, sheet.tables.length, ...stays);
  for (const table of stays) moveTable(table, shift);
  const merges = sheet.merges.map((merge) => shiftedArea(merge, shift)).filter((merge) => merge !== null);
  sheet.merges.splice(0, sheet.merges.length, ...merges);
  for (const format of sheet.conditionalFormats) {
    format.areas = format.areas.map((area) => shiftedArea(area, shift)).filter((area) => area !== null);
  }
  const rules = sheet.conditionalFormats.filter(({ areas }) => areas.length > 0);
  sheet.conditionalFormats.splice(0, sheet.conditionalFormats.length, ...rules);
  const links = [...sheet.hyperlinks];
  sheet.hyperlinks.clear();
  for (const [key, link] of links) keepLink(sheet.hyperlinks, key, link, shift);
  if (sheet.autoFilter) sheet.autoFilter = shiftedArea(sheet.autoFilter, shift);
  moveLines(shift);
}

function keepLink(links: Map<string, Hyperlink>, key: string, link: Hyperlink, shift: Shift): void {
  const area = parseArea(key);
  const moved = area && shiftedArea(area, shift);
  if (moved) links.set(areaAddress(moved), link);
}

function moveTable(table: Sheet["tables"][number], shift: Shift): void {
  const before = table.area;
  table.area = shiftedArea(before, shift) ?? before;
  if (columnCount(table.area) === table.columns.length) return;
  const at = (shift.removed?.left ?? shift.band.left) - before.left;
  if (shift.columns < 0) table.columns.splice(Math.max(0, at), table.columns.length - columnCount(table.area));
  else
    for (let added = 0; added < shift.columns; added++)
      table.columns.splice(at + added, 0, freeColumnName(table.columns));
}

function freeColumnName(columns: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `Column${number}`;
    if (!columns.some((column) => column.toLowerCase() === name.toLowerCase())) return name;
  }
}

/** Hidden rows and columns and widths move only with whole rows or columns. */
function moveLines({ sheet, band, removed, rows, columns }: Shift): void {
  if (rows !== 0 && band.left === 0 && band.right === SHEET_COLUMNS - 1) {
    const moved = [...sheet.hiddenRows].flatMap((row) => movedKey(row, removed?.top ?? band.top, rows));
    sheet.hiddenRows.clear();
    for (const row of moved) sheet.hiddenRows.add(row);
  }
  if (columns !== 0 && band.top === 0 && band.bottom === SHEET_ROWS - 1) {
    const from = removed?.left ?? band.left;
    const hidden = [...sheet.hiddenColumns].flatMap((column) => movedKey(column, from, columns));
    const widths = [...sheet.columnWidths].flatMap(([column, width]) =>
      movedKey(column, from, columns).map((key) => [key, width] as const),
    );
    sheet.hiddenColumns.clear();
    sheet.columnWidths.clear();
    for (const column of hidden) sheet.hiddenColumns.add(column);
    for (const [column, width] of widths) sheet.columnWidths.set(column, width);
  }
}

const movedKey = (line: number, from: number, by: number): number[] => {
  if (line < from) return [line];
  return by < 0 && line < from - by ? [] : [line + by];
};
