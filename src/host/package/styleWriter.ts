import type { DerivedStyle, StyleTable } from "../model/styleTable";
import type { StyleChange } from "../model/workbook";
import { blankStyles, contentTypes } from "./blankPackage";
import { builtInFormats } from "./builtInFormats";
import { horizontals, verticals, type DifferentialStyle } from "./loadStyles";
import type { Parts } from "./parts";
import { TextEdits, withAttribute } from "./textEdits";
import { childOf, childrenOf, escapeXml, parseXml, type XmlElement } from "./xml";

/** Gives styles their number in styles.xml. What is not in the file is appended; nothing in it is changed. */
export class StyleWriter {
  private readonly text: string;
  private readonly root: XmlElement;
  private readonly added = new Map<string, Map<string, number>>();
  private readonly indexByStyle = new Map<number, number>();

  constructor(
    private readonly styles: StyleTable,
    parts: Parts,
    private readonly path: string | null,
  ) {
    this.text = path === null ? blankStyles : parts.text(path);
    this.root = parseXml(this.text, path ?? "styles");
  }

  /** The number in `cellXfs` of a style of the workbook. */
  index(style: number): number {
    const derived = this.styles.derivation(style);
    if (!derived) return style;
    const known = this.indexByStyle.get(style);
    if (known !== undefined) return known;
    const index = this.append("cellXfs", this.xf(derived));
    this.indexByStyle.set(style, index);
    return index;
  }

  /** The number in `dxfs` of what a conditional format lays over its cells. */
  differential({ fillColor, fontColor, bold, italic }: DifferentialStyle): number {
    const flags = [flagXml(this.tag("b"), bold), flagXml(this.tag("i"), italic)].join("");
    const font = flags + (fontColor === null ? "" : `<${this.tag("color")} rgb="${argb(fontColor)}"/>`);
    const fill = (fillColor: string) =>
      this.wrap("fill", this.wrap("patternFill", `<${this.tag("bgColor")} rgb="${argb(fillColor)}"/>`));
    return this.append(
      "dxfs",
      this.wrap("dxf", (font && this.wrap("font", font)) + (fillColor === null ? "" : fill(fillColor))),
    );
  }

  /** A workbook that was loaded without styles gets some only where it needs them; a new one always. */
  finish(parts: Parts, workbookPath: string, isNew: boolean): void {
    if (this.added.size === 0 && !isNew) return;
    const edits = new TextEdits();
    for (const [name, items] of this.added) this.extend(edits, name, [...items.keys()]);
    if (this.path !== null) return parts.write(this.path, edits.apply(this.text));
    const path = parts.has("xl/styles.xml") ? parts.freePath("xl/styles#.xml") : "xl/styles.xml";
    parts.add(path, contentTypes.styles, parts.inDialect(edits.apply(this.text)));
    parts.relate(workbookPath, "styles", path);
  }

  private xf({ base, change }: DerivedStyle): string {
    const element = childrenOf(childOf(this.root, "cellXfs"), "xf")[base];
    const original = element ? this.text.slice(element.start, element.innerStart) : `<${this.tag("xf")}/>`;
    const set: Record<string, string> = {};
    if (change.numberFormat !== undefined) {
      set["numFmtId"] = String(this.numberFormat(change.numberFormat));
      set["applyNumberFormat"] = "1";
    }
    const fontId = Number(element?.attributes["fontId"] ?? 0);
    const font = this.font(fontId, change);
    if (font !== null) Object.assign(set, { fontId: String(this.append("fonts", font)), applyFont: "1" });
    if (change.fillColor !== undefined)
      Object.assign(set, { fillId: String(this.fill(change.fillColor)), applyFill: "1" });
    const alignment = this.alignment(childOf(element, "alignment"), change);
    if (alignment !== null) set["applyAlignment"] = "1";
    const tag = Object.entries(set).reduce((tag, [name, value]) => withAttribute(tag, name, value), original);
    const kept = element?.children.filter((child) => alignment === null || child.name !== "alignment") ?? [];
    const inner = (alignment ?? "") + kept.map((child) => this.text.slice(child.start, child.end)).join("");
    const open = tag.replace(/\s*\/?>$/, "");
    return inner === "" ? `${open}/>` : `${open}>${inner}</${this.tag("xf")}>`;
  }

  private numberFormat(code: string): number {
    const formats = childOf(this.root, "numFmts");
    const known = childrenOf(formats, "numFmt");
    const same = known.find(({ attributes }) => attributes["formatCode"] === code);
    if (same) return Number(same.attributes["numFmtId"]);
    const builtIn = Object.entries(builtInFormats).find(([, format]) => format === code);
    if (builtIn) return Number(builtIn[0]);
    const first = Math.max(163, ...known.map(({ attributes }) => Number(attributes["numFmtId"]))) + 1;
    const added = this.added.get("numFmts") ?? new Map<string, number>();
    this.added.set("numFmts", added);
    const prefix = `<${this.tag("numFmt")} formatCode="${escapeXml(code)}"`;
    const present = [...added].find(([xml]) => xml.startsWith(prefix));
    if (present) return present[1];
    const id = first + added.size;
    added.set(`${prefix} numFmtId="${id}"/>`, id);
    return id;
  }

  /** The font `fontId` with a change over it, in the order that the schema asks for; null where the font stays. */
  private font(fontId: number, change: StyleChange): string | null {
    const { bold, italic, underline, fontSize, fontColor, fontName } = change;
    const changes: Record<string, string | undefined> = {
      b: bold === undefined ? undefined : flagXml(this.tag("b"), bold || null),
      i: italic === undefined ? undefined : flagXml(this.tag("i"), italic || null),
      u: underline === undefined ? undefined : flagXml(this.tag("u"), underline || null),
      sz: fontSize === undefined ? undefined : `<${this.tag("sz")} val="${fontSize}"/>`,
      color:
        fontColor === undefined
          ? undefined
          : fontColor === null
            ? ""
            : `<${this.tag("color")} rgb="${argb(fontColor)}"/>`,
      name: fontName === undefined ? undefined : `<${this.tag("name")} val="${escapeXml(fontName)}"/>`,
      // A font of the theme would win over the name.
      scheme: fontName === undefined ? undefined : "",
    };
    if (Object.values(changes).every((xml) => xml === undefined)) return null;
    const font = childrenOf(childOf(this.root, "fonts"), "font")[fontId];
    const order = "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(
      " ",
    );
    const parts = order.map((name) => {
      const element = childOf(font, name);
      return changes[name] ?? (element ? this.text.slice(element.start, element.end) : "");
    });
    return this.wrap("font", parts.join(""));
  }

  private fill(color: string | null): number {
    if (color === null) return 0;
    const colors = `<${this.tag("fgColor")} rgb="${argb(color)}"/><${this.tag("bgColor")} indexed="64"/>`;
    const pattern = this.tag("patternFill");
    return this.append("fills", this.wrap("fill", `<${pattern} patternType="solid">${colors}</${pattern}>`));
  }

  private alignment(element: XmlElement | null, change: StyleChange): string | null {
    const { horizontal, vertical, wrapText, indent } = change;
    if ([horizontal, vertical, wrapText, indent].every((value) => value === undefined)) return null;
    let tag = element ? this.text.slice(element.start, element.innerStart) : `<${this.tag("alignment")}/>`;
    const set = (name: string, value: string | undefined) => {
      if (value !== undefined) tag = withAttribute(tag, name, value);
    };
    set("horizontal", horizontal === undefined ? undefined : nameOf(horizontals, horizontal));
    set("vertical", vertical === undefined ? undefined : nameOf(verticals, vertical));
    set("wrapText", wrapText === undefined ? undefined : wrapText ? "1" : "0");
    set("indent", indent === undefined ? undefined : String(indent));
    return tag.replace(/\s*\/?>$/, "/>");
  }

  /** The number of `xml` in a collection, where it is put if it was not added before. */
  private append(collection: string, xml: string): number {
    const items = this.added.get(collection) ?? new Map<string, number>();
    this.added.set(collection, items);
    const known = items.get(xml);
    if (known !== undefined) return known;
    const index = (childOf(this.root, collection)?.children.length ?? 0) + items.size;
    items.set(xml, index);
    return index;
  }

  private extend(edits: TextEdits, name: string, items: readonly string[]): void {
    const element = childOf(this.root, name);
    if (!element) {
      edits.insert(this.placeOf(name), this.wrap(name, items.join("")).replace(">", ` count="${items.length}">`));
      return;
    }
    const count = String(element.children.length + items.length);
    const tag = withAttribute(this.text.slice(element.start, element.innerStart), "count", count);
    if (element.innerStart === element.end) {
      const open = tag.replace(/\s*\/>$/, ">");
      edits.replace(element.start, element.end, `${open}${items.join("")}</${element.prefix}${name}>`);
      return;
    }
    edits.replace(element.start, element.innerStart, tag);
    edits.insert(element.innerEnd, items.join(""));
  }

  /** Where a collection that the file lacks belongs. */
  private placeOf(name: string): number {
    const order = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs".split(" ");
    const before = order.slice(0, order.indexOf(name));
    const last = this.root.children.filter((child) => before.includes(child.name)).at(-1);
    return last ? last.end : this.root.innerStart;
  }

  private tag(name: string): string {
    return this.root.prefix + name;
  }

  private wrap(name: string, inner: string): string {
    return `<${this.tag(name)}>${inner}</${this.tag(name)}>`;
  }
}

const argb = (color: string) => `FF${color.slice(1).toUpperCase()}`;

const flagXml = (tag: string, flag: boolean | null) => (flag === null ? "" : flag ? `<${tag}/>` : `<${tag} val="0"/>`);

const nameOf = (names: Readonly<Record<string, string>>, value: string) =>
  Object.entries(names).find(([, name]) => name === value)?.[0] ?? "general";
