/** Where the cells of a delimited text go. */
export interface RowSink {
  /** A cell that is not empty, of the row that is under way. */
  cell(column: number, bytes: Uint8Array, from: number, to: number): void;
  /** The row is whole: the line it begins at, and how many cells it has, empty ones counted. */
  endRow(line: number, countCells: number): void;
}

const QUOTE = 0x22;
const LINE_FEED = 10;
const RETURN = 13;

/** How far a quote that closes is looked for: one that is not closed is text, so that it does not swallow the file. */
const LONGEST_QUOTED = 1 << 20;
/** What a sheet of Excel holds: cells beyond are counted, and not kept. */
export const MOST_COLUMNS = 16_384;

/** Cuts a delimited text in UTF-8, which comes in pieces, into rows and cells: by the rules of `delimitedRows` (RFC 4180; a quote that
 *  is not closed, or that stands within a cell, is text). */
export class ByteRows {
  private rest: Uint8Array = new Uint8Array(0);
  private readonly froms = new Int32Array(MOST_COLUMNS);
  private readonly tos = new Int32Array(MOST_COLUMNS);
  /** 1 for a cell with doubled quotes in it. */
  private readonly doubled = new Uint8Array(MOST_COLUMNS);
  private count = 0;
  private scratch = Buffer.alloc(1_024);

  constructor(
    private readonly delimiter: number,
    private readonly sink: RowSink,
    private line: number,
  ) {}

  push(piece: Uint8Array, isLast: boolean): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let at = 0;
    while (at < bytes.length) {
      const end = this.readRow(bytes, at, isLast);
      if (end < 0) break;
      this.emit(bytes);
      at = end;
    }
    this.rest = Uint8Array.from(bytes.subarray(at));
  }

  /** Takes the row that begins at `from` apart. Answers where the next begins, or -1 where its end has not come in yet. */
  private readRow(bytes: Uint8Array, from: number, isLast: boolean): number {
    const { delimiter } = this;
    const { length } = bytes;
    this.count = 0;
    let at = from;
    for (;;) {
      const quoted = bytes[at] === QUOTE ? this.quotedEnd(bytes, at, isLast) : NOT_QUOTED;
      if (quoted === NOT_YET) return -1;
      let end = quoted;
      if (quoted === NOT_QUOTED) {
        end = at;
        while (end < length) {
          const byte = bytes[end];
          if (byte === delimiter || byte === LINE_FEED || byte === RETURN) break;
          end += 1;
        }
        this.add(at, end, 0);
      }
      if (end === length) return isLast ? end : -1;
      at = end + 1;
      if (bytes[end] === delimiter) {
        if (at < length) continue;
        if (!isLast) return -1;
        this.add(at, at, 0);
        return at;
      }
      if (bytes[end] === LINE_FEED) return at;
      if (at === length && !isLast) return -1;
      return bytes[at] === LINE_FEED ? at + 1 : at;
    }
  }

  /** The end of a cell in quotes that begins at `at`. */
  private quotedEnd(bytes: Uint8Array, at: number, isLast: boolean): number {
    let doubled = 0;
    let close = bytes.indexOf(QUOTE, at + 1);
    while (close >= 0 && bytes[close + 1] === QUOTE) {
      doubled = 1;
      close = bytes.indexOf(QUOTE, close + 2);
    }
    const isCut = close < 0 || close + 1 === bytes.length;
    if (isCut && !isLast && bytes.length - at < LONGEST_QUOTED) return NOT_YET;
    if (close < 0 || close - at > LONGEST_QUOTED) return NOT_QUOTED;
    const next = bytes[close + 1];
    const isClosed = next === undefined || next === this.delimiter || next === LINE_FEED || next === RETURN;
    if (!isClosed) return NOT_QUOTED;
    this.add(at + 1, close, doubled);
    return close + 1;
  }

  private add(from: number, to: number, doubled: number): void {
    if (this.count < MOST_COLUMNS) {
      this.froms[this.count] = from;
      this.tos[this.count] = to;
      this.doubled[this.count] = doubled;
    }
    this.count += 1;
  }

  private emit(bytes: Uint8Array): void {
    const line = this.line;
    const kept = Math.min(this.count, MOST_COLUMNS);
    for (let column = 0; column < kept; column += 1) {
      const [from, to] = [this.froms[column] ?? 0, this.tos[column] ?? 0];
      if (to === from) continue;
      if (bytes[from - 1] === QUOTE) this.line += lineEnds(bytes, from, to);
      if (this.doubled[column] === 0) this.sink.cell(column, bytes, from, to);
      else this.sink.cell(column, this.scratch, 0, this.undoubled(bytes, from, to));
    }
    this.line += 1;
    this.sink.endRow(line, this.count);
  }

  /** Puts the cell into the scratch with one quote for two. Answers its length. */
  private undoubled(bytes: Uint8Array, from: number, to: number): number {
    if (this.scratch.length < to - from) this.scratch = Buffer.alloc(2 * (to - from));
    let length = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      this.scratch[length++] = byte;
      if (byte === QUOTE) at += 1;
    }
    return length;
  }
}

const NOT_QUOTED = -1;
const NOT_YET = -2;

function lineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === LINE_FEED || (bytes[at] === RETURN && bytes[at + 1] !== LINE_FEED)) count += 1;
  }
  return count;
}
