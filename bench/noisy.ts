import { Chance } from "../samples/month-end/chance";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type Grid,
  type RunOutput,
  NOTHING_WRITTEN,
} from "../src/engine";
import { generatePair, type Pair } from "../tests/truth/generate";
import { LAYOUTS } from "../tests/truth/layouts";
import { measure, type Measures } from "../tests/truth/measure";
import { median } from "./pair";

export interface NoisyTimes {
  /** Seconds from sheets to final matches and suggestions, reading left out: the median of three runs after a first. */
  readonly matching: number;
  /** From sheets to matches, suggestions and breaks. */
  readonly toBreaks: number;
  readonly measures: Measures;
}

/** No reference of ours on the statement, and noise in every field of it: each is wrong one time in twenty on its own (another account
 *  or security, the other side, a few units or cents, the next day, a broker misspelt), one time in a hundred it is blank, and one
 *  deal in five is broken besides. */
export function benchNoisy(deals: number): NoisyTimes {
  const [layout] = LAYOUTS;
  const { left, right } = layout!;
  const options = { seed: 5, deals, left, right, faults: 0.2, isNoisy: true, isNameless: true, blur: 0.05 };
  const clear = generatePair(options);
  const pair = { ...clear, right: withBlanks(clear.right) };
  const first = timedRun(pair);
  const runs = Array.from({ length: 3 }, () => timedRun(pair));
  return {
    matching: median(runs.map(({ matching }) => matching)),
    toBreaks: median(runs.map(({ toBreaks }) => toBreaks)),
    measures: measure(pair, resultFile(first.output.result, "en")),
  };
}

/** One cell in a hundred below the header is blank. */
function withBlanks(grid: Grid): Grid {
  const chance = new Chance(15);
  const [header = [], ...rows] = grid.values;
  return { ...grid, values: [header, ...rows.map((row) => row.map((cell) => (chance.next() < 0.01 ? "" : cell)))] };
}

function timedRun({ left, right }: Pair): { matching: number; toBreaks: number; output: RunOutput } {
  const started = performance.now();
  const since = new Map<string, number>();
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
      if (!since.has(stage)) since.set(stage, performance.now());
    },
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  const at = (stage: string): number => (since.get(stage) ?? NaN) / 1000;
  return {
    matching: at("comparing") - at("matching"),
    toBreaks: at("reporting") - started / 1000,
    output: output.value,
  };
}
