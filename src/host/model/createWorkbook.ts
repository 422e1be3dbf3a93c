import { SheetCells } from "./sheetCells";
import { StyleTable } from "./styleTable";
import { TextPool } from "./texts";
import type * as model from "./workbook";

/** A sheet whose cells the package can load and save. */
export class SheetModel implements model.Sheet {
  visibility: model.Sheet["visibility"] = "Visible";
  tabColor: string | null = null;
  isProtected = false;
  readonly cells: SheetCells;
  readonly merges: model.Area[] = [];
  readonly tables: model.Table[] = [];
  readonly conditionalFormats: model.ConditionalFormat[] = [];
  readonly charts: model.Chart[] = [];
  readonly hyperlinks = new Map<string, model.Hyperlink>();
  autoFilter: model.Area | null = null;
  frozenRows = 0;
  frozenColumns = 0;
  showGridlines = true;
  readonly columnWidths = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  selection: model.Area = { top: 0, left: 0, bottom: 0, right: 0 };

  constructor(
    /** The number that the file knows the sheet by. */
    readonly sheetId: number,
    public name: string,
    texts: TextPool,
  ) {
    this.cells = new SheetCells(texts);
  }

  get id(): string {
    return `{${String(this.sheetId).padStart(8, "0")}-0001-0000-0000-000000000000}`;
  }
}

export class WorkbookModel implements model.Workbook {
  readonly sheets: SheetModel[] = [];
  readonly names: model.DefinedName[] = [];
  readonly texts = new TextPool();
  styles = new StyleTable();
  dateSystem: 1900 | 1904 = 1900;
  structureProtected = false;
  private active: SheetModel | null = null;
  private highestSheetId = 0;

  /** The sheet in front; the first visible one where none was chosen. */
  get activeSheet(): SheetModel {
    const sheet = this.active ?? this.sheets.find((candidate) => candidate.visibility === "Visible") ?? this.sheets[0];
    if (!sheet) throw new Error("A workbook has at least one sheet");
    return sheet;
  }

  set activeSheet(sheet: model.Sheet) {
    this.active = this.sheets.find((candidate) => candidate === sheet) ?? null;
  }

  addSheet(name: string): SheetModel {
    return this.addSheetWithId(this.highestSheetId + 1, name);
  }

  /** Keeps a number from being given to a new sheet. */
  reserveSheetId(sheetId: number): void {
    this.highestSheetId = Math.max(this.highestSheetId, sheetId);
  }

  addSheetWithId(sheetId: number, name: string): SheetModel {
    this.reserveSheetId(sheetId);
    const sheet = new SheetModel(sheetId, name, this.texts);
    this.sheets.push(sheet);
    return sheet;
  }

  deleteSheet(sheet: model.Sheet): void {
    const position = this.sheets.findIndex((candidate) => candidate === sheet);
    if (position < 0) return;
    this.sheets.splice(position, 1);
    if (this.active === sheet) {
      const neighbours = [...this.sheets.slice(position), ...this.sheets.slice(0, position).reverse()];
      this.active = neighbours.find((candidate) => candidate.visibility === "Visible") ?? null;
    }
    for (let index = this.names.length - 1; index >= 0; index--) {
      if (this.names[index]?.scope === sheet) this.names.splice(index, 1);
    }
  }
}

/** A new workbook, with one empty sheet "Sheet1". */
export function createWorkbook(): WorkbookModel {
  const workbook = new WorkbookModel();
  workbook.addSheet("Sheet1");
  return workbook;
}

/** An id that no table of the workbook has. */
export function nextTableId(workbook: model.Workbook): number {
  const ids = workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => table.id));
  return Math.max(0, ...ids) + 1;
}
