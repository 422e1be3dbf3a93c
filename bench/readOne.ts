import { DEFAULT_SETTINGS, type Cell, type Grid } from "../src/engine";
import { readSheet } from "../src/engine/intake/readSheet";
import { surveySheets } from "../src/engine/intake/surveySheets";
import { TextPool } from "../src/engine/records/recordTable";
import { Chance } from "../samples/month-end/chance";
import { isinOf } from "../src/kernel/identifiers/isin";
import { median } from "./pair";
import type { ReadTimes } from "./reading";

/** A sheet as Excel hands it over to typed columns, in a process of its own so that its peak memory is its own:
 *  `node scripts/run.mjs bench/readOne.ts ROWS`. Prints JSON. */
const rows = Number(process.argv[2]);
const HEADER = [
  "Trade ref",
  "Account",
  "ISIN",
  "B/S",
  "Quantity",
  "Price",
  "Gross amount",
  "Fees",
  "Net amount",
  "Ccy",
  "Trade date",
  "Settlement date",
];
const grid = sheetOf(rows);

function run(): { seconds: number; records: number; unreadable: number } {
  const started = performance.now();
  const [survey] = surveySheets([grid], DEFAULT_SETTINGS);
  const { records, unreadable } = readSheet(grid, survey!, new TextPool());
  const seconds = (performance.now() - started) / 1000;
  return { seconds, records: records.count, unreadable: unreadable.length };
}

const first = run();
const peakBytes = process.resourceUsage().maxRSS * 1024;
const times: ReadTimes = {
  rows: first.records,
  columns: HEADER.length,
  unreadable: first.unreadable,
  first: first.seconds,
  seconds: median(Array.from({ length: 5 }, () => run().seconds)),
  peakBytes,
};
process.stdout.write(JSON.stringify(times));

/** Twelve columns of trades: texts, amounts as numbers, dates as serials. */
function sheetOf(count: number): Grid {
  const chance = new Chance(13);
  const isins = Array.from({ length: 2_000 }, (_, index) => isinOf("FR", String(100_000_000 + index)) ?? "");
  const line = (index: number): Cell[] => {
    const quantity = chance.between(1, 20_000);
    const price = chance.between(500, 40_500);
    const fees = chance.between(100, 9_900);
    const day = 46_020 + chance.between(0, 20);
    return [
      `TRX${String(26_000_000 + index)}`,
      "30002-00550",
      isins[chance.between(0, isins.length - 1)] ?? "",
      chance.next() < 0.5 ? "BUY" : "SELL",
      quantity,
      price / 100,
      (quantity * price) / 100,
      fees / 100,
      (quantity * price + fees) / 100,
      "EUR",
      day,
      day + 2,
    ];
  };
  const values = [HEADER, ...Array.from({ length: count }, (_, index) => line(index))];
  const amount = "#,##0.00";
  const formats = [...new Array<string>(5).fill("General"), ...new Array<string>(4).fill(amount), "General"];
  return {
    sheet: "Trades",
    firstRow: 1,
    firstColumn: 1,
    values,
    totalRows: values.length,
    numberFormats: Array.from({ length: 50 }, () => [...formats, "dd/mm/yyyy", "dd/mm/yyyy"]),
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
  };
}
