import { encodingEvidence, type EncodingEvidence } from "./encodingEvidence";
import { decodeSingleByte, type SingleByte } from "./singleByte";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | SingleByte;

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** What would read otherwise where the letters do not decide. */
  readonly doubt: EncodingEvidence["doubt"];
}

/** The text of a file: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8 where it is that without a
 *  fault, else the encoding of one byte a letter whose letters make words; windows-1252, which is what Excel and most custodians'
 *  systems on Windows write, where they do not decide. */
export function decode(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes) ?? (isUtf8(bytes) ? "utf-8" : null);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, doubt: null };
  const { encoding, doubt } = encodingEvidence(bytes);
  return { text: decodeSingleByte(bytes, encoding), encoding, doubt };
}

export const decodeText = (bytes: Uint8Array): string => decode(bytes).text;

/** The encoding that the first bytes of a file say, of those that are not of one byte a letter: by its byte order mark, or by the zeros
 *  of UTF-16. Null where they say nothing. */
export const wideEncoding = (top: Uint8Array): WideEncoding | null =>
  MARKS.find(({ start }) => start.every((byte, index) => top[index] === byte))?.encoding ?? utf16Without(top);

type WideEncoding = Exclude<Encoding, SingleByte>;

const MARKS: readonly { readonly start: readonly number[]; readonly encoding: WideEncoding }[] = [
  { start: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { start: [0xff, 0xfe], encoding: "utf-16le" },
  { start: [0xfe, 0xff], encoding: "utf-16be" },
];

/** Text of Western languages in UTF-16 has a zero in most of its high bytes and in none of its low ones. */
function utf16Without(bytes: Uint8Array): WideEncoding | null {
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
