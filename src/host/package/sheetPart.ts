import { decodeText, indexOfBytes, utf8 } from "./bytes";
import { malformed, parseXml, type XmlElement } from "./xml";

/** A worksheet part cut in three: the cells are walked over as bytes, for they may be hundreds of megabytes; the rest is
 *  small and read as a tree. */
export interface SheetPart {
  readonly bytes: Uint8Array;
  /** Where the rows are in `bytes`; equal where there are none. */
  readonly rowsStart: number;
  readonly rowsEnd: number;
  /** The part with an empty `<sheetData></sheetData>`; the tree's offsets are into it. */
  readonly text: string;
  readonly root: XmlElement;
  /** "x:" or "". */
  readonly prefix: string;
}

export function readSheetPart(raw: Uint8Array, path: string): SheetPart {
  const isUtf16 = (raw[0] === 0xff && raw[1] === 0xfe) || (raw[0] === 0xfe && raw[1] === 0xff);
  const bytes = isUtf16 ? utf8(decodeText(raw).replace(/encoding=["'][^"']*["']/i, 'encoding="UTF-8"')) : raw;
  const { start, end, rowsStart, rowsEnd, tag } = findSheetData(bytes, path);
  const open = tag.replace(/\s*\/>$/, ">");
  const prefix = /^<((?:[\w.-]+:)?)/.exec(open)?.[1] ?? "";
  const text = `${decodeText(bytes.subarray(0, start))}${open}</${prefix}sheetData>${decodeText(bytes.subarray(end))}`;
  return { bytes, rowsStart, rowsEnd, text, root: parseXml(text, path), prefix };
}

function findSheetData(bytes: Uint8Array, path: string) {
  const name = utf8("sheetData");
  for (let at = indexOfBytes(bytes, name, 0); at >= 0; at = indexOfBytes(bytes, name, at + 1)) {
    const next = bytes[at + name.length] ?? 0;
    if (next !== 62 && next !== 47 && next > 32) continue;
    const start = bytes.lastIndexOf(60, at);
    const prefix = decodeText(bytes.subarray(start + 1, at));
    if (!/^([\w.-]+:)?$/.test(prefix)) continue;
    const tagEnd = bytes.indexOf(62, at) + 1;
    if (tagEnd === 0) break;
    const tag = decodeText(bytes.subarray(start, tagEnd));
    if (bytes[tagEnd - 2] === 47) return { start, end: tagEnd, rowsStart: tagEnd, rowsEnd: tagEnd, tag };
    const close = lastIndexOfBytes(bytes, utf8(`</${prefix}sheetData`));
    if (close < tagEnd) throw malformed(path, "the sheet's data does not end");
    return { start, end: bytes.indexOf(62, close) + 1, rowsStart: tagEnd, rowsEnd: close, tag };
  }
  // Says what is wrong if it is not XML at all.
  parseXml(decodeText(bytes), path);
  throw malformed(path, "it has no sheet data");
}

function lastIndexOfBytes(bytes: Uint8Array, pattern: Uint8Array): number {
  const [first = 0] = pattern;
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at > 0 ? bytes.lastIndexOf(first, at - 1) : -1) {
    let length = 1;
    while (length < pattern.length && bytes[at + length] === pattern[length]) length++;
    if (length === pattern.length) return at;
  }
  return -1;
}
