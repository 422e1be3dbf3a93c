import type { SheetModel, WorkbookModel } from "../model/createWorkbook";
import { relationshipsPrefix } from "./blankPackage";
import type { SaveContext } from "./cellXml";
import { formulaForFile } from "./formulaText";
import { namesOf, type Source } from "./source";
import { withAttribute, type TextEdits } from "./textEdits";
import { childOf, childrenOf, escapeXml, type XmlElement } from "./xml";

/** Lays sheets, names and the sheet in front over the workbook part. `added` gives new sheets their relationship. */
export function patchWorkbook(context: SaveContext, added: ReadonlyMap<SheetModel, string>): void {
  const { parts, source, workbook } = context;
  parts.editXml(source.workbookPath, (root, edits, text) => {
    const order = sheetOrder(workbook, source, root);
    patchSheets(order, root, edits, text, added, source);
    patchNames(order, root, edits, text, context);
    if (workbook.activeSheet !== source.activeSheet) patchFront(order, workbook, root, edits, text);
    if (context.needsCalculation) patchCalculation(root, edits, text);
  });
}

/** A sheet in the list of the file: one of ours, or one that passes through. */
interface Listed {
  readonly sheet: SheetModel | null;
  readonly element: XmlElement | null;
}

/** The sheets as they are to be listed. Chart sheets stay behind the sheet that they followed. */
function sheetOrder(workbook: WorkbookModel, source: Source, root: XmlElement): Listed[] {
  const byRelationship = new Map([...source.sheets].map(([sheet, { relationshipId }]) => [relationshipId, sheet]));
  const elements = new Map<SheetModel, XmlElement>();
  const followers = new Map<SheetModel | null, Listed[]>();
  let before: SheetModel | null = null;
  for (const element of childrenOf(childOf(root, "sheets"), "sheet")) {
    const sheet = byRelationship.get(element.attributes["r:id"] ?? "");
    if (sheet) elements.set(sheet, element);
    if (sheet && workbook.sheets.includes(sheet)) before = sheet;
    if (!sheet) followers.set(before, [...(followers.get(before) ?? []), { sheet: null, element }]);
  }
  return [
    ...(followers.get(null) ?? []),
    ...workbook.sheets.flatMap((sheet) => [
      { sheet, element: elements.get(sheet) ?? null },
      ...(followers.get(sheet) ?? []),
    ]),
  ];
}

function patchSheets(
  order: readonly Listed[],
  root: XmlElement,
  edits: TextEdits,
  text: string,
  added: ReadonlyMap<SheetModel, string>,
  source: Source,
): void {
  const list = childOf(root, "sheets");
  if (!list) return;
  const before = childrenOf(list, "sheet");
  const isSameOrder = before.length === order.length && order.every(({ element }, index) => element === before[index]);
  const isUnchanged = ({ sheet }: Listed) => {
    const origin = sheet && source.sheets.get(sheet);
    return !sheet || (origin?.name === sheet.name && origin.visibility === sheet.visibility);
  };
  if (isSameOrder && order.every(isUnchanged)) return;
  const declared = /\sxmlns:([\w.-]+)=["'][^"']*\/relationships["']/.exec(text.slice(root.start, root.innerStart))?.[1];
  const relation = declared === undefined ? `xmlns:r="${relationshipsPrefix}" r` : declared;
  const xml = order.map(({ sheet, element }) => {
    const tag = element
      ? text.slice(element.start, element.innerStart)
      : `<${root.prefix}sheet name="" sheetId="${sheet?.sheetId}" ${relation}:id="${sheet ? added.get(sheet) : ""}"/>`;
    if (!sheet) return tag;
    const state = { Visible: null, Hidden: "hidden", VeryHidden: "veryHidden" }[sheet.visibility];
    const named = withAttribute(tag, "name", escapeXml(sheet.name));
    return element && isUnchanged({ sheet, element }) ? tag : withAttribute(named, "state", state);
  });
  const ending = `</${root.prefix}sheets>`;
  if (list.innerStart === list.end)
    edits.replace(list.start, list.end, `<${root.prefix}sheets>${xml.join("")}${ending}`);
  else edits.replace(list.innerStart, list.innerEnd, xml.join(""));
}

/** Names that people gave become those of the workbook; Office's own stay, with the new place of their sheet. */
function patchNames(
  order: readonly Listed[],
  root: XmlElement,
  edits: TextEdits,
  text: string,
  context: SaveContext,
): void {
  const { workbook, source } = context;
  const listBefore = childrenOf(childOf(root, "sheets"), "sheet");
  const position = (element: XmlElement | undefined) => order.findIndex((listed) => listed.element === element);
  const isMoved = listBefore.some((element, index) => position(element) !== index);
  if (namesOf(workbook) === source.names && !isMoved) return;
  const list = childOf(root, "definedNames");
  const elements = childrenOf(list, "definedName");
  const places = (element: XmlElement) => {
    const local = element.attributes["localSheetId"];
    return local === undefined ? null : position(listBefore[Number(local)]);
  };
  const kept = elements.flatMap((element) => {
    const place = places(element);
    if (place === -1 || !(element.attributes["name"] ?? "").startsWith("_xlnm.")) return [];
    return [placed(element, place, text)];
  });
  const ours = workbook.names.map(({ name, formula, visible, scope }) => {
    const place = scope === null ? null : order.findIndex(({ sheet }) => sheet === scope);
    const same = elements.find((element) => element.attributes["name"] === name && places(element) === place);
    const content = escapeXml(formulaForFile(formula));
    if (same) {
      const tag = withAttribute(text.slice(same.start, same.innerStart), "hidden", visible ? null : "1");
      const isSame = escapeXml(same.text) === content;
      return placed(same, place, text, tag, isSame ? text.slice(same.innerStart, same.innerEnd) : content);
    }
    const local = place === null ? "" : ` localSheetId="${place}"`;
    const hidden = visible ? "" : ' hidden="1"';
    const tag = `${root.prefix}definedName`;
    return `<${tag} name="${escapeXml(name)}"${local}${hidden}>${content}</${tag}>`;
  });
  const inner = [...kept, ...ours].join("");
  const tag = `${root.prefix}definedNames`;
  const xml = inner === "" ? "" : `<${tag}>${inner}</${tag}>`;
  if (list) edits.replace(list.start, list.end, xml);
  else edits.insert(endOf(root, ["sheets", "functionGroups", "externalReferences"]), xml);
}

function placed(
  element: XmlElement,
  place: number | null,
  text: string,
  tag = text.slice(element.start, element.innerStart),
  inner = text.slice(element.innerStart, element.innerEnd),
): string {
  const local = withAttribute(tag, "localSheetId", place === null ? null : String(place));
  return element.innerStart === element.end ? local : `${local}${inner}${text.slice(element.innerEnd, element.end)}`;
}

function patchFront(
  order: readonly Listed[],
  workbook: WorkbookModel,
  root: XmlElement,
  edits: TextEdits,
  text: string,
): void {
  const index = order.findIndex(({ sheet }) => sheet === workbook.activeSheet);
  const view = childOf(childOf(root, "bookViews"), "workbookView");
  if (view) {
    const tag = withAttribute(text.slice(view.start, view.innerStart), "activeTab", String(index));
    edits.replace(view.start, view.innerStart, tag);
    return;
  }
  const views = `<${root.prefix}bookViews><${root.prefix}workbookView activeTab="${index}"/></${root.prefix}bookViews>`;
  edits.insert(
    endOf(root, [
      "fileVersion",
      "fileSharing",
      "workbookPr",
      "AlternateContent",
      "revisionPtr",
      "absPath",
      "workbookProtection",
    ]),
    views,
  );
}

function patchCalculation(root: XmlElement, edits: TextEdits, text: string): void {
  const element = childOf(root, "calcPr");
  if (element) {
    const tag = withAttribute(text.slice(element.start, element.innerStart), "fullCalcOnLoad", "1");
    return edits.replace(element.start, element.innerStart, tag);
  }
  const before = ["sheets", "functionGroups", "externalReferences", "definedNames"];
  edits.insert(endOf(root, before), `<${root.prefix}calcPr fullCalcOnLoad="1"/>`);
}

const endOf = (root: XmlElement, names: readonly string[]) =>
  root.children.filter((child) => names.includes(child.name)).at(-1)?.end ?? root.innerStart;
