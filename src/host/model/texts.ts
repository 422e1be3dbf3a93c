/** The texts of a workbook, each held once: a cell keeps the index. Texts of the file's shared string table come first and
 *  keep their place, so that an index below `countShared` is also the index in the file. */
export class TextPool {
  private readonly texts: string[] = [];
  private readonly indexByText = new Map<string, number>();
  private shared = 0;

  get countShared(): number {
    return this.shared;
  }

  get count(): number {
    return this.texts.length;
  }

  text(index: number): string {
    return this.texts[index] ?? "";
  }

  /** The file's shared strings. Not searched by `intern`: two of them may read the same and differ in their runs. */
  addShared(texts: readonly string[]): void {
    for (const text of texts) this.texts.push(text);
    this.shared = this.texts.length;
  }

  intern(text: string): number {
    const known = this.indexByText.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.indexByText.set(text, index);
    return index;
  }
}
