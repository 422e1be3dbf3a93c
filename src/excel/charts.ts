import type { ChartBlock, TableBlock } from "../engine";
import { rangeOf } from "./address";
import { tableColumn } from "./resolve";

/** Charts of ours are named so in every plan: others on our sheets are a person's, and stay. */
export const CHART_PREFIX = "Concordance_";

const CHART_TYPES = {
  "bar-clustered": "BarClustered",
  "bar-stacked": "BarStacked",
  "column-clustered": "ColumnClustered",
  "column-stacked": "ColumnStacked",
} as const satisfies Record<ChartBlock["chartType"], string>;

/** Blue, orange, purple, grey: apart for colour-blind eyes. */
const SERIES_COLORS = ["#1F6F8B", "#E08E2B", "#7A5195", "#8C8C8C"];

/** Adds a native chart over columns of a table on the same sheet. */
export function addChart(sheet: Excel.Worksheet, block: ChartBlock, table: TableBlock): void {
  const columnOf = (key: string): number => table.columns.findIndex((column) => column.key === key);
  const values = block.valueColumns.map(columnOf).filter((index) => index >= 0);
  const [first, ...others] = values;
  const category = columnOf(block.categoryColumn);
  if (first === undefined || category < 0) return;
  const cells = (index: number): Excel.Range => rangeOf(sheet, tableColumn(table, index));

  const chart = sheet.charts.add(CHART_TYPES[block.chartType], cells(first), "Columns");
  chart.name = block.name;
  chart.title.text = block.title;
  chart.legend.visible = values.length > 1;
  const series = [chart.series.getItemAt(0), ...others.map(() => chart.series.add())];
  series.forEach((one, position) => {
    const index = values[position] ?? first;
    one.name = table.columns[index]?.header ?? "";
    // For the first too: a source whose first cell reads as a text is taken for its name.
    one.setValues(cells(index));
    one.setXAxisValues(cells(category));
    one.format.fill.setSolidColor(SERIES_COLORS[position % SERIES_COLORS.length] ?? "#1F6F8B");
  });
  const { topLeft, bottomRight } = block;
  chart.setPosition(
    sheet.getCell(topLeft.row - 1, topLeft.column - 1),
    sheet.getCell(bottomRight.row - 1, bottomRight.column - 1),
  );
}
