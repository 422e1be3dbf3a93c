import type { CellStyle, StyleChange, Styles } from "./workbook";

/** What Excel gives a new workbook. */
export const defaultStyle: CellStyle = {
  numberFormat: "General",
  bold: false,
  italic: false,
  underline: false,
  fontName: "Calibri",
  fontSize: 11,
  fontColor: null,
  fillColor: null,
  horizontal: "General",
  vertical: "Bottom",
  wrapText: false,
  indent: 0,
};

/** A style that is not in the file: one of the file's, and what differs from it. */
export interface DerivedStyle {
  readonly base: number;
  readonly change: StyleChange;
}

/** The styles of the file in the file's order, then those derived from them. */
export class StyleTable implements Styles {
  private readonly styles: CellStyle[];
  private readonly derived: DerivedStyle[] = [];
  private readonly indexByKey = new Map<string, number>();

  constructor(loaded: readonly CellStyle[] = [defaultStyle]) {
    this.styles = loaded.length > 0 ? [...loaded] : [defaultStyle];
    this.countLoaded = this.styles.length;
  }

  readonly countLoaded: number;

  get(index: number): CellStyle {
    return this.styles[index] ?? this.styles[0] ?? defaultStyle;
  }

  /** Null for a style of the file. */
  derivation(index: number): DerivedStyle | null {
    return this.derived[index - this.countLoaded] ?? null;
  }

  derive(base: number, change: StyleChange): number {
    const origin = this.derivation(base) ?? { base, change: {} };
    const root = this.get(origin.base);
    const changes = Object.entries({ ...origin.change, ...change })
      .filter(([name, value]) => value !== undefined && root[name as keyof CellStyle] !== value)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    if (changes.length === 0) return origin.base;
    const key = `${origin.base}${JSON.stringify(changes)}`;
    const known = this.indexByKey.get(key);
    if (known !== undefined) return known;
    const kept: StyleChange = Object.fromEntries(changes);
    this.derived.push({ base: origin.base, change: kept });
    const index = this.styles.push({ ...root, ...kept }) - 1;
    this.indexByKey.set(key, index);
    return index;
  }
}
