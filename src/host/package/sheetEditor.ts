import type { SheetPart } from "./sheetPart";
import { TextEdits } from "./textEdits";
import { childOf, childrenOf, type XmlElement } from "./xml";

// The order that the schema asks for (ECMA-376 part 1, 18.3.1.99): Excel refuses a part that has another.
const order = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter " +
  "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks " +
  "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags " +
  "drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split(" ");

const mark = "\uE000rows\uE000";

/** Changes a worksheet part around its rows. */
export class SheetEditor {
  readonly edits = new TextEdits();
  /** "x:" or "". */
  readonly prefix: string;

  constructor(readonly part: SheetPart) {
    this.prefix = part.prefix;
  }

  child(name: string): XmlElement | null {
    return childOf(this.part.root, name);
  }

  children(name: string): XmlElement[] {
    return childrenOf(this.part.root, name);
  }

  source(element: XmlElement): string {
    return this.part.text.slice(element.start, element.end);
  }

  openTag(element: XmlElement): string {
    return this.part.text.slice(element.start, element.innerStart);
  }

  remove(element: XmlElement | null): void {
    if (element) this.edits.replace(element.start, element.end, "");
  }

  /** Puts `xml` where the child `name` is or belongs; takes the child out where `xml` is "". */
  put(name: string, xml: string): void {
    const present = this.child(name);
    if (present) this.edits.replace(present.start, present.end, xml);
    else if (xml !== "") this.insert(name, xml);
  }

  /** Puts `xml` after the last child of that name or of one that comes before it. */
  insert(name: string, xml: string): void {
    const rank = order.indexOf(name);
    const known = this.part.root.children.map((child) => ({ child, rank: rankOf(child) }));
    const last = known.filter((one) => one.rank >= 0 && one.rank <= rank).at(-1)?.child;
    this.edits.insert(last ? last.end : this.part.root.innerStart, xml);
  }

  /** Adds to a child that holds a list, keeping what is in it. */
  append(name: string, xml: string): void {
    const present = this.child(name);
    if (!present) this.insert(name, this.wrap(name, xml));
    else if (present.innerStart === present.end) this.put(name, this.wrap(name, xml));
    else this.edits.insert(present.innerEnd, xml);
  }

  tag(name: string): string {
    return this.prefix + name;
  }

  wrap(name: string, inner: string): string {
    return `<${this.tag(name)}>${inner}</${this.tag(name)}>`;
  }

  /** ` r:id="rId1"`, with the part's own prefix for relationships or one that it brings along. */
  relationAttribute(id: string): string {
    const open = this.openTag(this.part.root);
    const declared = /\sxmlns:([\w.-]+)=["']([^"']*)\/relationships["']/.exec(open);
    if (declared) return ` ${declared[1]}:id="${id}"`;
    return ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${id}"`;
  }

  /** The part before and after the rows; null where nothing was changed. */
  finish(): { before: string; after: string } | null {
    if (this.edits.isEmpty) return null;
    return this.split();
  }

  split(): { before: string; after: string } {
    const rows = this.child("sheetData");
    this.edits.insert(rows?.innerStart ?? 0, mark);
    const [before = "", after = ""] = this.edits.apply(this.part.text).split(mark);
    return { before, after };
  }
}

// What stands in for newer content has the place of that content, which is not known: it stays behind what it follows.
const rankOf = (element: XmlElement) => order.indexOf(element.name);
