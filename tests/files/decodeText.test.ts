import { describe, expect, test } from "vitest";
import { decode, decodeText } from "../../src/files/decodeText";

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

/** A text as an encoding of one byte a letter writes it. */
function written(words: string, letters: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from([...words].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
}

const LATIN_9 = { "€": 0xa4, Š: 0xa6, š: 0xa8, Ž: 0xb4, ž: 0xb8, Œ: 0xbc, œ: 0xbd, Ÿ: 0xbe } as const;
const MACINTOSH = {
  é: 0x8e,
  è: 0x8f,
  ê: 0x90,
  à: 0x88,
  ç: 0x8d,
  É: 0x83,
  ô: 0x99,
  û: 0x9e,
  "€": 0xdb,
  "’": 0xd5,
} as const;
const DOS = { é: 0x82, è: 0x8a, ê: 0x88, à: 0x85, ç: 0x87, É: 0x90, ô: 0x93, û: 0x96, "€": 0xd5, "°": 0xf8 } as const;
const WINDOWS = { "€": 0x80, Œ: 0x8c, œ: 0x9c, Š: 0x8a, Ž: 0x8e, "’": 0x92, "–": 0x96 } as const;

describe("an encoding of one byte a letter is told by the letters that come out", () => {
  test.each([
    ["windows-1252", WINDOWS, "Dépositaire;Règlement;Libellé;5 €"],
    ["windows-1252", WINDOWS, "L’œuvre – 12,50 €;Qté"],
    ["windows-1252", WINDOWS, "RÉFÉRENCE;SOCIÉTÉ GÉNÉRALE;COÛT"],
    ["windows-1252", WINDOWS, "Škoda;Straße;Größe;Año"],
    ["windows-1252", WINDOWS, "Code;Montant;1 234 €"],
    ["iso-8859-15", LATIN_9, "Date;Montant;12,50 €"],
    ["iso-8859-15", LATIN_9, "Chœur de Paris;Qté"],
    ["iso-8859-15", LATIN_9, "ŒUVRES SOCIALES;RÉFÉRENCE"],
    ["macintosh", MACINTOSH, "Dépositaire;Règlement;Libellé"],
    ["macintosh", MACINTOSH, "Réf;Qté;L’écart;5 €"],
    ["macintosh", MACINTOSH, "Société à août;reçu"],
    ["ibm850", DOS, "Dépositaire;Règlement;Libellé;N° 5"],
    ["ibm850", DOS, "Société à août;reçu"],
  ] as const)("%s", (encoding, letters, words) => {
    const decoded = decode(written(words, letters));
    expect([decoded.encoding, decoded.text, decoded.doubt]).toEqual([encoding, words, null]);
  });

  test("where the letters do not decide it is windows-1252, with what would read otherwise", () => {
    const decoded = decode(written("Code;A;B\n\u00bd;5;6", {}));
    expect(decoded).toMatchObject({
      encoding: "windows-1252",
      doubt: { encoding: "iso-8859-15", word: "½", otherwise: "œ" },
    });
  });

  test("the evidence of a long file is found at its end", () => {
    const decoded = decode(written(`${"0123456789;".repeat(20_000)}Chœur`, LATIN_9));
    expect([decoded.encoding, decoded.text.endsWith("Chœur")]).toEqual(["iso-8859-15", true]);
  });
});
