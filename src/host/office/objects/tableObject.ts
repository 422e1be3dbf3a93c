import type { Sheet, Table } from "../../model/workbook";
import { overlaps } from "../../formulas/address";
import { booleanArgument, textArgument } from "../arguments";
import { clearCells } from "../clearCells";
import { ExcelError, invalidArgument, itemNotFound } from "../excelError";
import { ExcelObject, identity } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { rangeArgument } from "../ranges";
import { checkDefinedName, requireFreeName } from "../sheetNames";
import { mapTokens, rewriteEverywhere } from "../sheetReferences";
import { syncTableHeaders } from "../tableHeaders";
import { RangeObject } from "./rangeObject";
import { checkTableArea } from "./tableCollection";
import { TableColumnCollection } from "./tableColumnCollection";
import { TableRowCollection } from "./tableRowCollection";
import { WorksheetObject } from "./worksheetObject";

/** Excel.Table. */
export class TableObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly table: Table,
  ) {
    super(host);
  }

  override [identity](): Readonly<Record<string, unknown>> {
    return { Id: this.id };
  }

  get id(): string {
    return `{${String(this.table.id).padStart(8, "0")}-000C-0000-FFFF-FFFF00000000}`;
  }

  get name(): string {
    return this.table.name;
  }

  set name(value: unknown) {
    this.host.requireWritable(this.sheet);
    const name = textArgument(value);
    checkDefinedName(name);
    requireFreeName(this.host, name, this.table);
    renameTable(this.host, this.table, name);
  }

  get style(): string {
    return this.table.styleName;
  }

  set style(value: unknown) {
    const name = textArgument(value);
    if (name !== "" && !/^TableStyle(Light([1-9]|1\d|2[01])|Medium([1-9]|1\d|2[0-8])|Dark([1-9]|1[01]))$/.test(name))
      throw invalidArgument();
    this.#set({ styleName: name });
  }

  get showFilterButton(): boolean {
    return this.table.showFilterButton;
  }

  set showFilterButton(value: unknown) {
    this.#set({ showFilterButton: booleanArgument(value) });
  }

  get showBandedRows(): boolean {
    return this.table.showBandedRows;
  }

  set showBandedRows(value: unknown) {
    this.#set({ showBandedRows: booleanArgument(value) });
  }

  get showHeaders(): boolean {
    return this.table.hasHeaders;
  }

  get showTotals(): boolean {
    return this.table.hasTotals;
  }

  get worksheet(): WorksheetObject {
    return new WorksheetObject(this.host, this.sheet);
  }

  get columns(): TableColumnCollection {
    return new TableColumnCollection(this.host, this.sheet, this.table);
  }

  get rows(): TableRowCollection {
    return new TableRowCollection(this.host, this.sheet, this.table);
  }

  getRange(): RangeObject {
    return new RangeObject(this.host, this.sheet, this.table.area);
  }

  getHeaderRowRange(): RangeObject {
    const { area, hasHeaders } = this.table;
    if (!hasHeaders) throw itemNotFound();
    return new RangeObject(this.host, this.sheet, { ...area, bottom: area.top });
  }

  getDataBodyRange(): RangeObject {
    return new RangeObject(this.host, this.sheet, bodyOf(this.table));
  }

  getTotalRowRange(): RangeObject {
    const { area, hasTotals } = this.table;
    if (!hasTotals) throw itemNotFound();
    return new RangeObject(this.host, this.sheet, { ...area, top: area.bottom });
  }

  /** The header row stays where it is, and old and new place overlap. */
  resize(newRange: unknown): void {
    this.host.requireWritable(this.sheet);
    const { sheet, area } = rangeArgument(this.host, this.sheet, newRange);
    const { area: before, hasTotals } = this.table;
    if (sheet !== this.sheet || area.top !== before.top || !overlaps(area, before)) throw invalidArgument();
    if (area.bottom === area.top) throw invalidArgument();
    if (hasTotals) throw new ExcelError("UnsupportedOperation", "A table with a totals row cannot be resized here.");
    checkTableArea(this.sheet, area, this.table);
    this.table.area = area;
    syncTableHeaders(this.host, this.sheet, this.table);
    this.host.calculator.touchStructure();
    this.host.changed(this.sheet, { ...area, bottom: area.top });
  }

  /** Rows that a filter of the table hides are shown again. */
  clearFilters(): void {
    this.host.requireWritable(this.sheet);
    const { top, bottom } = bodyOf(this.table);
    for (const row of [...this.sheet.hiddenRows]) if (row >= top && row <= bottom) this.sheet.hiddenRows.delete(row);
    this.host.somethingSeen();
  }

  convertToRange(): RangeObject {
    this.#forget();
    return new RangeObject(this.host, this.sheet, this.table.area);
  }

  /** The table and its cells go. */
  delete(): void {
    this.#forget();
    clearCells(this.host, this.sheet, this.table.area, "All");
  }

  #forget(): void {
    this.host.requireWritable(this.sheet);
    const { tables } = this.sheet;
    tables.splice(tables.indexOf(this.table), 1);
    this.host.calculator.touchStructure();
    this.host.somethingSeen();
  }

  #set(change: Partial<Table>): void {
    this.host.requireWritable(this.sheet);
    Object.assign(this.table, change);
    this.host.somethingSeen();
  }
}

/** The cells between header and totals. */
export function bodyOf({ area, hasHeaders, hasTotals }: Table): Table["area"] {
  return { ...area, top: area.top + (hasHeaders ? 1 : 0), bottom: area.bottom - (hasTotals ? 1 : 0) };
}

function renameTable(host: OfficeHost, table: Table, name: string): void {
  const before = table.name.toLowerCase();
  table.name = name;
  rewriteEverywhere(host, (formula) =>
    mapTokens(formula, ({ kind, text }) => {
      const end = kind === "structured" ? text.indexOf("[") : kind === "name" ? text.length : -1;
      return end > 0 && text.slice(0, end).toLowerCase() === before ? name + text.slice(end) : text;
    }),
  );
  host.calculator.touchStructure();
  host.somethingSeen();
}
