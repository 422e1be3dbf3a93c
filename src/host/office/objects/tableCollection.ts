import { nextTableId } from "../../model/createWorkbook";
import type { Area, Sheet, Table } from "../../model/workbook";
import { contains, overlaps, rowCount } from "../../formulas/address";
import { booleanArgument, textArgument, wholeArgument } from "../arguments";
import { ExcelError, invalidArgument, itemNotFound } from "../excelError";
import { ExcelCollection, itemByKey, items } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { rangeOf } from "../ranges";
import { syncTableHeaders } from "../tableHeaders";
import { RangeObject } from "./rangeObject";
import { TableObject } from "./tableObject";

/** Excel.TableCollection: the tables of the workbook, or of one sheet. */
export class TableCollection extends ExcelCollection<TableObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet | null,
  ) {
    super(host);
  }

  [items](): readonly TableObject[] {
    const sheets = this.sheet ? [this.sheet] : this.host.workbook.sheets;
    return sheets.flatMap((sheet) => sheet.tables.map((table) => new TableObject(this.host, sheet, table)));
  }

  [itemByKey](key: unknown): TableObject {
    const found = this.getItemOrNullObject(key);
    if (!found) throw itemNotFound();
    return found;
  }

  /** By name, ignoring case, or by id. */
  getItemOrNullObject(key: unknown): TableObject | null {
    const wanted = String(key).toLowerCase();
    const tables = this[items]();
    return (
      tables.find(({ name }) => name.toLowerCase() === wanted) ??
      tables.find(({ id }) => id.toLowerCase() === wanted) ??
      null
    );
  }

  getItem(key: unknown): TableObject {
    return this[itemByKey](key);
  }

  getItemAt(index: unknown): TableObject {
    const found = this[items]()[wholeArgument(index)];
    if (!found) throw itemNotFound();
    return found;
  }

  add(address: unknown, hasHeaders: unknown): TableObject {
    const { sheet, area } = this.#place(address);
    this.host.requireWritable(sheet);
    if (!booleanArgument(hasHeaders)) {
      throw new ExcelError("UnsupportedOperation", "Tables without a header row are not offered.");
    }
    checkTableArea(sheet, area, null);
    const full = rowCount(area) === 1 ? { ...area, bottom: area.bottom + 1 } : area;
    const table: Table = {
      id: nextTableId(this.host.workbook),
      name: this.#freeName(),
      area: full,
      columns: [],
      hasHeaders: true,
      hasTotals: false,
      styleName: "TableStyleMedium2",
      showFilterButton: true,
      showBandedRows: true,
    };
    sheet.tables.push(table);
    syncTableHeaders(this.host, sheet, table);
    this.host.changed(sheet, { ...full, bottom: full.top });
    return new TableObject(this.host, sheet, table);
  }

  #place(address: unknown): { sheet: Sheet; area: Area } {
    if (address instanceof RangeObject) return address;
    const range = rangeOf(this.host, this.sheet ?? this.host.workbook.activeSheet, textArgument(address));
    if (this.sheet && range.sheet !== this.sheet) throw invalidArgument();
    return range;
  }

  #freeName(): string {
    const taken = new Set(
      [...this.host.workbook.sheets.flatMap(({ tables }) => tables), ...this.host.workbook.names].map(({ name }) =>
        name.toLowerCase(),
      ),
    );
    for (let number = 1; ; number++) if (!taken.has(`table${number}`)) return `Table${number}`;
  }
}

/** A table overlaps no other table and no merged cells. */
export function checkTableArea(sheet: Sheet, area: Area, except: Table | null): void {
  const overlapsTable = sheet.tables.some((table) => table !== except && overlaps(table.area, area));
  if (overlapsTable) throw invalidArgument("A table can't overlap another table.");
  if (sheet.merges.some((merge) => overlaps(merge, area))) throw invalidArgument("A table can't contain merged cells.");
  if (sheet.autoFilter && overlaps(sheet.autoFilter, area) && !contains(area, sheet.autoFilter)) {
    throw invalidArgument("A table can't overlap a filtered range.");
  }
}
