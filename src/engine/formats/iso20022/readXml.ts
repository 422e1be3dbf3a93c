import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { OnRead } from "../statementFile";
import type { XmlElement } from "./xmlElement";

/** Where an XML text stops being well formed, or does what no statement does. */
export interface XmlFault {
  readonly line: number;
  readonly column: number;
  readonly reason: "malformed" | "doctype" | "too-deep" | "truncated";
}

export interface XmlHandlers {
  /** A start tag outside a subtree: its local name, its attributes by local name and by prefix (for namespaces), its depth. Says
   *  whether the element is to be handed over whole. */
  readonly start: (name: string, attributes: Readonly<Record<string, string>>, line: number) => boolean;
  /** An element that was asked for whole. */
  readonly element: (element: XmlElement) => void;
  /** An end tag outside a subtree. */
  readonly end: (name: string) => void;
}

/** How much is parsed between two reports of progress. */
const PIECE = 1 << 20;
const MOST_DEPTH = 200;

/** Reads an XML text in pieces and hands over the elements that are asked for, one at a time: memory holds one of them, however long
 *  the text. Declarations of entities and document types are refused (they serve attacks, and no statement has any). Null where the
 *  whole text was well formed; what was handed over before a fault stands. */
export function readXml(text: string, handlers: XmlHandlers, onRead: OnRead): XmlFault | null {
  const parser = new SaxesParser();
  const open: Building[] = [];
  let depth = 0;
  let fault: XmlFault | null = null;
  const stop = (reason: XmlFault["reason"]): void => {
    fault ??= { line: parser.line, column: parser.column, reason };
  };

  parser.on("error", () => stop("malformed"));
  parser.on("doctype", () => stop("doctype"));
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (fault) return;
    depth += 1;
    if (depth > MOST_DEPTH) return stop("too-deep");
    const name = localName(tag.name);
    const parent = open[open.length - 1];
    if (!parent && !handlers.start(name, tag.attributes, parser.line)) return;
    const element: Building = {
      name,
      attributes: localAttributes(tag.attributes),
      children: [],
      text: "",
      line: parser.line,
    };
    parent?.children.push(element);
    open.push(element);
  });
  const addText = (piece: string): void => {
    const element = open[open.length - 1];
    if (element && !fault) element.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag: SaxesTagPlain) => {
    if (fault) return;
    depth -= 1;
    const element = open.pop();
    if (!element) return handlers.end(localName(tag.name));
    element.text = element.text.trim();
    if (open.length === 0) handlers.element(element);
  });

  for (let at = 0; at < text.length && !fault; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    onRead(Math.min(1, (at + PIECE) / text.length));
  }
  if (fault) return fault;
  const before = { line: parser.line, column: parser.column };
  parser.close();
  return fault === null ? null : { ...before, reason: depth > 0 ? "truncated" : "malformed" };
}

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Building[];
  text: string;
  readonly line: number;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const NONE: Readonly<Record<string, string>> = {};

function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (names.length === 0) return NONE;
  if (!names.some((name) => name.includes(":"))) return attributes;
  return Object.fromEntries(names.map((name) => [localName(name), attributes[name] ?? ""]));
}
