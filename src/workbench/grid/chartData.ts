import { columnNumber } from "../../engine";
import type { Sheet } from "../../host";

type Chart = Sheet["charts"][number];

export interface Bar {
  readonly from: number;
  readonly length: number;
  readonly lane: number;
  readonly lanes: number;
  readonly color: string;
}

/** What a bar or column chart shows, read from the cells it points at. */
export interface BarData {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly color: string }[];
  /** The longest bar, or stack of bars. */
  readonly longest: number;
  bars(category: number): readonly Bar[];
}

const COLORS = ["#107C41", "#C43E1C", "#0F6CBD", "#B88700", "#7160E8", "#616161"];

/** Null for a chart that was loaded with the file: its own part draws it in Excel. Series of other sheets are left out. */
export function chartData(sheet: Sheet, chart: Chart): BarData | null {
  if (!chart.series || chart.series.length === 0) return null;
  const values = chart.series.map((series) => numbersIn(sheet, series.values));
  const categories = textsIn(sheet, chart.series[0]?.categories ?? "");
  const series = chart.series.map(({ name, color }, index) => ({
    name,
    color: color ?? COLORS[index % COLORS.length] ?? "#616161",
  }));
  const isStacked = chart.type.includes("Stacked");
  const totals = categories.map((_, category) => values.map((column) => column[category] ?? 0));
  const longest = Math.max(
    ...totals.map((row) => (isStacked ? row.reduce((sum, value) => sum + value, 0) : Math.max(...row))),
    0,
  );
  return {
    categories,
    series,
    longest,
    bars: (category) => {
      let from = 0;
      return (totals[category] ?? []).map((length, index) => {
        const bar = {
          from,
          length,
          lane: isStacked ? 0 : index,
          lanes: isStacked ? 1 : values.length,
          color: series[index]?.color ?? "",
        };
        if (isStacked) from += length;
        return bar;
      });
    },
  };
}

const numbersIn = (sheet: Sheet, reference: string): number[] =>
  cellsIn(sheet, reference).map((value) => (typeof value === "number" ? Math.max(value, 0) : 0));

const textsIn = (sheet: Sheet, reference: string): string[] =>
  cellsIn(sheet, reference).map((value) => (value === null || typeof value === "object" ? "" : String(value)));

function cellsIn(sheet: Sheet, reference: string) {
  const parts = /!?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(reference);
  if (!parts) return [];
  const [, left = "A", top = "1", right = "A", bottom = "1"] = parts;
  const values = [];
  for (let row = Number(top) - 1; row < Number(bottom); row += 1) {
    for (let column = columnNumber(left) - 1; column < columnNumber(right); column += 1)
      values.push(sheet.cells.value(row, column));
  }
  return values;
}
