import { SaxesParser } from "saxes";
import { UnreadableWorkbook } from "../embeddedExcel";

/** An element and where it stands in the text of its part, so that a part can be changed in place. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** With the colon; "" where there is none. */
  readonly prefix: string;
  /** By local name; those of the relationships namespace as "r:id". */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: XmlElement[];
  text: string;
  /** From the "<" of its first tag to past the ">" of its last. */
  readonly start: number;
  end: number;
  /** Between its tags; equal to `end` for `<a/>`. */
  readonly innerStart: number;
  innerEnd: number;
}

/** The root of a part. A document type, which Office never writes, is refused: it is how entities are smuggled in. */
export function parseXml(text: string, path: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  parser.on("error", (error) => {
    throw malformed(path, error.message);
  });
  parser.on("doctype", () => {
    throw malformed(path, "A document type is not allowed");
  });
  parser.on("opentag", (tag) => {
    const attributes: Record<string, string> = {};
    for (const { prefix, local, uri, value } of Object.values(tag.attributes)) {
      if (prefix !== "xmlns" && uri.endsWith("/relationships")) attributes[`r:${local}`] = value;
      else attributes[prefix === "" ? local : `${prefix}:${local}`] = value;
    }
    const innerStart = parser.position;
    const start = text.lastIndexOf(`<${tag.name}`, innerStart - 1);
    const prefix = tag.prefix === "" ? "" : `${tag.prefix}:`;
    const element = {
      name: tag.local,
      prefix,
      attributes,
      children: [],
      text: "",
      start,
      end: 0,
      innerStart,
      innerEnd: 0,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (content) => addText(open.at(-1), content));
  parser.on("cdata", (content) => addText(open.at(-1), content));
  parser.on("closetag", (tag) => {
    const element = open.pop();
    if (!element) return;
    element.end = parser.position;
    element.innerEnd = tag.isSelfClosing ? element.end : text.lastIndexOf("</", element.end - 1);
  });
  parser.write(text).close();
  if (!root) throw malformed(path, "The part is empty");
  return root;
}

export const malformed = (path: string, detail: string) =>
  new UnreadableWorkbook("malformed", path, `The part ${path} is damaged: ${detail}`);

function addText(element: XmlElement | undefined, content: string): void {
  if (element) element.text += content;
}

export const childOf = (element: XmlElement | null | undefined, name: string) =>
  element?.children.find((child) => child.name === name) ?? null;

export const childrenOf = (element: XmlElement | null | undefined, name: string) =>
  element?.children.filter((child) => child.name === name) ?? [];

/** Every element below with that name, in document order. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsOf(child, name)]);
}

/** An xsd:boolean. */
export const isTrue = (text: string | undefined) => text === "1" || text === "true" || text === "on";

export const numberOf = (text: string | undefined, otherwise: number) =>
  text === undefined || text === "" || Number.isNaN(Number(text)) ? otherwise : Number(text);

const special: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// What XML cannot hold, carriage returns (which a reader would turn into line feeds) and what looks like such an escape.
const unsafe = new RegExp(
  "[\\u0000-\\u0008\\u000B-\\u001F\\uFFFE\\uFFFF]|[\\uD800-\\uDFFF]|_(?=x[0-9A-Fa-f]{4}_)",
  "gu",
);
const hasSpecial = new RegExp('[&<>"_\\u0000-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]');

/** For the text of formulas, names and attributes, where Office's own escapes are not known. */
export const escapeXml = (text: string) =>
  text
    .replace(/[&<>"]/g, (character) => special[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(unsafe, (character) => (character === "_" ? character : "\uFFFD"));

/** For the text of a cell: characters that XML cannot hold become _xHHHH_, as Excel writes them. */
export function escapeCellText(text: string): string {
  if (!hasSpecial.test(text)) return text;
  return text
    .replace(unsafe, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"]/g, (character) => special[character] ?? character);
}

/** The other way: "_x000D_" is a carriage return. */
export const unescapeCellText = (text: string) =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
