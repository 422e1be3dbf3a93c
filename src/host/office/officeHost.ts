import type { Area, Sheet, Workbook } from "../model/workbook";
import { accessDenied, itemNotFound } from "./excelError";
import { References } from "./references";

/** What recalculates the workbook, as the Office objects see it. */
export interface Calculator {
  /** Cells changed: formulas that look at them are to be computed before anybody reads them. */
  touch(sheet: Sheet, area: Area): void;
  /** Sheets, tables or names came, went or were renamed. */
  touchStructure(): void;
  /** Computes what is due. */
  settle(): void;
  /** Everything is due. */
  touchAll(): void;
}

export interface ChangeNote {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly changeType: string;
}

/** A range whose place follows insertions and deletions while a request or the client holds it. */
export interface LiveArea {
  sheet: Sheet;
  area: Area;
}

/** What all Excel objects of one open workbook share. */
export class OfficeHost {
  readonly references = new References();
  readonly liveAreas = new Set<LiveArea>();
  readonly changes: ChangeNote[] = [];
  eventsEnabled = true;
  calculationMode = "Automatic";
  private readonly watchers = new Set<() => void>();

  constructor(
    readonly workbook: Workbook,
    readonly calculator: Calculator,
  ) {}

  /** Notes that cells of `area` have new content. */
  changed(sheet: Sheet, area: Area, changeType = "RangeEdited"): void {
    this.calculator.touch(sheet, area);
    this.changes.push({ sheet, area, changeType });
    this.somethingSeen();
  }

  /** Notes a change a person could see that is no cell's content. */
  somethingSeen(): void {
    for (const watcher of this.watchers) watcher();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** At the end of a request: only ranges the client keeps go on following insertions. */
  forgetLooseAreas(): void {
    const kept = new Set<unknown>(this.references.all());
    for (const live of this.liveAreas) if (!kept.has(live)) this.liveAreas.delete(live);
  }

  requireWritable(sheet: Sheet): void {
    if (sheet.isProtected) throw accessDenied();
  }

  requireStructure(): void {
    if (this.workbook.structureProtected) throw accessDenied();
  }

  sheetByName(name: string): Sheet {
    const sheet = this.findSheet(name);
    if (!sheet) throw itemNotFound();
    return sheet;
  }

  /** By name, ignoring case, or by id. */
  findSheet(nameOrId: string): Sheet | null {
    const wanted = nameOrId.toLowerCase();
    const { sheets } = this.workbook;
    return (
      sheets.find((sheet) => sheet.name.toLowerCase() === wanted) ?? sheets.find(({ id }) => id === nameOrId) ?? null
    );
  }
}
