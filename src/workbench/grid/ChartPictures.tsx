import { makeStyles } from "@fluentui/react-components";
import type { Sheet } from "../../host";
import { rectangleOf, ROW_HEADER_WIDTH, type Geometry } from "./geometry";
import { chartData, type BarData } from "./chartData";

type Chart = Sheet["charts"][number];

const useStyles = makeStyles({
  chart: {
    position: "absolute",
    boxSizing: "border-box",
    backgroundColor: "#FFFFFF",
    border: "1px solid #D9D9D9",
    zIndex: 1,
    pointerEvents: "none",
  },
});

/** The native charts of a sheet that hold bars or columns, as Excel would draw them in outline; others keep their place. */
export function ChartPictures({ sheet, geometry }: { readonly sheet: Sheet; readonly geometry: Geometry }) {
  const styles = useStyles();
  return sheet.charts.map((chart) => {
    const { left, top, width, height } = rectangleOf(geometry, chart.anchor);
    return (
      <div key={chart.id} className={styles.chart} style={{ left: ROW_HEADER_WIDTH + left, top, width, height }}>
        <Picture chart={chart} data={chartData(sheet, chart)} width={width} height={height} />
      </div>
    );
  });
}

interface PictureProps {
  readonly chart: Chart;
  readonly data: BarData | null;
  readonly width: number;
  readonly height: number;
}

const LABELS = 0.36;
const TITLE = 34;
const LEGEND = 24;

function Picture({ chart, data, width, height }: PictureProps) {
  return (
    <svg width={width} height={height} role="img" aria-label={chart.title} fontFamily="inherit" fontSize={12}>
      <text x={width / 2} y={22} textAnchor="middle" fontSize={15} fill="#404040">
        {chart.title}
      </text>
      {data && <Bars data={data} width={width} height={height} />}
    </svg>
  );
}

/** Horizontal bars, stacked where the chart stacks: enough to read which is long and which is short. */
function Bars({ data, width, height }: Omit<PictureProps, "chart">) {
  if (!data) return null;
  const step = (height - TITLE - LEGEND) / Math.max(data.categories.length, 1);
  const start = width * LABELS;
  const scale = (width - start - 16) / Math.max(data.longest, 1);
  return (
    <>
      {data.categories.map((category, index) => {
        const y = TITLE + index * step;
        return (
          <g key={index}>
            <text x={start - 6} y={y + step / 2 + 4} textAnchor="end" fill="#595959">
              {category}
            </text>
            {data.bars(index).map(({ from, length, lane, lanes, color }, bar) => (
              <rect
                key={bar}
                x={start + from * scale}
                y={y + step * 0.15 + (lane * step * 0.7) / lanes}
                width={Math.max(length * scale, 0)}
                height={(step * 0.7) / lanes}
                fill={color}
              />
            ))}
          </g>
        );
      })}
      {data.series.map(({ name, color }, index) => (
        <g key={name} transform={`translate(${16 + index * 110}, ${height - 14})`}>
          <rect y={-9} width={10} height={10} fill={color} />
          <text x={15} fill="#595959">
            {name}
          </text>
        </g>
      ))}
    </>
  );
}
