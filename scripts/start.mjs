/** `npm start`: installs what is missing, reconciles the sample workbook, and serves the workbench. */
import { spawnSync } from "node:child_process";
import { ensurePackages } from "./install.mjs";
import { inRoot, root } from "./paths.mjs";
import { serve } from "./serve.mjs";

const SAMPLE = "samples/month-end.xlsx";
const ANNOTATED = "dist/month-end.reconciled.xlsx";

ensurePackages();
const { buildCli, buildSite } = await import("./build.mjs");
console.log("Building.");
await buildCli();
await buildSite();

console.log(`\nReconciling ${SAMPLE}:\n`);
const { status } = spawnSync(
  process.execPath,
  [inRoot("dist/cli/concordance.js"), "reconcile", SAMPLE, "--out", ANNOTATED],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  },
);
if (status !== 0 && status !== 1) process.exit(status ?? 2);

const { port } = (await serve(Number(process.env.PORT ?? 3000))).address();
console.log(`\nThe workbench, with the same workbook and the task pane: http://localhost:${port}/workbench.html`);
console.log("Everything stays on this machine. Ctrl+C stops it.");
