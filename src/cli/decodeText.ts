/** The text of a file: by its byte order mark, else UTF-8 where it is that without a fault, else windows-1252, which is what
 *  Excel and most custodians' systems on Windows write. */
export function decodeText(bytes: Uint8Array): string {
  const mark = MARKS.find(({ start }) => start.every((byte, index) => bytes[index] === byte));
  if (mark) return new TextDecoder(mark.encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWindows1252(bytes);
  }
}

const MARKS = [
  { start: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { start: [0xff, 0xfe], encoding: "utf-16le" },
  { start: [0xfe, 0xff], encoding: "utf-16be" },
];

/** What bytes 0x80 to 0x9F stand for; the five that windows-1252 leaves free stay control characters. */
const FROM_80_TO_9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Not by TextDecoder: Node 20's takes windows-1252 for Latin-1, and a euro sign is lost. */
const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (control) => FROM_80_TO_9F[control.charCodeAt(0) - 0x80] ?? control);
