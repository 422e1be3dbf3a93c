import { UnreadableWorkbook } from "../embeddedExcel";
import { decodeText, utf8 } from "./bytes";
import { TextEdits } from "./textEdits";
import { childrenOf, escapeXml, parseXml, type XmlElement } from "./xml";
import { pack, portableCodec, readZip, unpack, writeZip, type Codec, type ZipEntry } from "./zip";

export interface Relationship {
  readonly id: string;
  /** The last word of its type: "worksheet". Strict and transitional files differ only before it. */
  readonly kind: string;
  /** The path of the part within the package; as written where it leads outside. */
  readonly target: string;
  readonly isExternal: boolean;
}

const relationshipsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
const officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of an Open Packaging file, and what was changed in them. The package that was opened stays as it is. */
export class Parts {
  private readonly written = new Map<string, Uint8Array | null>();

  private constructor(
    private readonly archive: Uint8Array | null,
    private readonly entries: readonly ZipEntry[],
    private readonly codec: Codec,
  ) {
    this.entryByPath = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  private readonly entryByPath: ReadonlyMap<string, ZipEntry>;

  static open(archive: Uint8Array, codec: Codec = portableCodec): Parts {
    return new Parts(archive, readZip(archive), codec);
  }

  static blank(codec: Codec = portableCodec): Parts {
    return new Parts(null, [], codec);
  }

  /** The same package without the changes. */
  fresh(codec: Codec = this.codec): Parts {
    return new Parts(this.archive, this.entries, codec);
  }

  /** Paths are equal ignoring case; the package's own spelling is kept. */
  private known(path: string): string {
    return this.entryByPath.get(path.toLowerCase())?.name ?? path;
  }

  has(path: string): boolean {
    const written = this.written.get(this.known(path));
    return written === undefined ? this.entryByPath.has(path.toLowerCase()) : written !== null;
  }

  bytes(path: string): Uint8Array {
    const written = this.written.get(this.known(path));
    if (written) return written;
    const entry = this.entryByPath.get(path.toLowerCase());
    if (!entry || written === null) throw new UnreadableWorkbook("malformed", path, `The part ${path} is missing`);
    return unpack(entry, this.codec);
  }

  text(path: string): string {
    return decodeText(this.bytes(path));
  }

  xml(path: string): XmlElement {
    return parseXml(this.text(path), path);
  }

  write(path: string, content: string | Uint8Array): void {
    this.written.set(this.known(path), typeof content === "string" ? utf8(content) : content);
  }

  /** Takes a part out, with its relationships and its content type. */
  remove(path: string): void {
    for (const gone of [path, relationshipsPath(path)]) {
      if (this.has(gone)) this.written.set(this.known(gone), null);
    }
    this.editXml("[Content_Types].xml", (root, edits) => {
      for (const override of childrenOf(root, "Override")) {
        if (override.attributes["PartName"]?.toLowerCase() === `/${path.toLowerCase()}`) {
          edits.replace(override.start, override.end, "");
        }
      }
    });
  }

  /** Changes a part in place; nothing happens when no edit is made. */
  editXml(path: string, edit: (root: XmlElement, edits: TextEdits, text: string) => void): void {
    const text = this.text(path);
    const edits = new TextEdits();
    edit(parseXml(text, path), edits, text);
    if (!edits.isEmpty) this.write(path, edits.apply(text).replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, "$1UTF-8"));
  }

  /** Of a part, or of the package for "". */
  relationships(path: string): Relationship[] {
    const from = relationshipsPath(path);
    if (!this.has(from)) return [];
    return childrenOf(this.xml(from), "Relationship").map(({ attributes }) => {
      const isExternal = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      return {
        id: attributes["Id"] ?? "",
        kind: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
        target: isExternal ? target : resolved(path, target),
        isExternal,
      };
    });
  }

  /** Whether the package speaks the strict dialect, whose namespaces have other addresses. */
  get isStrict(): boolean {
    return this.has("_rels/.rels") && this.text("_rels/.rels").includes(`"${strictAddress}`);
  }

  /** New content in the dialect of the package. */
  inDialect(content: string | Uint8Array): Uint8Array {
    const bytes = typeof content === "string" ? utf8(content) : content;
    return this.isStrict ? utf8(strict(decodeText(bytes))) : bytes;
  }

  /** Returns the new relationship's id. `kind` is the last word of its type. */
  relate(path: string, kind: string, target: string, isExternal = false): string {
    const from = relationshipsPath(path);
    if (!this.has(from))
      this.write(from, `${declaration}<Relationships xmlns="${relationshipsNamespace}"></Relationships>`);
    const known = new Set(this.relationships(path).map((relationship) => relationship.id));
    let number = known.size + 1;
    while (known.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    const mode = isExternal ? ' TargetMode="External"' : "";
    const office = `${officeRelationships}/${kind}`;
    const uri = this.isStrict ? strict(office) : office;
    const address = isExternal ? target : relative(path, target);
    this.appendChild(
      from,
      (prefix) => `<${prefix}Relationship Id="${id}" Type="${uri}" Target="${escapeXml(address)}"${mode}/>`,
    );
    return id;
  }

  unrelate(path: string, isUnwanted: (relationship: Relationship) => boolean): void {
    const unwanted = new Set(
      this.relationships(path)
        .filter(isUnwanted)
        .map((relationship) => relationship.id),
    );
    if (unwanted.size === 0) return;
    this.editXml(relationshipsPath(path), (root, edits) => {
      for (const child of childrenOf(root, "Relationship")) {
        if (unwanted.has(child.attributes["Id"] ?? "")) edits.replace(child.start, child.end, "");
      }
    });
  }

  /** Adds a part of its own content type. */
  add(path: string, contentType: string, content: string | Uint8Array): void {
    this.write(path, content);
    this.appendChild(
      "[Content_Types].xml",
      (prefix) => `<${prefix}Override PartName="/${path}" ContentType="${contentType}"/>`,
    );
  }

  /** The first path of "xl/tables/table#.xml" that is free. */
  freePath(pattern: string): string {
    let number = 1;
    while (this.has(pattern.replace("#", String(number)))) number++;
    return pattern.replace("#", String(number));
  }

  /** The package. When nothing was written it is the one that was opened, and parts not written to are always copied. */
  save(): Uint8Array {
    if (this.written.size === 0 && this.archive) return this.archive;
    const known = new Set(this.entries.map((entry) => entry.name));
    const kept = this.entries.flatMap((entry) => {
      const content = this.written.get(entry.name);
      if (content === undefined) return [entry];
      return content === null ? [] : [pack(entry.name, content, this.codec)];
    });
    const added = [...this.written].flatMap(([path, content]) =>
      content === null || known.has(path) ? [] : [pack(path, content, this.codec)],
    );
    return writeZip([...kept, ...added]);
  }

  private appendChild(path: string, xml: (prefix: string) => string): void {
    this.editXml(path, (root, edits, text) => {
      if (root.innerStart < root.end) edits.insert(root.innerEnd, xml(root.prefix));
      else {
        const tag = text.slice(root.start, root.end).replace(/\s*\/>$/, ">");
        edits.replace(root.start, root.end, `${tag}${xml(root.prefix)}</${root.prefix}${root.name}>`);
      }
    });
  }
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const strictAddress = "http://purl.oclc.org/ooxml";

const strict = (text: string) =>
  text
    .replace(/http:\/\/schemas\.openxmlformats\.org\/(spreadsheetml|drawingml)\/2006/g, `${strictAddress}/$1`)
    .replace(/http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006/g, `${strictAddress}/officeDocument`);

function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf("/") + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

/** `target` as Excel writes it in a relationship of `path`: some readers know no other form. */
function relative(path: string, target: string): string {
  const folder = path.split("/").slice(0, -1);
  const steps = target.split("/");
  while (folder.length > 0 && steps.length > 1 && folder[0] === steps[0]) {
    folder.shift();
    steps.shift();
  }
  return [...folder.map(() => ".."), ...steps].join("/");
}

/** The path that `target` means in a relationship of `path`. */
function resolved(path: string, target: string): string {
  const steps = target.startsWith("/") ? [] : path.split("/").slice(0, -1);
  for (const step of target.split("#")[0]?.split("/") ?? []) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return decodeURIComponent(steps.join("/").replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
}
