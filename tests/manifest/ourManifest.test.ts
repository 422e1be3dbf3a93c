import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkOurManifest, type Expected } from "../../scripts/manifest/checkOurManifest";
import { pngSize } from "../../scripts/manifest/pngSize";
import { REQUIRED_SET } from "../../src/excel/requirements";
import packageJson from "../../package.json";

const PAGES = ["taskpane.html", "commands.html", "functions.html"];
const ours = readFileSync("manifest.xml", "utf8").replace(
  /<Version>.*<\/Version>/,
  `<Version>${packageJson.version}.0</Version>`,
);
const site: Expected = {
  version: packageJson.version,
  pngSize: (path) => (existsSync(path) ? pngSize(readFileSync(path)) : null),
  hasPage: (path) => PAGES.includes(path),
};
const problemsOf = (xml: string, expected: Expected = site): string[] =>
  checkOurManifest(xml, expected).map(({ text }) => text);

test("the manifest is valid, in French too, and its icons have their size", () => {
  expect(problemsOf(ours)).toEqual([]);
});

test("Excel is asked for what the code needs, and no more", () => {
  const sets = [...ours.matchAll(/<Set Name="(.*)" MinVersion="(.*)"\/>/g)].map(([, name, minVersion]) => ({
    name,
    minVersion,
  }));
  expect(sets).toEqual([REQUIRED_SET]);
});

test.each([
  ["a text without French", /<bt:Override Locale="fr-FR" Value="Concordance est prêt"\/>/, "", "has no French"],
  [
    "an address of another server",
    "https://localhost:3000/commands.html",
    "https://example.com/commands.html",
    "several servers",
  ],
  [
    "a page without https",
    "https://localhost:3000/commands.html",
    "http://localhost:3000/commands.html",
    "without https",
  ],
  ["an icon that is not there", "assets/next-48.png", "assets/forward-48.png", "is no PNG file of the site"],
  ["an icon of another size", "assets/next-48.png", "assets/next-40.png", "is 40 × 40 pixels; 48 × 48 is needed"],
  ["a page that is not built", "/commands.html", "/ribbon.html", "no page ribbon.html"],
  ["a version that is not package.json's", /<Version>.*<\/Version>/, "<Version>9.9.9.0</Version>", "package.json says"],
  ["a resource that is not defined", 'resid="Next.Tip"', 'resid="Next.Hint"', '"Next.Hint" is not defined'],
  ["a text that nothing shows", 'resid="Next.Tip"', 'resid="Previous.Tip"', '"Next.Tip" is used nowhere'],
])("%s is found", (_fault, from, to, problem) => {
  const problems = problemsOf(ours.replace(from, to));
  expect(problems.join("\n")).toContain(problem);
});

test("a file that is no PNG has no size", () => {
  expect(pngSize(new TextEncoder().encode("GIF89a, twenty-four bytes long"))).toBeNull();
  expect(pngSize(new Uint8Array(3))).toBeNull();
});
