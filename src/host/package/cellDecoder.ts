import { CellKind, type SharedFormula } from "../model/cellBlock";
import { shiftFormula } from "../model/shiftFormula";
import type { TextPool } from "../model/texts";
import { textBetween } from "./bytes";
import { itemText, xmlTextBetween } from "./cellText";
import { formulaFromFile } from "./formulaText";
import { isoSerial } from "./isoSerial";
import { CellType, type SheetScanner } from "./sheetScanner";
import { malformed, unescapeCellText } from "./xml";

/** Reads the values and formulas of the cells that a scanner is at. */
export class CellDecoder {
  /** As `CellBlock` keeps a value. */
  kind = 0;
  number = 0;
  readonly groups = new Map<string, SharedFormula>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly scanner: SheetScanner,
    private readonly texts: TextPool,
    private readonly dateSystem: 1900 | 1904,
    private readonly path: string,
  ) {}

  /** Sets `kind` and `number` to the value of the present cell. */
  readValue(): void {
    const { scanner } = this;
    this.kind = CellKind.blank;
    this.number = 0;
    if (scanner.type === CellType.inline && scanner.inlineStart >= 0) {
      this.setText(itemText(this.bytes, scanner.inlineStart, scanner.inlineEnd, this.path));
    } else if (scanner.type === CellType.text || scanner.type === CellType.inline) {
      if (scanner.valueStart >= 0) this.setText(unescapeCellText(this.valueText()));
      else if (scanner.formulaStart >= 0) this.setText("");
    } else if (scanner.valueEnd > scanner.valueStart) this.readPlain();
  }

  private readPlain(): void {
    const { scanner } = this;
    if (scanner.type === CellType.error) {
      this.kind = CellKind.error;
      this.number = this.texts.intern(this.valueText());
      return;
    }
    if (scanner.type === CellType.date) {
      const serial = isoSerial(this.valueText(), this.dateSystem);
      if (serial === null) this.setText(this.valueText());
      else this.set(CellKind.number, serial);
      return;
    }
    const number = parseNumber(this.bytes, scanner.valueStart, scanner.valueEnd);
    if (Number.isNaN(number)) this.readOdd();
    else if (scanner.type === CellType.boolean) this.set(CellKind.boolean, number === 0 ? 0 : 1);
    else if (scanner.type === CellType.number) this.set(CellKind.number, number);
    else if (number >= 0 && number < this.texts.countShared) this.set(CellKind.text, number);
    else
      throw malformed(
        this.path,
        `a cell of row ${scanner.row + 1} refers to shared text ${number}, which is not there`,
      );
  }

  private readOdd(): void {
    const text = this.valueText().trim();
    if (text === "") return;
    if (this.scanner.type === CellType.boolean) this.set(CellKind.boolean, text === "true" ? 1 : 0);
    else throw malformed(this.path, `"${text}" in row ${this.scanner.row + 1} is not a number`);
  }

  /** The formula of the present cell: its text, its group, or undefined. `null` is a member of a group that is not known
   *  yet: `pendingGroup` says which. */
  readFormula(): string | SharedFormula | null | undefined {
    const { scanner } = this;
    if (scanner.formulaStart < 0) return undefined;
    const type = scanner.formulaAttribute("t");
    const text = this.formulaText();
    if (type === "dataTable") return undefined;
    if (type !== "shared") return text === null ? undefined : text;
    const index = scanner.formulaAttribute("si") ?? "";
    const group = this.groups.get(index);
    if (text === null) return group ?? null;
    if (group) return text;
    const own = { index: Number(index), row: scanner.row, column: scanner.column, text };
    this.groups.set(index, own);
    return own;
  }

  /** The formula of the present cell as text. */
  formulaAsText(): string | null {
    const source = this.readFormula();
    if (typeof source === "string") return source;
    if (!source) return null;
    return shiftFormula(source.text, this.scanner.row - source.row, this.scanner.column - source.column);
  }

  private formulaText(): string | null {
    const { scanner } = this;
    const text = xmlTextBetween(this.bytes, scanner.formulaTagEnd, scanner.formulaTextEnd, this.path);
    return text.trim() === "" ? null : formulaFromFile(unescapeCellText(text));
  }

  private valueText(): string {
    return xmlTextBetween(this.bytes, this.scanner.valueStart, this.scanner.valueEnd, this.path);
  }

  private setText(text: string): void {
    this.set(CellKind.text, this.texts.intern(text));
  }

  private set(kind: number, number: number): void {
    this.kind = kind;
    this.number = number;
  }
}

const powersOfTen = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** The number between two offsets; NaN if there is none. A short one is exact by one division of exact numbers. */
function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  let mantissa = 0;
  let decimals = -1;
  if (end - at > 16 || at === end) return parseLong(bytes, start, end);
  for (; at < end; at++) {
    const code = bytes[at] ?? 0;
    if (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + code - 48;
      if (decimals >= 0) decimals++;
    } else if (code === 46 && decimals < 0) decimals = 0;
    else return parseLong(bytes, start, end);
  }
  if (mantissa > Number.MAX_SAFE_INTEGER) return parseLong(bytes, start, end);
  const value = decimals > 0 ? mantissa / (powersOfTen[decimals] ?? 1) : mantissa;
  return isNegative ? -value : value;
}

function parseLong(bytes: Uint8Array, start: number, end: number): number {
  const text = textBetween(bytes, start, end).trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : NaN;
}
