import { Model } from "@ironcalc/wasm";
import type { Area, CellValue, Sheet } from "../model/workbook";
import { cellCount, contains, containsCell, intersection, SHEET_COLUMNS, subtract } from "./address";
import type { FormulaCell } from "./dependencies";
import type { FormulaPart } from "./resolveFormula";

/** Shows a number with the 15 digits Excel trusts, whatever its size. */
const FULL_PRECISION = "0.00000000000000E+00";
const CellKind = { Number: 1, Text: 2, Boolean: 4, Error: 16 } as const;

interface LoadedCells {
  /** Single cells, by row * SHEET_COLUMNS + column. */
  readonly cells: Set<number>;
  readonly areas: Area[];
}

/** The engine's copy of the cells that formulas need: theirs, and those they look at. Everything is loaded when first needed. */
export class EngineBook {
  private readonly model = new Model("book", "en", "UTC", "en");
  /** Null is the sheet for formulas that stand in no cell. */
  private readonly places = new Map<Sheet | null, number>();
  private readonly loaded = new Map<Sheet, LoadedCells>();

  constructor() {
    this.model.pauseEvaluation();
  }

  /** Puts changed cells in again where they are loaded. */
  reload(sheet: Sheet, area: Area): void {
    const loaded = this.loaded.get(sheet);
    if (!loaded) return;
    for (const one of loadedWithin(loaded, area)) this.copy(sheet, one, true);
  }

  /** Sets a formula, with `parts` for it, and loads what it looks at. */
  set({ sheet, row, column }: FormulaCell, parts: readonly FormulaPart[]): void {
    this.load(sheet, { top: row, left: column, bottom: row, right: column });
    this.setAt(this.place(sheet), row, column, parts);
  }

  /** Sets a formula outside the workbook's sheets, in row `row` of the engine's own. */
  setAside(row: number, parts: readonly FormulaPart[]): void {
    this.setAt(this.place(null), row, 0, parts);
  }

  private setAt(place: number, row: number, column: number, parts: readonly FormulaPart[]): void {
    for (const part of parts) if (part.kind === "cells") this.load(part.sheet, part.area);
    this.model.setUserInput(place, row + 1, column + 1, `=${this.textOf(parts)}`);
    const area = { sheet: place, row: row + 1, column: column + 1, width: 1, height: 1 };
    this.model.updateRangeStyle(area, "num_fmt", FULL_PRECISION);
  }

  /** Puts a cell's own value in place of a formula the engine cannot compute. */
  fix({ sheet, row, column }: FormulaCell): void {
    this.copy(sheet, { top: row, left: column, bottom: row, right: column }, true);
  }

  evaluate(): void {
    this.model.evaluate();
  }

  /** The result; undefined where the engine has none that can be trusted. */
  result({ sheet, row, column }: FormulaCell): CellValue | undefined {
    return this.resultAt(this.place(sheet), row, column);
  }

  resultAside(row: number): CellValue | undefined {
    return this.resultAt(this.place(null), row, 0);
  }

  private resultAt(place: number, row: number, column: number): CellValue | undefined {
    const text = this.model.getFormattedCellValue(place, row + 1, column + 1);
    if (this.model.getCellArrayStructure(place, row + 1, column + 1) !== "SingleCell") return undefined;
    switch (this.model.getCellType(place, row + 1, column + 1)) {
      case CellKind.Number:
        return Number.isFinite(Number(text)) ? Number(text) : undefined;
      case CellKind.Text:
        return text;
      case CellKind.Boolean:
        return text === "TRUE";
      case CellKind.Error:
        return ["#NAME?", "#ERROR!", "#N/IMPL!", "#SPILL!", "#CIRC!"].includes(text) ? undefined : { error: text };
      default:
        return undefined;
    }
  }

  free(): void {
    this.model.free();
  }

  private textOf(parts: readonly FormulaPart[]): string {
    return parts
      .map((part) => (part.kind === "cells" ? `${nameOf(this.place(part.sheet))}!${part.text}` : part.text))
      .join("");
  }

  private load(sheet: Sheet, area: Area): void {
    const loaded = this.loaded.get(sheet) ?? { cells: new Set<number>(), areas: [] };
    this.loaded.set(sheet, loaded);
    if (loaded.areas.some((one) => contains(one, area))) return;
    if (cellCount(area) > 1) {
      const missing = loaded.areas.reduce((rest, known) => rest.flatMap((one) => subtract(one, known)), [area]);
      for (const one of missing) this.copy(sheet, one, false);
      loaded.areas.push(area);
      return;
    }
    const key = area.top * SHEET_COLUMNS + area.left;
    if (loaded.cells.has(key)) return;
    loaded.cells.add(key);
    this.copy(sheet, area, false);
  }

  private copy(sheet: Sheet, area: Area, isLoaded: boolean): void {
    const place = this.place(sheet);
    const used = sheet.cells.used(true);
    if (isLoaded)
      this.model.rangeClearContents(
        place,
        area.top + 1,
        area.left + 1,
        Math.min(area.bottom, used?.bottom ?? area.top) + 1,
        area.right + 1,
      );
    const filled = used && intersection(used, area);
    if (!filled) return;
    for (let row = filled.top; row <= filled.bottom; row++) {
      for (let column = filled.left; column <= filled.right; column++) {
        const value = sheet.cells.value(row, column);
        if (value !== null) this.model.setUserInput(place, row + 1, column + 1, inputOf(value));
      }
    }
  }

  private place(sheet: Sheet | null): number {
    const known = this.places.get(sheet);
    if (known !== undefined) return known;
    const place = this.places.size;
    if (place > 0) this.model.newSheet();
    this.model.renameSheet(place, nameOf(place));
    this.places.set(sheet, place);
    return place;
  }
}

/** The engine's sheets have names of their own, which need no quotes. */
const nameOf = (place: number): string => `Sheet${place}_`;

function loadedWithin({ cells, areas }: LoadedCells, area: Area): Area[] {
  const found = areas.map((one) => intersection(one, area)).filter((one) => one !== null);
  if (cellCount(area) <= cells.size) {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        if (cells.has(row * SHEET_COLUMNS + column)) found.push({ top: row, left: column, bottom: row, right: column });
      }
    }
    return found;
  }
  for (const key of cells) {
    const row = Math.floor(key / SHEET_COLUMNS);
    const column = key % SHEET_COLUMNS;
    if (containsCell(area, row, column)) found.push({ top: row, left: column, bottom: row, right: column });
  }
  return found;
}

function inputOf(value: Exclude<CellValue, null>): string {
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : `'${value}`;
}
