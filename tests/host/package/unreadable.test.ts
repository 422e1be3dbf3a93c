import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { UnreadableWorkbook } from "../../../src/host/embeddedExcel";
import { createWorkbook } from "../../../src/host/model/createWorkbook";
import { loadWorkbook } from "../../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../../src/host/package/saveWorkbook";
import { readSample } from "./fixtures";

function refusal(file: Uint8Array): [string, string | null] {
  try {
    loadWorkbook(file);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return [error.reason, error.path];
    throw error;
  }
  return ["opened", null];
}

const sample = () => readSample("poi/SampleSS.xlsx");
const compound = (content: string) =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(content, "utf16le")]);

function withPart(path: string, content: string | null): Uint8Array {
  const parts = unzipSync(sample());
  if (content === null) delete parts[path];
  else parts[path] = strToU8(content);
  return zipSync(parts);
}

/** A central directory that claims `size` for the first part. */
function withClaimedSize(size: number): Uint8Array {
  const file = sample().slice();
  const view = new DataView(file.buffer);
  const directory = view.getUint32(file.length - 22 + 16, true);
  view.setUint32(directory + 24, size, true);
  return file;
}

describe("a file that is no readable workbook is refused with its reason", () => {
  test.each<[string, () => Uint8Array, string, string | null]>([
    ["nothing", () => new Uint8Array(0), "not-xlsx", null],
    ["text", () => strToU8("Trade;Amount\n1;2"), "not-xlsx", null],
    ["a zip of something else", () => zipSync({ "readme.txt": strToU8("hello") }), "not-xlsx", null],
    ["a Word document", () => withPart("xl/workbook.xml", "<w:document xmlns:w='u'/>"), "not-xlsx", "xl/workbook.xml"],
    ["encrypted", () => compound("Root Entry EncryptedPackage"), "encrypted", null],
    ["Excel 97", () => compound("Root Entry Workbook"), "legacy-xls", null],
    ["cut off", () => sample().slice(0, 5000), "truncated", null],
    ["without workbook part", () => withPart("xl/workbook.xml", null), "malformed", "xl/workbook.xml"],
    ["a bomb by its own account", () => withClaimedSize(4_000_000_000), "too-large", "[Content_Types].xml"],
    ["a part longer than stated", () => withClaimedSize(10), "truncated", "[Content_Types].xml"],
    ["a bomb", () => zipSync({ "bomb.xml": new Uint8Array(150_000_000) }, { level: 1 }), "too-large", "bomb.xml"],
    ["broken XML", () => withPart("xl/styles.xml", "<styleSheet><fonts></styleSheet>"), "malformed", "xl/styles.xml"],
    [
      "XML with entities",
      () => withPart("xl/styles.xml", '<!DOCTYPE s [<!ENTITY a "aaaa">]><styleSheet>&a;</styleSheet>'),
      "malformed",
      "xl/styles.xml",
    ],
    [
      "shared texts with a document type",
      () => withPart("xl/sharedStrings.xml", '<!DOCTYPE s [<!ENTITY a "a">]><sst><si><t>&a;</t></si></sst>'),
      "malformed",
      "xl/sharedStrings.xml",
    ],
  ])("%s", (_name, file, reason, path) => {
    expect(refusal(file())).toEqual([reason, path]);
  });

  const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  test.each([
    ["a cell that does not end", sheet('<row r="1"><c r="A1"><v>1</v></row>')],
    ["a row that does not end", sheet('<row r="1"><c r="A1"/>')],
    ["rows out of order", sheet('<row r="2"/><row r="1"/>')],
    ["cells out of order", sheet('<row r="1"><c r="B1"/><c r="A1"/></row>')],
    ["a number that is none", sheet('<row r="1"><c r="A1"><v>12x</v></c></row>')],
    ["a shared text that is not there", sheet('<row r="1"><c r="A1" t="s"><v>9999</v></c></row>')],
    ["an entity", sheet('<row r="1"><c r="A1" t="str"><v>&bomb;</v></c></row>')],
    ["a row below the sheet", sheet('<row r="1048577"/>')],
    ["a column right of the sheet", sheet('<row r="1"><c r="XFE1"/></row>')],
    ["no sheet data", "<worksheet/>"],
  ])("a sheet with %s", (_name, content) => {
    expect(refusal(withPart("xl/worksheets/sheet1.xml", content))).toEqual(["malformed", "xl/worksheets/sheet1.xml"]);
  });

  test("any byte that is lost or changed gives a reason or a workbook, never another failure", () => {
    const file = saveWorkbook(createWorkbook());
    for (let at = 0; at < file.length; at += 7) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(() => refusal(changed)).not.toThrow();
      expect(() => refusal(file.slice(0, at))).not.toThrow();
    }
  });
});
