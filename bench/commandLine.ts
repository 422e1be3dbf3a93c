import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pair } from "../tests/truth/generate";
import { workbookBytes } from "./workbook";

/** GNU time, which says a child's peak memory; without it only the seconds are measured. */
const TIME = "/usr/bin/time";

/** One whole run of the command line on the pair as an .xlsx file: reading, reconciling, writing. */
export function benchCommandLine({ left, right }: Pair): { seconds: number; peakBytes: number } {
  const folder = mkdtempSync(join(tmpdir(), "concordance-bench-"));
  try {
    const file = join(folder, "pair.xlsx");
    writeFileSync(file, workbookBytes([left, right]));
    const started = performance.now();
    const command = [
      "npm",
      "run",
      "--silent",
      "concordance",
      "--",
      "reconcile",
      file,
      "--out",
      join(folder, "out.xlsx"),
      "--no-progress",
    ];
    const [program = "", ...words] = existsSync(TIME) ? [TIME, "-f", "%M", ...command] : command;
    const run = spawnSync(program, words, { encoding: "utf8" });
    const seconds = (performance.now() - started) / 1000;
    if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr);
    return { seconds, peakBytes: existsSync(TIME) ? Number(run.stderr.trim().split("\n").pop()) * 1024 : NaN };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
