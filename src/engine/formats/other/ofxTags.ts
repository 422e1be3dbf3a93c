import type { OnRead } from "../statementFile";
import type { XmlElement } from "../iso20022/xmlElement";

/** What stops an OFX text from being read further. */
export interface OfxFault {
  readonly line: number;
  readonly reason: "doctype" | "too-deep" | "truncated";
}

export interface OfxHandlers {
  /** An aggregate outside those asked for; says whether it is to be handed over whole. */
  readonly start: (name: string, line: number) => boolean;
  readonly element: (element: XmlElement) => void;
  /** A tag with a value, outside the aggregates asked for. */
  readonly leaf: (name: string, value: string, line: number) => void;
  readonly end: (name: string) => void;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly text: string;
  readonly line: number;
  readonly isWhole: boolean;
}

const MOST_DEPTH = 64;
const LONGEST_TAG = 400;
const NONE: Readonly<Record<string, string>> = {};

/** Walks the tags of OFX, SGML (values whose tags are not closed) and XML alike: a tag with a value is a leaf, closed or not. A tag
 *  without one is an aggregate; should it never close, it was an empty leaf, and what seemed to be in it is its parent's. Goes once
 *  through the text; entities are not declared but decoded, so that none can grow. */
export function walkOfx(text: string, handlers: OfxHandlers, onRead: OnRead): OfxFault | null {
  const open: Open[] = [];
  let line = 1;
  let countedTo = 0;
  let nextReport = 1 << 20;
  const lineAt = (place: number): number => {
    for (; countedTo < place; countedTo += 1) {
      const code = text.charCodeAt(countedTo);
      if (code === 10 || (code === 13 && text.charCodeAt(countedTo + 1) !== 10)) line += 1;
    }
    return line;
  };
  const whole = (): Open | null => {
    const last = open[open.length - 1];
    return last?.isWhole === true ? last : null;
  };
  const leaf = (name: string, value: string, at: number): void => {
    const parent = whole();
    if (parent) parent.children.push({ name, attributes: NONE, children: [], text: value, line: at });
    else handlers.leaf(name, value, at);
  };
  const close = (name: string): void => {
    if (!open.some((one) => one.name === name)) return;
    for (let last = open.pop(); last; last = open.pop()) {
      const parent = whole();
      if (!last.isWhole) handlers.end(last.name);
      else if (!parent) handlers.element(last);
      else if (last.name === name) parent.children.push(last);
      else parent.children.push(...last.children);
      if (last.name === name) return;
    }
  };

  for (let tag = nextTag(text, 0); tag;) {
    if (tag.start >= nextReport) {
      onRead(tag.start / text.length);
      nextReport = tag.start + (1 << 20);
    }
    const at = lineAt(tag.start);
    if (tag.kind === "doctype" || tag.kind === "truncated") return { line: at, reason: tag.kind };
    const next = nextTag(text, tag.end);
    if (tag.kind === "close") close(tag.name);
    else if (tag.kind === "open") {
      const value = valueOf(text, tag.end, next);
      if (value !== "") leaf(tag.name, value, at);
      else if (!isClosing(next, tag.name)) {
        if (open.length >= MOST_DEPTH) return { line: at, reason: "too-deep" };
        const isWhole = whole() !== null || handlers.start(tag.name, at);
        open.push({ name: tag.name, attributes: NONE, children: [], text: "", line: at, isWhole });
      }
    }
    tag = next?.kind === "cdata" ? nextTag(text, next.end) : next;
  }
  onRead(1);
  return open.length > 0 ? { line: lineAt(text.length), reason: "truncated" } : null;
}

interface Tag {
  readonly kind: "open" | "close" | "empty" | "cdata" | "doctype" | "truncated";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const isClosing = (tag: Tag | null, name: string): boolean => tag?.kind === "close" && tag.name === name;

/** What stands between a tag and the next, decoded, or the CDATA that stands there. */
function valueOf(text: string, from: number, next: Tag | null): string {
  const plain = text.slice(from, next ? next.start : text.length).trim();
  if (next?.kind === "cdata") return text.slice(next.start + 9, next.end - 3).trim();
  return decoded(plain);
}

/** The next tag; a "<" that starts none is text, as some banks leave it in names. Comments and processing instructions are
 *  passed over. */
function nextTag(text: string, from: number): Tag | null {
  for (let start = text.indexOf("<", from); start !== -1;) {
    const skipped = skippedTo(text, start);
    if (skipped === "truncated") return { kind: "truncated", name: "", start, end: text.length };
    if (skipped === null) {
      const tag = tagAt(text, start);
      if (tag) return tag;
    }
    start = text.indexOf("<", skipped ?? start + 1);
  }
  return null;
}

/** Where a comment or a processing instruction that begins at `start` ends; null where none does. */
function skippedTo(text: string, start: number): number | null | "truncated" {
  const ending = text.startsWith("<!--", start) ? "-->" : text.startsWith("<?", start) ? "?>" : null;
  if (ending === null) return null;
  const end = text.indexOf(ending, start + 2);
  return end === -1 ? "truncated" : end + ending.length;
}

function tagAt(text: string, start: number): Tag | null {
  if (text.startsWith("<![CDATA[", start)) {
    const end = text.indexOf("]]>", start);
    return end === -1
      ? { kind: "truncated", name: "", start, end: text.length }
      : { kind: "cdata", name: "", start, end: end + 3 };
  }
  if (text.startsWith("<!", start)) return { kind: "doctype", name: "", start, end: start + 2 };
  const window = text.slice(start, start + LONGEST_TAG);
  const length = window.indexOf(">");
  if (length === -1) return null;
  const inside = window.slice(1, length);
  const parts = /^(\/?)(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)(?:\s[^<]*)?$/.exec(inside.replace(/\/$/, ""));
  if (!parts) return null;
  const kind = parts[1] === "/" ? "close" : inside.endsWith("/") ? "empty" : "open";
  return { kind, name: (parts[2] ?? "").toUpperCase(), start, end: start + length + 1 };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

const decoded = (text: string): string =>
  text
    .replace(/&(#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
      if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = Number(name.slice(1));
      return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    })
    .trim();
