import { textBetween } from "./bytes";
import { malformed, unescapeCellText } from "./xml";

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text between two offsets of a part as XML means it: entities, CDATA, comments and line ends are resolved. */
export function xmlTextBetween(bytes: Uint8Array, start: number, end: number, path: string): string {
  const raw = textBetween(bytes, start, end);
  return /[&<\r]/.test(raw) ? resolveXmlText(raw, path) : raw;
}

function resolveXmlText(raw: string, path: string): string {
  return raw
    .replace(/\r\n?/g, "\n")
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&([^;\s]*);?/g, (all, cdata, entity) => {
      if (typeof entity !== "string") return typeof cdata === "string" ? cdata : "";
      return all.endsWith(";") ? entityText(entity, path) : unknownEntity(all, path);
    });
}

function entityText(entity: string, path: string): string {
  const known = named[entity];
  if (known !== undefined) return known;
  const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(entity);
  const point = code ? (code[1] !== undefined ? parseInt(code[1], 16) : Number(code[2])) : NaN;
  return point <= 0x10ffff ? String.fromCodePoint(point) : unknownEntity(`&${entity};`, path);
}

function unknownEntity(entity: string, path: string): never {
  throw malformed(path, `unknown entity ${entity}`);
}

/** The text of a rich or plain string item (`<si>` or `<is>`) between its tags: its runs joined, without the phonetic
 *  guides of East Asian texts. */
export function itemText(bytes: Uint8Array, start: number, end: number, path: string): string {
  const inner = textBetween(bytes, start, end);
  const plain = /^\s*<(?:\w+:)?t(?:\s[^>]*)?>([^<&\r]*)<\/(?:\w+:)?t>\s*$/.exec(inner);
  if (plain) return unescapeCellText(plain[1] ?? "");
  const tag =
    /<((?:\w+:)?)rPh\b[\s\S]*?<\/\1rPh>|<((?:\w+:)?)t(?:\s[^>]*[^/])?>((?:<!\[CDATA\[[\s\S]*?\]\]>|[\s\S])*?)<\/\2t>/g;
  let text = "";
  for (const [, , , content] of inner.matchAll(tag)) {
    if (content !== undefined) text += /[&<\r]/.test(content) ? resolveXmlText(content, path) : content;
  }
  return unescapeCellText(text);
}
