/** Changes of a text at offsets of the text as it was; applied together. */
export class TextEdits {
  private readonly edits: { start: number; end: number; replacement: string; order: number }[] = [];

  get isEmpty(): boolean {
    return this.edits.length === 0;
  }

  replace(start: number, end: number, replacement: string): void {
    this.edits.push({ start, end, replacement, order: this.edits.length });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** Insertions at one offset keep the order in which they were asked for, and stand before what is replaced there. */
  apply(text: string): string {
    const isReplacement = ({ start, end }: { start: number; end: number }) => (end > start ? 1 : 0);
    const sorted = [...this.edits].sort(
      (left, right) =>
        left.start - right.start || isReplacement(left) - isReplacement(right) || left.order - right.order,
    );
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end, replacement } of sorted) {
      pieces.push(text.slice(at, start), replacement);
      at = Math.max(at, end);
    }
    return pieces.join("") + text.slice(at);
  }
}

/** `tag`, the text of a first tag, with an attribute set; without it where `value` is null. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const present = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`);
  if (value === null) return tag.replace(present, "");
  if (present.test(tag)) return tag.replace(present, () => ` ${name}="${value}"`);
  return tag.replace(/^<[^\s/>]+/, (start) => `${start} ${name}="${value}"`);
}
