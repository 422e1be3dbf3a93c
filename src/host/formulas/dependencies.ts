import type { Area, Sheet, Workbook } from "../model/workbook";
import { cellCount, containsCell, columnCount, overlaps, SHEET_COLUMNS } from "./address";
import { resolveFormula, type FormulaPart } from "./resolveFormula";
import type { FormulaPlace } from "./tablePlaces";

/** A cell with a formula. `parts` null: it cannot be computed here, and keeps its value. */
export interface FormulaCell extends FormulaPlace {
  readonly formula: string;
  readonly parts: readonly FormulaPart[] | null;
}

interface Watched {
  readonly area: Area;
  readonly by: Set<FormulaCell>;
}

/** Ranges over more columns than this are looked through one by one. */
const NARROW_COLUMNS = 32;

const cellKey = (row: number, column: number): number => row * SHEET_COLUMNS + column;

/** Which formulas look at which cells. */
class SheetDependencies {
  readonly formulas = new Map<number, FormulaCell>();
  private readonly cells = new Map<number, Set<FormulaCell>>();
  private readonly byColumn = new Map<number, Map<string, Watched>>();
  private readonly wide = new Map<string, Watched>();

  watch(area: Area, cell: FormulaCell): void {
    if (cellCount(area) === 1) {
      const key = cellKey(area.top, area.left);
      const watchers = this.cells.get(key) ?? new Set();
      this.cells.set(key, watchers.add(cell));
      return;
    }
    for (const ranges of this.rangesFor(area)) {
      const key = `${area.top}:${area.left}:${area.bottom}:${area.right}`;
      const watched = ranges.get(key) ?? { area, by: new Set() };
      watched.by.add(cell);
      ranges.set(key, watched);
    }
  }

  unwatch(area: Area, cell: FormulaCell): void {
    if (cellCount(area) === 1) {
      this.cells.get(cellKey(area.top, area.left))?.delete(cell);
      return;
    }
    const key = `${area.top}:${area.left}:${area.bottom}:${area.right}`;
    for (const ranges of this.rangesFor(area)) {
      const watched = ranges.get(key);
      watched?.by.delete(cell);
      if (watched?.by.size === 0) ranges.delete(key);
    }
  }

  /** The formulas that look at any cell of `area`. */
  *watchers(area: Area): Iterable<FormulaCell> {
    if (cellCount(area) <= this.cells.size) {
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) yield* this.cells.get(cellKey(row, column)) ?? [];
      }
    } else {
      for (const [key, by] of this.cells) {
        if (containsCell(area, Math.floor(key / SHEET_COLUMNS), key % SHEET_COLUMNS)) yield* by;
      }
    }
    for (const { area: watched, by } of this.wide.values()) if (overlaps(watched, area)) yield* by;
    for (const [column, ranges] of this.byColumn) {
      if (column < area.left || column > area.right) continue;
      for (const { area: watched, by } of ranges.values()) if (overlaps(watched, area)) yield* by;
    }
  }

  private rangesFor(area: Area): Map<string, Watched>[] {
    if (columnCount(area) > NARROW_COLUMNS) return [this.wide];
    return Array.from({ length: columnCount(area) }, (_, index) => {
      const column = area.left + index;
      const ranges = this.byColumn.get(column) ?? new Map<string, Watched>();
      this.byColumn.set(column, ranges);
      return ranges;
    });
  }
}

export class Dependencies {
  private readonly bySheet = new Map<Sheet, SheetDependencies>();

  constructor(private readonly workbook: Workbook) {
    for (const sheet of workbook.sheets) {
      for (const { row, column, formula } of sheet.cells.formulas()) this.add({ sheet, row, column }, formula);
    }
  }

  /** Reads the cells of an area again. Returns those that hold a formula now. */
  refresh(sheet: Sheet, area: Area): FormulaCell[] {
    const dependencies = this.of(sheet);
    const stale = [...dependencies.formulas.values()].filter((cell) => containsCell(area, cell.row, cell.column));
    for (const cell of stale) this.remove(cell);
    const found: FormulaCell[] = [];
    const used = sheet.cells.used(true);
    if (!used) return found;
    for (let row = Math.max(area.top, used.top); row <= Math.min(area.bottom, used.bottom); row++) {
      for (let column = Math.max(area.left, used.left); column <= Math.min(area.right, used.right); column++) {
        const formula = sheet.cells.formula(row, column);
        if (formula !== null) found.push(this.add({ sheet, row, column }, formula));
      }
    }
    return found;
  }

  watchers(sheet: Sheet, area: Area): Iterable<FormulaCell> {
    return this.of(sheet).watchers(area);
  }

  at(sheet: Sheet, row: number, column: number): FormulaCell | null {
    return this.of(sheet).formulas.get(cellKey(row, column)) ?? null;
  }

  *all(): Iterable<FormulaCell> {
    for (const { formulas } of this.bySheet.values()) yield* formulas.values();
  }

  private add(place: FormulaPlace, formula: string): FormulaCell {
    const cell: FormulaCell = { ...place, formula, parts: resolveFormula(this.workbook, place, formula) };
    this.of(place.sheet).formulas.set(cellKey(place.row, place.column), cell);
    for (const part of cell.parts ?? []) if (part.kind === "cells") this.of(part.sheet).watch(part.area, cell);
    return cell;
  }

  private remove(cell: FormulaCell): void {
    this.of(cell.sheet).formulas.delete(cellKey(cell.row, cell.column));
    for (const part of cell.parts ?? []) if (part.kind === "cells") this.of(part.sheet).unwatch(part.area, cell);
  }

  private of(sheet: Sheet): SheetDependencies {
    const found = this.bySheet.get(sheet) ?? new SheetDependencies();
    this.bySheet.set(sheet, found);
    return found;
  }
}
