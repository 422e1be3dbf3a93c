import type { Sheet } from "../../model/workbook";
import { parseAddress, SHEET_COLUMNS, SHEET_ROWS } from "../../formulas/address";
import { booleanArgument, choiceArgument, colorArgument, textArgument, wholeArgument } from "../arguments";
import { invalidArgument, invalidOperation } from "../excelError";
import { ExcelObject, identity } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { usedWithin } from "../rangeCells";
import { rangeOf } from "../ranges";
import { forgetSheet, renameSheet } from "../sheetReferences";
import { checkSheetName } from "../sheetNames";
import { ChartCollection } from "./chartCollection";
import { NamedItemCollection } from "./namedItemCollection";
import { RangeAreasObject } from "./rangeAreasObject";
import { RangeObject } from "./rangeObject";
import { TableCollection } from "./tableCollection";
import { AutoFilterObject, FreezePanesObject, WorksheetProtectionObject } from "./worksheetParts";

/** Excel.Worksheet. */
export class WorksheetObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
  ) {
    super(host);
  }

  override [identity](): Readonly<Record<string, unknown>> {
    return { Id: this.sheet.id };
  }

  get id(): string {
    return this.sheet.id;
  }

  get name(): string {
    return this.sheet.name;
  }

  set name(value: unknown) {
    this.host.requireStructure();
    const name = textArgument(value);
    checkSheetName(this.host, name, this.sheet);
    renameSheet(this.host, this.sheet, name);
  }

  get position(): number {
    return this.host.workbook.sheets.indexOf(this.sheet);
  }

  set position(value: unknown) {
    this.host.requireStructure();
    const { sheets } = this.host.workbook;
    const position = wholeArgument(value);
    if (position < 0 || position >= sheets.length) throw invalidArgument();
    sheets.splice(position, 0, ...sheets.splice(this.position, 1));
    this.host.somethingSeen();
  }

  get visibility(): string {
    return this.sheet.visibility;
  }

  set visibility(value: unknown) {
    this.host.requireStructure();
    const visibility = choiceArgument(value, ["Visible", "Hidden", "VeryHidden"]);
    if (visibility !== "Visible") leaveSheet(this.host, this.sheet);
    this.sheet.visibility = visibility;
    this.host.somethingSeen();
  }

  get tabColor(): string {
    return this.sheet.tabColor ?? "";
  }

  set tabColor(value: unknown) {
    this.sheet.tabColor = colorArgument(value);
    this.host.somethingSeen();
  }

  get showGridlines(): boolean {
    return this.sheet.showGridlines;
  }

  /** What the client sends when `showGridlines` is set. */
  set gridlines(value: unknown) {
    this.sheet.showGridlines = booleanArgument(value);
    this.host.somethingSeen();
  }

  get tables(): TableCollection {
    return new TableCollection(this.host, this.sheet);
  }

  get charts(): ChartCollection {
    return new ChartCollection(this.host, this.sheet);
  }

  get names(): NamedItemCollection {
    return new NamedItemCollection(this.host, this.sheet);
  }

  get protection(): WorksheetProtectionObject {
    return new WorksheetProtectionObject(this.host, this.sheet);
  }

  get freezePanes(): FreezePanesObject {
    return new FreezePanesObject(this.host, this.sheet);
  }

  get autoFilter(): AutoFilterObject {
    return new AutoFilterObject(this.host, this.sheet);
  }

  activate(): void {
    if (this.sheet.visibility !== "Visible") throw invalidOperation("A hidden sheet cannot be activated.");
    this.host.workbook.activeSheet = this.sheet;
    this.host.somethingSeen();
  }

  delete(): void {
    this.host.requireStructure();
    if (this.sheet.visibility === "VeryHidden") throw invalidOperation("A very hidden sheet cannot be deleted.");
    leaveSheet(this.host, this.sheet);
    forgetSheet(this.host, this.sheet);
    this.host.workbook.deleteSheet(this.sheet);
    this.host.somethingSeen();
  }

  calculate(): void {
    this.host.calculator.touchAll();
  }

  getRange(address: unknown = null): RangeObject {
    return rangeOf(this.host, this.sheet, address);
  }

  getRanges(addresses: unknown = null): RangeAreasObject {
    const list = addresses === null ? [] : textArgument(addresses).split(",");
    const areas = list.map((address) => parseAddress(address)?.area);
    if (areas.length === 0) return new RangeAreasObject(this.host, this.sheet, [this.getRange().area]);
    if (!areas.every((area) => area !== undefined)) throw invalidArgument();
    return new RangeAreasObject(this.host, this.sheet, areas);
  }

  getRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): RangeObject {
    const top = wholeArgument(row);
    const left = wholeArgument(column);
    const bottom = top + wholeArgument(rows) - 1;
    const right = left + wholeArgument(columns) - 1;
    if (bottom < top || right < left) throw invalidArgument();
    return new RangeObject(this.host, this.sheet, { top, left, bottom, right });
  }

  getCell(row: unknown, column: unknown): RangeObject {
    return this.getRangeByIndexes(row, column, 1, 1);
  }

  getUsedRangeOrNullObject(valuesOnly: unknown = false): RangeObject | null {
    const whole = { top: 0, left: 0, bottom: SHEET_ROWS - 1, right: SHEET_COLUMNS - 1 };
    const used = usedWithin(this.sheet, whole, valuesOnly === true);
    return used && new RangeObject(this.host, this.sheet, used);
  }

  getUsedRange(valuesOnly: unknown = false): RangeObject {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }

  getNextOrNullObject(visibleOnly: unknown = false): WorksheetObject | null {
    return this.#neighbour(this.host.workbook.sheets.slice(this.position + 1), visibleOnly);
  }

  getPreviousOrNullObject(visibleOnly: unknown = false): WorksheetObject | null {
    return this.#neighbour(this.host.workbook.sheets.slice(0, this.position).reverse(), visibleOnly);
  }

  _RegisterDataChangedEvent(): void {}
  _UnregisterDataChangedEvent(): void {}
  _RegisterSelectionChangedEvent(): void {}
  _UnregisterSelectionChangedEvent(): void {}

  #neighbour(sheets: readonly Sheet[], visibleOnly: unknown): WorksheetObject | null {
    const sheet = sheets.find(({ visibility }) => visibleOnly !== true || visibility === "Visible");
    return sheet ? new WorksheetObject(this.host, sheet) : null;
  }
}

/** Makes sure that another visible sheet stays, and that it is in front when `sheet` goes. */
function leaveSheet(host: OfficeHost, sheet: Sheet): void {
  const others = host.workbook.sheets.filter((other) => other !== sheet && other.visibility === "Visible");
  const [next] = others;
  if (!next) throw invalidOperation("A workbook keeps at least one visible sheet.");
  if (host.workbook.activeSheet === sheet) host.workbook.activeSheet = next;
}
