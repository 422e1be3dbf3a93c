/** What a text file is, told by its content alone. */
export type TextFormat =
  | { readonly kind: "delimited" }
  | { readonly kind: "swift-mt" | "iso20022" | "ofx" | "fec" | "xml"; readonly name: string }
  | { readonly kind: "unknown" };

/** Says what `text` is from its first lines; `name` is what an officer calls it ("MT535", "camt.053.001.02"). */
export function recogniseText(text: string): TextFormat {
  const top = text.slice(0, 20_000).trimStart();
  return (
    swift(top) ?? xml(top) ?? ofx(top) ?? fec(top) ?? (isDelimited(top) ? { kind: "delimited" } : { kind: "unknown" })
  );
}

function swift(top: string): TextFormat | null {
  const message = /^\{1:[A-Z]\d{2}/.test(top) ? /\{2:[IO](\d{3})/.exec(top) : null;
  if (message) return { kind: "swift-mt", name: `MT${message[1]}` };
  const tags = top.match(/^:\d{2}[A-Z]?:/gm) ?? [];
  return tags.length >= 3 ? { kind: "swift-mt", name: "SWIFT MT" } : null;
}

function xml(top: string): TextFormat | null {
  if (!top.startsWith("<")) return null;
  const schema = /urn:(?:iso:std:iso:20022:tech:xsd|swift:xsd):([a-z]{4}\.\d{3}\.\d{3}\.\d{2})/.exec(top);
  if (schema) return { kind: "iso20022", name: schema[1] ?? "ISO 20022" };
  return /<OFX[\s>]/i.test(top) ? null : { kind: "xml", name: "XML" };
}

const ofx = (top: string): TextFormat | null =>
  /^OFXHEADER:|<OFX[\s>]/i.test(top) ? { kind: "ofx", name: "OFX" } : null;

/** The accounting entries file of article A47 A-1 of the French book of tax procedures starts with these columns. */
const fec = (top: string): TextFormat | null =>
  /^JournalCode[\t|;]JournalLib[\t|;]EcritureNum\b/i.test(top) ? { kind: "fec", name: "FEC" } : null;

/** At least two of the first lines are cut by one same delimiter. */
function isDelimited(top: string): boolean {
  const lines = top.split(/\r\n|\r|\n/).slice(0, 50);
  const hasControls = [...top.slice(0, 2_000)].some((character) => character < "\t" || character === "\uFFFD");
  return (
    !hasControls &&
    [";", "\t", ",", "|"].some((delimiter) => lines.filter((line) => line.includes(delimiter)).length >= 2)
  );
}
