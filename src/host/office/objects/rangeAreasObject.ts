import type { Area, Sheet } from "../../model/workbook";
import { cellCount, formatArea, isWholeColumns, isWholeRows, quoteSheetName } from "../../formulas/address";
import { choiceArgument } from "../arguments";
import { clearCells, type ClearWhat } from "../clearCells";
import { ExcelCollection, ExcelObject, itemByKey, items } from "../excelObject";
import { itemNotFound } from "../excelError";
import type { OfficeHost } from "../officeHost";
import { ConditionalFormatCollection } from "./conditionalFormatCollection";
import { RangeFormatObject } from "./rangeFormatObject";
import { RangeObject } from "./rangeObject";
import { WorksheetObject } from "./worksheetObject";

/** Excel.RangeAreas: cells of one sheet in several rectangles. */
export class RangeAreasObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly places: readonly Area[],
  ) {
    super(host);
  }

  get address(): string {
    const sheet = quoteSheetName(this.sheet.name);
    return this.places.map((area) => `${sheet}!${formatArea(area)}`).join(",");
  }

  get areaCount(): number {
    return this.places.length;
  }

  get cellCount(): number {
    const count = this.places.reduce((sum, area) => sum + cellCount(area), 0);
    return count > 2 ** 31 - 1 ? -1 : count;
  }

  get isEntireRow(): boolean {
    return this.places.every(isWholeRows);
  }

  get isEntireColumn(): boolean {
    return this.places.every(isWholeColumns);
  }

  get areas(): RangeCollection {
    return new RangeCollection(this.host, this.sheet, this.places);
  }

  get format(): RangeFormatObject {
    return new RangeFormatObject(this.host, this.sheet, this.places);
  }

  get worksheet(): WorksheetObject {
    return new WorksheetObject(this.host, this.sheet);
  }

  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.host, this.sheet, ...this.places);
  }

  clear(applyTo: unknown = "All"): void {
    const what = choiceArgument<ClearWhat>(applyTo ?? "All", [
      "All",
      "Formats",
      "Contents",
      "Hyperlinks",
      "RemoveHyperlinks",
    ]);
    for (const area of this.places) clearCells(this.host, this.sheet, area, what);
  }

  /** The model keeps one selected rectangle: the first. */
  select(): void {
    const [first] = this.places;
    if (first) new RangeObject(this.host, this.sheet, first).select();
  }
}

/** Excel.RangeCollection. */
export class RangeCollection extends ExcelCollection<RangeObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly places: readonly Area[],
  ) {
    super(host);
  }

  [items](): readonly RangeObject[] {
    return this.places.map((area) => new RangeObject(this.host, this.sheet, area));
  }

  [itemByKey](key: unknown): RangeObject {
    return this.getItemAt(key);
  }

  getItemAt(index: unknown): RangeObject {
    const area = this.places[Number(index)];
    if (!area) throw itemNotFound();
    return new RangeObject(this.host, this.sheet, area);
  }
}
