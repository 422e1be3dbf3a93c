import { cpus, totalmem } from "node:os";
import { benchClosing } from "./closing";
import { benchCommandLine } from "./commandLine";
import { benchDuckDb } from "./duckdb";
import { benchEngine } from "./engine";
import { growthPlot } from "./growth";
import { benchImport } from "./importing";
import { benchMatching, type MatchTimes } from "./matching";
import { benchNoisy } from "./noisy";
import { makePair } from "./pair";
import { benchReading } from "./reading";
import { benchRoundTrips } from "./roundTrips";

/** `npm run bench`: medians on this machine, and the ratio to DuckDB doing the same join in the same run. With the word `columns`, those from
 *  typed columns and to them alone. */
const ROWS = Number(process.env["BENCH_ROWS"] ?? 100_000);

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GB`;
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${gigabytes(totalmem())} of memory`,
);

say("\ntyped columns to matches and breaks, default ladder (medians of 5; each size in a process of its own)");
const tell = (name: string, times: MatchTimes): void => {
  say(
    `  ${name.padEnd(26)} ${times.total.toFixed(3)} s (matching ${times.matching.toFixed(3)}, comparing ${times.comparing.toFixed(3)}; ` +
      `first run ${times.first.toFixed(2)}), ${times.matches.toLocaleString("en")} matches, ` +
      `${times.breaks.toLocaleString("en")} breaks, peak ${gigabytes(times.peakBytes)}`,
  );
};
const sizes = [10_000, 100_000, 1_000_000].map((rows) => benchMatching("mixed", rows));
for (const size of sizes) {
  tell(`${size.rows.toLocaleString("en")} a side`, size);
  say(
    `${" ".repeat(29)}${(size.total / size.duckdb).toFixed(1)} × DuckDB's two-pass join (${size.duckdb.toFixed(3)} s)`,
  );
}
tell("one block of 5,000 a side", benchMatching("block", 5_000));
tell("sums in 1,000 blocks of 40", benchMatching("sums", 1_000));
for (const line of growthPlot(sizes)) say(line);

const sheet = benchReading(1_000_000);
say("\na sheet to typed columns (median of 5)");
say(
  `  ${sheet.rows.toLocaleString("en")} × ${sheet.columns} cells      ${seconds(sheet.seconds)} (first run ${sheet.first.toFixed(2)}), peak ${gigabytes(sheet.peakBytes)}`,
);
if (process.argv[2] === "columns") process.exit(0);

const share = (value: number): string => value.toFixed(4);
const noisy = benchNoisy(20_000);
say("\n20,000 deals without references, noise in every field, a fifth of them broken besides (median of 3)");
say(`  to matches and suggestions       ${seconds(noisy.matching)}; from sheets to breaks ${seconds(noisy.toBreaks)}`);
say(
  `  precision ${share(noisy.measures.precision)}, recall ${share(noisy.measures.recall)}, proposed of the rest ${share(noisy.measures.proposed)}`,
);

const closing = benchClosing();
const times = (one: number, other: number): string => `${(one / other).toFixed(0)} × adding up its figures`;
say("\nthe month end, sheets to workbook plan (medians of 3)");
say(`  200,000 ledger lines, 50,000 trades ${seconds(closing.ledger)}, ${times(closing.ledger, closing.ledgerPeer)}`);
say(`  250 days of results, 5,000 lines   ${seconds(closing.results)}, ${times(closing.results, closing.resultsPeer)}`);

const pair = makePair(ROWS);
say(`\n${ROWS.toLocaleString("en")} deals, 2 % of them broken\n`);

const engine = benchEngine(pair);
say(`engine, grids to breaks            ${seconds(engine.toBreaks)} (median of ${engine.runs})`);
say(`engine, grids to workbook plan     ${seconds(engine.toPlan)}`);
say(
  `  reading ${seconds(engine.reading)}, matching ${seconds(engine.matching)}, comparing ${seconds(engine.comparing)}`,
);
say(`  peak memory of the process       ${gigabytes(engine.peakBytes)}`);

const duckdb = await benchDuckDb(pair);
say(`DuckDB, two-pass join in memory    ${seconds(duckdb)}`);
say(`ratio of matching and comparing    ${((engine.matching + engine.comparing) / duckdb).toFixed(2)}`);
say(`ratio of grids to breaks           ${(engine.toBreaks / duckdb).toFixed(2)}\n`);

const trips = await benchRoundTrips();
say(
  `10,000 rows a side, in the host    ${trips.roundTrips} round trips, largest message ${(trips.largestMessageBytes / 2 ** 20).toFixed(2)} MB`,
);

const command = benchCommandLine(pair);
say(`command line, read and write file  ${seconds(command.seconds)}, peak ${gigabytes(command.peakBytes)}`);

const HUNDRED_MB = 100_000_000;
for (const [kind, size, peer] of [
  ["MT536", HUNDRED_MB, "cutting fields with one regular expression"],
  ["camt.053", HUNDRED_MB, "saxes alone"],
  ["CSV", 1_000_000, "papaparse, to texts"],
] as const) {
  const { bytes, rows, seconds: read, peer: plain, peakBytes } = benchImport(kind, size);
  say(
    `${`${kind}, ${Math.round(bytes / 1e6)} MB`.padEnd(34)} ${seconds(read)} for ${rows.toLocaleString("en")} rows, ` +
      `${(read / plain).toFixed(2)} × ${peer} (${seconds(plain)}), peak ${gigabytes(peakBytes)}`,
  );
}
