import type { Area, Sheet } from "../../model/workbook";
import { contains, overlaps } from "../../formulas/address";
import { textArgument } from "../arguments";
import { itemNotFound } from "../excelError";
import { ExcelCollection, itemByKey, items } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { TableObject } from "./tableObject";

/** Excel.TableScopedCollection: the tables that touch a range, or lie in it. */
export class TableScopedCollection extends ExcelCollection<TableObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly area: Area,
    readonly isFullyContained: boolean,
  ) {
    super(host);
  }

  [items](): readonly TableObject[] {
    return this.sheet.tables
      .filter((table) => (this.isFullyContained ? contains(this.area, table.area) : overlaps(this.area, table.area)))
      .map((table) => new TableObject(this.host, this.sheet, table));
  }

  [itemByKey](key: unknown): TableObject {
    const wanted = textArgument(key).toLowerCase();
    const found = this[items]().find(({ name, id }) => name.toLowerCase() === wanted || id === key);
    if (!found) throw itemNotFound();
    return found;
  }

  getItem(key: unknown): TableObject {
    return this[itemByKey](key);
  }

  getFirst(): TableObject {
    const [first] = this[items]();
    if (!first) throw itemNotFound();
    return first;
  }
}
