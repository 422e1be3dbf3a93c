import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { inRoot, root } from "./paths.mjs";

/** Installs the locked packages unless exactly they are installed. Ends the program, with npm's own words, if that fails. */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.log("Installing packages (npm ci). This takes a minute or two, once.");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("npm ci failed: see its message above. The package registry must be reachable.");
    process.exit(status ?? 1);
  }
}

/** npm leaves a copy of the lock in node_modules that lists what it installed; optional packages may be left out of it. */
function packagesAreCurrent() {
  const installedLock = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const installed = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  const locked = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

const CHROMIUM = "/usr/bin/chromium";

/** Installs Debian's Chromium, which the browser tests drive, where it is missing. Returns whether it is there. */
export function ensureChromium() {
  if (existsSync(CHROMIUM)) return true;
  const asRoot = rootCommand();
  if (asRoot === null || spawnSync("apt-get", ["--version"]).status !== 0) {
    console.error(
      "The browser tests need Chromium at /usr/bin/chromium. On Debian: apt-get install chromium, as root.",
    );
    return false;
  }
  console.log("Installing Chromium for the browser tests (apt-get install chromium), once.");
  for (const argumentsOfApt of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const [command, ...rest] = [...asRoot, "apt-get", "-qq", ...argumentsOfApt];
    spawnSync(command, rest, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (existsSync(CHROMIUM)) return true;
  console.error("apt-get could not install chromium: see its message above.");
  return false;
}

function rootCommand() {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : null;
}
