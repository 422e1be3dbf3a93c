import type { MatchTimes } from "./matching";

const WIDTH = 60;

/** How the time grows with the rows, as a plot in text: a bar for each size beside the bar that n log n would have from the first
 *  size on, both on a logarithmic scale, and the exponent of the growth from the size before. */
export function growthPlot(sizes: readonly MatchTimes[]): string[] {
  const [first] = sizes;
  if (!first) return [];
  const worth = (rows: number): number => rows * Math.log(rows);
  const allowed = ({ rows }: MatchTimes): number => first.total * (worth(rows) / worth(first.rows));
  const values = sizes.flatMap((size) => [size.total, allowed(size)]);
  const [least, most] = [Math.min(...values) / 2, Math.max(...values)];
  const bar = (seconds: number, mark: string): string =>
    mark.repeat(Math.max(1, Math.round((WIDTH * Math.log(seconds / least)) / Math.log(most / least))));
  return sizes.flatMap((size, index) => {
    const before = sizes[index - 1];
    const exponent = before && Math.log(size.total / before.total) / Math.log(size.rows / before.rows);
    const rows = size.rows.toLocaleString("en").padStart(9);
    return [
      `${rows} ${bar(size.total, "#").padEnd(WIDTH)} ${size.total.toFixed(3)} s${exponent === undefined ? "" : `, n^${exponent.toFixed(2)}`}`,
      `${"n log n".padStart(9)} ${bar(allowed(size), "-").padEnd(WIDTH)} ${allowed(size).toFixed(3)} s`,
    ];
  });
}
