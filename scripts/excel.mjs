/** `npm run excel`: the add-in in a real desktop Excel, on Windows or a Mac, by Microsoft's own tools. They are fetched by npx
 *  when this runs and are no dependency of the project; no test covers this. */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensurePackages } from "./install.mjs";
import { inRoot } from "./paths.mjs";
import { answerFromDist } from "./serve.mjs";

const PORT = 3000;
const SPAWN_OPTIONS = { stdio: "inherit", shell: process.platform === "win32" };

if (process.platform === "linux") {
  console.error(
    "Desktop Excel runs on Windows and on a Mac: run this there. On Linux use `npm start`, or Excel on the web: serve dist/ over\n" +
      "https, build with CONCORDANCE_HOST set to that address, and upload dist/manifest.xml (Home > Add-ins > More settings).",
  );
  process.exit(2);
}

console.log(`This will
  1. install the project's packages and build dist/;
  2. fetch Microsoft's office-addin-dev-certs with npx and have it make a certificate for https://localhost (it asks first);
  3. serve dist/ at https://localhost:${PORT}, to this machine only;
  4. fetch Microsoft's office-addin-debugging with npx, which registers dist/manifest.xml and opens Excel.
Ctrl+C ends it; \`npx office-addin-debugging stop dist/manifest.xml\` takes the add-in out of Excel again.
`);
ensurePackages();
const { buildSite } = await import("./build.mjs");
await buildSite();
npx("office-addin-dev-certs@3.0.0", "install");

const certificates = join(homedir(), ".office-addin-dev-certs");
const identity = {
  key: readFileSync(join(certificates, "localhost.key")),
  cert: readFileSync(join(certificates, "localhost.crt")),
};
createServer(identity, answerFromDist).listen(PORT, "localhost", () => {
  console.log(`Serving dist/ at https://localhost:${PORT}. In Excel: Home > Concordance > Open pane.`);
  // Not npx(), which waits: Excel asks for the pages while the tool still runs.
  spawn(
    "npx",
    ["--yes", "office-addin-debugging@7.0.0", "start", inRoot("dist/manifest.xml"), "desktop"],
    SPAWN_OPTIONS,
  );
});

function npx(...words) {
  const { status } = spawnSync("npx", ["--yes", ...words], SPAWN_OPTIONS);
  if (status === 0) return;
  console.error(`npx ${words.join(" ")} failed: see its message above.`);
  process.exit(status ?? 1);
}
