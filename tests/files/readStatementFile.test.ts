import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readStatementFile } from "../../src/files/readStatementFile";

const read = async (bytes: Uint8Array, name = "statement.csv") => readStatementFile(name, bytes, () => undefined);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array): Promise<string> {
  const found = await read(bytes);
  return found.ok ? "read" : found.error.en;
}

describe("a file is what its bytes are, whatever its name", () => {
  test.each([
    ["a PDF", bytesOf("%PDF-1.7\n%âãÏÓ"), /this is PDF.*as a text file or as \.xlsx/],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /a picture/],
    ["a gzip archive", new Uint8Array([0x1f, 0x8b, 8, 0]), /gzip.*Unpack it first/],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old \.xls format.*save it as \.xlsx/],
    ["an archive of something else", zipSync({ "a.txt": bytesOf("a") }), /no Excel workbook.*Unpack/],
    ["a web page", bytesOf("<!DOCTYPE html><html></html>"), /this is HTML/],
    ["prose", bytesOf("Dear colleague\nplease find attached\n"), /not recognised/],
    ["nothing", bytesOf(""), /empty/],
    ["more than a workbook can take in", new Uint8Array(150_000_001).fill(0x61), /larger than 150 MB.*in parts/],
    ["noise", new Uint8Array(5_000).map((_, index) => (index * 7919) % 251), /a binary file, not a text.*as \.xlsx/],
  ])("%s is refused in one sentence, with the remedy", async (_case, bytes, words) => {
    const sentence = await refusal(bytes);
    expect(sentence).toMatch(words);
    expect(sentence).not.toContain("\n");
  });

  test("a workbook's visible sheets come in as they stand", async () => {
    const bytes = new Uint8Array(readFileSync("samples/month-end.xlsx"));
    const found = await read(bytes, "month-end.xlsx");
    if (!found.ok) throw new Error(found.error.en);
    const { content, fingerprint, byteLength } = found.value;
    expect(content.tables.length).toBeGreaterThan(2);
    expect(content.tables.every(({ kind, rows }) => kind === "table" && rows.length > 0)).toBe(true);
    expect([fingerprint, byteLength]).toEqual([createHash("sha256").update(bytes).digest("hex"), bytes.length]);
  });

  test("a workbook that unpacks to gigabytes is refused, in bounded memory", async () => {
    const zeros = new Uint8Array(300_000_000);
    const bomb = zipSync({
      "[Content_Types].xml": bytesOf("<Types/>"),
      "xl/workbook.xml": zeros,
      "_rels/.rels": bytesOf(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refusal(bomb)).toMatch(/workbook (unpacks|is damaged)/);
  });
});

test("a text in an older encoding says so", async () => {
  const bytes = Uint8Array.from([..."Référence;Qté\nA;1\n"].map((character) => character.charCodeAt(0)));
  const found = await read(bytes);
  if (!found.ok) throw new Error(found.error.en);
  expect(found.value.content.notices.map(({ code, severity }) => [code, severity])).toEqual([
    ["encoding", "information"],
  ]);
  expect(found.value.content.tables[0]?.columns.map(({ header }) => header.fr)).toEqual(["Référence", "Qté"]);
});
