import { DEFAULT_SETTINGS, runReconciliation, type RunStage, NOTHING_WRITTEN } from "../src/engine";
import type { Pair } from "../tests/truth/generate";
import { median } from "./pair";

export interface EngineTimes {
  readonly runs: number;
  readonly toBreaks: number;
  readonly toPlan: number;
  readonly reading: number;
  readonly matching: number;
  readonly comparing: number;
  readonly peakBytes: number;
}

/** Seconds from grids to breaks and to the workbook plan: medians of five runs after a first. */
export function benchEngine({ left, right }: Pair): EngineTimes {
  const runs = Array.from({ length: 6 }, () => timedRun({ left, right })).slice(1);
  const middle = (of: keyof (typeof runs)[number]): number => median(runs.map((run) => run[of]));
  return {
    runs: runs.length,
    toBreaks: median(runs.map(({ reading, matching, comparing }) => reading + matching + comparing)),
    toPlan: middle("total"),
    reading: middle("reading"),
    matching: middle("matching"),
    comparing: middle("comparing"),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function timedRun({ left, right }: Pick<Pair, "left" | "right">): Record<RunStage | "total", number> {
  const started = performance.now();
  const since: Partial<Record<RunStage, number>> = {};
  const output = runReconciliation(
    {
      grids: [left, right],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: { left: left.sheet, right: right.sheet },
    },
    (stage) => {
      since[stage] ??= performance.now();
    },
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  const ended = performance.now();
  const { matching = ended, comparing = ended, reporting = ended } = since;
  return {
    reading: (matching - started) / 1000,
    matching: (comparing - matching) / 1000,
    comparing: (reporting - comparing) / 1000,
    reporting: (ended - reporting) / 1000,
    total: (ended - started) / 1000,
  };
}
