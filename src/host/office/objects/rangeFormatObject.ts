import type { Area, CellStyle, Sheet, StyleChange } from "../../model/workbook";
import { isWholeRows } from "../../formulas/address";
import {
  booleanArgument,
  choiceArgument,
  colorArgument,
  numberArgument,
  textArgument,
  wholeArgument,
} from "../arguments";
import { fittingWidth, pointsOfWidth, widthOfPoints } from "../columnWidth";
import { invalidArgument } from "../excelError";
import { ExcelObject } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { columnsOf, common } from "../rangeCells";
import { commonStyle, styleCells } from "../styleCells";

const HORIZONTAL: readonly CellStyle["horizontal"][] = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
];
const VERTICAL: readonly CellStyle["vertical"][] = ["Top", "Center", "Bottom", "Justify", "Distributed"];

/** What the parts of a range's format share. */
abstract class FormatPart extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly areas: readonly Area[],
  ) {
    super(host);
  }
}

const styleOf = <K extends keyof CellStyle>({ host, sheet, areas }: FormatPart, property: K): CellStyle[K] | null =>
  commonStyle(host, sheet, areas, property);

function restyle({ host, sheet, areas }: FormatPart, change: StyleChange): void {
  for (const area of areas) styleCells(host, sheet, area, () => change);
}

/** Excel.RangeFormat, of one rectangle or several. */
export class RangeFormatObject extends FormatPart {
  get fill(): RangeFillObject {
    return new RangeFillObject(this.host, this.sheet, this.areas);
  }

  get font(): RangeFontObject {
    return new RangeFontObject(this.host, this.sheet, this.areas);
  }

  get horizontalAlignment(): string | null {
    return styleOf(this, "horizontal");
  }

  set horizontalAlignment(value: unknown) {
    restyle(this, { horizontal: choiceArgument(value, HORIZONTAL) });
  }

  get verticalAlignment(): string | null {
    return styleOf(this, "vertical");
  }

  set verticalAlignment(value: unknown) {
    restyle(this, { vertical: choiceArgument(value, VERTICAL) });
  }

  get wrapText(): boolean | null {
    return styleOf(this, "wrapText");
  }

  set wrapText(value: unknown) {
    restyle(this, { wrapText: booleanArgument(value) });
  }

  get indentLevel(): number | null {
    return styleOf(this, "indent");
  }

  set indentLevel(value: unknown) {
    const indent = wholeArgument(value);
    if (indent < 0 || indent > 250) throw invalidArgument();
    restyle(this, { indent });
  }

  /** In points; null where columns differ. */
  get columnWidth(): number | null {
    const { columnWidths } = this.sheet;
    return common(this.areas.flatMap(columnsOf), (column) => pointsOfWidth(columnWidths.get(column)));
  }

  set columnWidth(value: unknown) {
    this.host.requireWritable(this.sheet);
    const points = numberArgument(value);
    if (points < 0 || points > 1342) throw invalidArgument();
    for (const column of this.areas.flatMap(columnsOf)) this.sheet.columnWidths.set(column, widthOfPoints(points));
    this.host.somethingSeen();
  }

  /** The columns are as wide as the sheet's columns are by default; null where some are and some are not. */
  get useStandardWidth(): boolean | null {
    const { columnWidths } = this.sheet;
    return common(this.areas.flatMap(columnsOf), (column) => !columnWidths.has(column));
  }

  set useStandardWidth(value: unknown) {
    this.host.requireWritable(this.sheet);
    if (!booleanArgument(value)) return;
    for (const column of this.areas.flatMap(columnsOf)) this.sheet.columnWidths.delete(column);
    this.host.somethingSeen();
  }

  autofitColumns(): void {
    this.host.requireWritable(this.sheet);
    this.host.calculator.settle();
    for (const area of this.areas) {
      for (const column of isWholeRows(area) ? [] : columnsOf(area)) {
        const width = fittingWidth(this.host.workbook, this.sheet, area, column);
        if (width !== null) this.sheet.columnWidths.set(column, width);
      }
    }
    this.host.somethingSeen();
  }

  /** Rows have no height of their own here: Excel fits them when it draws them. */
  autofitRows(): void {
    this.host.requireWritable(this.sheet);
  }
}

/** Excel.RangeFill. */
export class RangeFillObject extends FormatPart {
  /** "#FFFFFF" where there is no fill, as Excel says; null where cells differ. */
  get color(): string | null {
    const colors = this.areas.map((area) => commonStyle(this.host, this.sheet, [area], "fillColor"));
    const first = colors[0] ?? null;
    if (!colors.every((color) => color === first)) return null;
    return first ?? (styleOf(this, "fillColor") === null && hasNoFill(this) ? "#FFFFFF" : null);
  }

  set color(value: unknown) {
    restyle(this, { fillColor: colorArgument(value) });
  }

  /** Patterns of a loaded file count as solid: the model keeps their colour. */
  get pattern(): "None" | "Solid" | null {
    const fills = this.areas.map((area) => commonStyle(this.host, this.sheet, [area], "fillColor"));
    if (fills.every((fill) => fill !== null)) return "Solid";
    return hasNoFill(this) && fills.every((fill) => fill === null) ? "None" : null;
  }

  clear(): void {
    restyle(this, { fillColor: null });
  }
}

function hasNoFill({ host, sheet, areas }: FormatPart): boolean {
  const { styles } = host.workbook;
  return areas.every(({ top, left }) => styles.get(sheet.cells.style(top, left)).fillColor === null);
}

/** Excel.RangeFont. */
export class RangeFontObject extends FormatPart {
  get bold(): boolean | null {
    return styleOf(this, "bold");
  }

  set bold(value: unknown) {
    restyle(this, { bold: booleanArgument(value) });
  }

  get italic(): boolean | null {
    return styleOf(this, "italic");
  }

  set italic(value: unknown) {
    restyle(this, { italic: booleanArgument(value) });
  }

  get underline(): string | null {
    const underline = styleOf(this, "underline");
    return underline === null ? null : underline ? "Single" : "None";
  }

  set underline(value: unknown) {
    restyle(this, { underline: choiceArgument(value, ["None", "Single", "Double"]) !== "None" });
  }

  get color(): string | null {
    return styleOf(this, "fontColor") ?? "#000000";
  }

  set color(value: unknown) {
    restyle(this, { fontColor: colorArgument(value) });
  }

  get size(): number | null {
    return styleOf(this, "fontSize");
  }

  set size(value: unknown) {
    const fontSize = numberArgument(value);
    if (fontSize < 1 || fontSize > 409) throw invalidArgument();
    restyle(this, { fontSize });
  }

  get name(): string | null {
    return styleOf(this, "fontName");
  }

  set name(value: unknown) {
    restyle(this, { fontName: textArgument(value) });
  }
}
