/** What a text file is, told by its content alone. `name` is what an officer calls it. */
export type TextFormat =
  | { readonly kind: "swift" | "iso20022" | "ofx" | "ibkr-flex" | "fec" | "cfonb120" | "delimited" }
  | { readonly kind: "foreign"; readonly name: string }
  | { readonly kind: "empty" | "binary" | "unknown" };

/** How much of a text tells what it is. */
const TOP = 20_000;

/** Says what `text` is from its first lines. */
export function recogniseText(text: string): TextFormat {
  const top = text.slice(0, TOP).trimStart();
  if (top === "") return { kind: "empty" };
  return (
    swift(top) ??
    markup(top) ??
    ofx(top) ??
    cfonb(top) ??
    fec(top) ??
    foreign(top) ??
    (isBinary(top) ? { kind: "binary" } : isDelimited(top) ? { kind: "delimited" } : { kind: "unknown" })
  );
}

/** A FIN block at the start (after what a bank or a DOS-PCC frame puts before it), or field tags at the start of lines. */
function swift(top: string): TextFormat | null {
  if (/^[\u0001$\s]*\{1:[A-Z]\d{2}/.test(top) || /\{4:\s*\r?\n:\d{2}[A-Z]?:/.test(top)) return { kind: "swift" };
  const lines = top.split(/\r\n|\r|\n/, 60).filter((line) => line.trim() !== "");
  const tags = lines.filter((line) => /^:\d{2}[A-Z]?:/.test(line)).length;
  const startsWithTag = /^:\d{2}[A-Z]?:/.test(lines[0] ?? "");
  return startsWithTag || tags >= 3 ? { kind: "swift" } : null;
}

/** Root elements of messages that are told apart from other XML, by local name. */
const ISO_20022 =
  /urn:(?:iso:std:iso:20022:tech:xsd|swift:xsd):(?:\$?[a-z]{4}\.)|<(?:[\w.-]+:)?(?:Document|AppHdr)[\s>]/;

function markup(top: string): TextFormat | null {
  if (!top.startsWith("<")) return null;
  if (/<(?:[\w.-]+:)?FlexQueryResponse[\s>]/.test(top)) return { kind: "ibkr-flex" };
  if (/<OFX[\s>]/i.test(top) || /<\?OFX\s/i.test(top)) return { kind: "ofx" };
  if (/^<(?:!doctype\s+html|html)[\s>]/i.test(top)) return { kind: "foreign", name: "HTML" };
  if (ISO_20022.test(top)) return { kind: "iso20022" };
  const root = /<([A-Za-z_][\w.:-]*)[\s/>]/.exec(top);
  return { kind: "foreign", name: root ? `XML <${root[1]}>` : "XML" };
}

const ofx = (top: string): TextFormat | null => (/^OFXHEADER:|^<OFX[\s>]/i.test(top) ? { kind: "ofx" } : null);

/** An opening balance record of the French bankers' statement: code, bank, branch, currency, decimals. */
const cfonb = (top: string): TextFormat | null =>
  /^0[1457]\d{5}.{4}\d{5}(?:[A-Z]{3}| {3})[\d ]./.test(top) && /^[^\r\n]{100,}/.test(top) ? { kind: "cfonb120" } : null;

/** The columns of the French accounting entries file (article A47 A-1 of the book of tax procedures). */
function fec(top: string): TextFormat | null {
  const [header = ""] = top.split(/\r\n|\r|\n/, 1);
  const names = new Set(header.split(/[\t|;]/).map((name) => name.replace(/^"|"$/g, "").trim().toLowerCase()));
  return ["journalcode", "ecriturenum", "comptenum"].every((name) => names.has(name)) ? { kind: "fec" } : null;
}

const SIGNATURES: readonly [RegExp, string][] = [
  [/^%PDF-/, "PDF"],
  [/^\{\\rtf/, "RTF"],
  [/^[{[]\s*["{[]/, "JSON"],
  [/^(?:From|Received|MIME-Version|Return-Path): /m, "e-mail"],
];

function foreign(top: string): TextFormat | null {
  const found = SIGNATURES.find(([signature]) => signature.test(top.slice(0, 400)));
  return found ? { kind: "foreign", name: found[1] } : null;
}

/** At least two of the first lines are cut by one same delimiter, or one very wide line is, or the only one there is into three. */
function isDelimited(top: string): boolean {
  const lines = top.split(/\r\n|\r|\n/).slice(0, 50);
  const isAlone = lines.slice(1).every((line) => line.trim() === "");
  const cuts = (delimiter: string): boolean =>
    lines.filter((line) => line.includes(delimiter)).length >= 2 ||
    (lines[0] ?? "").split(delimiter).length > (isAlone ? 2 : VERY_WIDE);
  return [";", "\t", ",", "|", "~", "^"].some(cuts);
}

/** More than a stray one, or one in a hundred, of its first characters is none that a text holds. */
function isBinary(top: string): boolean {
  const looked = top.slice(0, 2_000);
  const strange = looked.match(/[\u0000-\u0008\u000e-\u001f\uFFFD]/g)?.length ?? 0;
  return strange > Math.max(3, looked.length / 100);
}

const VERY_WIDE = 100;
