import type { DefinedName, Sheet } from "../../model/workbook";
import { formatAbsolute, quoteSheetName } from "../../formulas/address";
import { booleanArgument, textArgument } from "../arguments";
import { definedArea } from "../definedArea";
import { itemAlreadyExists, itemNotFound } from "../excelError";
import { ExcelCollection, ExcelObject, identity, itemByKey, items } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { checkDefinedName, requireFreeName } from "../sheetNames";
import { shownValue } from "../shownValue";
import { RangeObject } from "./rangeObject";
import { WorksheetObject } from "./worksheetObject";

/** Excel.NamedItemCollection: the names of the workbook, or of one sheet. */
export class NamedItemCollection extends ExcelCollection<NamedItemObject> {
  constructor(
    host: OfficeHost,
    readonly scope: Sheet | null,
  ) {
    super(host);
  }

  [items](): readonly NamedItemObject[] {
    return this.host.workbook.names
      .filter(({ scope }) => scope === this.scope)
      .map((name) => new NamedItemObject(this.host, name));
  }

  [itemByKey](key: unknown): NamedItemObject {
    const item = this.getItemOrNullObject(key);
    if (!item) throw itemNotFound();
    return item;
  }

  getItem(name: unknown): NamedItemObject {
    return this[itemByKey](name);
  }

  getItemOrNullObject(name: unknown): NamedItemObject | null {
    const wanted = textArgument(name).toLowerCase();
    return this[items]().find((item) => item.name.toLowerCase() === wanted) ?? null;
  }

  add(name: unknown, reference: unknown): NamedItemObject {
    const text = textArgument(name);
    checkDefinedName(text);
    if (this.scope === null) requireFreeName(this.host, text, null);
    else if (this.getItemOrNullObject(text)) throw itemAlreadyExists();
    const added: DefinedName = { name: text, formula: formulaOf(reference), visible: true, scope: this.scope };
    this.host.workbook.names.push(added);
    this.host.calculator.touchStructure();
    return new NamedItemObject(this.host, added);
  }
}

function formulaOf(reference: unknown): string {
  if (reference instanceof RangeObject) {
    return `${quoteSheetName(reference.sheet.name)}!${formatAbsolute(reference.area)}`;
  }
  return textArgument(reference).replace(/^=/, "");
}

/** Excel.NamedItem. */
export class NamedItemObject extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly item: DefinedName,
  ) {
    super(host);
  }

  override [identity](): Readonly<Record<string, unknown>> {
    return { _Id: this.item.name };
  }

  get name(): string {
    return this.item.name;
  }

  get formula(): string {
    return `=${this.item.formula}`;
  }

  set formula(value: unknown) {
    this.item.formula = textArgument(value).replace(/^=/, "");
    this.host.calculator.touchStructure();
  }

  get visible(): boolean {
    return this.item.visible;
  }

  set visible(value: unknown) {
    this.item.visible = booleanArgument(value);
  }

  get scope(): string {
    return this.item.scope ? "Worksheet" : "Workbook";
  }

  get type(): string {
    const { formula } = this.item;
    if (definedArea(this.host, this.item)) return "Range";
    if (formula.includes("#REF!")) return "Error";
    if (/^"(?:[^"]|"")*"$/.test(formula)) return "String";
    return Number.isFinite(Number(formula)) ? "Double" : "String";
  }

  get value(): unknown {
    const place = definedArea(this.host, this.item);
    if (place) return this.item.formula;
    const { formula } = this.item;
    if (/^"(?:[^"]|"")*"$/.test(formula)) return formula.slice(1, -1).replaceAll('""', '"');
    return Number.isFinite(Number(formula)) ? Number(formula) : shownValue({ error: "#VALUE!" });
  }

  get worksheet(): WorksheetObject {
    if (!this.item.scope) throw itemNotFound();
    return new WorksheetObject(this.host, this.item.scope);
  }

  getRange(): RangeObject {
    const range = this.getRangeOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  getRangeOrNullObject(): RangeObject | null {
    const place = definedArea(this.host, this.item);
    return place && new RangeObject(this.host, place.sheet, place.area);
  }

  delete(): void {
    const { names } = this.host.workbook;
    names.splice(names.indexOf(this.item), 1);
    this.host.calculator.touchStructure();
  }
}
