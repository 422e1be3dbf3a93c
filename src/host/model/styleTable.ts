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

  private readonly loadedByContent = new Map<string, number>();

  /** `rests` has, by style, all that is no part of its look. */
  constructor(
    loaded: readonly CellStyle[] = [defaultStyle],
    private readonly rests: readonly string[] = [],
  ) {
    this.styles = loaded.length > 0 ? [...loaded] : [defaultStyle];
    this.countLoaded = this.styles.length;
    rests.forEach((rest, index) => {
      const content = contentKey(this.get(index), rest);
      if (!this.loadedByContent.has(content)) this.loadedByContent.set(content, index);
    });
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
    const index = this.sameInFile(origin.base, kept) ?? this.append(origin.base, kept);
    this.indexByKey.set(key, index);
    return index;
  }

  /** A style of the file that is just what is asked for: a format that is taken back leaves no trace, and a file that is
   *  written again and again does not grow. */
  private sameInFile(base: number, change: StyleChange): number | undefined {
    const rest = this.rests[base];
    return rest === undefined
      ? undefined
      : this.loadedByContent.get(contentKey({ ...this.get(base), ...change }, rest));
  }

  private append(base: number, change: StyleChange): number {
    this.derived.push({ base, change });
    return this.styles.push({ ...this.get(base), ...change }) - 1;
  }
}

const contentKey = (look: CellStyle, rest: string): string => JSON.stringify([Object.entries(look).sort(), rest]);
