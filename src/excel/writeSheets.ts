import type { CellRange, SheetBlock, SheetPlan, TableBlock, TextStyle } from "../engine";
import { pointsOfCharacters, rangeOf } from "./address";
import { cellInput, textInput, type CellInput } from "./cellInput";
import { addChart, CHART_PREFIX } from "./charts";
import { addHighlights } from "./highlights";
import { ownSheetName } from "./ownNames";
import type { PlacedSheet, SheetLayout, SheetToWrite } from "./ownSheets";
import type { CellWriter } from "./payload";
import { hasTableResize } from "./requirements";
import { tableColumn } from "./resolve";
import type { WorkbookMap } from "./workbookMap";

const TABLE_STYLE = "TableStyleMedium2";
const TAB_COLOR = "#1F6F8B";

interface Look {
  readonly size?: number;
  readonly bold?: true;
  readonly color?: string;
}

const HEADER_LOOK = { color: "#FFFFFF", fill: "#1F4E5F" } as const;

const LOOKS: Readonly<Record<TextStyle, Look>> = {
  title: { size: 12, bold: true, color: "#1F4E5F" },
  heading: { size: 11, bold: true, color: "#1F4E5F" },
  body: {},
  muted: { color: "#6B6B6B" },
  figure: { size: 14, bold: true },
  good: { bold: true, color: "#1F5F4E" },
  bad: { bold: true, color: "#9C2A00" },
};

/** Makes the sheets that are missing, last in the workbook in the plan's order, each known as ours from then on; and empties
 *  those that are there, so that formulas of the user that point at them survive. */
export async function prepareSheets(
  context: Excel.RequestContext,
  { ownNames }: WorkbookMap,
  { sheets, tableNames }: SheetLayout,
): Promise<void> {
  const existing = sheets.filter(({ formerName }) => formerName !== null);
  const charts = existing.map(({ formerName }) =>
    context.workbook.worksheets.getItem(formerName ?? "").charts.load("items/name"),
  );
  if (existing.length > 0) await context.sync();
  for (const chart of charts.flatMap(({ items }) => items)) if (chart.name.startsWith(CHART_PREFIX)) chart.delete();
  for (const placed of existing) emptySheet(context, placed, tableNames);
  for (const { plan, name, formerName } of sheets) {
    if (formerName !== null) continue;
    const sheet = context.workbook.worksheets.add(name);
    // The name of a sheet of ours that somebody deleted is still there, and leads nowhere.
    if (ownNames.includes(ownSheetName(plan.key))) context.workbook.names.getItem(ownSheetName(plan.key)).delete();
    // All of the sheet, so that no row or column that is deleted takes the name along.
    context.workbook.names.add(ownSheetName(plan.key), sheet.getRange()).visible = false;
    sheet.tabColor = TAB_COLOR;
  }
  await context.sync();
}

/** A table that stays where it was is kept and resized, for formulas that name it; others become cells again. */
function emptySheet(context: Excel.RequestContext, placed: PlacedSheet, tableNames: ReadonlyMap<string, string>): void {
  const sheet = context.workbook.worksheets.getItem(placed.formerName ?? placed.name);
  if (placed.formerName !== placed.name) sheet.name = placed.name;
  const kept = keptTables(placed, tableNames);
  for (const { name } of placed.tables) {
    const table = context.workbook.tables.getItem(name);
    const block = kept.get(name);
    if (block) {
      table.clearFilters();
      table.resize(rangeOf(sheet, { ...tableArea(block), lastRow: block.row + 1 }));
    } else table.convertToRange();
  }
  sheet.freezePanes.unfreeze();
  sheet.getRange().clear();
  for (const [name, block] of kept) context.workbook.tables.getItem(name).resize(rangeOf(sheet, tableArea(block)));
}

/** By name in the workbook: tables of the earlier run whose header the plan leaves in its place. */
function keptTables({ plan, tables }: SheetToWrite, tableNames: ReadonlyMap<string, string>): Map<string, TableBlock> {
  if (!hasTableResize()) return new Map();
  const blocks = new Map(plan.blocks.filter(isTable).map((block) => [tableNames.get(block.name) ?? block.name, block]));
  return new Map(
    tables.flatMap(({ name, range, hasHeaders, hasTotals }) => {
      const block = blocks.get(name);
      const isKept =
        block && hasHeaders && !hasTotals && range.firstRow === block.row && range.firstColumn === block.column;
      return isKept ? [[name, block]] : [];
    }),
  );
}

const isTable = (block: SheetBlock): block is TableBlock => block.kind === "table";

function tableArea(block: TableBlock) {
  const { firstRow, lastRow, firstColumn } = tableColumn(block, 0);
  return { firstRow: firstRow - 1, lastRow, firstColumn, lastColumn: firstColumn + block.columns.length - 1 };
}

/** Writes one of our sheets, emptied or new, or a statement that was brought in. */
export async function writeSheet(
  context: Excel.RequestContext,
  writer: CellWriter,
  placed: SheetToWrite,
  tableNames: ReadonlyMap<string, string>,
  resolve: (formula: string) => string,
): Promise<void> {
  const { plan, name } = placed;
  const sheet = context.workbook.worksheets.getItem(name);
  const kept = keptTables(placed, tableNames);
  const input = (cells: readonly Parameters<typeof cellInput>[0][]): CellInput[] =>
    cells.map((cell) => cellInput(cell, resolve));
  formatSheet(sheet, plan);
  for (const block of plan.blocks) {
    if (block.kind === "chart") continue;
    if (block.kind === "text") {
      styleText(sheet, block);
      await writer.write(sheet, block.row, block.column, block.cells.map(input));
      continue;
    }
    const given = tableNames.get(block.name) ?? block.name;
    await writer.write(sheet, block.row, block.column, [
      block.columns.map(({ header }) => textInput(header)),
      ...block.rows.map(input),
    ]);
    if (!kept.has(given)) addTable(context, sheet, block, given);
    formatTable(sheet, block);
  }
  for (const block of plan.blocks) {
    if (block.kind !== "chart") continue;
    const table = plan.blocks.filter(isTable).find((candidate) => candidate.name === block.table);
    if (table) addChart(sheet, block, table);
  }
}

function formatSheet(sheet: Excel.Worksheet, { columnWidths, frozenRows, isPage }: SheetPlan): void {
  columnWidths.forEach((width, index) => {
    sheet.getCell(0, index).format.columnWidth = pointsOfCharacters(width);
  });
  if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows);
  if (isPage) sheet.showGridlines = false;
}

function styleText(
  sheet: Excel.Worksheet,
  { row, column, cells, style, numberFormat }: SheetBlock & { kind: "text" },
): void {
  const width = Math.max(1, ...cells.map((line) => line.length));
  const range = sheet.getRangeByIndexes(row - 1, column - 1, Math.max(1, cells.length), width);
  const { size, bold, color } = LOOKS[style];
  if (size !== undefined) range.format.font.size = size;
  if (bold) range.format.font.bold = true;
  if (color !== undefined) range.format.font.color = color;
  if (numberFormat !== null) setNumberFormat(range, numberFormat);
}

/** Excel takes one format for all cells of a range, which the types of Office.js do not say. */
function setNumberFormat(range: Excel.Range, format: string): void {
  range.numberFormat = format as unknown as string[][];
}

function addTable(context: Excel.RequestContext, sheet: Excel.Worksheet, block: TableBlock, given: string): void {
  const table = context.workbook.tables.add(rangeOf(sheet, tableArea(block)), true);
  table.name = given;
  table.style = TABLE_STYLE;
}

/** Excel formats five million cells at a time: beyond, column by column. */
const MOST_FORMATTED = 5_000_000;

function formattedAtOnce(area: CellRange): CellRange[] {
  const width = area.lastColumn - area.firstColumn + 1;
  if ((area.lastRow - area.firstRow + 1) * width <= MOST_FORMATTED) return [area];
  return Array.from({ length: width }, (_, index) => {
    const column = area.firstColumn + index;
    return { ...area, firstColumn: column, lastColumn: column };
  });
}

function formatTable(sheet: Excel.Worksheet, block: TableBlock): void {
  const { firstRow, lastRow, firstColumn, lastColumn } = tableArea(block);
  const body = { firstRow: firstRow + 1, lastRow, firstColumn, lastColumn };
  for (const area of formattedAtOnce({ ...body, firstRow })) rangeOf(sheet, area).format.verticalAlignment = "Top";
  // Programs that do not know table styles show the header all the same.
  const header = rangeOf(sheet, { ...body, firstRow, lastRow: firstRow }).format;
  header.wrapText = true;
  header.font.bold = true;
  header.font.color = HEADER_LOOK.color;
  header.fill.color = HEADER_LOOK.fill;
  block.columns.forEach(({ numberFormat, wrap }, index) => {
    const range = rangeOf(sheet, tableColumn(block, index));
    if (wrap) range.format.wrapText = true;
    if (numberFormat !== null) setNumberFormat(range, numberFormat);
  });
  addHighlights(sheet, block.highlights, body, (key) => {
    const index = block.columns.findIndex((column) => column.key === key);
    return index < 0 ? null : block.column + index;
  });
}
