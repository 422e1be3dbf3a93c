import type { Sheet, Table } from "../../model/workbook";
import { rowCount } from "../../formulas/address";
import { wholeArgument } from "../arguments";
import { invalidOperation, itemNotFound } from "../excelError";
import { ExcelCollection, ExcelObject, itemByKey, items } from "../excelObject";
import { deleteCells } from "../moveCells";
import type { OfficeHost } from "../officeHost";
import { RangeObject } from "./rangeObject";
import { bodyOf } from "./tableObject";

/** Excel.TableRowCollection. */
export class TableRowCollection extends ExcelCollection<TableRowObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly table: Table,
  ) {
    super(host);
  }

  get count(): number {
    return rowCount(bodyOf(this.table));
  }

  override getCount(): number {
    return this.count;
  }

  [items](): readonly TableRowObject[] {
    return Array.from(
      { length: this.count },
      (_, index) => new TableRowObject(this.host, this.sheet, this.table, index),
    );
  }

  [itemByKey](key: unknown): TableRowObject {
    return this.getItemAt(key);
  }

  getItemAt(index: unknown): TableRowObject {
    const place = wholeArgument(index);
    if (place < 0 || place >= this.count) throw itemNotFound();
    return new TableRowObject(this.host, this.sheet, this.table, place);
  }
}

/** Excel.TableRow. */
export class TableRowObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly table: Table,
    readonly place: number,
  ) {
    super(host);
  }

  get index(): number {
    return this.place;
  }

  get values(): unknown {
    return this.getRange().values;
  }

  set values(input: unknown) {
    this.getRange().values = input;
  }

  getRange(): RangeObject {
    const row = bodyOf(this.table).top + this.place;
    return new RangeObject(this.host, this.sheet, { ...this.table.area, top: row, bottom: row });
  }

  delete(): void {
    if (rowCount(bodyOf(this.table)) === 1) throw invalidOperation("A table keeps at least one row.");
    deleteCells(this.host, this.sheet, this.getRange().area, "Up");
  }
}
