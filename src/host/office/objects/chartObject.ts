import type { Chart, ChartSeries, Sheet } from "../../model/workbook";
import { formatAbsolute, quoteSheetName } from "../../formulas/address";
import { booleanArgument, choiceArgument, colorArgument, textArgument, wholeArgument } from "../arguments";
import { ExcelError, invalidArgument, itemNotFound } from "../excelError";
import { ExcelCollection, ExcelObject, identity, itemByKey, items } from "../excelObject";
import type { OfficeHost } from "../officeHost";
import { rangeArgument } from "../ranges";
import { RangeObject } from "./rangeObject";
import { WorksheetObject } from "./worksheetObject";

/** What the parts of a chart share. */
abstract class ChartPart extends ExcelObject {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly chart: Chart,
  ) {
    super(host);
  }
}

/** Excel.Chart. A chart that came with the file keeps its own part: it can be named, moved and deleted only. */
export class ChartObject extends ChartPart {
  override [identity](): Readonly<Record<string, unknown>> {
    return { Id: this.chart.id };
  }

  get id(): string {
    return this.chart.id;
  }

  get name(): string {
    return this.chart.name;
  }

  set name(value: unknown) {
    this.host.requireWritable(this.sheet);
    this.chart.name = textArgument(value);
    this.host.somethingSeen();
  }

  get chartType(): string {
    return this.chart.type;
  }

  get title(): ChartTitleObject {
    return new ChartTitleObject(this.host, this.sheet, this.chart);
  }

  get legend(): ChartLegendObject {
    return new ChartLegendObject(this.host, this.sheet, this.chart);
  }

  get series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this.host, this.sheet, this.chart);
  }

  get worksheet(): WorksheetObject {
    return new WorksheetObject(this.host, this.sheet);
  }

  setPosition(start: unknown, end: unknown = null): void {
    this.host.requireWritable(this.sheet);
    const { top, left, bottom, right } = rangeArgument(this.host, this.sheet, start).area;
    const last = end === null ? { bottom, right } : rangeArgument(this.host, this.sheet, end).area;
    if (last.bottom < top || last.right < left) throw invalidArgument();
    this.chart.anchor = { top, left, bottom: last.bottom, right: last.right };
    this.host.somethingSeen();
  }

  delete(): void {
    this.host.requireWritable(this.sheet);
    const { charts } = this.sheet;
    charts.splice(charts.indexOf(this.chart), 1);
    this.host.somethingSeen();
  }
}

/** Excel.ChartTitle. */
export class ChartTitleObject extends ChartPart {
  get text(): string {
    return this.chart.title;
  }

  set text(value: unknown) {
    ownSeries(this);
    this.chart.title = textArgument(value);
    this.host.somethingSeen();
  }

  get visible(): boolean {
    return this.chart.title !== "";
  }

  set visible(value: unknown) {
    ownSeries(this);
    if (!booleanArgument(value)) this.chart.title = "";
    else if (this.chart.title === "") this.chart.title = "Chart Title";
    this.host.somethingSeen();
  }
}

/** Excel.ChartLegend. */
export class ChartLegendObject extends ChartPart {
  get visible(): boolean {
    return this.chart.legend !== null;
  }

  set visible(value: unknown) {
    ownSeries(this);
    this.chart.legend = booleanArgument(value) ? (this.chart.legend ?? "Bottom") : null;
    this.host.somethingSeen();
  }

  get position(): string {
    return this.chart.legend ?? "Bottom";
  }

  set position(value: unknown) {
    ownSeries(this);
    this.chart.legend = choiceArgument<"Top" | "Bottom" | "Left" | "Right">(value, ["Top", "Bottom", "Left", "Right"]);
    this.host.somethingSeen();
  }
}

/** Excel.ChartSeriesCollection. */
export class ChartSeriesCollection extends ExcelCollection<ChartSeriesObject> {
  constructor(
    host: OfficeHost,
    readonly sheet: Sheet,
    readonly chart: Chart,
  ) {
    super(host);
  }

  get count(): number {
    return this.chart.series?.length ?? 0;
  }

  [items](): readonly ChartSeriesObject[] {
    return (this.chart.series ?? []).map((series) => new ChartSeriesObject(this.host, this.sheet, this.chart, series));
  }

  [itemByKey](key: unknown): ChartSeriesObject {
    return this.getItemAt(key);
  }

  getItemAt(index: unknown): ChartSeriesObject {
    const found = this[items]()[wholeArgument(index)];
    if (!found) throw itemNotFound();
    return found;
  }

  add(name: unknown = null, index: unknown = null): ChartSeriesObject {
    const all = ownSeries(this);
    const series: ChartSeries = {
      name: name === null ? `Series${all.length + 1}` : textArgument(name),
      values: "",
      categories: "",
      color: null,
    };
    all.splice(index === null ? all.length : wholeArgument(index), 0, series);
    this.host.somethingSeen();
    return new ChartSeriesObject(this.host, this.sheet, this.chart, series);
  }
}

/** Excel.ChartSeries. */
export class ChartSeriesObject extends ChartPart {
  constructor(
    host: OfficeHost,
    sheet: Sheet,
    chart: Chart,
    readonly series: ChartSeries,
  ) {
    super(host, sheet, chart);
  }

  get name(): string {
    return this.series.name;
  }

  set name(value: unknown) {
    setSeries(this, { name: textArgument(value) });
  }

  get format(): ChartSeriesFormatObject {
    return new ChartSeriesFormatObject(this.host, this.sheet, this.chart, this.series);
  }

  setValues(range: unknown): void {
    setSeries(this, { values: reference(range) });
  }

  setXAxisValues(range: unknown): void {
    setSeries(this, { categories: reference(range) });
  }

  delete(): void {
    const all = ownSeries(this);
    all.splice(all.indexOf(this.series), 1);
    this.host.somethingSeen();
  }
}

/** Excel.ChartSeriesFormat. */
export class ChartSeriesFormatObject extends ChartPart {
  constructor(
    host: OfficeHost,
    sheet: Sheet,
    chart: Chart,
    readonly series: ChartSeries,
  ) {
    super(host, sheet, chart);
  }

  get fill(): ChartFillObject {
    return new ChartFillObject(this.host, this.sheet, this.chart, this.series);
  }
}

/** Excel.ChartFill. */
export class ChartFillObject extends ChartPart {
  constructor(
    host: OfficeHost,
    sheet: Sheet,
    chart: Chart,
    readonly series: ChartSeries,
  ) {
    super(host, sheet, chart);
  }

  setSolidColor(color: unknown): void {
    setSeries(this, { color: colorArgument(color) });
  }

  clear(): void {
    setSeries(this, { color: null });
  }
}

/** The series of a chart of ours, to be changed. */
function ownSeries({ host, sheet, chart }: { host: OfficeHost; sheet: Sheet; chart: Chart }): ChartSeries[] {
  host.requireWritable(sheet);
  if (!chart.series)
    throw new ExcelError("UnsupportedOperation", "A chart that came with the file cannot be changed here.");
  return chart.series;
}

function setSeries(part: ChartSeriesObject | ChartFillObject, change: Partial<ChartSeries>): void {
  ownSeries(part);
  Object.assign(part.series, change);
  part.host.somethingSeen();
}

function reference(range: unknown): string {
  if (!(range instanceof RangeObject)) throw invalidArgument();
  return `${quoteSheetName(range.sheet.name)}!${formatAbsolute(range.area)}`;
}
