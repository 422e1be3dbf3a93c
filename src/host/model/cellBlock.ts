/** What a cell holds. `absent` was never there; `blank` has a style or a formula and no value. */
export const CellKind = { absent: 0, blank: 1, number: 2, text: 3, boolean: 4, error: 5 } as const;

/** A formula as its text with "=", or as a place in a group that shares one text. */
export type FormulaSource = string | SharedFormula;

/** The formula of a group of cells, as written in its first cell. */
export interface SharedFormula {
  readonly index: number;
  readonly row: number;
  readonly column: number;
  /** With "=". */
  readonly text: string;
}

export const blockShift = 9;
export const blockRows = 1 << blockShift;
export const blockMask = blockRows - 1;

/** 512 rows of one column in typed arrays: nine bytes a cell, and no object that the garbage collector must visit. */
export class CellBlock {
  /** The number; 0 or 1; or the index in the text pool of a text or an error. */
  readonly numbers = new Float64Array(blockRows);
  readonly kinds = new Uint8Array(blockRows);
  styles: Uint32Array | null = null;
  changed: Uint8Array | null = null;
  formulas: (FormulaSource | undefined)[] | null = null;
  countPresent = 0;

  isFilled(offset: number): boolean {
    return (this.kinds[offset] ?? 0) > CellKind.blank || this.formulas?.[offset] !== undefined;
  }

  put(offset: number, kind: number, number: number): void {
    if (this.kinds[offset] === CellKind.absent) this.countPresent++;
    if (kind === CellKind.absent) this.countPresent--;
    this.kinds[offset] = kind;
    this.numbers[offset] = number;
  }

  putStyle(offset: number, style: number): void {
    if (style === 0 && this.styles === null) return;
    this.styles ??= new Uint32Array(blockRows);
    this.styles[offset] = style;
  }

  putFormula(offset: number, formula: FormulaSource | undefined): void {
    if (formula === undefined && this.formulas === null) return;
    this.formulas ??= new Array<FormulaSource | undefined>(blockRows).fill(undefined);
    this.formulas[offset] = formula;
  }

  mark(offset: number): void {
    this.changed ??= new Uint8Array(blockRows);
    this.changed[offset] = 1;
  }

  /** First and last offset that count, or null. */
  extent(filledOnly: boolean): { first: number; last: number } | null {
    const counts = (offset: number) => (filledOnly ? this.isFilled(offset) : this.kinds[offset] !== CellKind.absent);
    let first = 0;
    while (first < blockRows && !counts(first)) first++;
    if (first === blockRows) return null;
    let last = blockRows - 1;
    while (!counts(last)) last--;
    return { first, last };
  }
}
