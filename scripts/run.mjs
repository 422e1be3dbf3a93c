/** Runs a TypeScript program of this repository: `node scripts/run.mjs bench/index.ts …`. Node 20 does not read TypeScript. */
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { inRoot } from "./paths.mjs";

const [program, ...rest] = process.argv.slice(2);
if (program === undefined) {
  console.error("Which program? node scripts/run.mjs FILE.ts …");
  process.exit(2);
}
const bundle = inRoot("node_modules/.cache/concordance", `${program.replace(/[^A-Za-z0-9]+/g, "-")}.mjs`);
const { build } = await import("esbuild");
await build({
  entryPoints: [resolve(program)],
  outfile: bundle,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv = [process.argv[0], bundle, ...rest];
await import(pathToFileURL(bundle).href);
