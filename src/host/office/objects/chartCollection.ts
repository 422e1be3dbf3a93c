import type { Area, Chart, ChartSeries, Sheet } from "../../model/workbook";
import { columnCount, formatAbsolute, quoteSheetName, rowCount } from "../../formulas/address";
import { choiceArgument, textArgument, wholeArgument } from "../arguments";
import { shownValue } from "../shownValue";
import { ExcelError, invalidArgument, itemNotFound } from "../excelError";
import { ExcelCollection, itemByKey, items } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { ChartObject } from "./chartObject";
import { RangeObject } from "./rangeObject";

const TYPES = ["BarClustered", "BarStacked", "ColumnClustered", "ColumnStacked"];

/** Excel.ChartCollection. */
export class ChartCollection extends ExcelCollection<ChartObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
  ) {
    super(host);
  }

  get count(): number {
    return this.sheet.charts.length;
  }

  [items](): readonly ChartObject[] {
    return this.sheet.charts.map((chart) => new ChartObject(this.host, this.sheet, chart));
  }

  [itemByKey](key: unknown): ChartObject {
    const found = this.getItemOrNullObject(key);
    if (!found) throw itemNotFound();
    return found;
  }

  getItem(name: unknown): ChartObject {
    return this[itemByKey](name);
  }

  getItemOrNullObject(name: unknown): ChartObject | null {
    const wanted = textArgument(name);
    return (
      this[items]().find((chart) => chart.name === wanted) ?? this[items]().find((chart) => chart.id === wanted) ?? null
    );
  }

  getItemAt(index: unknown): ChartObject {
    const found = this[items]()[wholeArgument(index)];
    if (!found) throw itemNotFound();
    return found;
  }

  add(type: unknown, source: unknown, seriesBy: unknown = "Auto"): ChartObject {
    this.host.requireWritable(this.sheet);
    if (!TYPES.includes(textArgument(type))) {
      throw new ExcelError("UnsupportedOperation", `Charts of type ${String(type)} are not offered.`);
    }
    if (!(source instanceof RangeObject)) throw invalidArgument();
    const by = choiceArgument(seriesBy ?? "Auto", ["Auto", "Columns", "Rows"]);
    const chart: Chart = {
      id: freeId(this.sheet),
      name: freeName(this.sheet),
      type: textArgument(type),
      title: "",
      series: seriesOf(source.sheet, source.area, by),
      anchor: { top: 1, left: 1, bottom: 15, right: 8 },
    };
    this.sheet.charts.push(chart);
    this.host.somethingSeen();
    return new ChartObject(this.host, this.sheet, chart);
  }
}

function freeName(sheet: Sheet): string {
  for (let number = 1; ; number++) {
    const name = `Chart ${number}`;
    if (!sheet.charts.some((chart) => chart.name === name)) return name;
  }
}

function freeId(sheet: Sheet): string {
  for (let number = sheet.charts.length + 1; ; number++) {
    const id = `{${String(number).padStart(8, "0")}-0003-0000-0000-000000000000}`;
    if (!sheet.charts.some((chart) => chart.id === id)) return id;
  }
}

/** As Excel reads a source: a first column of texts holds the categories, a first row of texts the series' names. */
function seriesOf(sheet: Sheet, area: Area, by: "Auto" | "Columns" | "Rows"): ChartSeries[] {
  const byColumns = by === "Columns" || (by === "Auto" && columnCount(area) <= rowCount(area));
  const turned = (one: number, other: number) => (byColumns ? shown(sheet, one, other) : shown(sheet, other, one));
  const first = byColumns ? { line: area.top, series: area.left } : { line: area.left, series: area.top };
  const last = byColumns ? { line: area.bottom, series: area.right } : { line: area.right, series: area.bottom };
  const hasCategories = last.series > first.series && typeof turned(last.line, first.series) === "string";
  const hasNames = last.line > first.line && typeof turned(first.line, last.series) === "string";
  const from = first.line + (hasNames ? 1 : 0);
  const reference = (series: number) => {
    const cells = byColumns
      ? { top: from, bottom: last.line, left: series, right: series }
      : { top: series, bottom: series, left: from, right: last.line };
    return `${quoteSheetName(sheet.name)}!${formatAbsolute(cells)}`;
  };
  const series: ChartSeries[] = [];
  for (let at = first.series + (hasCategories ? 1 : 0); at <= last.series; at++) {
    series.push({
      name: hasNames ? String(turned(first.line, at)) : `Series${series.length + 1}`,
      values: reference(at),
      categories: hasCategories ? reference(first.series) : "",
      color: null,
    });
  }
  return series;
}

const shown = (sheet: Sheet, row: number, column: number) => shownValue(sheet.cells.value(row, column));
