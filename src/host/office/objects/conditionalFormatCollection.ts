import type { Area, ConditionalFormat, Sheet } from "../../model/workbook";
import { overlaps } from "../../formulas/address";
import { formulaFault } from "../../formulas/tokens";
import { booleanArgument, colorArgument, textArgument, wholeArgument } from "../arguments";
import { removeConditionalFormats } from "../clearCells";
import { ExcelError, invalidArgument, itemNotFound } from "../excelError";
import { ExcelCollection, ExcelObject, identity, itemByKey, items } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { RangeAreasObject } from "./rangeAreasObject";
import { RangeObject } from "./rangeObject";

/** Excel.ConditionalFormatCollection: the rules that touch a range, first in priority first. */
export class ConditionalFormatCollection extends ExcelCollection<ConditionalFormatObject> {
  readonly areas: readonly Area[];

  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    ...areas: readonly Area[]
  ) {
    super(host);
    this.areas = areas;
  }

  [items](): readonly ConditionalFormatObject[] {
    return this.sheet.conditionalFormats
      .filter((format) => format.areas.some((one) => this.areas.some((area) => overlaps(one, area))))
      .map((format) => new ConditionalFormatObject(this.host, this.sheet, format));
  }

  [itemByKey](key: unknown): ConditionalFormatObject {
    const found = this[items]().find(({ id }) => id === key);
    if (!found) throw itemNotFound();
    return found;
  }

  getItem(id: unknown): ConditionalFormatObject {
    return this[itemByKey](id);
  }

  getItemOrNullObject(id: unknown): ConditionalFormatObject | null {
    return this[items]().find((format) => format.id === id) ?? null;
  }

  getItemAt(index: unknown): ConditionalFormatObject {
    const found = this[items]()[wholeArgument(index)];
    if (!found) throw itemNotFound();
    return found;
  }

  /** A new rule goes first, as in Excel. Only rules with a formula are offered. */
  add(type: unknown): ConditionalFormatObject {
    this.host.requireWritable(this.sheet);
    if (type !== "Custom") {
      throw new ExcelError("UnsupportedOperation", `Conditional formats of type ${String(type)} are not offered.`);
    }
    const format: ConditionalFormat = {
      id: newId(this.sheet),
      areas: [...this.areas],
      type: "custom",
      formula: "",
      fillColor: null,
      fontColor: null,
      bold: null,
      italic: null,
      stopIfTrue: false,
    };
    this.sheet.conditionalFormats.unshift(format);
    this.host.somethingSeen();
    return new ConditionalFormatObject(this.host, this.sheet, format);
  }

  clearAll(): void {
    this.host.requireWritable(this.sheet);
    for (const area of this.areas) removeConditionalFormats(this.sheet, area);
    this.host.somethingSeen();
  }
}

/** An id in Excel's shape that no rule of the sheet has. */
function newId(sheet: Sheet): string {
  const taken = new Set(sheet.conditionalFormats.map(({ id }) => id));
  for (let number = sheet.conditionalFormats.length + 1; ; number++) {
    const id = `{0000C0DE-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, "0")}}`;
    if (!taken.has(id)) return id;
  }
}

abstract class FormatPart extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly shown: ConditionalFormat,
  ) {
    super(host);
  }
}

function change({ host, sheet, shown }: FormatPart, values: Partial<ConditionalFormat>): void {
  host.requireWritable(sheet);
  Object.assign(shown, values);
  host.somethingSeen();
}

/** Excel.ConditionalFormat. */
export class ConditionalFormatObject extends FormatPart {
  override [identity](): Readonly<Record<string, unknown>> {
    return { Id: this.shown.id };
  }

  get id(): string {
    return this.shown.id;
  }

  get type(): string {
    return this.shown.type === "custom" ? "Custom" : "CellValue";
  }

  /** 0 is evaluated first. */
  get priority(): number {
    return this.sheet.conditionalFormats.indexOf(this.shown);
  }

  set priority(value: unknown) {
    this.host.requireWritable(this.sheet);
    const { conditionalFormats } = this.sheet;
    const [moved] = conditionalFormats.splice(this.priority, 1);
    if (moved) conditionalFormats.splice(Math.max(0, wholeArgument(value)), 0, moved);
    this.host.somethingSeen();
  }

  get stopIfTrue(): boolean {
    return this.shown.stopIfTrue;
  }

  set stopIfTrue(value: unknown) {
    change(this, { stopIfTrue: booleanArgument(value) });
  }

  get custom(): CustomFormatObject {
    if (this.shown.type !== "custom") throw invalidArgument();
    return new CustomFormatObject(this.host, this.sheet, this.shown);
  }

  get customOrNullObject(): CustomFormatObject | null {
    return this.shown.type === "custom" ? this.custom : null;
  }

  delete(): void {
    this.host.requireWritable(this.sheet);
    const { conditionalFormats } = this.sheet;
    const index = conditionalFormats.indexOf(this.shown);
    if (index >= 0) conditionalFormats.splice(index, 1);
    this.host.somethingSeen();
  }

  getRange(): RangeObject {
    const [first, second] = this.shown.areas;
    if (!first || second) throw itemNotFound();
    return new RangeObject(this.host, this.sheet, first);
  }

  getRangeOrNullObject(): RangeObject | null {
    return this.shown.areas.length === 1 ? this.getRange() : null;
  }

  getRanges(): RangeAreasObject {
    return new RangeAreasObject(this.host, this.sheet, this.shown.areas);
  }

  setRanges(ranges: unknown): void {
    if (!(ranges instanceof RangeAreasObject || ranges instanceof RangeObject)) throw invalidArgument();
    change(this, { areas: ranges instanceof RangeObject ? [ranges.area] : [...ranges.places] });
  }
}

/** Excel.CustomConditionalFormat. */
export class CustomFormatObject extends FormatPart {
  get rule(): FormatRuleObject {
    return new FormatRuleObject(this.host, this.sheet, this.shown);
  }

  get format(): FormatLookObject {
    return new FormatLookObject(this.host, this.sheet, this.shown);
  }
}

/** Excel.ConditionalFormatRule. */
export class FormatRuleObject extends FormatPart {
  get formula(): string {
    return this.shown.formula;
  }

  set formula(value: unknown) {
    const formula = textArgument(value);
    if (!formula.startsWith("=") || formulaFault(formula) !== null) throw invalidArgument();
    change(this, { formula });
  }
}

/** Excel.ConditionalRangeFormat. */
export class FormatLookObject extends FormatPart {
  get fill(): FormatFillObject {
    return new FormatFillObject(this.host, this.sheet, this.shown);
  }

  get font(): FormatFontObject {
    return new FormatFontObject(this.host, this.sheet, this.shown);
  }
}

/** Excel.ConditionalRangeFill. */
export class FormatFillObject extends FormatPart {
  get color(): string | null {
    return this.shown.fillColor;
  }

  set color(value: unknown) {
    change(this, { fillColor: colorArgument(value) });
  }

  clear(): void {
    change(this, { fillColor: null });
  }
}

/** Excel.ConditionalRangeFont. */
export class FormatFontObject extends FormatPart {
  get color(): string | null {
    return this.shown.fontColor;
  }

  set color(value: unknown) {
    change(this, { fontColor: colorArgument(value) });
  }

  get bold(): boolean | null {
    return this.shown.bold;
  }

  set bold(value: unknown) {
    change(this, { bold: booleanArgument(value) });
  }

  get italic(): boolean | null {
    return this.shown.italic;
  }

  set italic(value: unknown) {
    change(this, { italic: booleanArgument(value) });
  }
}
