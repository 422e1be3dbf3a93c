import { malformed } from "./xml";

/** What the `t` attribute of a cell says its value is. */
export const CellType = { number: 0, shared: 1, boolean: 2, error: 3, text: 4, inline: 5, date: 6 } as const;

const [tab, newline, carriage, space, quote, apostrophe] = [9, 10, 13, 32, 34, 39];
const [slash, colon, less, equals, greater, bang, question] = [47, 58, 60, 61, 62, 33, 63];
const [letterC, letterF, letterI, letterR, letterS, letterT, letterV] = [99, 102, 105, 114, 115, 116, 118];

/** Walks over the rows and cells of a sheet's data without making an object of any. The fields describe the row and the cell
 *  that the walk is at; offsets are into `bytes`, -1 where there is no such thing. Both loading and patching walk with it. */
export class SheetScanner {
  row = -1;
  rowStart = 0;
  /** Past the ">" of `<row …>`. */
  rowTagEnd = 0;
  rowEnd = 0;
  /** Where `</row>` begins; `rowEnd` for `<row/>`. */
  rowCloseStart = 0;
  isRowNumbered = true;
  isRowEmptyTag = false;
  rowStyle = -1;
  isRowHidden = false;

  column = -1;
  cellStart = 0;
  /** Past the ">" of `<c …>`. */
  cellTagEnd = 0;
  cellEnd = 0;
  isCellAddressed = true;
  style = 0;
  type = 0;
  valueStart = -1;
  valueEnd = -1;
  /** The element `<f>`, and the text in it. */
  formulaStart = -1;
  formulaTagEnd = -1;
  formulaTextEnd = -1;
  formulaEnd = -1;
  /** Inside `<is>`. */
  inlineStart = -1;
  inlineEnd = -1;

  private nameStart = 0;
  private nameEnd = 0;
  private isClosing = false;
  private isSelfClosing = false;
  private attributeStart = 0;
  private attributeEnd = 0;
  private attributeValue = 0;
  private attributeValueEnd = 0;
  private isRowDone = true;

  constructor(
    private readonly bytes: Uint8Array,
    private position: number,
    private readonly end: number,
    private readonly path: string,
  ) {}

  /** Goes to the next row; what is left of the present one is passed over. */
  nextRow(): boolean {
    while (!this.isRowDone) this.nextCell();
    const start = this.nextTag();
    if (start < 0) return false;
    if (this.isClosing || !this.isNamed(letterR, 3)) this.fail("a row is expected");
    this.rowStart = start;
    this.rowTagEnd = this.position;
    this.isRowEmptyTag = this.isSelfClosing;
    this.isRowDone = this.isSelfClosing;
    this.rowEnd = this.position;
    this.rowCloseStart = this.position;
    this.column = -1;
    this.readRowAttributes();
    return true;
  }

  /** Goes to the next cell of the row; false at the row's end, when `rowEnd` is known. */
  nextCell(): boolean {
    if (this.isRowDone) return false;
    for (;;) {
      const start = this.nextTag();
      if (start < 0) this.fail("a row does not end");
      if (this.isClosing) {
        this.isRowDone = true;
        this.rowEnd = this.position;
        this.rowCloseStart = start;
        return false;
      }
      if (this.isNamed(letterC, 1)) {
        this.cellStart = start;
        this.readCell();
        return true;
      }
      if (!this.isSelfClosing) this.skipElement();
    }
  }

  /** The text of an attribute of the present cell's `<f>`. */
  formulaAttribute(name: string): string | null {
    this.nameEnd = this.formulaStart + 2;
    let at = this.formulaStart + 2;
    while ((at = this.nextAttribute(at, this.formulaTagEnd)) > 0) {
      if (this.slice(this.attributeStart, this.attributeEnd) === name) {
        return this.slice(this.attributeValue, this.attributeValueEnd);
      }
    }
    return null;
  }

  private readRowAttributes(): void {
    let row = -1;
    let style = -1;
    let hasStyle = false;
    this.isRowHidden = false;
    let at = this.nameEnd;
    while ((at = this.nextAttribute(at, this.rowTagEnd)) > 0) {
      const length = this.attributeEnd - this.attributeStart;
      const first = this.bytes[this.attributeStart];
      if (length === 1 && first === letterR) row = this.integer() - 1;
      else if (length === 1 && first === letterS) style = this.integer();
      else if (length === 6 && first === 104) this.isRowHidden = this.isTrueValue();
      else if (length === 12 && first === letterC && this.bytes[this.attributeStart + 6] === 70)
        hasStyle = this.isTrueValue();
    }
    this.isRowNumbered = row >= 0;
    if (row >= 0 && row < this.row) this.fail(`row ${row + 1} stands after row ${this.row + 1}`);
    this.row = row >= 0 ? row : this.row + 1;
    if (this.row > 1_048_575) this.fail("a row is below the last one that Excel has");
    this.rowStyle = hasStyle ? style : -1;
  }

  private readCell(): void {
    this.cellTagEnd = this.position;
    this.readCellAttributes();
    this.valueStart = this.valueEnd = this.inlineStart = this.inlineEnd = -1;
    this.formulaStart = this.formulaTagEnd = this.formulaTextEnd = this.formulaEnd = -1;
    this.cellEnd = this.position;
    if (this.isSelfClosing) return;
    for (;;) {
      const start = this.nextTag();
      if (start < 0) this.fail("a cell does not end");
      if (this.isClosing) break;
      if (this.isNamed(letterV, 1)) this.readValue();
      else if (this.isNamed(letterF, 1)) this.readFormula(start);
      else if (this.isNamed(letterI, 2)) this.readInline();
      else if (!this.isSelfClosing) this.skipElement();
    }
    this.cellEnd = this.position;
  }

  private readCellAttributes(): void {
    let column = -1;
    this.style = 0;
    this.type = CellType.number;
    let at = this.nameEnd;
    while ((at = this.nextAttribute(at, this.cellTagEnd)) > 0) {
      if (this.attributeEnd - this.attributeStart !== 1) continue;
      const name = this.bytes[this.attributeStart];
      if (name === letterR) column = this.columnOfAddress();
      else if (name === letterS) this.style = this.integer();
      else if (name === letterT) this.type = this.typeOfValue();
    }
    this.isCellAddressed = column >= 0;
    if (column >= 0 && column <= this.column) this.fail(`a cell of row ${this.row + 1} is out of order`);
    this.column = column >= 0 ? column : this.column + 1;
    if (this.column > 16_383) this.fail("a cell is right of the last column that Excel has");
  }

  private readValue(): void {
    if (this.isSelfClosing) return;
    this.valueStart = this.position;
    this.valueEnd = this.skipElement();
  }

  private readFormula(start: number): void {
    this.formulaStart = start;
    this.formulaTagEnd = this.position;
    this.formulaTextEnd = this.isSelfClosing ? this.position : this.skipElement();
    this.formulaEnd = this.position;
  }

  private readInline(): void {
    if (this.isSelfClosing) return;
    this.inlineStart = this.position;
    this.inlineEnd = this.skipElement();
  }

  /** Passes over the rest of the element whose first tag was read. Returns where its last tag begins. */
  private skipElement(): number {
    for (let depth = 1; ;) {
      const start = this.nextTag();
      if (start < 0) this.fail("an element does not end");
      if (this.isClosing) depth--;
      else if (!this.isSelfClosing) depth++;
      if (depth === 0) return start;
    }
  }

  /** Reads the next tag, passing over text, comments and CDATA. Returns where its "<" is, -1 at the end of the data. */
  private nextTag(): number {
    const { bytes, end } = this;
    for (let at = this.position; ;) {
      while (at < end && bytes[at] !== less) at++;
      if (at >= end) {
        this.position = end;
        return -1;
      }
      const next = bytes[at + 1];
      if (next === bang || next === question) {
        at = this.pastSpecial(at);
        continue;
      }
      this.readTag(at, next === slash);
      return at;
    }
  }

  private readTag(start: number, isClosing: boolean): void {
    const { bytes, end } = this;
    this.isClosing = isClosing;
    let at = start + (isClosing ? 2 : 1);
    this.nameStart = at;
    for (; at < end; at++) {
      const code = bytes[at];
      if (code === colon) this.nameStart = at + 1;
      else if (code === greater || code === slash || isBlank(code)) break;
    }
    this.nameEnd = at;
    while (at < end && bytes[at] !== greater) {
      const code = bytes[at];
      if (code === quote || code === apostrophe) at = bytes.indexOf(code, at + 1);
      if (at < 0 || code === less) this.fail("a tag does not end");
      at++;
    }
    if (at >= end) this.fail("a tag does not end");
    this.isSelfClosing = bytes[at - 1] === slash;
    this.position = at + 1;
  }

  private pastSpecial(start: number): number {
    const closing = this.slice(start, start + 4) === "<!--" ? "-->" : this.bytes[start + 1] === question ? "?>" : "]]>";
    if (closing === "]]>" && this.slice(start, start + 9) !== "<![CDATA[")
      this.fail("a declaration is not allowed here");
    for (let at = start + 2; at < this.end; at++) {
      if (this.slice(at, at + closing.length) === closing) return at + closing.length;
    }
    return this.fail("a comment does not end");
  }

  /** Reads the next attribute before `tagEnd`. Returns where to go on, or -1 when there is none. */
  private nextAttribute(from: number, tagEnd: number): number {
    const { bytes } = this;
    let at = from;
    while (at < tagEnd && isBlank(bytes[at])) at++;
    this.attributeStart = at;
    while (at < tagEnd && bytes[at] !== equals && !isBlank(bytes[at])) {
      if (bytes[at] === greater || bytes[at] === slash) return -1;
      at++;
    }
    this.attributeEnd = at;
    while (at < tagEnd && bytes[at] !== quote && bytes[at] !== apostrophe) at++;
    if (at >= tagEnd) return -1;
    this.attributeValue = at + 1;
    this.attributeValueEnd = bytes.indexOf(bytes[at] ?? 0, at + 1);
    return this.attributeValueEnd + 1;
  }

  private isNamed(first: number, length: number): boolean {
    return this.nameEnd - this.nameStart === length && this.bytes[this.nameStart] === first;
  }

  /** The attribute as a whole number; 0 for "", as some producers write. */
  private integer(): number {
    let value = 0;
    for (let at = this.attributeValue; at < this.attributeValueEnd; at++) {
      const digit = (this.bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9)
        this.fail(`"${this.slice(this.attributeValue, this.attributeValueEnd)}" is not a number`);
      value = value * 10 + digit;
    }
    return value;
  }

  private isTrueValue(): boolean {
    const first = this.bytes[this.attributeValue];
    return first === 49 || first === letterT;
  }

  private columnOfAddress(): number {
    let column = 0;
    let at = this.attributeValue;
    for (; at < this.attributeValueEnd; at++) {
      const code = (this.bytes[at] ?? 0) & ~32;
      if (code < 65 || code > 90) break;
      column = column * 26 + code - 64;
    }
    if (column === 0) this.fail("a cell has no address");
    return column - 1;
  }

  private typeOfValue(): number {
    const name = this.slice(this.attributeValue, this.attributeValueEnd);
    switch (name) {
      case "s":
        return CellType.shared;
      case "b":
        return CellType.boolean;
      case "e":
        return CellType.error;
      case "str":
        return CellType.text;
      case "inlineStr":
        return CellType.inline;
      case "d":
        return CellType.date;
      default:
        return CellType.number;
    }
  }

  private slice(start: number, end: number): string {
    let text = "";
    for (let at = start; at < end; at++) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  private fail(detail: string): never {
    throw malformed(this.path, detail);
  }
}

const isBlank = (code: number | undefined) => code === space || code === newline || code === carriage || code === tab;
