import { TARGET } from "../src/kernel/calendar";
import type { Day } from "../src/kernel/day";
import { DEFAULT_SETTINGS } from "../src/engine";
import { findBreaks } from "../src/engine/breaks/findBreaks";
import { matchRecords } from "../src/engine/matching/matchRecords";
import { mixedColumns, oneBlock, sumBlocks } from "./columns";
import { joinTimes } from "./duckdb";
import type { MatchTimes } from "./matching";
import { median } from "./pair";

/** Typed columns to matches and breaks, in a process of its own so that its peak memory is its own:
 *  `node scripts/run.mjs bench/matchOne.ts mixed|block|sums ROWS`. Prints JSON. */
const [shape, rowsText] = process.argv.slice(2);
const rows = Number(rowsText);
const { left, right } = shape === "block" ? oneBlock(rows) : shape === "sums" ? sumBlocks(rows) : mixedColumns(rows);
const { passes, tolerances } = DEFAULT_SETTINGS;
/** A day after all of the deals. */
const asOf = 20_500 as Day;

function run(): { matching: number; comparing: number; matches: number; breaks: number } {
  const started = performance.now();
  const matching = matchRecords(left, right, { passes, decisions: [], tolerances, calendar: TARGET });
  const matched = performance.now();
  const breaks = findBreaks(left, right, matching, { asOf, calendar: TARGET, tolerances });
  const ended = performance.now();
  return {
    matching: (matched - started) / 1000,
    comparing: (ended - matched) / 1000,
    matches: matching.matches.length,
    breaks: breaks.length,
  };
}

const before = process.cpuUsage();
const first = run();
const { user } = process.cpuUsage(before);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const runs = Array.from({ length: 5 }, run);
const duckdb = shape === "mixed" ? median(await joinTimes(left, right)) : NaN;
const times: MatchTimes = {
  rows,
  matches: first.matches,
  breaks: first.breaks,
  first: first.matching + first.comparing,
  firstUser: user / 1e6,
  total: median(runs.map(({ matching, comparing }) => matching + comparing)),
  matching: median(runs.map(({ matching }) => matching)),
  comparing: median(runs.map(({ comparing }) => comparing)),
  peakBytes,
  duckdb,
};
process.stdout.write(JSON.stringify(times));
