import { parseArea } from "../model/a1";
import type { SheetModel } from "../model/createWorkbook";
import type { Area } from "../model/workbook";
import { colorOf, type Palette } from "./colors";
import { formulaFromFile } from "./formulaText";
import { loadCells } from "./loadCells";
import { loadCharts, loadTables } from "./loadSheetParts";
import type { DifferentialStyle } from "./loadStyles";
import type { Parts, Relationship } from "./parts";
import { readSheetPart } from "./sheetPart";
import { settingsOf, type RuleSource, type SheetSource } from "./source";
import { childOf, childrenOf, isTrue, numberOf, type XmlElement } from "./xml";

export interface SheetContext {
  readonly parts: Parts;
  readonly palette: Palette;
  readonly differentialStyles: readonly DifferentialStyle[];
  readonly dateSystem: 1900 | 1904;
}

/** Fills `sheet` from its part. Returns what saving needs to find its things again. */
export function loadSheet(sheet: SheetModel, path: string, relationshipId: string, context: SheetContext): SheetSource {
  const part = readSheetPart(context.parts.bytes(path), path);
  const { root } = part;
  const relationships = context.parts.relationships(path);
  loadColumns(sheet, root);
  const sharedFormulas = loadCells(sheet, part, context.dateSystem, path);
  loadView(sheet, root);
  sheet.tabColor = colorOf(childOf(childOf(root, "sheetPr"), "tabColor"), context.palette);
  sheet.isProtected = isTrue(childOf(root, "sheetProtection")?.attributes["sheet"]);
  sheet.autoFilter = areaOf(childOf(root, "autoFilter")?.attributes["ref"]);
  for (const merge of childrenOf(childOf(root, "mergeCells"), "mergeCell")) {
    const area = areaOf(merge.attributes["ref"]);
    if (area) sheet.merges.push(area);
  }
  loadHyperlinks(sheet, root, relationships);
  const rules = loadRules(sheet, root, context.differentialStyles);
  const tables = loadTables(sheet, root, relationships, context.parts);
  const charts = loadCharts(sheet, root, relationships, context.parts);
  const { name, visibility } = sheet;
  return { path, relationshipId, name, visibility, tables, charts, rules, sharedFormulas, settings: settingsOf(sheet) };
}

const areaOf = (address: string | undefined) => (address === undefined ? null : parseArea(address));

function loadColumns(sheet: SheetModel, root: XmlElement): void {
  for (const { attributes } of childrenOf(childOf(root, "cols"), "col")) {
    const first = numberOf(attributes["min"], 1) - 1;
    const last = Math.min(numberOf(attributes["max"], 0) - 1, 16_383);
    const width = numberOf(attributes["width"], NaN);
    const style = numberOf(attributes["style"], 0);
    for (let column = first; column <= last; column++) {
      if (!Number.isNaN(width)) sheet.columnWidths.set(column, width);
      if (isTrue(attributes["hidden"])) sheet.hiddenColumns.add(column);
      if (style !== 0) sheet.cells.columnStyles.set(column, style);
    }
  }
}

function loadView(sheet: SheetModel, root: XmlElement): void {
  const view = childOf(childOf(root, "sheetViews"), "sheetView");
  if (!view) return;
  sheet.showGridlines = isTrue(view.attributes["showGridLines"] ?? "1");
  const pane = childOf(view, "pane");
  if (pane?.attributes["state"]?.startsWith("frozen")) {
    sheet.frozenRows = numberOf(pane.attributes["ySplit"], 0);
    sheet.frozenColumns = numberOf(pane.attributes["xSplit"], 0);
  }
  const selections = childrenOf(view, "selection");
  const active = pane?.attributes["activePane"] ?? "topLeft";
  const selection = selections.find(({ attributes }) => (attributes["pane"] ?? "topLeft") === active) ?? selections[0];
  sheet.selection = areaOf(selection?.attributes["sqref"]?.split(" ")[0]) ?? sheet.selection;
}

function loadHyperlinks(sheet: SheetModel, root: XmlElement, relationships: readonly Relationship[]): void {
  for (const { attributes } of childrenOf(childOf(root, "hyperlinks"), "hyperlink")) {
    const address = relationships.find(({ id }) => id === attributes["r:id"])?.target ?? null;
    const documentReference = attributes["location"] ?? null;
    const screenTip = attributes["tooltip"] ?? null;
    if (attributes["ref"]) sheet.hyperlinks.set(attributes["ref"], { documentReference, address, screenTip });
  }
}

/** Rules of the sheet's own elements; newer kinds in its extensions pass through unseen. */
function loadRules(sheet: SheetModel, root: XmlElement, styles: readonly DifferentialStyle[]) {
  const found = childrenOf(root, "conditionalFormatting").flatMap((element, block) =>
    childrenOf(element, "cfRule").map((rule, index) => ({ element, rule, source: { block, rule: index } })),
  );
  const priority = ({ rule }: { rule: XmlElement }) => numberOf(rule.attributes["priority"], 0);
  const sources = new Map<SheetModel["conditionalFormats"][number], RuleSource>();
  for (const { element, rule, source } of [...found].sort((left, right) => priority(left) - priority(right))) {
    const isCustom = rule.attributes["type"] === "expression";
    const style = styles[numberOf(rule.attributes["dxfId"], -1)];
    const formula = isCustom ? formulaFromFile(childOf(rule, "formula")?.text ?? "") : "";
    const areas = (element.attributes["sqref"] ?? "")
      .split(/\s+/)
      .map(areaOf)
      .filter((area): area is Area => area !== null);
    const format = {
      id: `{${String(sheet.sheetId).padStart(8, "0")}-${String(source.block).padStart(4, "0")}-${source.rule}}`,
      areas,
      type: isCustom ? ("custom" as const) : ("other" as const),
      formula,
      fillColor: style?.fillColor ?? null,
      fontColor: style?.fontColor ?? null,
      bold: style?.bold ?? null,
      italic: style?.italic ?? null,
      stopIfTrue: isTrue(rule.attributes["stopIfTrue"]),
    };
    sheet.conditionalFormats.push(format);
    sources.set(format, { ...source, snapshot: JSON.stringify(format) });
  }
  return sources;
}
