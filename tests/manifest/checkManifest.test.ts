import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkManifest } from "../../scripts/manifest/checkManifest";

const FIXTURES = "tests/fixtures/manifests";
const read = (path: string): string => readFileSync(`${FIXTURES}/${path}`, "utf8");
const problemsOf = (xml: string): string[] => checkManifest(xml).map(({ line, text }) => `${line}: ${text}`);

describe("manifests that Microsoft publishes as valid are valid", () => {
  test.each(readdirSync(`${FIXTURES}/valid`))("%s", (file) => {
    expect(problemsOf(read(`valid/${file}`))).toEqual([]);
  });
});

describe("manifests that Microsoft publishes as invalid are refused for their fault", () => {
  test.each([
    ["incorrect-end-tag.manifest.xml", /unexpected close tag|unmatched closing tag/i],
    ["invalid-resid-length.manifest.xml", /id of String must be 1 to 32 characters/],
    ["no-description.manifest.xml", /OfficeApp lacks Description/],
  ])("%s", (file, fault) => {
    expect(problemsOf(read(`invalid/${file}`)).join("\n")).toMatch(fault);
  });
});

describe("one fault in our own manifest is one problem, at its line", () => {
  const ours = readFileSync("manifest.xml", "utf8");
  const long = "x".repeat(251);

  test.each([
    [
      "an element out of order",
      /(<Version>.*<\/Version>)\n(\s*<ProviderName>.*)/,
      "$2\n$1",
      /Version stands too late in OfficeApp/,
    ],
    ["an unknown element", "<DefaultLocale>", "<Colour/><DefaultLocale>", /OfficeApp may not contain Colour/],
    ["a missing permission", /<Permissions>.*/, "", /OfficeApp lacks Permissions/],
    ["a permission that is none", "ReadWriteDocument", "Everything", /Permissions must be one of/],
    ["an id that is no GUID", /<Id>.*<\/Id>/, "<Id>concordance</Id>", /Id must be a GUID/],
    ["a version of words", /<Version>.*<\/Version>/, "<Version>1.0-beta</Version>", /Version must be a version/],
    [
      "a long text where a short one belongs",
      'Label resid="Next.Label"',
      'Label resid="Next.Tip"',
      /needs a resource of ShortStrings/,
    ],
    ["a label of 251 characters", 'DefaultValue="Next break"', `DefaultValue="${long}"`, /must be 1 to 125 characters/],
    [
      "a description of 251 characters",
      /Description DefaultValue="[^"]*"/,
      `Description DefaultValue="${long}"`,
      /must be 1 to 250 characters/,
    ],
    ["an icon without its 80 pixels", /<bt:Image size="80" resid="Icon.next.80"\/>/, "", /Icon lacks the size 80/],
    [
      "an icon size that Office has not",
      'size="24" resid="Icon.next.24"',
      'size="25" resid="Icon.next.24"',
      /size of Image must be one of/,
    ],
    [
      "a button twice",
      'id="Concordance.Next"',
      'id="Concordance.Previous"',
      /The id "Concordance.Previous" is used twice/,
    ],
    [
      "an icon without https",
      "https://localhost:3000/assets/next-48.png",
      "http://localhost:3000/assets/next-48.png",
      /must be an https address/,
    ],
    ["an action of an unknown kind", 'xsi:type="ShowTaskpane"', 'xsi:type="ShowWindow"', /xsi:type "ShowWindow"/],
  ])("%s", (_fault, from, to, problem) => {
    const broken = ours.replace(from, to);
    expect(broken).not.toBe(ours);
    const problems = problemsOf(broken);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test("a file that is no manifest is named as such", () => {
    expect(problemsOf("<Workbook/>")).toEqual(["1: The root element is Workbook, not OfficeApp."]);
    expect(problemsOf("")).toHaveLength(1);
  });
});
