import type { Area, CellValue, Sheet, Workbook } from "../model/workbook";
import { cellCount, formatArea, overlaps } from "./address";
import { Dependencies, type FormulaCell } from "./dependencies";
import { EngineBook } from "./engineBook";
import { constantOf, Lookups } from "./lookups";
import type { FormulaPart } from "./resolveFormula";

/** After so many formulas the engine's copy is begun anew: it keeps a history of what was put into it. */
const ENGINE_LIFETIME_FORMULAS = 100_000;
const MOST_ROUNDS = 5;

/** The formulas of a workbook. A formula keeps the value it came with until something it looks at changes; then it is
 *  computed before anybody reads it. What the engine cannot compute keeps its value, never a guess. */
export class FormulaBook {
  private dependencies: Dependencies | null = null;
  private engine: EngineBook | null = null;
  private readonly lookups = new Lookups();
  private readonly dirty: { sheet: Sheet; area: Area }[] = [];
  private isAllDue = false;
  private isStructureStale = false;
  private countSet = 0;
  private countChanges = 0;
  private readonly aside = new Map<string, CellValue | undefined>();
  private asideVersion = 0;

  constructor(
    private readonly workbook: Workbook,
    private readonly hasEngine: boolean,
  ) {}

  touch(sheet: Sheet, area: Area): void {
    this.countChanges++;
    this.dirty.push({ sheet, area });
  }

  /** Sheets, tables or names are others now: references are read again. */
  touchStructure(): void {
    this.countChanges++;
    this.isStructureStale = true;
    this.forgetEngine();
  }

  touchAll(): void {
    this.countChanges++;
    this.isAllDue = true;
  }

  settle(): void {
    if (this.dirty.length === 0 && !this.isAllDue && !this.isStructureStale) return;
    const changed = this.dirty.splice(0).filter(({ sheet }) => this.workbook.sheets.includes(sheet));
    if (!this.hasEngine) return;
    const due = this.collectDue(changed);
    this.isAllDue = false;
    this.compute(due);
  }

  /** Computes formulas that stand in no cell; undefined where the engine cannot. Answers are kept until something changes. */
  evaluate(formulas: readonly (readonly FormulaPart[])[]): (CellValue | undefined)[] {
    if (!this.hasEngine || formulas.length === 0) return formulas.map(() => undefined);
    if (this.asideVersion !== this.countChanges) this.aside.clear();
    this.asideVersion = this.countChanges;
    const keys = formulas.map(meaningOf);
    const open = new Map(
      keys.flatMap((key, index) => (this.aside.has(key) ? [] : [[key, formulas[index] ?? []] as const])),
    );
    if (open.size > 0) this.evaluateAside(open);
    return keys.map((key) => this.aside.get(key));
  }

  private evaluateAside(open: ReadonlyMap<string, readonly FormulaPart[]>): void {
    const engine = new EngineBook();
    try {
      for (const [row, parts] of [...open.values()].entries())
        engine.setAside(
          row,
          this.lookups.reduce(parts, () => false),
        );
      engine.evaluate();
      for (const [row, key] of [...open.keys()].entries()) this.aside.set(key, engine.resultAside(row));
    } finally {
      engine.free();
    }
  }

  private collectDue(changed: readonly { sheet: Sheet; area: Area }[]): Set<FormulaCell> {
    const due = new Set<FormulaCell>();
    const dependencies = this.currentDependencies(due);
    for (const { sheet, area } of changed) {
      for (const cell of dependencies.refresh(sheet, area)) due.add(cell);
      this.engine?.reload(sheet, area);
    }
    if (this.isAllDue) for (const cell of dependencies.all()) due.add(cell);
    const places = [...changed, ...[...due].map(placeOf)];
    for (let next = places.pop(); next; next = places.pop()) {
      for (const cell of dependencies.watchers(next.sheet, next.area)) {
        if (due.has(cell)) continue;
        due.add(cell);
        places.push(placeOf(cell));
      }
    }
    return due;
  }

  /** After a change of structure, formulas whose references lead elsewhere now are due. */
  private currentDependencies(due: Set<FormulaCell>): Dependencies {
    const before = this.dependencies;
    if (before && !this.isStructureStale) return before;
    const now = (this.dependencies = new Dependencies(this.workbook));
    this.isStructureStale = false;
    for (const cell of before ? now.all() : []) {
      const known = before?.at(cell.sheet, cell.row, cell.column);
      if (known && meaning(known) !== meaning(cell)) due.add(cell);
    }
    return now;
  }

  private compute(due: Set<FormulaCell>): void {
    const waiting = new Waiting(due);
    const answered: [FormulaCell, CellValue][] = [];
    for (const cell of due) {
      if (!cell.parts) waiting.remove(cell);
    }
    for (const cell of [...waiting.cells]) {
      const value = constantOf(this.lookups.reduce(cell.parts ?? [], waiting.has), waiting.has);
      if (value !== undefined) answered.push([cell, value]);
    }
    for (const [cell, value] of answered) {
      this.put(cell, value ?? 0);
      waiting.remove(cell);
    }
    if (waiting.cells.size === 0) return;
    this.computeInEngine([...waiting.cells], waiting);
  }

  private computeInEngine(cells: readonly FormulaCell[], waiting: Waiting): void {
    this.countSet += cells.length;
    if (this.countSet > ENGINE_LIFETIME_FORMULAS) this.forgetEngine();
    const engine = (this.engine ??= new EngineBook());
    for (const cell of cells) engine.set(cell, this.reduced(cell, waiting));
    let open = cells;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      engine.evaluate();
      const failed = open.filter((cell) => engine.result(cell) === undefined);
      if (failed.length === 0) break;
      // What the engine cannot compute stands as it was, and what looks at it is computed from that.
      const causes = round < MOST_ROUNDS - 1 ? causesAmong(failed) : failed;
      for (const cell of causes) {
        if (cell.sheet.cells.value(cell.row, cell.column) === null) this.put(cell, { error: "#NAME?" });
        engine.fix(cell);
      }
      const fixed = new Set(causes);
      open = open.filter((cell) => !fixed.has(cell));
    }
    for (const cell of open) {
      const value = engine.result(cell);
      if (value !== undefined) this.put(cell, value);
    }
  }

  private reduced(cell: FormulaCell, waiting: Waiting): FormulaPart[] {
    return this.lookups.reduce(cell.parts ?? [], waiting.has);
  }

  private put({ sheet, row, column }: FormulaCell, value: CellValue): void {
    sheet.cells.setComputed(row, column, value);
    this.engine?.reload(sheet, { top: row, left: column, bottom: row, right: column });
  }

  private forgetEngine(): void {
    this.engine?.free();
    this.engine = null;
    this.countSet = 0;
  }
}

/** The failed formulas that look at no other failed one; all of them where they go in a circle. */
function causesAmong(failed: readonly FormulaCell[]): readonly FormulaCell[] {
  const places = new Waiting(new Set(failed));
  const causes = failed.filter(
    ({ parts }) => !parts?.some((part) => part.kind === "cells" && places.has(part.sheet, part.area)),
  );
  return causes.length > 0 ? causes : failed;
}

const placeOf = ({ sheet, row, column }: FormulaCell): { sheet: Sheet; area: Area } => ({
  sheet,
  area: { top: row, left: column, bottom: row, right: column },
});

/** What a formula's references lead to, as text to compare. */
const meaning = ({ formula, parts }: FormulaCell): string => (parts ? meaningOf(parts) : `? ${formula}`);

const meaningOf = (parts: readonly FormulaPart[]): string =>
  parts.map((part) => (part.kind === "cells" ? `${part.sheet.id}!${formatArea(part.area)}` : part.text)).join("");

/** The formulas that are yet to be computed, found by place. */
class Waiting {
  private readonly bySheet = new Map<Sheet, Map<number, Set<number>>>();

  constructor(readonly cells: Set<FormulaCell>) {
    for (const { sheet, row, column } of cells) {
      const columns = this.bySheet.get(sheet) ?? new Map<number, Set<number>>();
      this.bySheet.set(sheet, columns);
      columns.set(column, (columns.get(column) ?? new Set()).add(row));
    }
  }

  remove(cell: FormulaCell): void {
    this.cells.delete(cell);
    this.bySheet.get(cell.sheet)?.get(cell.column)?.delete(cell.row);
  }

  readonly has = (sheet: Sheet, area: Area): boolean => {
    for (const [column, rows] of this.bySheet.get(sheet) ?? []) {
      if (rows.size === 0 || column < area.left || column > area.right) continue;
      if (
        cellCount(area) === 1
          ? rows.has(area.top)
          : [...rows].some((row) => overlaps(area, { top: row, left: column, bottom: row, right: column }))
      )
        return true;
    }
    return false;
  };
}
