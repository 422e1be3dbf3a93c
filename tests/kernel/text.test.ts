import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText, shortId } from "../../src/kernel/hash";
import { cleanText, comparableText, isWithinOneEdit, plainWords } from "../../src/kernel/text";

test.each([
  ["\u00a0FR0000120271\u200b", "FR0000120271"],
  ["\ufeffRéf\u202fop", "Réf op"],
  ["a\u0000b", "ab"],
  ["  two \t\n words ", "two words"],
  ["plain words", "plain words"],
  ["\u200eשלום\u200f", "שלום"],
  ["\u00a0", ""],
])("%j is seen as %j", (text, expected) => expect(cleanText(text)).toBe(expected));

test.each([
  ["N° d'Opération", "n d operation"],
  ["Montant net (EUR)", "montant net eur"],
  ["  Qté.", "qte"],
  ["Nœud", "noeud"],
  ["Buy/Sell", "buy sell"],
  ["", ""],
])("the words of %j are %j", (text, expected) => expect(plainWords(text)).toBe(expected));

test.each([
  ["tr-000 123", "TR000123"],
  ["Réf. n°12/É", "REFN12E"],
  ["\u200bBNP-Paribas", "BNPPARIBAS"],
  ["שלום-1", "שלום1"],
])("%j compares as %j", (text, expected) => expect(comparableText(text)).toBe(expected));

test("cleaning what is clean changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

test.each([
  ["quantite", "quantit", true],
  ["quantity", "quantlty", true],
  ["price", "prices", true],
  ["price", "prize", true],
  ["isin", "sisni", false],
  ["brut", "net", false],
  ["", "a", true],
  ["ab", "ba", false],
])("%s and %s are one edit apart: %s", (left, right, expected) => {
  expect(isWithinOneEdit(left, right)).toBe(expected);
  expect(isWithinOneEdit(right, left)).toBe(expected);
});

test("ids are those of yesterday's run, eleven letters long, and a million texts give a million of them", () => {
  expect(shortId("TR-000123|BUY|1000")).toBe("13035DJDT91");
  expect(hashText("a")).toBe(7929297801672961); // The author's own example.
  expect(shortId("")).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
  const seen = new Set<number>();
  for (let index = 0; index < 1_000_000; index += 1) seen.add(hashText(`L|${index}|FR0000120271`));
  expect(seen.size).toBe(1_000_000);
});
