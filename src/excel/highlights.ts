import { columnLetters, type CellRange, type Highlight, type HighlightStyle } from "../engine";
import { rangeOf } from "./address";

/** In the formula of each highlight of ours, always true: how it is told from the user's own conditional formats. */
const OURS = 'N("Concordance")=0';

interface Appearance {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly italic?: true;
}

/** Tints that stay apart for colour-blind eyes (blue, orange, yellow, purple rather than green and red), dark text on
 *  them. The status column says the same in words. */
const APPEARANCE: Readonly<Record<HighlightStyle, Appearance>> = {
  matched: { fill: "#DCEBF0", color: "#1F4E5F" },
  "break-high": { fill: "#F6C7B0", color: "#7A2A0A", bold: true },
  "break-medium": { fill: "#FBE3BF", color: "#5F3B00" },
  "break-low": { fill: "#FFF6CF", color: "#554600" },
  missing: { fill: "#E5D8EE", color: "#46285C" },
  waiting: { fill: "#D6E4F7", color: "#1B3D6D" },
  "set-aside": { color: "#6B6B6B", italic: true },
  "cell-differs": { fill: "#F2A877", color: "#4A1700", bold: true },
};

/** Highlights `area` by the codes in the columns that `columnOf` names. The first of the list is on top. */
export function addHighlights(
  sheet: Excel.Worksheet,
  highlights: readonly Highlight[],
  area: CellRange,
  columnOf: (key: string) => number | null,
): void {
  // Excel puts a new conditional format on top of those before it.
  for (const highlight of [...highlights].reverse()) {
    const column = columnOf(highlight.key);
    if (column === null || highlight.codes.length === 0 || area.lastRow < area.firstRow) continue;
    const areas = highlight.columns?.map((only) => ({ ...area, firstColumn: only, lastColumn: only })) ?? [area];
    for (const part of areas)
      addHighlight(rangeOf(sheet, part), highlight, `$${columnLetters(column)}${area.firstRow}`);
  }
}

function addHighlight(range: Excel.Range, { codes, style }: Highlight, cell: string): void {
  const { custom } = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
  custom.rule.formula = highlightFormula(codes, cell);
  const { fill, color, bold, italic } = APPEARANCE[style];
  if (fill !== undefined) custom.format.fill.color = fill;
  if (color !== undefined) custom.format.font.color = color;
  if (bold) custom.format.font.bold = true;
  if (italic) custom.format.font.italic = true;
}

export function highlightFormula(codes: readonly string[], cell: string): string {
  const conditions = codes.map((code) => `${cell}="${code.replaceAll('"', '""')}"`);
  return `=AND(${conditions.length === 1 ? conditions.join() : `OR(${conditions.join(",")})`},${OURS})`;
}

/** Removes our highlights from these sheets, wherever copying or sorting took them. Two round trips. */
export async function removeHighlights(context: Excel.RequestContext, sheetNames: readonly string[]): Promise<void> {
  const asked = sheetNames.map((name) =>
    context.workbook.worksheets.getItem(name).getRange().conditionalFormats.load("items/id,items/type"),
  );
  await context.sync();
  const custom = asked.flatMap(({ items }) => items.filter(({ type }) => type === Excel.ConditionalFormatType.custom));
  if (custom.length === 0) return;
  for (const format of custom) format.custom.rule.load("formula");
  await context.sync();
  for (const format of custom) if (format.custom.rule.formula.includes(OURS)) format.delete();
}
