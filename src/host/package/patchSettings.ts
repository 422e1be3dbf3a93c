import { areaAddress, cellAddress, parseArea } from "../model/a1";
import type { SheetModel } from "../model/createWorkbook";
import type { SaveContext } from "./cellXml";
import type { SheetEditor } from "./sheetEditor";
import type { SettingName, SheetSource } from "./source";
import { withAttribute } from "./textEdits";
import { childOf, escapeXml, isTrue, numberOf } from "./xml";

/** Lays what was changed about a sheet, other than its cells, over its part. */
export function patchSettings(sheet: SheetModel, source: SheetSource, editor: SheetEditor, context: SaveContext): void {
  const isChanged = (name: SettingName) => source.settings[name] !== context.settings[name];
  if (isChanged("tabColor")) patchTabColor(sheet, editor);
  const { isActive, wasActive } = activity(sheet, context);
  if (isChanged("view") || isActive !== wasActive) patchView(sheet, editor, isChanged("view"), isActive);
  if (isChanged("columns")) patchColumns(sheet, editor);
  if (isChanged("protection")) editor.put("sheetProtection", protectionXml(sheet, editor));
  if (isChanged("autoFilter")) editor.put("autoFilter", autoFilterXml(sheet, editor));
  if (isChanged("merges")) editor.put("mergeCells", mergesXml(sheet, editor));
  if (isChanged("hyperlinks")) patchHyperlinks(sheet, source, editor, context);
}

function activity(sheet: SheetModel, { workbook, source }: SaveContext) {
  return { isActive: workbook.activeSheet === sheet, wasActive: source.activeSheet === sheet };
}

function patchTabColor(sheet: SheetModel, editor: SheetEditor): void {
  const properties = editor.child("sheetPr");
  const color = sheet.tabColor === null ? "" : `<${editor.tag("tabColor")} rgb="FF${sheet.tabColor.slice(1)}"/>`;
  if (!properties) return editor.put("sheetPr", color && editor.wrap("sheetPr", color));
  const others = properties.children.filter((child) => child.name !== "tabColor").map((child) => editor.source(child));
  const open = editor.openTag(properties).replace(/\s*\/?>$/, "");
  editor.put("sheetPr", `${open}>${color}${others.join("")}</${editor.tag("sheetPr")}>`);
}

function patchView(sheet: SheetModel, editor: SheetEditor, isViewChanged: boolean, isActive: boolean): void {
  const view = childOf(editor.child("sheetViews"), "sheetView");
  const name = editor.tag("sheetView");
  let tag = view ? editor.openTag(view).replace(/\s*\/?>$/, ">") : `<${name} workbookViewId="0">`;
  tag = withAttribute(tag, "tabSelected", isActive ? "1" : null);
  if (isViewChanged) tag = withAttribute(tag, "showGridLines", sheet.showGridlines ? null : "0");
  const kept = view?.children.filter((child) => !isViewChanged || !["pane", "selection"].includes(child.name)) ?? [];
  const inner =
    (isViewChanged || !view ? paneXml(sheet, editor) : "") + kept.map((child) => editor.source(child)).join("");
  const xml = inner === "" ? tag.replace(/>$/, "/>") : `${tag}${inner}</${name}>`;
  if (view) editor.edits.replace(view.start, view.end, xml);
  else editor.put("sheetViews", editor.wrap("sheetViews", xml));
}

/** What stays in place when the sheet scrolls, and what is selected. */
function paneXml(sheet: SheetModel, editor: SheetEditor): string {
  const { frozenRows, frozenColumns, selection } = sheet;
  const selected = `activeCell="${cellAddress(selection.top, selection.left)}" sqref="${areaAddress(selection)}"`;
  if (frozenRows === 0 && frozenColumns === 0) {
    const isFirstCell = areaAddress(selection) === "A1";
    return isFirstCell ? "" : `<${editor.tag("selection")} ${selected}/>`;
  }
  const pane = frozenRows === 0 ? "topRight" : frozenColumns === 0 ? "bottomLeft" : "bottomRight";
  const split =
    (frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : "") + (frozenRows > 0 ? ` ySplit="${frozenRows}"` : "");
  const corner = cellAddress(frozenRows, frozenColumns);
  return (
    `<${editor.tag("pane")}${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<${editor.tag("selection")} pane="${pane}" ${selected}/>`
  );
}

interface ColumnSpan {
  first: number;
  last: number;
  tag: string;
}

/** Columns of one kind share an element: it is cut where one of them changes, and the others keep what they had. */
function patchColumns(sheet: SheetModel, editor: SheetEditor): void {
  const spans: ColumnSpan[] = (editor.child("cols")?.children ?? []).map((element) => ({
    first: numberOf(element.attributes["min"], 1) - 1,
    last: numberOf(element.attributes["max"], 1) - 1,
    tag: editor.openTag(element),
  }));
  const before = new Map<number, { width: number | undefined; hidden: boolean }>();
  for (const element of editor.child("cols")?.children ?? []) {
    const { min, max, width, hidden } = element.attributes;
    for (let column = numberOf(min, 1) - 1; column < Math.min(numberOf(max, 1), 16_384); column++) {
      before.set(column, { width: width === undefined ? undefined : Number(width), hidden: isTrue(hidden) });
    }
  }
  for (const column of new Set([...before.keys(), ...sheet.columnWidths.keys(), ...sheet.hiddenColumns])) {
    const width = sheet.columnWidths.get(column);
    const hidden = sheet.hiddenColumns.has(column);
    const was = before.get(column);
    if (was?.width !== width || (was?.hidden ?? false) !== hidden)
      setColumn(spans, column, width, hidden, editor.tag("col"));
  }
  const sorted = spans.filter(({ tag }) => tag !== "").sort((left, right) => left.first - right.first);
  const columns = sorted.map(({ first, last, tag }) =>
    withAttribute(withAttribute(tag, "min", String(first + 1)), "max", String(last + 1)),
  );
  editor.put("cols", columns.length === 0 ? "" : editor.wrap("cols", columns.join("")));
}

function setColumn(
  spans: ColumnSpan[],
  column: number,
  width: number | undefined,
  hidden: boolean,
  name: string,
): void {
  const index = spans.findIndex(({ first, last }) => first <= column && column <= last);
  const span = spans[index];
  let tag = span?.tag ?? `<${name} min="1" max="1"/>`;
  tag = withAttribute(tag, "width", width === undefined ? null : String(width));
  tag = withAttribute(tag, "customWidth", width === undefined ? null : "1");
  tag = withAttribute(tag, "hidden", hidden ? "1" : null);
  // Excel wants a width wherever there is an element: without one it says nothing, unless it carries a style.
  const saysNothing = !/\s(width|hidden|style|outlineLevel)=/.test(tag);
  const changed = { first: column, last: column, tag: saysNothing ? "" : tag };
  if (!span) spans.push(changed);
  else {
    const parts = [{ ...span, last: column - 1 }, changed, { ...span, first: column + 1 }];
    spans.splice(index, 1, ...parts.filter(({ first, last }) => first <= last));
  }
}

const protectionXml = (sheet: SheetModel, editor: SheetEditor) =>
  sheet.isProtected ? `<${editor.tag("sheetProtection")} sheet="1" objects="1" scenarios="1"/>` : "";

const autoFilterXml = (sheet: SheetModel, editor: SheetEditor) =>
  sheet.autoFilter ? `<${editor.tag("autoFilter")} ref="${areaAddress(sheet.autoFilter)}"/>` : "";

function mergesXml(sheet: SheetModel, editor: SheetEditor): string {
  if (sheet.merges.length === 0) return "";
  const merges = sheet.merges.map((area) => `<${editor.tag("mergeCell")} ref="${areaAddress(area)}"/>`);
  return `<${editor.tag("mergeCells")} count="${merges.length}">${merges.join("")}</${editor.tag("mergeCells")}>`;
}

/** Links that were not changed keep their element; those that lead outside have their address in a relationship. */
function patchHyperlinks(sheet: SheetModel, source: SheetSource, editor: SheetEditor, { parts }: SaveContext): void {
  const before = new Map<string, unknown>(JSON.parse(source.settings.hyperlinks) as [string, unknown][]);
  const elements = new Map(
    (editor.child("hyperlinks")?.children ?? []).map((element) => [element.attributes["ref"] ?? "", element]),
  );
  const links = [...sheet.hyperlinks].map(([reference, link]) => {
    const element = elements.get(reference);
    if (element && JSON.stringify(before.get(reference)) === JSON.stringify(link)) return editor.source(element);
    const relation =
      link.address === null ? "" : editor.relationAttribute(parts.relate(source.path, "hyperlink", link.address, true));
    const location = link.documentReference === null ? "" : ` location="${escapeXml(link.documentReference)}"`;
    const tip = link.screenTip === null ? "" : ` tooltip="${escapeXml(link.screenTip)}"`;
    return `<${editor.tag("hyperlink")} ref="${escapeXml(reference)}"${relation}${location}${tip}/>`;
  });
  editor.put("hyperlinks", links.length === 0 ? "" : editor.wrap("hyperlinks", links.join("")));
}

/** The area that the sheet says is used: widened where cells were written outside; never narrowed, since others count more as used than we do. */
export function patchDimension(sheet: SheetModel, editor: SheetEditor): void {
  const used = sheet.cells.used(false);
  const element = editor.child("dimension");
  if (!used || !element) return;
  const present = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(element.attributes["ref"] ?? "");
  const area = present ? widened(element.attributes["ref"] ?? "A1", used) : areaAddress(used);
  if (area === element.attributes["ref"]) return;
  editor.edits.replace(element.start, element.innerStart, withAttribute(editor.openTag(element), "ref", area));
}

function widened(reference: string, used: NonNullable<ReturnType<SheetModel["cells"]["used"]>>): string {
  const area = parseArea(reference);
  if (!area) return reference;
  const covers =
    area.top <= used.top && area.left <= used.left && area.bottom >= used.bottom && area.right >= used.right;
  if (covers) return reference;
  return areaAddress({
    top: Math.min(area.top, used.top),
    left: Math.min(area.left, used.left),
    bottom: Math.max(area.bottom, used.bottom),
    right: Math.max(area.right, used.right),
  });
}
