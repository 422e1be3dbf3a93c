import { CellBlock, CellKind, blockMask, blockShift, type FormulaSource } from "./cellBlock";
import { shiftFormula } from "./shiftFormula";
import type { TextPool } from "./texts";
import type { Area, Cells, CellValue } from "./workbook";

type Column = (CellBlock | undefined)[];

/** The cells of a sheet, by column and by blocks of rows. A full sheet of a million rows and twelve columns is about
 *  150 MB. Besides the interface it offers what loading puts in (unmarked) and what saving asks (what was marked). */
export class SheetCells implements Cells {
  private readonly columns: (Column | undefined)[] = [];
  private changedRows = new Uint8Array(0);
  private changes = 0;
  /** Styles of whole rows and columns: a cell that is made there begins with them. */
  readonly rowStyles = new Map<number, number>();
  readonly columnStyles = new Map<number, number>();

  constructor(readonly texts: TextPool) {}

  get version(): number {
    return this.changes;
  }

  value(row: number, column: number): CellValue {
    const block = this.columns[column]?.[row >> blockShift];
    if (!block) return null;
    const offset = row & blockMask;
    const number = block.numbers[offset] ?? 0;
    switch (block.kinds[offset]) {
      case CellKind.number:
        return number;
      case CellKind.text:
        return this.texts.text(number);
      case CellKind.boolean:
        return number === 1;
      case CellKind.error:
        return { error: this.texts.text(number) };
      default:
        return null;
    }
  }

  formula(row: number, column: number): string | null {
    const source = this.formulaSource(row, column);
    if (source === undefined || typeof source === "string") return source ?? null;
    return shiftFormula(source.text, row - source.row, column - source.column);
  }

  formulaSource(row: number, column: number): FormulaSource | undefined {
    return this.columns[column]?.[row >> blockShift]?.formulas?.[row & blockMask];
  }

  style(row: number, column: number): number {
    const block = this.columns[column]?.[row >> blockShift];
    const offset = row & blockMask;
    if (!block || block.kinds[offset] === CellKind.absent) return this.defaultStyle(row, column);
    return block.styles?.[offset] ?? 0;
  }

  /** The style of a cell that is not there. */
  defaultStyle(row: number, column: number): number {
    return this.rowStyles.get(row) ?? this.columnStyles.get(column) ?? 0;
  }

  setValue(row: number, column: number, value: CellValue): void {
    this.write(row, column, value, undefined);
  }

  setFormula(row: number, column: number, formula: string, computed: CellValue): void {
    this.write(row, column, computed, formula);
  }

  setComputed(row: number, column: number, value: CellValue): void {
    this.write(row, column, value, this.formulaSource(row, column));
  }

  setStyle(row: number, column: number, style: number): void {
    if (this.style(row, column) === style) return;
    const block = this.reach(row, column);
    block.putStyle(row & blockMask, style);
    this.mark(block, row);
  }

  clear(row: number, column: number): void {
    const block = this.columns[column]?.[row >> blockShift];
    const offset = row & blockMask;
    if (!block || block.kinds[offset] === CellKind.absent) return;
    block.put(offset, CellKind.absent, 0);
    block.putStyle(offset, 0);
    block.putFormula(offset, undefined);
    this.mark(block, row);
  }

  used(valuesOnly: boolean): Area | null {
    let area: Area | null = null;
    this.columns.forEach((column, index) => {
      const extent = columnExtent(column, valuesOnly);
      if (!extent) return;
      const { top, bottom } = extent;
      area = area
        ? { top: Math.min(area.top, top), left: area.left, bottom: Math.max(area.bottom, bottom), right: index }
        : { top, left: index, bottom, right: index };
    });
    return area;
  }

  *formulas(): Iterable<{ row: number; column: number; formula: string }> {
    for (const [column, blocks] of this.columns.entries()) {
      for (const [index, block] of (blocks ?? []).entries()) {
        for (const [offset, source] of (block?.formulas ?? []).entries()) {
          if (source === undefined) continue;
          const row = (index << blockShift) | offset;
          yield { row, column, formula: this.formula(row, column) ?? "" };
        }
      }
    }
  }

  /** Puts a cell as it is in the file: not a change. `number` is as in `CellBlock.numbers`. */
  load(row: number, column: number, kind: number, number: number, style: number): void {
    const block = this.block(row, column);
    block.put(row & blockMask, kind, number);
    if (style !== 0) block.putStyle(row & blockMask, style);
  }

  loadFormula(row: number, column: number, formula: FormulaSource): void {
    this.block(row, column).putFormula(row & blockMask, formula);
  }

  kind(row: number, column: number): number {
    return this.columns[column]?.[row >> blockShift]?.kinds[row & blockMask] ?? CellKind.absent;
  }

  /** As in `CellBlock.numbers`. */
  number(row: number, column: number): number {
    return this.columns[column]?.[row >> blockShift]?.numbers[row & blockMask] ?? 0;
  }

  isRowChanged(row: number): boolean {
    return this.changedRows[row] === 1;
  }

  /** Rows with a cell that was written to since loading, ascending. */
  rowsChanged(): number[] {
    const rows: number[] = [];
    for (let row = this.changedRows.indexOf(1); row >= 0; row = this.changedRows.indexOf(1, row + 1)) rows.push(row);
    return rows;
  }

  /** Columns of the cells of `row` that were written to since loading, ascending. */
  columnsChanged(row: number): number[] {
    const changed: number[] = [];
    for (let column = 0; column < this.columns.length; column++) {
      const block = this.columns[column]?.[row >> blockShift];
      if (block?.changed && block.changed[row & blockMask] === 1) changed.push(column);
    }
    return changed;
  }

  private write(row: number, column: number, value: CellValue, formula: FormulaSource | undefined): void {
    const offset = row & blockMask;
    const known = this.columns[column]?.[row >> blockShift];
    if (value === null && formula === undefined && !known?.isFilled(offset)) return;
    const { kind, number } = this.encode(value);
    const isSame = known?.kinds[offset] === kind && known.numbers[offset] === number;
    if (isSame && known.formulas?.[offset] === formula) return;
    const block = this.reach(row, column);
    block.put(offset, kind, number);
    block.putFormula(offset, formula);
    this.mark(block, row);
  }

  private encode(value: CellValue): { kind: number; number: number } {
    if (value === null) return { kind: CellKind.blank, number: 0 };
    if (typeof value === "boolean") return { kind: CellKind.boolean, number: value ? 1 : 0 };
    if (typeof value === "string") return { kind: CellKind.text, number: this.texts.intern(value) };
    if (typeof value === "object") return { kind: CellKind.error, number: this.texts.intern(value.error) };
    if (Number.isFinite(value)) return { kind: CellKind.number, number: value };
    return { kind: CellKind.error, number: this.texts.intern("#NUM!") };
  }

  /** The block of a cell that is there from now on. */
  private reach(row: number, column: number): CellBlock {
    const block = this.block(row, column);
    const offset = row & blockMask;
    if (block.kinds[offset] === CellKind.absent) {
      block.put(offset, CellKind.blank, 0);
      block.putStyle(offset, this.defaultStyle(row, column));
    }
    return block;
  }

  private block(row: number, column: number): CellBlock {
    while (this.columns.length <= column) this.columns.push(undefined);
    const blocks = (this.columns[column] ??= []);
    const index = row >> blockShift;
    while (blocks.length <= index) blocks.push(undefined);
    return (blocks[index] ??= new CellBlock());
  }

  private mark(block: CellBlock, row: number): void {
    this.changes++;
    block.mark(row & blockMask);
    if (row >= this.changedRows.length) {
      const longer = new Uint8Array(Math.max(1024, row + 1, this.changedRows.length * 2));
      longer.set(this.changedRows);
      this.changedRows = longer;
    }
    this.changedRows[row] = 1;
  }
}

function columnExtent(column: Column | undefined, valuesOnly: boolean): { top: number; bottom: number } | null {
  const ends: number[] = [];
  const find = (index: number, end: "first" | "last") => {
    const block = column?.[index];
    const extent = block && block.countPresent > 0 ? block.extent(valuesOnly) : null;
    if (extent) ends.push((index << blockShift) | extent[end]);
    return extent !== null;
  };
  const count = column?.length ?? 0;
  for (let index = 0; index < count && !find(index, "first"); index++);
  for (let index = count - 1; index >= 0 && !find(index, "last"); index--);
  const [top, bottom] = ends;
  return top !== undefined && bottom !== undefined ? { top, bottom } : null;
}
