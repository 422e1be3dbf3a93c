import { parseArea } from "../model/a1";
import type { SheetModel } from "../model/createWorkbook";
import type { Area, Chart, Table } from "../model/workbook";
import type { Parts, Relationship } from "./parts";
import type { PartSource } from "./source";
import { childOf, childrenOf, descendantsOf, isTrue, numberOf, unescapeCellText, type XmlElement } from "./xml";

export function loadTables(
  sheet: SheetModel,
  root: XmlElement,
  relationships: readonly Relationship[],
  parts: Parts,
): Map<Table, PartSource> {
  const sources = new Map<Table, PartSource>();
  for (const { attributes } of childrenOf(childOf(root, "tableParts"), "tablePart")) {
    const relationship = relationships.find(({ id }) => id === attributes["r:id"]);
    if (!relationship || !parts.has(relationship.target)) continue;
    const table = readTable(parts.xml(relationship.target));
    if (!table) continue;
    sheet.tables.push(table);
    const { id, target } = relationship;
    sources.set(table, { path: target, relationshipId: id, snapshot: JSON.stringify(table) });
  }
  return sources;
}

function readTable(root: XmlElement): Table | null {
  const { attributes } = root;
  const area = parseArea(attributes["ref"] ?? "");
  if (!area) return null;
  const style = childOf(root, "tableStyleInfo")?.attributes;
  return {
    id: numberOf(attributes["id"], 0),
    name: attributes["displayName"] ?? attributes["name"] ?? "",
    area,
    columns: childrenOf(childOf(root, "tableColumns"), "tableColumn").map((column) =>
      unescapeCellText(column.attributes["name"] ?? ""),
    ),
    hasHeaders: attributes["headerRowCount"] !== "0",
    hasTotals: numberOf(attributes["totalsRowCount"], 0) > 0,
    styleName: style?.["name"] ?? "",
    showFilterButton: childOf(root, "autoFilter") !== null,
    showBandedRows: isTrue(style?.["showRowStripes"]),
  };
}

export function loadCharts(
  sheet: SheetModel,
  root: XmlElement,
  relationships: readonly Relationship[],
  parts: Parts,
): Map<Chart, PartSource> {
  const sources = new Map<Chart, PartSource>();
  const drawing = relationships.find(({ id }) => id === childOf(root, "drawing")?.attributes["r:id"]);
  if (!drawing || !parts.has(drawing.target)) return sources;
  const targets = new Map(
    parts.relationships(drawing.target).map((relationship) => [relationship.id, relationship.target]),
  );
  for (const anchor of parts.xml(drawing.target).children) {
    for (const frame of descendantsOf(anchor, "graphicFrame")) {
      const reference = descendantsOf(frame, "chart")[0]?.attributes["r:id"] ?? "";
      const path = targets.get(reference);
      if (path === undefined || !parts.has(path)) continue;
      const identity = descendantsOf(frame, "cNvPr")[0]?.attributes;
      const chart: Chart = {
        id: `{${String(sheet.sheetId).padStart(8, "0")}-chart-${reference}}`,
        name: identity?.["name"] ?? "",
        type: "Unknown",
        title: chartTitle(parts.xml(path)),
        series: null,
        anchor: anchorArea(anchor),
      };
      sheet.charts.push(chart);
      sources.set(chart, { path, relationshipId: reference, snapshot: JSON.stringify(chart) });
    }
  }
  return sources;
}

function chartTitle(root: XmlElement): string {
  const title = childOf(childOf(root, "chart"), "title");
  return title
    ? descendantsOf(title, "t")
        .map((run) => run.text)
        .join("")
    : "";
}

function anchorArea(anchor: XmlElement): Area {
  const corner = (name: string) => {
    const element = childOf(anchor, name);
    const read = (part: string) => numberOf(childOf(element, part)?.text, 0);
    return { row: read("row"), column: read("col") };
  };
  const from = corner("from");
  const to = anchor.name === "twoCellAnchor" ? corner("to") : from;
  return {
    top: from.row,
    left: from.column,
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
