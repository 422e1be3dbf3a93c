/** Builds dist/: the static site (task pane, commands, worker, workbench) and the command line. `node scripts/build.mjs` builds
 *  both; an importer builds what it needs. Nothing is done when no source has changed since the last build. */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { licencesOf } from "./licences.mjs";
import { inRoot } from "./paths.mjs";

export const DEFAULT_HOST = "https://localhost:3000";

/** The host address that is written into dist/manifest.xml: where the site will be served. */
const hostAddress = () => (process.env.CONCORDANCE_HOST ?? DEFAULT_HOST).replace(/\/+$/, "");

const PAGES = [
  { script: "src/taskpane/index.tsx", html: "src/taskpane/taskpane.html", name: "taskpane" },
  { script: "src/commands/index.ts", html: "src/commands/commands.html", name: "commands" },
  { script: "src/workbench/index.tsx", html: "src/workbench/workbench.html", name: "workbench" },
  { script: "src/workbench/pane.ts", html: "src/workbench/pane.html", name: "workbench-pane" },
  { script: "src/worker/index.ts", html: null, name: "worker" },
];

/** Files of packages that the pages load as they are. */
const PACKAGE_FILES = [
  ["@microsoft/office-js/dist/excel-web-16.00.js", "client/excel-web-16.00.js"],
  ["@ironcalc/wasm/wasm_bg.wasm", "wasm_bg.wasm"],
];

const SITE_SOURCES = [
  "src",
  "assets",
  "samples",
  "manifest.xml",
  "scripts/build.mjs",
  "package.json",
  "package-lock.json",
];
const CLI_SOURCES = ["src", "scripts/build.mjs", "package.json", "package-lock.json"];

/** Builds the site into dist/. Returns whether there was anything to do. */
export async function buildSite() {
  return whenChanged("site", SITE_SOURCES, hostAddress(), async () => {
    for (const entry of existsSync(inRoot("dist")) ? readdirSync(inRoot("dist")) : []) {
      if (entry !== "cli" && !entry.startsWith(".stamp-")) rmSync(inRoot("dist", entry), { recursive: true });
    }
    const pages = PAGES.filter(({ script }) => existsSync(inRoot(script)));
    const { build } = await import("esbuild");
    const { metafile } = await build({
      ...SHARED_OPTIONS,
      metafile: true,
      entryPoints: pages.map(({ script, name }) => ({ in: inRoot(script), out: name })),
      outdir: inRoot("dist"),
      platform: "browser",
      target: ["chrome109", "safari16"],
      minify: true,
      loader: { ".wasm": "file" },
      define: { "process.env.NODE_ENV": '"production"' },
    });
    await buildFunctions(build);
    for (const { html, name } of pages) {
      if (html !== null) copy(inRoot(html), inRoot("dist", `${name}.html`));
    }
    for (const [from, to] of PACKAGE_FILES) copy(inRoot("node_modules", from), inRoot("dist", to));
    const packaged = PACKAGE_FILES.map(([from]) => `node_modules/${from}`);
    writeFileSync(inRoot("dist/third-party-licences.txt"), licencesOf([...Object.keys(metafile.inputs), ...packaged]));
    copyAssets();
    if (existsSync(inRoot("samples/month-end.xlsx")))
      copy(inRoot("samples/month-end.xlsx"), inRoot("dist/sample.xlsx"));
    writeManifest();
  });
}

/** The worksheet functions: a plain script, since the runtime that Excel evaluates them in on Windows knows no modules, and their
 *  description in each language. */
async function buildFunctions(build) {
  const options = { ...SHARED_OPTIONS, minify: true, target: ["es2020"] };
  await build({
    ...options,
    entryPoints: [{ in: inRoot("src/functions/index.ts"), out: "functions" }],
    outdir: inRoot("dist"),
    format: "iife",
  });
  copy(inRoot("src/functions/functions.html"), inRoot("dist/functions.html"));
  const { outputFiles } = await build({
    ...options,
    entryPoints: [inRoot("src/functions/metadata.ts")],
    write: false,
    sourcemap: false,
  });
  const { metadataOf } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
  );
  for (const [file, language] of [
    ["functions.json", "en"],
    ["functions.fr.json", "fr"],
  ]) {
    writeFileSync(inRoot("dist", file), `${JSON.stringify(metadataOf(language), null, 2)}\n`);
  }
}

/** Builds dist/cli/concordance.js. Returns whether there was anything to do. */
export async function buildCli() {
  return whenChanged("cli", CLI_SOURCES, "", async () => {
    const { build } = await import("esbuild");
    await build({
      ...SHARED_OPTIONS,
      entryPoints: [{ in: inRoot("src/cli/index.ts"), out: "concordance" }],
      outdir: inRoot("dist/cli"),
      platform: "node",
      target: "node20",
      packages: "external",
      banner: { js: "#!/usr/bin/env node" },
    });
  });
}

const SHARED_OPTIONS = {
  bundle: true,
  format: "esm",
  sourcemap: "linked",
  logLevel: "warning",
  legalComments: "none",
};

/** Runs `work` unless its sources, and `variant`, are those of the last time. */
async function whenChanged(name, sources, variant, work) {
  const stamp = inRoot("dist", `.stamp-${name}`);
  const current = digest(sources, variant);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return false;
  mkdirSync(inRoot("dist"), { recursive: true });
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, current);
  return true;
}

function digest(sources, variant) {
  const hash = createHash("sha256").update(variant);
  for (const file of sources.flatMap((source) => filesUnder(inRoot(source))))
    hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((entry) => filesUnder(join(path, entry)));
}

function copyAssets() {
  cpSync(inRoot("assets"), inRoot("dist/assets"), {
    recursive: true,
    filter: (path) => !path.endsWith("screenshot.png"),
  });
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** The manifest in the repository names the default host and version 0; the built one names the real ones. */
function writeManifest() {
  const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const manifest = readFileSync(inRoot("manifest.xml"), "utf8")
    .replaceAll(DEFAULT_HOST, hostAddress())
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${version}.0</Version>`);
  writeFileSync(inRoot("dist/manifest.xml"), manifest);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await buildSite();
  await buildCli();
  console.log(`dist/ is built. Its manifest names ${hostAddress()} (set CONCORDANCE_HOST for another address).`);
}
