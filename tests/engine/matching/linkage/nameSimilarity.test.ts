import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jaroWinkler, nameSimilarity } from "../../../../src/engine/matching/linkage/nameSimilarity";

describe("Jaro–Winkler", () => {
  test.each([
    ["MARTHA", "MARHTA", 0.9611],
    ["DWAYNE", "DUANE", 0.84],
    ["DIXON", "DICKSONX", 0.8133],
    ["ABC", "XYZ", 0],
    ["", "A", 0],
  ])("%s and %s: %d, as in Winkler's papers", (one, other, expected) =>
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 4),
  );

  test("lies between 0 and 1, is 1 for equal texts, and is the same both ways", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const similarity = jaroWinkler(one, other);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(jaroWinkler(one, one)).toBe(1);
        expect(Math.abs(jaroWinkler(other, one) - similarity)).toBeLessThan(0.15);
      }),
    );
  });
});

describe("names", () => {
  test.each([
    ["case, accents and punctuation do not count", "Crédit Agricole S.A.", "CREDIT AGRICOLE SA", 0.92, 1],
    ["words may change places", "Maison Perrier", "PERRIER Maison", 1, 1],
    ["a longer name of the same is near", "Spago", "Spago (Los Angeles)", 0.8, 0.92],
    ["other names are apart", "Kontor Handels AG", "Blue Pier LLC", 0, 0.7],
  ])("%s", (_rule, one, other, least, most) => {
    expect(nameSimilarity(one, other)).toBeGreaterThanOrEqual(least);
    expect(nameSimilarity(one, other)).toBeLessThanOrEqual(most);
    expect(nameSimilarity(other, one)).toBeGreaterThanOrEqual(least);
  });
});
