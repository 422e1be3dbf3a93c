import type { Sheet } from "../../model/workbook";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../formulas/address";
import { wholeArgument } from "../arguments";
import { accessDenied, invalidArgument, invalidOperation } from "../excelError";
import { ExcelObject } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { RangeObject } from "./rangeObject";
import { rangeArgument } from "../ranges";

abstract class SheetPart extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
  ) {
    super(host);
  }
}

/** Excel.WorksheetProtection. */
export class WorksheetProtectionObject extends SheetPart {
  get protected(): boolean {
    return this.sheet.isProtected;
  }

  /** Without options or password: what the model can keep. */
  protect(options: unknown = null, password: unknown = null): void {
    if (this.sheet.isProtected) throw invalidOperation("The sheet is protected already.");
    if (options !== null || password !== null) throw invalidArgument();
    this.sheet.isProtected = true;
    this.host.somethingSeen();
  }

  /** A sheet that was loaded with a password needs that password, which the model does not hold. */
  unprotect(password: unknown = null): void {
    if (password !== null) throw accessDenied();
    this.sheet.isProtected = false;
    this.host.somethingSeen();
  }
}

/** Excel.WorksheetFreezePanes. */
export class FreezePanesObject extends SheetPart {
  freezeRows(count: unknown = 1): void {
    this.#freeze(wholeArgument(count), 0);
  }

  freezeColumns(count: unknown = 1): void {
    this.#freeze(0, wholeArgument(count));
  }

  freezeAt(range: unknown): void {
    const { area } = rangeArgument(this.host, this.sheet, range);
    this.#freeze(area.bottom + 1, area.right + 1);
  }

  unfreeze(): void {
    this.#freeze(0, 0);
  }

  getLocationOrNullObject(): RangeObject | null {
    const { frozenRows, frozenColumns } = this.sheet;
    if (frozenRows === 0 && frozenColumns === 0) return null;
    const bottom = frozenRows === 0 ? SHEET_ROWS - 1 : frozenRows - 1;
    const right = frozenColumns === 0 ? SHEET_COLUMNS - 1 : frozenColumns - 1;
    return new RangeObject(this.host, this.sheet, { top: 0, left: 0, bottom, right });
  }

  #freeze(rows: number, columns: number): void {
    if (rows < 0 || columns < 0) throw invalidArgument();
    this.sheet.frozenRows = rows;
    this.sheet.frozenColumns = columns;
    this.host.somethingSeen();
  }
}

/** Excel.AutoFilter of a sheet. Its criteria stay in the file; here it is known by its place and what it hides. */
export class AutoFilterObject extends SheetPart {
  get enabled(): boolean {
    return this.sheet.autoFilter !== null;
  }

  get isDataFiltered(): boolean {
    const { autoFilter, hiddenRows } = this.sheet;
    return autoFilter !== null && [...hiddenRows].some((row) => row > autoFilter.top && row <= autoFilter.bottom);
  }

  getRangeOrNullObject(): RangeObject | null {
    const { autoFilter } = this.sheet;
    return autoFilter && new RangeObject(this.host, this.sheet, autoFilter);
  }
}
