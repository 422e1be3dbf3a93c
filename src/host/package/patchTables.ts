import { areaAddress } from "../model/a1";
import type { SheetModel } from "../model/createWorkbook";
import type { Table } from "../model/workbook";
import { contentTypes, mainNamespace } from "./blankPackage";
import type { SaveContext } from "./cellXml";
import { declaration, type Parts } from "./parts";
import type { SheetEditor } from "./sheetEditor";
import type { SheetSource } from "./source";
import { withAttribute } from "./textEdits";
import { childOf, childrenOf, escapeCellText, escapeXml } from "./xml";

/** Makes the table parts of a sheet those of its tables. */
export function patchTables(sheet: SheetModel, source: SheetSource, editor: SheetEditor, { parts }: SaveContext): void {
  const gone = new Set<string>();
  for (const [table, { path, relationshipId, snapshot }] of source.tables) {
    if (!sheet.tables.includes(table)) {
      gone.add(relationshipId);
      parts.unrelate(source.path, ({ id }) => id === relationshipId);
      parts.remove(path);
    } else if (snapshot !== JSON.stringify(table)) rewriteTable(table, path, parts);
  }
  const added = sheet.tables.filter((table) => !source.tables.has(table));
  if (gone.size === 0 && added.length === 0) return;
  const kept = (editor.child("tableParts")?.children ?? []).filter(
    (child) => !gone.has(child.attributes["r:id"] ?? ""),
  );
  const references = [
    ...kept.map((child) => editor.source(child)),
    ...added.map((table) => reference(table, source, editor, parts)),
  ];
  const name = editor.tag("tableParts");
  editor.put(
    "tableParts",
    references.length === 0 ? "" : `<${name} count="${references.length}">${references.join("")}</${name}>`,
  );
}

function reference(table: Table, source: SheetSource, editor: SheetEditor, parts: Parts): string {
  const path = parts.freePath("xl/tables/table#.xml");
  parts.add(path, contentTypes.table, parts.inDialect(tableXml(table)));
  return `<${editor.tag("tablePart")}${editor.relationAttribute(parts.relate(source.path, "table", path))}/>`;
}

function tableXml(table: Table): string {
  const { id, name, hasHeaders, hasTotals } = table;
  const columns = table.columns.map((column, index) => columnXml(column, index + 1, ""));
  return (
    `${declaration}<table xmlns="${mainNamespace}" id="${id}" name="${escapeXml(name)}" displayName="${escapeXml(name)}" ` +
    `ref="${areaAddress(table.area)}"${hasHeaders ? "" : ' headerRowCount="0"'}` +
    `${hasTotals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}>${filterXml(table, "")}` +
    `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>${styleXml(table, "")}</table>`
  );
}

const columnXml = (column: string, id: number, prefix: string) =>
  `<${prefix}tableColumn id="${id}" name="${columnName(column)}"/>`;

/** A header in several lines has its line feeds as _x000a_. */
const columnName = (column: string) => escapeCellText(column).replace(/\n/g, "_x000a_").replace(/\t/g, "_x0009_");

/** The filter spans headers and data, not the totals. */
function filterXml(table: Table, prefix: string): string {
  if (!table.showFilterButton || !table.hasHeaders) return "";
  const { area, hasTotals } = table;
  return `<${prefix}autoFilter ref="${areaAddress({ ...area, bottom: area.bottom - (hasTotals ? 1 : 0) })}"/>`;
}

const styleXml = ({ styleName, showBandedRows }: Table, prefix: string) =>
  `<${prefix}tableStyleInfo${styleName === "" ? "" : ` name="${escapeXml(styleName)}"`} showFirstColumn="0" ` +
  `showLastColumn="0" showRowStripes="${showBandedRows ? 1 : 0}" showColumnStripes="0"/>`;

/** Lays a changed table over its part: columns that stay keep their formulas and totals. */
function rewriteTable(table: Table, path: string, parts: Parts): void {
  parts.editXml(path, (root, edits, text) => {
    const { prefix } = root;
    let tag = text.slice(root.start, root.innerStart);
    tag = withAttribute(tag, "name", escapeXml(table.name));
    tag = withAttribute(tag, "displayName", escapeXml(table.name));
    tag = withAttribute(tag, "ref", areaAddress(table.area));
    tag = withAttribute(tag, "headerRowCount", table.hasHeaders ? null : "0");
    tag = withAttribute(tag, "totalsRowCount", table.hasTotals ? "1" : null);
    edits.replace(root.start, root.innerStart, tag);

    const columns = childOf(root, "tableColumns");
    const known = childrenOf(columns, "tableColumn");
    let nextId = Math.max(0, ...known.map(({ attributes }) => Number(attributes["id"]))) + 1;
    const written = table.columns.map((column, index) => {
      const name = columnName(column);
      const same = known.find(({ attributes }) => escapeCellText(attributes["name"] ?? "") === name);
      if (same) return text.slice(same.start, same.end);
      const atPlace = known.length === table.columns.length ? known[index] : undefined;
      if (!atPlace) return columnXml(column, nextId++, prefix);
      const open = text.slice(atPlace.start, atPlace.innerStart);
      return withAttribute(open, "name", name) + text.slice(atPlace.innerStart, atPlace.end);
    });
    if (columns) {
      const open = `<${prefix}tableColumns count="${written.length}">`;
      edits.replace(columns.start, columns.end, `${open}${written.join("")}</${prefix}tableColumns>`);
    }
    const filter = childOf(root, "autoFilter");
    const filterChanged = filter?.children.length === 0 || !table.showFilterButton ? filterXml(table, prefix) : null;
    if (!filter) edits.insert(root.innerStart, filterXml(table, prefix));
    else if (filterChanged !== null) edits.replace(filter.start, filter.end, filterChanged);
    else {
      const { area, hasTotals } = table;
      const reference = areaAddress({ ...area, bottom: area.bottom - (hasTotals ? 1 : 0) });
      edits.replace(
        filter.start,
        filter.innerStart,
        withAttribute(text.slice(filter.start, filter.innerStart), "ref", reference),
      );
    }
    const style = childOf(root, "tableStyleInfo");
    if (style) edits.replace(style.start, style.end, styleXml(table, prefix));
  });
}
