import { execFileSync } from "node:child_process";
import type { ImportKind } from "./importTexts";

export interface ImportTimes {
  readonly bytes: number;
  readonly rows: number;
  readonly seconds: number;
  readonly peer: number;
  readonly peakBytes: number;
}

/** Seconds from a file's text to typed columns, and of what the same text costs the plainest reader: medians of three. `size` is in
 *  bytes, of a CSV in lines. */
export function benchImport(kind: ImportKind, size: number): ImportTimes {
  const output = execFileSync(
    process.execPath,
    ["--max-old-space-size=6144", "scripts/run.mjs", "bench/importOne.ts", kind, String(size)],
    { encoding: "utf8", maxBuffer: 1 << 20 },
  );
  return JSON.parse(output) as ImportTimes;
}
