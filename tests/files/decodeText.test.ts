import { expect, test } from "vitest";
import { decodeText } from "../../src/files/decodeText";

const text = "Dépositaire;Qté\nBNP;5 €";
const utf16 = (order: "le" | "be"): Uint8Array => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  [0xfeff, ...[...text].map((character) => character.charCodeAt(0))].forEach((unit, index) =>
    view.setUint16(2 * index, unit, order === "le"),
  );
  return bytes;
};
const windows1252 = Uint8Array.from([...text].map((character) => (character === "€" ? 0x80 : character.charCodeAt(0))));

test.each([
  ["UTF-8", new TextEncoder().encode(text)],
  ["UTF-8 with a mark, as Excel writes it", new TextEncoder().encode(`\uFEFF${text}`)],
  ["UTF-16 with a mark, as Excel writes Unicode text", utf16("le")],
  ["UTF-16 in the other order", utf16("be")],
  ["UTF-16 without a mark", utf16("le").subarray(2)],
  ["UTF-16 in the other order without a mark", utf16("be").subarray(2)],
  ["windows-1252, as older systems write it", windows1252],
])("%s is read as written", (_encoding, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});
