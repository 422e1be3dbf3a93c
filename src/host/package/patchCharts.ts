import type { SheetModel } from "../model/createWorkbook";
import type { Area, Chart } from "../model/workbook";
import { contentTypes, relationshipsPrefix } from "./blankPackage";
import type { SaveContext } from "./cellXml";
import { chartXml } from "./chartXml";
import { declaration, type Parts } from "./parts";
import type { SheetEditor } from "./sheetEditor";
import type { SheetSource } from "./source";
import { withAttribute } from "./textEdits";
import { childOf, descendantsOf, escapeXml, type XmlElement } from "./xml";

const drawingNamespace = "http://schemas.openxmlformats.org/drawingml/2006";
const blankDrawing = `${declaration}<xdr:wsDr xmlns:xdr="${drawingNamespace}/spreadsheetDrawing" xmlns:a="${drawingNamespace}/main"></xdr:wsDr>`;

/** Makes the charts of a sheet's drawing those of the sheet; its pictures and shapes stay. */
export function patchCharts(sheet: SheetModel, source: SheetSource, editor: SheetEditor, context: SaveContext): void {
  const { parts } = context;
  const present = drawingPath(source, editor, parts);
  const gone = [...source.charts].filter(([chart]) => !sheet.charts.includes(chart));
  const changed = [...source.charts].filter(
    ([chart, { snapshot }]) => sheet.charts.includes(chart) && snapshot !== JSON.stringify(chart),
  );
  const added = sheet.charts.filter((chart) => !source.charts.has(chart));
  if (gone.length === 0 && changed.length === 0 && added.length === 0) return;
  const path = present ?? newDrawing(source, editor, parts);
  const goneIds = new Set(gone.map(([, { relationshipId }]) => relationshipId));
  const changedById = new Map(changed.map(([chart, { relationshipId }]) => [relationshipId, chart]));
  parts.editXml(path, (root, edits, text) => {
    for (const anchor of root.children) {
      const id = chartId(anchor);
      const chart = changedById.get(id);
      if (goneIds.has(id)) edits.replace(anchor.start, anchor.end, "");
      if (chart) edits.replace(anchor.start, anchor.end, changedAnchor(anchor, chart, text));
    }
  });
  for (const [, { path: chartPath }] of gone) removeChart(chartPath, parts);
  parts.unrelate(path, ({ id }) => goneIds.has(id));
  let shapeId = highestShapeId(parts.xml(path));
  for (const chart of added) {
    const chartPath = parts.freePath("xl/charts/chart#.xml");
    parts.add(chartPath, contentTypes.chart, parts.inDialect(chartXml(chart, context.workbook)));
    const id = parts.relate(path, "chart", chartPath);
    const xml = anchorXml(chart, ++shapeId, id);
    parts.editXml(path, (root, edits) => edits.insert(root.innerEnd, new TextDecoder().decode(parts.inDialect(xml))));
  }
  if (parts.xml(path).children.length > 0) return;
  editor.put("drawing", "");
  parts.unrelate(source.path, ({ target }) => target === path);
  parts.remove(path);
}

function drawingPath(source: SheetSource, editor: SheetEditor, parts: Parts): string | null {
  const id = editor.child("drawing")?.attributes["r:id"];
  return parts.relationships(source.path).find((relationship) => relationship.id === id)?.target ?? null;
}

function newDrawing(source: SheetSource, editor: SheetEditor, parts: Parts): string {
  const path = parts.freePath("xl/drawings/drawing#.xml");
  parts.add(path, contentTypes.drawing, parts.inDialect(blankDrawing));
  editor.put(
    "drawing",
    `<${editor.tag("drawing")}${editor.relationAttribute(parts.relate(source.path, "drawing", path))}/>`,
  );
  return path;
}

/** A chart's part, with the parts of its look. */
export function removeChart(path: string, parts: Parts): void {
  for (const { kind, target } of parts.relationships(path)) {
    if (["chartStyle", "chartColorStyle"].includes(kind) && parts.has(target)) parts.remove(target);
  }
  parts.remove(path);
}

const chartId = (anchor: XmlElement) =>
  descendantsOf(anchor, "graphicFrame")
    .flatMap((frame) => descendantsOf(frame, "chart"))
    .map((chart) => chart.attributes["r:id"])
    .find((id) => id !== undefined) ?? "";

const highestShapeId = (root: XmlElement) =>
  Math.max(1, ...descendantsOf(root, "cNvPr").map(({ attributes }) => Number(attributes["id"]) || 0));

const corner = (prefix: string, name: string, column: number, row: number) =>
  `<${prefix}${name}><${prefix}col>${column}</${prefix}col><${prefix}colOff>0</${prefix}colOff>` +
  `<${prefix}row>${row}</${prefix}row><${prefix}rowOff>0</${prefix}rowOff></${prefix}${name}>`;

const corners = (prefix: string, { left, top, right, bottom }: Area) =>
  corner(prefix, "from", left, top) + corner(prefix, "to", right, bottom);

function anchorXml(chart: Chart, shapeId: number, relationshipId: string): string {
  return (
    `<xdr:twoCellAnchor xmlns:xdr="${drawingNamespace}/spreadsheetDrawing" xmlns:a="${drawingNamespace}/main">` +
    `${corners("xdr:", chart.anchor)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr id="${shapeId}" name="${escapeXml(chart.name)}" descr="${escapeXml(chart.title)}"/><xdr:cNvGraphicFramePr/>` +
    `</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>` +
    `<a:graphicData uri="${drawingNamespace}/chart"><c:chart xmlns:c="${drawingNamespace}/chart" ` +
    `xmlns:r="${relationshipsPrefix}" r:id="${relationshipId}"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
    `<xdr:clientData/></xdr:twoCellAnchor>`
  );
}

/** A chart of the file that was given another name or place. */
function changedAnchor(anchor: XmlElement, chart: Chart, text: string): string {
  const [from, to] = [childOf(anchor, "from"), childOf(anchor, "to")];
  const name = descendantsOf(anchor, "cNvPr")[0];
  let xml = text.slice(anchor.start, anchor.end);
  const replace = (element: XmlElement, by: string) => {
    const [start, end] = [element.start - anchor.start, element.end - anchor.start];
    xml = xml.slice(0, start) + by + xml.slice(end);
  };
  // From the back, so that the offsets before stay right.
  if (name) {
    const tag = text.slice(name.start, name.innerStart);
    replace(name, withAttribute(tag, "name", escapeXml(chart.name)) + text.slice(name.innerStart, name.end));
  }
  if (to) replace(to, corner(anchor.prefix, "to", chart.anchor.right, chart.anchor.bottom));
  if (from) replace(from, corner(anchor.prefix, "from", chart.anchor.left, chart.anchor.top));
  return xml;
}
