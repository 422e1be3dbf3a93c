import { textArgument } from "../arguments";
import { itemNotFound } from "../excelError";
import { ExcelCollection, itemByKey, items } from "../excelObject";
import { checkSheetName, freeSheetName } from "../sheetNames";
import { WorksheetObject } from "./worksheetObject";

/** Excel.WorksheetCollection. */
export class WorksheetCollection extends ExcelCollection<WorksheetObject> {
  [items](): readonly WorksheetObject[] {
    return this.host.workbook.sheets.map((sheet) => new WorksheetObject(this.host, sheet));
  }

  [itemByKey](key: unknown): WorksheetObject {
    return new WorksheetObject(this.host, this.host.sheetByName(textArgument(key)));
  }

  add(name: unknown = null): WorksheetObject {
    this.host.requireStructure();
    const chosen = name === null || name === "" ? freeSheetName(this.host) : textArgument(name);
    checkSheetName(this.host, chosen, null);
    const sheet = this.host.workbook.addSheet(chosen);
    this.host.calculator.touchStructure();
    this.host.somethingSeen();
    return new WorksheetObject(this.host, sheet);
  }

  getItem(key: unknown): WorksheetObject {
    return this[itemByKey](key);
  }

  getItemOrNullObject(key: unknown): WorksheetObject | null {
    const sheet = this.host.findSheet(textArgument(key));
    return sheet && new WorksheetObject(this.host, sheet);
  }

  getActiveWorksheet(): WorksheetObject {
    return new WorksheetObject(this.host, this.host.workbook.activeSheet);
  }

  getFirst(visibleOnly: unknown = false): WorksheetObject {
    return this.#candidates(visibleOnly)[0] ?? missing();
  }

  getLast(visibleOnly: unknown = false): WorksheetObject {
    return this.#candidates(visibleOnly).at(-1) ?? missing();
  }

  override getCount(visibleOnly: unknown = false): number {
    return this.#candidates(visibleOnly).length;
  }

  _RegisterDataChangedEvent(): void {}
  _UnregisterDataChangedEvent(): void {}
  _RegisterSelectionChangedEvent(): void {}
  _UnregisterSelectionChangedEvent(): void {}

  #candidates(visibleOnly: unknown): WorksheetObject[] {
    const { sheets } = this.host.workbook;
    const chosen = visibleOnly === true ? sheets.filter((sheet) => sheet.visibility === "Visible") : sheets;
    return chosen.map((sheet) => new WorksheetObject(this.host, sheet));
  }
}

function missing(): never {
  throw itemNotFound();
}
