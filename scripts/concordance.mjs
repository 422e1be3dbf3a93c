/** `npm run --silent concordance -- …`: the command line, built first where a source has changed. */
import { spawnSync } from "node:child_process";
import { ensurePackages } from "./install.mjs";
import { inRoot } from "./paths.mjs";

ensurePackages();
const { buildCli } = await import("./build.mjs");
await buildCli();
const { status } = spawnSync(process.execPath, [inRoot("dist/cli/concordance.js"), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: "inherit",
});
process.exit(status ?? 2);
