import papaparse from "papaparse";
import { SaxesParser } from "saxes";
import { readText } from "../src/engine";
import { IMPORT_KINDS, importText, type ImportKind } from "./importTexts";
import { median } from "./pair";

/** One kind of file, in a process of its own so that its peak memory is its own: `node scripts/run.mjs bench/importOne.ts KIND SIZE`.
 *  Prints JSON. */
const [kindText, sizeText] = process.argv.slice(2);
const kind = IMPORT_KINDS.find((one) => one === kindText);
if (!kind) throw new Error(`no such kind: ${kindText}`);
const text = importText(kind, Number(sizeText));

function timed<T>(work: () => T): { seconds: number; value: T } {
  const started = performance.now();
  const value = work();
  return { seconds: (performance.now() - started) / 1000, value };
}

/** The least that any reader of the kind must do with the same text. */
const PEERS: Readonly<Record<ImportKind, () => number>> = {
  MT536: () => {
    const tags = /^:(\d{2}[A-Z]?):(.*)$/gm;
    const fields: [string, string][] = [];
    for (let found = tags.exec(text); found; found = tags.exec(text)) fields.push([found[1] ?? "", found[2] ?? ""]);
    return fields.length;
  },
  "camt.053": () => {
    let elements = 0;
    const parser = new SaxesParser();
    parser.on("opentag", () => (elements += 1));
    parser.write(text).close();
    return elements;
  },
  CSV: () => papaparse.parse(text).data.length,
};

const runs = Array.from({ length: 3 }, () => {
  const { seconds, value } = timed(() => readText(text, () => undefined));
  if (!value.ok) throw new Error(value.error.en);
  const rows = value.value.tables.reduce((count, table) => count + table.rows.length, 0);
  return { seconds, rows };
});
const peakBytes = process.resourceUsage().maxRSS * 1024;
const peer = median(Array.from({ length: 3 }, () => timed(PEERS[kind]).seconds));
process.stdout.write(
  JSON.stringify({
    bytes: text.length,
    rows: runs[0]?.rows ?? 0,
    seconds: median(runs.map(({ seconds }) => seconds)),
    peer,
    peakBytes,
  }),
);
