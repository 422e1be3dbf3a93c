import { LargeMap } from "../../kernel/largeMap";
import type { TextPool } from "../records/recordTable";

/** Texts of reference keys by code. A key that is a text of the records has that text's code, which is nearly all of them; the
 *  others are numbered after the pool. */
export class KeyTexts {
  private readonly start: number;
  private readonly codes = new LargeMap<string, number>();
  private readonly texts: string[] = [];

  constructor(readonly pool: TextPool) {
    this.start = pool.size;
  }

  code(text: string): number {
    const known = this.pool.find(text) ?? this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.start + this.texts.push(text) - 1;
    this.codes.add(text, code);
    return code;
  }

  text(code: number): string {
    return code < this.start ? this.pool.text(code) : (this.texts[code - this.start] ?? "");
  }

  get size(): number {
    return this.start + this.texts.length;
  }
}
