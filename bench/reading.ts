import { execFileSync } from "node:child_process";

/** Seconds from a sheet's cells to typed columns. */
export interface ReadTimes {
  readonly rows: number;
  readonly columns: number;
  readonly unreadable: number;
  readonly first: number;
  /** Median of five runs after the first. */
  readonly seconds: number;
  /** Of the process with its sheet, after the first run. */
  readonly peakBytes: number;
}

export function benchReading(rows: number): ReadTimes {
  const output = execFileSync(
    process.execPath,
    ["--max-old-space-size=4096", "scripts/run.mjs", "bench/readOne.ts", String(rows)],
    { encoding: "utf8", maxBuffer: 1 << 20 },
  );
  return JSON.parse(output) as ReadTimes;
}
