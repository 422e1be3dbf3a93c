const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: false });

export const utf8 = (text: string) => encoder.encode(text);

/** The text of `bytes`; UTF-16 with a byte order mark is understood too. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return decoder.decode(bytes);
}

const longestShortText = 64;

/** The text between two offsets. Short ASCII, which is nearly every cell, avoids the decoder. */
export function textBetween(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= longestShortText) {
    let text = "";
    let offset = start;
    for (; offset < end; offset++) {
      const code = bytes[offset] ?? 0;
      if (code > 127) break;
      text += String.fromCharCode(code);
    }
    if (offset === end) return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}

/** Where `pattern` next begins at or after `from`, before `end`; -1 if nowhere. */
export function indexOfBytes(bytes: Uint8Array, pattern: Uint8Array, from: number, end = bytes.length): number {
  const [first = 0] = pattern;
  for (let at = bytes.indexOf(first, from); at >= 0 && at + pattern.length <= end; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < pattern.length && bytes[at + length] === pattern[length]) length++;
    if (length === pattern.length) return at;
  }
  return -1;
}

/** Bytes that grow as they are written. */
export class ByteWriter {
  private buffer: Uint8Array;
  private length = 0;

  constructor(capacity = 1024) {
    this.buffer = new Uint8Array(capacity);
  }

  copy(bytes: Uint8Array, start = 0, end = bytes.length): void {
    if (end <= start) return;
    this.reserve(end - start);
    this.buffer.set(bytes.subarray(start, end), this.length);
    this.length += end - start;
  }

  text(text: string): void {
    this.reserve(text.length * 3);
    const { written } = encoder.encodeInto(text, this.buffer.subarray(this.length));
    this.length += written;
  }

  /** How much was written; to go back there, give it to `rewind`. */
  get size(): number {
    return this.length;
  }

  rewind(size: number): void {
    this.length = size;
  }

  finish(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const longer = new Uint8Array(Math.max(this.length + count, Math.ceil(this.buffer.length * 1.5)));
    longer.set(this.buffer.subarray(0, this.length));
    this.buffer = longer;
  }
}
