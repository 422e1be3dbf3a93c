/** `node scripts/run.mjs scripts/manifest/check.ts [MANIFEST.xml]`: checks the manifest beside the site it belongs to. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkOurManifest } from "./checkOurManifest";
import { pngSize } from "./pngSize";

const manifest = process.argv[2] ?? "dist/manifest.xml";
const site = dirname(manifest);
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

const problems = checkOurManifest(readFileSync(manifest, "utf8"), {
  version,
  pngSize: (path) => (existsSync(join(site, path)) ? pngSize(readFileSync(join(site, path))) : null),
  hasPage: (path) => existsSync(join(site, path)),
});
for (const { line, text } of problems) console.error(`${manifest}:${line}: ${text}`);
if (problems.length > 0) process.exit(1);
console.log(`${manifest} is valid.`);
