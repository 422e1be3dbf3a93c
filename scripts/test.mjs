/** `npm test`: installs what is missing, runs every check in order, and ends with the line "N passed, N failed". A check counts
 *  as one test; a test run counts each of its tests. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureChromium, ensurePackages } from "./install.mjs";
import { inRoot, root } from "./paths.mjs";

const REPORTS = inRoot("node_modules/.cache/concordance");
const FORMATTED = ["src", "tests", "scripts", "bench", "samples"];

ensurePackages();
const hasChromium = ensureChromium();
mkdirSync(REPORTS, { recursive: true });

const outcomes = [];
// The machine may have two processors only: two of the single-threaded checks at a time.
await Promise.all([
  checks([
    { title: "Types", command: "tsc", words: ["-p", "."] },
    { title: "Types of the pure engine", command: "tsc", words: ["-p", "src/engine"] },
    { title: "Import direction", command: "depcruise", words: ["src", "--config", ".dependency-cruiser.cjs"] },
    { title: "Dead code", command: "knip", words: ["--no-progress"] },
  ]),
  checks([
    { title: "Lint", command: "eslint", words: [".", "--max-warnings", "0"] },
    {
      title: "Format",
      command: "prettier",
      words: ["--check", "--log-level", "warn", ...FORMATTED.filter((room) => existsSync(inRoot(room)))],
    },
  ]),
]);
await check({ title: "Build", script: "scripts/build.mjs", words: [] });
await check({
  title: "Manifest",
  script: "scripts/run.mjs",
  words: ["scripts/manifest/check.ts", "dist/manifest.xml"],
});
await vitest("Unit, property and story tests", []);
if (!existsSync(inRoot("vitest.e2e.config.ts"))) record("Browser tests", 0, 1, "vitest.e2e.config.ts is missing");
else if (hasChromium) await vitest("Browser tests", ["-c", "vitest.e2e.config.ts"]);
else record("Browser tests", 0, 1, "Chromium is missing");

const total = (part) => outcomes.reduce((sum, outcome) => sum + outcome[part], 0);
console.log("\nSummary");
for (const { title, passed, failed } of outcomes) {
  console.log(`  ${failed === 0 ? "ok    " : "FAILED"}  ${title}: ${passed} passed, ${failed} failed`);
}
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exit(total("failed") === 0 ? 0 : 1);

async function checks(list) {
  for (const one of list) await check(one);
}

async function check({ title, command, script, words }) {
  const { status, output } = await run(script === undefined ? binary(command) : inRoot(script), words, false);
  record(title, status === 0 ? 1 : 0, status === 0 ? 0 : 1, status === 0 ? "" : output);
}

async function vitest(title, words) {
  const report = `${REPORTS}/${title.replaceAll(/\W+/g, "-")}.json`;
  rmSync(report, { force: true });
  console.log(`\n${title}`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = await run(binary("vitest"), ["run", ...words, ...reporters], true);
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  // A run that broke down outside a test (a file that does not load) is a failure too.
  record(title, numPassedTests, numFailedTests === 0 && status !== 0 ? 1 : numFailedTests, "");
}

function record(title, passed, failed, output) {
  outcomes.push({ title, passed, failed });
  console.log(`${failed === 0 ? "ok    " : "FAILED"}  ${title}`);
  if (output !== "") console.log(output);
}

/** The entry file of a package's command: run by this Node, so that no shell is needed on any system. */
function binary(command) {
  const owners = { tsc: "typescript", depcruise: "dependency-cruiser" };
  const folder = inRoot("node_modules", owners[command] ?? command);
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${folder}/${typeof bin === "string" ? bin : bin[command]}`;
}

function run(script, words, isShown) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...words], {
      cwd: root,
      stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
    });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("close", (status) => resolve({ status, output: Buffer.concat(output).toString() }));
  });
}
