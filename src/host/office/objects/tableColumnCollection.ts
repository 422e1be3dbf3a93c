import type { Sheet, Table } from "../../model/workbook";
import { overlaps, rowCount } from "../../formulas/address";
import { textArgument, wholeArgument } from "../arguments";
import { writeCells } from "../cellInput";
import { invalidArgument, invalidOperation, itemNotFound } from "../excelError";
import { ExcelCollection, ExcelObject, identity, itemByKey, items } from "../excelObject";
import { deleteCells, insertCells } from "../moveCells";
import type { OfficeHost } from "../officeHost";
import { syncTableHeaders } from "../tableHeaders";
import { RangeObject } from "./rangeObject";
import { bodyOf } from "./tableObject";

/** Excel.TableColumnCollection. */
export class TableColumnCollection extends ExcelCollection<TableColumnObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly table: Table,
  ) {
    super(host);
  }

  get count(): number {
    return this.table.columns.length;
  }

  [items](): readonly TableColumnObject[] {
    return this.table.columns.map((_, index) => new TableColumnObject(this.host, this.sheet, this.table, index));
  }

  /** By name, ignoring case, or by id. */
  [itemByKey](key: unknown): TableColumnObject {
    const found = this.getItemOrNullObject(key);
    if (!found) throw itemNotFound();
    return found;
  }

  getItem(key: unknown): TableColumnObject {
    return this[itemByKey](key);
  }

  getItemOrNullObject(key: unknown): TableColumnObject | null {
    const wanted = typeof key === "string" ? key.toLowerCase() : null;
    return (
      this[items]().find((column) => (wanted === null ? column.id === key : column.name.toLowerCase() === wanted)) ??
      null
    );
  }

  getItemAt(index: unknown): TableColumnObject {
    const found = this[items]()[wholeArgument(index)];
    if (!found) throw itemNotFound();
    return found;
  }

  /** At the end the table takes the free cells beside it; elsewhere, or where they are not free, cells move right. */
  add(index: unknown = null, values: unknown = null, name: unknown = null): TableColumnObject {
    this.host.requireWritable(this.sheet);
    const { area } = this.table;
    const at = index === null || index === -1 ? this.count : wholeArgument(index);
    if (at < 0 || at > this.count) throw invalidArgument();
    const column = area.left + at;
    const place = { ...area, left: column, right: column };
    const isAtEnd = at === this.count;
    if (!isAtEnd || !isEmpty(this.sheet, place)) insertCells(this.host, this.sheet, place, "Right");
    if (isAtEnd) this.table.area = { ...this.table.area, right: column };
    syncTableHeaders(this.host, this.sheet, this.table);
    const added = new TableColumnObject(this.host, this.sheet, this.table, at);
    if (values !== null) writeCells(this.host, this.sheet, rowsFor(values, place, this.table), values);
    if (name !== null) added.name = textArgument(name);
    this.host.changed(this.sheet, { ...place, bottom: place.top });
    return added;
  }
}

/** Values with or without the header, as Excel takes them. */
function rowsFor(values: unknown, place: Table["area"], table: Table): Table["area"] {
  const isWholeColumn = !Array.isArray(values) || values.length === rowCount(place);
  return isWholeColumn ? place : { ...place, top: bodyOf(table).top, bottom: bodyOf(table).bottom };
}

function isEmpty(sheet: Sheet, area: Table["area"]): boolean {
  for (let row = area.top; row <= area.bottom; row++) {
    if (sheet.cells.value(row, area.left) !== null || sheet.cells.formula(row, area.left) !== null) return false;
  }
  return !sheet.tables.some((table) => overlaps(table.area, area));
}

/** Excel.TableColumn. */
export class TableColumnObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly table: Table,
    readonly place: number,
  ) {
    super(host);
  }

  override [identity](): Readonly<Record<string, unknown>> {
    return { Id: this.id };
  }

  get id(): number {
    return this.place + 1;
  }

  get index(): number {
    return this.place;
  }

  get name(): string {
    return this.table.columns[this.place] ?? "";
  }

  set name(value: unknown) {
    const { area } = this.table;
    const column = area.left + this.place;
    writeCells(
      this.host,
      this.sheet,
      { top: area.top, bottom: area.top, left: column, right: column },
      `'${textArgument(value)}`,
    );
  }

  get values(): unknown {
    return this.getRange().values;
  }

  set values(input: unknown) {
    this.getRange().values = input;
  }

  delete(): void {
    if (this.table.columns.length === 1) throw invalidOperation("A table keeps at least one column.");
    deleteCells(this.host, this.sheet, this.getRange().area, "Left");
  }

  getRange(): RangeObject {
    const column = this.table.area.left + this.place;
    return new RangeObject(this.host, this.sheet, { ...this.table.area, left: column, right: column });
  }

  getDataBodyRange(): RangeObject {
    const column = this.table.area.left + this.place;
    return new RangeObject(this.host, this.sheet, { ...bodyOf(this.table), left: column, right: column });
  }

  getHeaderRowRange(): RangeObject {
    const { area } = this.getRange();
    return new RangeObject(this.host, this.sheet, { ...area, bottom: area.top });
  }
}
