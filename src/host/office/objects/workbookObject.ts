import { booleanArgument, choiceArgument, numberArgument, textArgument } from "../arguments";
import { accessDenied } from "../excelError";
import { ExcelObject } from "../excelObject";
import { parseAddress } from "../../formulas/address";
import type { OfficeHost } from "../officeHost";
import { NamedItemCollection } from "./namedItemCollection";
import { RangeObject } from "./rangeObject";
import { TableCollection } from "./tableCollection";
import { WorksheetCollection } from "./worksheetCollection";

/** Excel.Workbook: where the paths of a request begin. */
export class WorkbookObject extends ExcelObject {
  get worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.host);
  }

  get tables(): TableCollection {
    return new TableCollection(this.host, null);
  }

  get names(): NamedItemCollection {
    return new NamedItemCollection(this.host, null);
  }

  get application(): ApplicationObject {
    return new ApplicationObject(this.host);
  }

  get functions(): FunctionsObject {
    return new FunctionsObject(this.host);
  }

  get protection(): WorkbookProtectionObject {
    return new WorkbookProtectionObject(this.host);
  }

  get runtime(): RuntimeObject {
    return new RuntimeObject(this.host);
  }

  getSelectedRange(): RangeObject {
    const sheet = this.host.workbook.activeSheet;
    return new RangeObject(this.host, sheet, sheet.selection);
  }

  getActiveCell(): RangeObject {
    return this.getSelectedRange().getCell(0, 0);
  }

  _GetRangeForEventByReferenceId(id: unknown): RangeObject {
    return eventRange(this.host, id);
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: unknown): RangeObject {
    return eventRange(this.host, id);
  }
}

function eventRange(host: OfficeHost, id: unknown): RangeObject {
  const address = parseAddress(textArgument(id));
  const sheet = host.sheetByName(address?.sheet ?? "");
  return new RangeObject(host, sheet, address?.area ?? sheet.selection);
}

/** Excel.Application. */
export class ApplicationObject extends ExcelObject {
  get calculationMode(): string {
    return this.host.calculationMode;
  }

  set calculationMode(value: unknown) {
    this.host.calculationMode = choiceArgument(value, ["Automatic", "AutomaticExceptTables", "Manual"]);
  }

  get calculationState(): string {
    return "Done";
  }

  calculate(type: unknown = "Recalculate"): void {
    const chosen = choiceArgument(type, ["Recalculate", "Full", "FullRebuild"]);
    if (chosen !== "Recalculate") this.host.calculator.touchAll();
    this.host.calculator.settle();
  }

  // Nothing is drawn or computed before the request is through in any case.
  suspendApiCalculationUntilNextSync(): void {}

  suspendScreenUpdatingUntilNextSync(): void {}
}

/** Excel.Runtime. */
export class RuntimeObject extends ExcelObject {
  get enableEvents(): boolean {
    return this.host.eventsEnabled;
  }

  set enableEvents(value: unknown) {
    this.host.eventsEnabled = booleanArgument(value);
  }
}

/** Excel.WorkbookProtection. */
export class WorkbookProtectionObject extends ExcelObject {
  get protected(): boolean {
    return this.host.workbook.structureProtected;
  }

  /** The file's protection is not the add-in's to lift. */
  unprotect(): void {
    if (this.host.workbook.structureProtected) throw accessDenied();
  }
}

/** Excel.Functions: the one that tells the date systems apart. */
export class FunctionsObject extends ExcelObject {
  date(year: unknown, month: unknown, day: unknown): FunctionResultObject {
    const typedYear = numberArgument(year);
    const isOld = this.host.workbook.dateSystem === 1904;
    const fullYear = typedYear < 1900 ? typedYear + 1900 : typedYear;
    const days = Date.UTC(fullYear, numberArgument(month) - 1, numberArgument(day)) / 86_400_000;
    // 25,569 days from 1899-12-30 to 1970; before March 1900 Excel counts a day less, having a 29 February 1900.
    const serial = isOld ? days + 24_107 : days + 25_569 > 60 ? days + 25_569 : days + 25_568;
    return new FunctionResultObject(this.host, serial);
  }
}

/** Excel.FunctionResult. */
export class FunctionResultObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly result: number,
  ) {
    super(host);
  }

  get value(): number {
    return this.result;
  }

  get error(): string | null {
    return null;
  }
}
