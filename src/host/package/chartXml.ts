import { parseArea } from "../model/a1";
import type { WorkbookModel } from "../model/createWorkbook";
import type { CellValue, Chart, ChartSeries } from "../model/workbook";
import { declaration } from "./parts";
import { escapeXml } from "./xml";

const chartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const drawingNamespace = "http://schemas.openxmlformats.org/drawingml/2006/main";

/** A native bar or column chart. It carries the present values, so that it shows in programs that do not read the cells. */
export function chartXml(chart: Chart, workbook: WorkbookModel): string {
  const isStacked = chart.type.endsWith("Stacked");
  const isBar = chart.type.startsWith("Bar");
  const series = (chart.series ?? []).map((one, index) => seriesXml(one, index, workbook));
  const overlap = isStacked ? '<c:overlap val="100"/>' : "";
  const title =
    chart.title === "" ? '<c:autoTitleDeleted val="1"/>' : `${titleXml(chart.title)}<c:autoTitleDeleted val="0"/>`;
  return (
    `${declaration}<c:chartSpace xmlns:c="${chartNamespace}" xmlns:a="${drawingNamespace}"><c:roundedCorners val="0"/>` +
    `<c:chart>${title}<c:plotArea><c:layout/><c:barChart><c:barDir val="${isBar ? "bar" : "col"}"/>` +
    `<c:grouping val="${isStacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series.join("")}` +
    `<c:gapWidth val="80"/>${overlap}<c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>` +
    `${axisXml("catAx", isBar)}${axisXml("valAx", isBar)}</c:plotArea>` +
    `${series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ""}` +
    `<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

const titleXml = (title: string) =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="en-US" sz="1200" b="1"/>` +
  `<a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

const gridlines =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';

function axisXml(kind: "catAx" | "valAx", isBar: boolean): string {
  const isCategory = kind === "catAx";
  const [own, other] = isCategory ? [111111111, 222222222] : [222222222, 111111111];
  // Its values stay below for all that.
  const crosses = !isCategory && isBar ? "max" : "autoZero";
  const position = isCategory === isBar ? "l" : "b";
  // The first category of a bar chart is at the top, as in the table it comes from.
  const orientation = isCategory && isBar ? "maxMin" : "minMax";
  const lines = isCategory ? "" : gridlines;
  const format = isCategory ? "" : '<c:numFmt formatCode="General" sourceLinked="1"/>';
  return (
    `<c:${kind}><c:axId val="${own}"/><c:scaling><c:orientation val="${orientation}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${position}"/>${lines}${format}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="${isCategory ? "low" : "nextTo"}"/><c:crossAx val="${other}"/><c:crosses val="${crosses}"/></c:${kind}>`
  );
}

function seriesXml(series: ChartSeries, index: number, workbook: WorkbookModel): string {
  const rgb = (series.color ?? seriesColors[index % seriesColors.length] ?? "").slice(1).toUpperCase();
  const color = `<c:spPr><a:solidFill><a:srgbClr val="${rgb}"/></a:solidFill></c:spPr>`;
  const categories = cachedValues(series.categories, workbook);
  const labels = categories
    .map((value, at) => (value === null ? "" : `<c:pt idx="${at}"><c:v>${escapeXml(shown(value))}</c:v></c:pt>`))
    .join("");
  const category =
    series.categories === ""
      ? ""
      : `<c:cat><c:strRef><c:f>${escapeXml(plain(series.categories))}</c:f><c:strCache><c:ptCount val="${categories.length}"/>` +
        `${labels}</c:strCache></c:strRef></c:cat>`;
  const values = cachedValues(series.values, workbook);
  const points = values
    .map((value, at) => (typeof value === "number" ? `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>` : ""))
    .join("");
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(series.name)}</c:v></c:tx>${color}` +
    `<c:invertIfNegative val="0"/>${category}<c:val><c:numRef><c:f>${escapeXml(plain(series.values))}</c:f><c:numCache>` +
    `<c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points}</c:numCache></c:numRef></c:val></c:ser>`
  );
}

const plain = (reference: string) => reference.replace(/^=/, "");

const shown = (value: CellValue) => (typeof value === "object" ? (value?.error ?? "") : String(value));

// Named, for a package without a theme has no colours of its own.
const seriesColors = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

const mostCached = 10_000;

/** What stands in the cells that a series refers to, row by row. */
function cachedValues(reference: string, workbook: WorkbookModel): CellValue[] {
  const parts = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(reference);
  const name = parts?.[1]?.replaceAll("''", "'") ?? parts?.[2];
  const sheet = workbook.sheets.find((candidate) => candidate.name.toLowerCase() === name?.toLowerCase());
  const area = parseArea(parts?.[3] ?? "");
  const values: CellValue[] = [];
  if (!sheet || !area) return values;
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right && values.length < mostCached; column++) {
      values.push(sheet.cells.value(row, column));
    }
  }
  return values;
}
