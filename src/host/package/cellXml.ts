import { cellAddress } from "../model/a1";
import { CellKind } from "../model/cellBlock";
import type { WorkbookModel } from "../model/createWorkbook";
import type { SheetCells } from "../model/sheetCells";
import { formulaForFile } from "./formulaText";
import type { Parts } from "./parts";
import type { SheetSettings, Source } from "./source";
import type { StringWriter } from "./stringWriter";
import type { StyleWriter } from "./styleWriter";
import { withAttribute } from "./textEdits";
import { escapeCellText, escapeXml } from "./xml";

/** What the writers of one save share. */
export interface SaveContext {
  readonly workbook: WorkbookModel;
  readonly source: Source;
  readonly parts: Parts;
  readonly styles: StyleWriter;
  readonly strings: StringWriter;
  /** Of the sheet that is being written. */
  settings: SheetSettings;
  /** A formula came, went or changed: the stored order of calculation is out of date. */
  formulasChanged: boolean;
  /** A formula has no value yet: the program that opens the file must calculate. */
  needsCalculation: boolean;
}

/** Cells of a sheet as XML. */
export class CellXml {
  constructor(
    private readonly cells: SheetCells,
    private readonly prefix: string,
    private readonly context: SaveContext,
  ) {}

  /** Whether there is anything to write: a blank cell with the style of its row or column is none. */
  isThere(row: number, column: number): boolean {
    const kind = this.cells.kind(row, column);
    if (kind !== CellKind.blank) return kind !== CellKind.absent;
    const isStyled = this.cells.style(row, column) !== this.cells.defaultStyle(row, column);
    return isStyled || this.cells.formulaSource(row, column) !== undefined;
  }

  /** A cell that the file does not have; "" when there is none in memory either. */
  cell(row: number, column: number): string {
    if (!this.isThere(row, column)) return "";
    const style = this.context.styles.index(this.cells.style(row, column));
    const { type, content } = this.content(row, column, null);
    const attributes = `r="${cellAddress(row, column)}"${style === 0 ? "" : ` s="${style}"`}${type && ` t="${type}"`}`;
    return content === ""
      ? `<${this.prefix}c ${attributes}/>`
      : `<${this.prefix}c ${attributes}>${content}</${this.prefix}c>`;
  }

  /** A cell of the file with new content; attributes that say nothing of it stay. `formula` is kept as it is. */
  replaced(tag: string, row: number, column: number, style: number, formula: string | null): string {
    const { type, content } = this.content(row, column, formula);
    let open = withAttribute(tag, "r", cellAddress(row, column));
    open = withAttribute(open, "s", style === 0 ? null : String(style));
    open = withAttribute(open, "t", type === "" ? null : type);
    if (formula === null) open = withAttribute(withAttribute(open, "cm", null), "vm", null);
    open = open.replace(/\s*\/?>$/, "");
    return content === "" ? `${open}/>` : `${open}>${content}</${this.prefix}c>`;
  }

  private content(row: number, column: number, keptFormula: string | null): { type: string; content: string } {
    const formula = keptFormula ?? this.formula(row, column);
    const { type, value } = this.value(row, column, formula !== "");
    if (formula !== "" && value === "" && type === "") this.context.needsCalculation = true;
    return {
      type,
      content: value === "" && type === "" ? formula : `${formula}<${this.prefix}v>${value}</${this.prefix}v>`,
    };
  }

  private formula(row: number, column: number): string {
    const formula = this.cells.formula(row, column);
    if (formula === null) return "";
    this.context.formulasChanged = true;
    return `<${this.prefix}f>${escapeXml(formulaForFile(formula))}</${this.prefix}f>`;
  }

  private value(row: number, column: number, isComputed: boolean): { type: string; value: string } {
    const number = this.cells.number(row, column);
    switch (this.cells.kind(row, column)) {
      case CellKind.number:
        return { type: "", value: String(number) };
      case CellKind.boolean:
        return { type: "b", value: String(number) };
      case CellKind.error:
        return { type: "e", value: escapeXml(this.cells.texts.text(number)) };
      case CellKind.text:
        if (!isComputed) return { type: "s", value: String(this.context.strings.index(number)) };
        return { type: "str", value: escapeCellText(this.cells.texts.text(number)) };
      default:
        return { type: "", value: "" };
    }
  }
}
