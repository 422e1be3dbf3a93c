import { execFileSync } from "node:child_process";

/** Seconds from typed columns to matches and breaks. */
export interface MatchTimes {
  readonly rows: number;
  readonly matches: number;
  readonly breaks: number;
  /** The first run of the process, by the clock and in the processor. */
  readonly first: number;
  readonly firstUser: number;
  /** Medians of five runs after the first. */
  readonly total: number;
  readonly matching: number;
  readonly comparing: number;
  /** Of the process with its columns, after the first run. */
  readonly peakBytes: number;
  /** DuckDB's two-pass join of the same columns; measured for mixed deals alone. */
  readonly duckdb: number;
}

export function benchMatching(shape: "mixed" | "block" | "sums", rows: number): MatchTimes {
  const output = execFileSync(
    process.execPath,
    ["--max-old-space-size=4096", "scripts/run.mjs", "bench/matchOne.ts", shape, String(rows)],
    { encoding: "utf8", maxBuffer: 1 << 20 },
  );
  return JSON.parse(output) as MatchTimes;
}
