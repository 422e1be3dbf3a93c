import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isSameFile, readBytes, writeAll } from "../../src/cli/files";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordance-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const refusal = (outcome: ReturnType<typeof writeAll>): string => (outcome.ok ? "" : outcome.error.en);

test("two outputs are both written, over what stood there, and nothing else is left behind", () => {
  writeFileSync(at("a.xlsx"), "old");
  expect(
    writeAll([
      { path: at("a.xlsx"), content: "new" },
      { path: at("b.json"), content: "{}" },
    ]).ok,
  ).toBe(true);
  expect(readFileSync(at("a.xlsx"), "utf8")).toBe("new");
  expect(readdirSync(folder).sort()).toEqual(["a.xlsx", "b.json"]);
});

test("when the second output cannot be written, the first is as it was", () => {
  writeFileSync(at("a.xlsx"), "old");
  const outcome = writeAll([
    { path: at("a.xlsx"), content: "new" },
    { path: at("missing/b.json"), content: "{}" },
  ]);
  expect(refusal(outcome)).toContain("there is no such file or folder");
  expect(readFileSync(at("a.xlsx"), "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["a.xlsx"]);
});

test("a folder is no output", () => {
  mkdirSync(at("b.json"));
  const outcome = writeAll([
    { path: at("a.xlsx"), content: "new" },
    { path: at("b.json"), content: "{}" },
  ]);
  expect(refusal(outcome)).toContain("not a file");
  expect(existsSync(at("a.xlsx"))).toBe(false);
});

test("a link stays a link: the file it leads to is written", () => {
  writeFileSync(at("real.xlsx"), "old");
  symlinkSync(at("real.xlsx"), at("link.xlsx"));
  expect(writeAll([{ path: at("link.xlsx"), content: "new" }]).ok).toBe(true);
  expect(readFileSync(at("real.xlsx"), "utf8")).toBe("new");
  expect(isSameFile(at("link.xlsx"), at("real.xlsx"))).toBe(true);
});

test("a file that does not exist yet is told apart by its folder and name", () => {
  symlinkSync(folder, at("here"));
  expect(isSameFile(at("here/new.xlsx"), at("new.xlsx"))).toBe(true);
  expect(isSameFile(at("new.xlsx"), at("other.xlsx"))).toBe(false);
});

test("a file that is not there is named with what to check", () => {
  const bytes = readBytes(at("none.xlsx"));
  expect(bytes.ok ? "" : bytes.error.fr).toContain("none.xlsx : fichier ou dossier introuvable");
});

test("a path through a file says that it is no folder", () => {
  writeFileSync(at("book.xlsx"), "x");
  const bytes = readBytes(at("book.xlsx/inside.csv"));
  expect(bytes.ok ? "" : bytes.error.en).toContain("part of the path is a file");
});
