/** No line that one wants to look ahead at has to be longer. */
const PEEK = 80;

/** Walks a text from line end to line end, whichever they are (LF, CRLF, CR, mixed), in time that grows with its length. */
export class LineReader {
  private at = 0;
  private line = 1;
  private nextLf = -1;
  private nextCr = -1;

  constructor(readonly text: string) {}

  get position(): number {
    return this.at;
  }

  /** 1-based. */
  get lineNumber(): number {
    return this.line;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Where the text of the current line ends. */
  get lineEnd(): number {
    if (this.nextLf < this.at) this.nextLf = this.find("\n");
    if (this.nextCr < this.at) this.nextCr = this.find("\r");
    return Math.min(this.nextLf, this.nextCr);
  }

  /** From here to the end of the line. */
  restOfLine(): string {
    return this.text.slice(this.at, this.lineEnd);
  }

  /** The beginning of the rest of this line. */
  peekHere(): string {
    return this.text.slice(this.at, Math.min(this.lineEnd, this.at + PEEK));
  }

  /** The beginning of the line after this one. */
  peekNextLine(): string {
    const start = this.afterBreak(this.lineEnd);
    const [first = ""] = this.text.slice(start, start + PEEK).split(/[\r\n]/, 1);
    return first;
  }

  /** To the start of the next line. */
  skipLine(): void {
    const end = this.lineEnd;
    this.at = this.afterBreak(end);
    if (this.at > end) this.line += 1;
  }

  /** To a later position, with the lines on the way counted. */
  moveTo(position: number): void {
    while (this.lineEnd < position && !this.isAtEnd) this.skipLine();
    this.at = Math.max(this.at, position);
  }

  private afterBreak(end: number): number {
    if (this.text[end] === "\r" && this.text[end + 1] === "\n") return end + 2;
    return Math.min(end + 1, this.text.length);
  }

  private find(mark: string): number {
    const found = this.text.indexOf(mark, this.at);
    return found < 0 ? this.text.length : found;
  }
}
