/** The text of a file: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8 where it is that without a
 *  fault, else windows-1252, which is what Excel and most custodians' systems on Windows write. */
export function decodeText(bytes: Uint8Array): string {
  return decodeWith(bytes, encodingOf(bytes));
}

/** What `decodeText` takes the bytes for. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export function encodingOf(bytes: Uint8Array): Encoding {
  const mark = MARKS.find(({ start }) => start.every((byte, index) => bytes[index] === byte));
  return mark?.encoding ?? utf16Without(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
}

function decodeWith(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === "windows-1252" ? fromWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

const MARKS: readonly { readonly start: readonly number[]; readonly encoding: Encoding }[] = [
  { start: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { start: [0xff, 0xfe], encoding: "utf-16le" },
  { start: [0xfe, 0xff], encoding: "utf-16be" },
];

/** Text of Western languages in UTF-16 has a zero in most of its high bytes and in none of its low ones. */
function utf16Without(bytes: Uint8Array): Encoding | null {
  const top = bytes.subarray(0, 2_000);
  if (top.length < 4) return null;
  let [even, odd] = [0, 0];
  top.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = top.length / 2;
  if (odd > 0.7 * half && even < 0.02 * half) return "utf-16le";
  return even > 0.7 * half && odd < 0.02 * half ? "utf-16be" : null;
}

/** How much is looked at in one go: a large file is not decoded twice as one string. */
const PIECE = 1 << 22;

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** What bytes 0x80 to 0x9F stand for; the five that windows-1252 leaves free stay control characters. */
const FROM_80_TO_9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20's TextDecoder takes windows-1252 for Latin-1, and a euro sign would be lost; a browser's leaves nothing to replace. */
const fromWindows1252 = (bytes: Uint8Array): string =>
  new TextDecoder("windows-1252")
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (control) => FROM_80_TO_9F[control.charCodeAt(0) - 0x80] ?? control);
