import type { Area, Sheet } from "../../model/workbook";
import * as address from "../../formulas/address";
import { booleanArgument, choiceArgument, textArgument, wholeArgument } from "../arguments";
import { matrixOf, writeCells, wrongShape } from "../cellInput";
import { shownValue, valueType } from "../shownValue";
import { applyHyperlink, cellHyperlink } from "../cellLinks";
import { clearCells, type ClearWhat } from "../clearCells";
import { ExcelError, invalidArgument, invalidOperation, itemNotFound } from "../excelError";
import { ExcelObject } from "../excelObject";
import { deleteCells, insertCells } from "../moveCells";
import type { LiveArea, OfficeHost } from "../officeHost";
import { columnsOf, common, mark, readCells, rowsOf, usedWithin, visibleAreas } from "../rangeCells";
import { requireBounded, styleCells } from "../styleCells";
import { ConditionalFormatCollection } from "./conditionalFormatCollection";
import { RangeAreasObject } from "./rangeAreasObject";
import { RangeFormatObject } from "./rangeFormatObject";
import { TableScopedCollection } from "./tableScopedCollection";
import { WorksheetObject } from "./worksheetObject";
import { formatCellText } from "../../numberText";

/** Excel.Range. Its place follows insertions and deletions for as long as the client keeps it. */
export class RangeObject extends ExcelObject implements LiveArea {
  constructor(
    host: OfficeHost,
    public sheet: Sheet,
    public area: Area,
  ) {
    super(host);
    if (!address.isOnSheet(area)) throw invalidArgument();
    host.liveAreas.add(this);
  }

  get address(): string {
    return `${address.quoteSheetName(this.sheet.name)}!${address.formatArea(this.area)}`;
  }

  get rowIndex(): number {
    return this.area.top;
  }

  get columnIndex(): number {
    return this.area.left;
  }

  get rowCount(): number {
    return address.rowCount(this.area);
  }

  get columnCount(): number {
    return address.columnCount(this.area);
  }

  get cellCount(): number {
    const count = address.cellCount(this.area);
    return count > 2 ** 31 - 1 ? -1 : count;
  }

  get isEntireColumn(): boolean {
    return address.isWholeColumns(this.area);
  }

  get isEntireRow(): boolean {
    return address.isWholeRows(this.area);
  }

  get values(): unknown {
    this.host.calculator.settle();
    return readCells(this.area, (row, column) => shownValue(this.sheet.cells.value(row, column)));
  }

  set values(input: unknown) {
    requireBounded(this.area);
    writeCells(this.host, this.sheet, this.area, input);
  }

  get formulas(): unknown {
    this.host.calculator.settle();
    const { cells } = this.sheet;
    return readCells(this.area, (row, column) => cells.formula(row, column) ?? shownValue(cells.value(row, column)));
  }

  set formulas(input: unknown) {
    this.values = input;
  }

  get text(): unknown {
    this.host.calculator.settle();
    const { cells } = this.sheet;
    const { styles, dateSystem } = this.host.workbook;
    return readCells(this.area, (row, column) => {
      const { numberFormat } = styles.get(cells.style(row, column));
      return formatCellText(cells.value(row, column), numberFormat, dateSystem, "en-US").text;
    });
  }

  get valueTypes(): unknown {
    this.host.calculator.settle();
    return readCells(this.area, (row, column) => valueType(this.sheet.cells.value(row, column)));
  }

  get numberFormat(): unknown {
    const { cells } = this.sheet;
    return readCells(this.area, (row, column) => this.host.workbook.styles.get(cells.style(row, column)).numberFormat);
  }

  set numberFormat(input: unknown) {
    const at = matrixOf(input, this.area);
    styleCells(this.host, this.sheet, this.area, (row, column) => {
      const format = at(row - this.area.top, column - this.area.left);
      return format === null ? {} : { numberFormat: textArgument(format) || "General" };
    });
  }

  get hyperlink(): unknown {
    return cellHyperlink(this.sheet, this.area);
  }

  set hyperlink(link: unknown) {
    applyHyperlink(this.host, this.sheet, this.area, link);
  }

  get rowHidden(): boolean | null {
    return common(rowsOf(this.area), (row) => this.sheet.hiddenRows.has(row));
  }

  set rowHidden(hidden: unknown) {
    this.host.requireWritable(this.sheet);
    mark(this.sheet.hiddenRows, rowsOf(this.area), booleanArgument(hidden));
    this.host.somethingSeen();
  }

  get columnHidden(): boolean | null {
    return common(columnsOf(this.area), (column) => this.sheet.hiddenColumns.has(column));
  }

  set columnHidden(hidden: unknown) {
    this.host.requireWritable(this.sheet);
    mark(this.sheet.hiddenColumns, columnsOf(this.area), booleanArgument(hidden));
    this.host.somethingSeen();
  }

  get format(): RangeFormatObject {
    return new RangeFormatObject(this.host, this.sheet, [this.area]);
  }

  get worksheet(): WorksheetObject {
    return new WorksheetObject(this.host, this.sheet);
  }

  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.host, this.sheet, this.area);
  }

  clear(applyTo: unknown = "All"): void {
    const what = choiceArgument<ClearWhat>(applyTo ?? "All", [
      "All",
      "Formats",
      "Contents",
      "Hyperlinks",
      "RemoveHyperlinks",
    ]);
    clearCells(this.host, this.sheet, this.area, what);
  }

  delete(shift: unknown): void {
    deleteCells(this.host, this.sheet, this.area, choiceArgument(shift, ["Up", "Left"]));
  }

  insert(shift: unknown): RangeObject {
    const { area } = this;
    insertCells(this.host, this.sheet, area, choiceArgument(shift, ["Down", "Right"]));
    return new RangeObject(this.host, this.sheet, area);
  }

  select(): void {
    if (this.sheet.visibility !== "Visible") throw invalidOperation("A hidden sheet has no selection.");
    this.host.workbook.activeSheet = this.sheet;
    this.sheet.selection = this.area;
    this.host.somethingSeen();
  }

  merge(across: unknown = false): void {
    this.host.requireWritable(this.sheet);
    if (this.sheet.tables.some((table) => address.overlaps(table.area, this.area)))
      throw invalidOperation("Cells of a table cannot be merged.");
    this.unmerge();
    const rows =
      across === true ? rowsOf(this.area).map((row) => ({ ...this.area, top: row, bottom: row })) : [this.area];
    for (const area of rows) {
      if (address.cellCount(area) === 1) continue;
      for (const hole of address.subtract(area, { ...area, bottom: area.top, right: area.left }))
        clearCells(this.host, this.sheet, hole, "Contents");
      this.sheet.merges.push(area);
    }
  }

  unmerge(): void {
    this.host.requireWritable(this.sheet);
    const kept = this.sheet.merges.filter((merge) => !address.overlaps(merge, this.area));
    this.sheet.merges.splice(0, this.sheet.merges.length, ...kept);
    this.host.somethingSeen();
  }

  getMergedAreasOrNullObject(): RangeAreasObject | null {
    const merged = this.sheet.merges.filter((merge) => address.overlaps(merge, this.area));
    return merged.length === 0 ? null : new RangeAreasObject(this.host, this.sheet, merged);
  }

  getCell(row: unknown, column: unknown): RangeObject {
    const top = this.area.top + wholeArgument(row);
    const left = this.area.left + wholeArgument(column);
    return this.#at({ top, left, bottom: top, right: left });
  }

  getRow(row: unknown): RangeObject {
    const top = this.area.top + wholeArgument(row);
    return this.#at({ ...this.area, top, bottom: top });
  }

  getColumn(column: unknown): RangeObject {
    const left = this.area.left + wholeArgument(column);
    return this.#at({ ...this.area, left, right: left });
  }

  getLastRow(): RangeObject {
    return this.#at({ ...this.area, top: this.area.bottom });
  }

  getLastColumn(): RangeObject {
    return this.#at({ ...this.area, left: this.area.right });
  }

  getLastCell(): RangeObject {
    return this.#at({ ...this.area, top: this.area.bottom, left: this.area.right });
  }

  getEntireRow(): RangeObject {
    return this.#at({ ...this.area, left: 0, right: address.SHEET_COLUMNS - 1 });
  }

  getEntireColumn(): RangeObject {
    return this.#at({ ...this.area, top: 0, bottom: address.SHEET_ROWS - 1 });
  }

  getResizedRange(rows: unknown, columns: unknown): RangeObject {
    const { bottom, right } = this.area;
    return this.#at({ ...this.area, bottom: bottom + wholeArgument(rows), right: right + wholeArgument(columns) });
  }

  getAbsoluteResizedRange(rows: unknown, columns: unknown): RangeObject {
    const { top, left } = this.area;
    return this.#at({ top, left, bottom: top + wholeArgument(rows) - 1, right: left + wholeArgument(columns) - 1 });
  }

  getOffsetRange(rows: unknown, columns: unknown): RangeObject {
    const down = wholeArgument(rows);
    const across = wholeArgument(columns);
    const { top, left, bottom, right } = this.area;
    return this.#at({ top: top + down, left: left + across, bottom: bottom + down, right: right + across });
  }

  getBoundingRect(other: unknown): RangeObject {
    const { area } = this.#sameSheet(other);
    return this.#at({
      top: Math.min(this.area.top, area.top),
      left: Math.min(this.area.left, area.left),
      bottom: Math.max(this.area.bottom, area.bottom),
      right: Math.max(this.area.right, area.right),
    });
  }

  getIntersectionOrNullObject(other: unknown): RangeObject | null {
    const common = address.intersection(this.area, this.#sameSheet(other).area);
    return common && this.#at(common);
  }

  getIntersection(other: unknown): RangeObject {
    return this.getIntersectionOrNullObject(other) ?? missing();
  }

  getUsedRangeOrNullObject(valuesOnly: unknown = false): RangeObject | null {
    const used = usedWithin(this.sheet, this.area, valuesOnly === true);
    return used && this.#at(used);
  }

  getUsedRange(valuesOnly: unknown = false): RangeObject {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }

  getSpecialCellsOrNullObject(type: unknown): RangeAreasObject | null {
    if (type !== "Visible")
      throw new ExcelError("UnsupportedOperation", `Special cells "${String(type)}" are not offered.`);
    const areas = visibleAreas(this.sheet, this.area);
    return areas.length === 0 ? null : new RangeAreasObject(this.host, this.sheet, areas);
  }

  getTables(fullyContained: unknown = false): TableScopedCollection {
    return new TableScopedCollection(this.host, this.sheet, this.area, fullyContained === true);
  }

  /** The client asks before it sends a large array in pieces. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.rowCount || columns !== this.columnCount) throw wrongShape();
  }

  #at(area: Area): RangeObject {
    return new RangeObject(this.host, this.sheet, area);
  }

  /** The other range, given as an object or an address on the same sheet. */
  #sameSheet(other: unknown): LiveArea {
    if (other instanceof RangeObject) {
      if (other.sheet !== this.sheet) throw invalidArgument();
      return other;
    }
    const parsed = address.parseAddress(textArgument(other));
    if (!parsed) throw invalidArgument();
    return { sheet: this.sheet, area: parsed.area };
  }
}

function missing(): never {
  throw itemNotFound();
}
