import { cellAddress } from "../model/a1";
import { CellKind } from "../model/cellBlock";
import type { SheetModel } from "../model/createWorkbook";
import { ByteWriter, textBetween } from "./bytes";
import { CellDecoder } from "./cellDecoder";
import { CellXml, type SaveContext } from "./cellXml";
import type { SheetPart } from "./sheetPart";
import { SheetScanner } from "./sheetScanner";
import type { SheetSource } from "./source";
import { withAttribute } from "./textEdits";

/** The rows of a sheet with what was written laid over them, or null where that changes nothing. Rows and cells that were not
 *  written to are copied as they are; a cell that was written and has its first content again is copied too. */
export function patchRows(
  sheet: SheetModel,
  part: SheetPart,
  source: SheetSource,
  context: SaveContext,
): Uint8Array | null {
  return new RowPatcher(sheet, part, source, context).run();
}

class RowPatcher {
  private readonly out: ByteWriter;
  private readonly scanner: SheetScanner;
  private readonly decoder: CellDecoder;
  private readonly xml: CellXml;
  private readonly pending: number[];
  private readonly brokenGroups: ReadonlySet<string>;
  private readonly areHiddenRowsChanged: boolean;
  private nextPending = 0;
  private copied: number;
  private isChanged = false;
  private isRowInserted = false;

  constructor(
    private readonly sheet: SheetModel,
    private readonly part: SheetPart,
    source: SheetSource,
    private readonly context: SaveContext,
  ) {
    const { bytes, rowsStart, rowsEnd } = part;
    this.out = new ByteWriter(Math.ceil((rowsEnd - rowsStart) * 1.3) + 65_536);
    this.scanner = new SheetScanner(bytes, rowsStart, rowsEnd, source.path);
    const { dateSystem } = context.workbook;
    this.decoder = new CellDecoder(bytes, this.scanner, sheet.cells.texts, dateSystem, source.path);
    for (const [index, group] of source.sharedFormulas) this.decoder.groups.set(index, group);
    this.xml = new CellXml(sheet.cells, part.prefix, context);
    this.areHiddenRowsChanged = source.settings.hiddenRows !== context.settings.hiddenRows;
    this.pending = this.rowsToVisit();
    this.brokenGroups = new Set(
      [...source.sharedFormulas]
        .filter(([, { row, column, text }]) => sheet.cells.formula(row, column) !== text)
        .map(([index]) => index),
    );
    this.copied = rowsStart;
  }

  run(): Uint8Array | null {
    const { scanner, sheet } = this;
    if (this.pending.length === 0 && !this.areHiddenRowsChanged) return null;
    while (scanner.nextRow()) {
      this.insertRowsBefore(scanner.row);
      const isPending = this.pending[this.nextPending] === scanner.row;
      if (isPending) this.nextPending++;
      const hides = this.areHiddenRowsChanged && sheet.hiddenRows.has(scanner.row) !== scanner.isRowHidden;
      const isShifted = this.isRowInserted && !scanner.isRowNumbered;
      if (isPending || hides || isShifted || this.brokenGroups.size > 0) this.patchRow(hides, isShifted);
    }
    this.insertRowsBefore(Infinity);
    if (!this.isChanged) return null;
    this.copyUpTo(this.part.rowsEnd);
    return this.out.finish();
  }

  private rowsToVisit(): number[] {
    const changed = this.sheet.cells.rowsChanged();
    if (!this.areHiddenRowsChanged) return changed;
    return [...new Set([...changed, ...this.sheet.hiddenRows])].sort((left, right) => left - right);
  }

  private copyUpTo(end: number): void {
    this.out.copy(this.part.bytes, this.copied, end);
    this.copied = end;
  }

  /** Written rows that the file does not have. */
  private insertRowsBefore(row: number): void {
    const { cells, hiddenRows } = this.sheet;
    for (; (this.pending[this.nextPending] ?? Infinity) < row; this.nextPending++) {
      const inserted = this.pending[this.nextPending] ?? 0;
      let content = "";
      for (const column of cells.columnsChanged(inserted)) content += this.xml.cell(inserted, column);
      const hidden = this.areHiddenRowsChanged && hiddenRows.has(inserted) ? ' hidden="1"' : "";
      if (content === "" && hidden === "") continue;
      this.copyUpTo(row === Infinity ? this.part.rowsEnd : this.scanner.rowStart);
      const tag = `${this.part.prefix}row`;
      this.out.text(`<${tag} r="${inserted + 1}"${hidden}>${content}</${tag}>`);
      this.isChanged = this.isRowInserted = true;
    }
  }

  private patchRow(hides: boolean, isShifted: boolean): void {
    const { scanner, out, part } = this;
    const { row, rowStart, rowTagEnd, isRowEmptyTag } = scanner;
    const changed = this.sheet.cells.columnsChanged(row);
    const before = out.size + rowStart - this.copied;
    const tag = textBetween(part.bytes, rowStart, rowTagEnd);
    const newTag = this.rowTag(tag, changed, hides, isShifted);
    const wasChanged = this.isChanged;
    this.copyUpTo(rowStart);
    this.isChanged = false;
    out.text(isRowEmptyTag ? newTag.replace(/\s*\/>$/, ">") : newTag);
    this.copied = rowTagEnd;
    const counts = this.patchCells(changed);
    if (isRowEmptyTag) out.text(`</${part.prefix}row>`);
    this.copyUpTo(scanner.rowEnd);
    this.isChanged ||= newTag !== tag;
    const isLeftEmpty = counts.removed > 0 && counts.kept === 0 && /^<[^\s>]+(\s+(r|spans)="[^"]*")*\s*>$/.test(newTag);
    if (isLeftEmpty) out.rewind(before);
    if (!this.isChanged) {
      out.rewind(before);
      out.copy(part.bytes, rowStart, scanner.rowEnd);
    }
    this.isChanged ||= wasChanged;
  }

  private rowTag(tag: string, changed: readonly number[], hides: boolean, isShifted: boolean): string {
    const { row, isRowHidden } = this.scanner;
    let newTag = tag;
    if (isShifted) newTag = withAttribute(newTag, "r", String(row + 1));
    if (hides) newTag = withAttribute(newTag, "hidden", isRowHidden ? null : "1");
    const spans = /\sspans="(\d+):(\d+)"/.exec(tag);
    const present = changed.filter((column) => this.xml.isThere(row, column));
    if (!spans || present.length === 0) return newTag;
    const first = Math.min(Number(spans[1]), (present[0] ?? 0) + 1);
    const last = Math.max(Number(spans[2]), (present.at(-1) ?? 0) + 1);
    return withAttribute(newTag, "spans", `${first}:${last}`);
  }

  private patchCells(changed: readonly number[]): { kept: number; removed: number } {
    const { scanner, part } = this;
    const { row } = scanner;
    let next = 0;
    let kept = 0;
    let removed = 0;
    const insertBefore = (column: number, at: number) => {
      for (; (changed[next] ?? Infinity) < column; next++) {
        const content = this.xml.cell(row, changed[next] ?? 0);
        if (content === "") continue;
        this.copyUpTo(at);
        this.out.text(content);
        this.isChanged = true;
        kept++;
      }
    };
    while (scanner.nextCell()) {
      const { column, cellStart, cellEnd } = scanner;
      insertBefore(column, cellStart);
      const isWritten = changed[next] === column;
      if (isWritten) next++;
      const replacement = isWritten || this.isOfBrokenGroup() ? this.replacement() : null;
      if (replacement === "") removed++;
      else kept++;
      if (replacement !== null) {
        this.copyUpTo(cellStart);
        this.out.text(replacement);
        this.copied = cellEnd;
        this.isChanged = true;
      } else if (!scanner.isCellAddressed && this.isChanged) {
        const nameEnd = cellStart + 2 + part.prefix.length;
        this.copyUpTo(nameEnd);
        this.out.text(` r="${cellAddress(row, column)}"`);
      }
    }
    insertBefore(Infinity, scanner.rowCloseStart);
    return { kept, removed };
  }

  private isOfBrokenGroup(): boolean {
    if (this.brokenGroups.size === 0 || this.scanner.formulaStart < 0) return false;
    return this.brokenGroups.has(this.scanner.formulaAttribute("si") ?? "");
  }

  /** What stands for the present cell from now on; null where it stays as it is. */
  private replacement(): string | null {
    const { scanner, decoder, sheet, part } = this;
    const { row, column } = scanner;
    const { cells } = sheet;
    decoder.readValue();
    const formula = decoder.formulaAsText();
    const isSameFormula = formula === cells.formula(row, column) && !this.isOfBrokenGroup();
    if (!isSameFormula) this.context.formulasChanged = true;
    const kind = cells.kind(row, column);
    const isAbsent = kind === CellKind.absent;
    const isBlank = isAbsent && decoder.kind === CellKind.blank && formula === null;
    if (isBlank && scanner.style === cells.defaultStyle(row, column)) return null;
    if (isAbsent) return "";
    const number = cells.number(row, column);
    const isText = kind === CellKind.text || kind === CellKind.error;
    const isSameValue =
      kind === decoder.kind &&
      (number === decoder.number || (isText && cells.texts.text(number) === cells.texts.text(decoder.number)));
    const style = this.context.styles.index(cells.style(row, column));
    if (isSameFormula && isSameValue && style === scanner.style) return null;
    const tag = textBetween(part.bytes, scanner.cellStart, scanner.cellTagEnd);
    const keepsFormula = isSameFormula && formula !== null;
    const kept = keepsFormula ? textBetween(part.bytes, scanner.formulaStart, scanner.formulaEnd) : null;
    return this.xml.replaced(tag, row, column, style, kept);
  }
}
