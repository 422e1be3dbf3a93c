import type { TextPool } from "../model/texts";
import { mainNamespace, contentTypes } from "./blankPackage";
import { ByteWriter, decodeText } from "./bytes";
import { declaration, type Parts } from "./parts";
import { withAttribute } from "./textEdits";
import { escapeCellText } from "./xml";

/** Gives texts their number in the shared string table, and appends those that are new to it. */
export class StringWriter {
  private readonly added = new Map<number, number>();
  private readonly addedTexts: string[] = [];
  private countReferences = 0;

  constructor(private readonly texts: TextPool) {}

  /** The number in the table of a text of the pool. */
  index(poolIndex: number): number {
    this.countReferences++;
    if (poolIndex < this.texts.countShared) return poolIndex;
    const known = this.added.get(poolIndex);
    if (known !== undefined) return known;
    const index = this.texts.countShared + this.addedTexts.length;
    this.added.set(poolIndex, index);
    this.addedTexts.push(this.texts.text(poolIndex));
    return index;
  }

  finish(parts: Parts, path: string | null, workbookPath: string): void {
    if (this.addedTexts.length === 0) return;
    if (path !== null && this.texts.countShared > 0) return parts.write(path, this.appended(parts.bytes(path)));
    const out = new ByteWriter();
    const count = this.addedTexts.length;
    out.text(`${declaration}<sst xmlns="${mainNamespace}" count="${this.countReferences}" uniqueCount="${count}">`);
    this.writeItems(out, "");
    out.text("</sst>");
    if (path !== null) return parts.write(path, parts.inDialect(out.finish()));
    const added = parts.freePath("xl/sharedStrings#.xml").replace("sharedStrings1.", "sharedStrings.");
    parts.add(added, contentTypes.sharedStrings, parts.inDialect(out.finish()));
    parts.relate(workbookPath, "sharedStrings", added);
  }

  private appended(bytes: Uint8Array): Uint8Array {
    const start = findRoot(bytes);
    const tagEnd = bytes.indexOf(62, start) + 1;
    const close = bytes.lastIndexOf(60);
    const tag = decodeText(bytes.subarray(start, tagEnd));
    const count = Number(/\scount="(\d+)"/.exec(tag)?.[1] ?? 0) + this.countReferences;
    const countUnique = this.texts.countShared + this.addedTexts.length;
    const counted = withAttribute(withAttribute(tag, "count", String(count)), "uniqueCount", String(countUnique));
    const out = new ByteWriter(bytes.length + this.addedTexts.length * 64);
    out.copy(bytes, 0, start);
    out.text(counted);
    out.copy(bytes, tagEnd, close);
    this.writeItems(out, /^<((?:[\w.-]+:)?)/.exec(tag)?.[1] ?? "");
    out.copy(bytes, close);
    return out.finish();
  }

  private writeItems(out: ByteWriter, prefix: string): void {
    for (const text of this.addedTexts) {
      const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : "";
      out.text(`<${prefix}si><${prefix}t${space}>${escapeCellText(text)}</${prefix}t></${prefix}si>`);
    }
  }
}

/** Where the root's "<" is, past declarations and comments. */
function findRoot(bytes: Uint8Array): number {
  let at = bytes.indexOf(60);
  while (bytes[at + 1] === 63 || bytes[at + 1] === 33) at = bytes.indexOf(60, bytes.indexOf(62, at));
  return at;
}
