import { indexOfBytes, utf8 } from "./bytes";
import { itemText } from "./cellText";
import { malformed, parseXml } from "./xml";

/** The texts of a shared string table, in order; its `count` is not believed. */
export function readSharedStrings(bytes: Uint8Array, path: string): string[] {
  const open = indexOfBytes(bytes, utf8("sst"), 0);
  const prefix = /<((?:\w+:)?)$/.exec(new TextDecoder().decode(bytes.subarray(Math.max(0, open - 20), open)))?.[1];
  if (open < 0 || prefix === undefined || indexOfBytes(bytes, utf8("<!DOCTYPE"), 0, open) >= 0) {
    // It is not as expected: the strict parser says why, or it is empty.
    parseXml(new TextDecoder().decode(bytes), path);
    throw malformed(path, "it is not a table of shared strings");
  }
  const start = utf8(`<${prefix}si`);
  const end = utf8(`</${prefix}si>`);
  const texts: string[] = [];
  for (let at = indexOfBytes(bytes, start, open); at >= 0;) {
    const tagEnd = bytes.indexOf(62, at) + 1;
    if (tagEnd === 0) throw malformed(path, "a shared string does not end");
    if (bytes[tagEnd - 2] === 47) {
      texts.push("");
      at = indexOfBytes(bytes, start, tagEnd);
      continue;
    }
    const close = indexOfBytes(bytes, end, tagEnd);
    if (close < 0) throw malformed(path, "a shared string does not end");
    texts.push(itemText(bytes, tagEnd, close, path));
    at = indexOfBytes(bytes, start, close);
  }
  return texts;
}
