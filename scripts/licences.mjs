import { readFileSync, readdirSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** The licences of the packages that files of node_modules come from, as one text for whoever hosts dist/. */
export function licencesOf(files) {
  const packages = new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
  return [...packages]
    .sort()
    .map(licenceOf)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(name) {
  const folder = inRoot("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
  return `${name} ${version}: ${typeof license === "string" ? license : "see its licence"}\n${text}`;
}
