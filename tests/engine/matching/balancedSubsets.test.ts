import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TARGET } from "../../../src/kernel/calendar";
import { balancedSubsets } from "../../../src/engine/matching/balancedSubsets";
import { Comparands } from "../../../src/engine/matching/comparands";
import { PartSums } from "../../../src/engine/matching/partSums";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { matchingOf, notesOf, sidesOf } from "../recordsOf";

const notes = (left: string, right: string): string[] => notesOf(matchingOf(sidesOf(left, right)));

describe("several rows against several, without a reference", () => {
  test.each([
    [
      "a choice among the open rows adds up: it is proposed",
      "- 100; - 230; - 517",
      "- 120; - 210; - 641",
      ["L1+L2?R1+R2 many-to-many"],
    ],
    [
      "two choices that share no row are two groups",
      "- 100; - 230; - 1007; - 2011; - 51",
      "- 120; - 210; - 1500; - 1518; - 77",
      ["L1+L2?R1+R2 many-to-many", "L3+L4?R3+R4 many-to-many"],
    ],
    [
      "choices that share rows are a tie",
      "- 100; - 230; - 150; - 180",
      "- 120; - 210; - 9999",
      ["L1+L2+L3+L4~R1+R2 many-to-many"],
    ],
    [
      "amounts that do not add up are no group",
      "- 100 =1000; - 230 =2300; - 517",
      "- 120 =1500; - 210 =2300; - 641",
      [],
    ],
  ])("%s", (_rule, left, right, expected) => {
    const found = notes(left, right).filter((note) => note.endsWith("many-to-many"));
    expect(found).toEqual(expected);
  });
});

test("finds every choice that adds up and contains no other, as trying them all does", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(amounts, amounts, (ours, theirs) => {
      const words = (quantities: readonly number[]): string => quantities.map((quantity) => `- ${quantity}`).join("; ");
      const { left, right } = sidesOf(words(ours), words(theirs));
      const sums = new PartSums(new Comparands(left, right, DEFAULT_TOLERANCES, TARGET), "left");
      const all = (count: number): number[][] =>
        Array.from({ length: 2 ** count - 1 }, (_, choice) =>
          Array.from({ length: count }, (__, index) => index).filter((index) => (((choice + 1) >> index) & 1) === 1),
        );
      const total = (quantities: readonly number[], rows: readonly number[]): number =>
        rows.reduce((sum, row) => sum + (quantities[row] ?? 0), 0);
      const balanced = all(ours.length).flatMap((one) =>
        all(theirs.length)
          .filter((other) => total(ours, one) === total(theirs, other))
          .map((other) => ({ left: one, right: other })),
      );
      const isWithin = (inner: (typeof balanced)[number], outer: (typeof balanced)[number]): boolean =>
        inner !== outer &&
        inner.left.every((row) => outer.left.includes(row)) &&
        inner.right.every((row) => outer.right.includes(row));
      const expected = balanced.filter(
        (way) => way.left.length > 1 && way.right.length > 1 && !balanced.some((other) => isWithin(other, way)),
      );
      const rows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
      const { ways, isComplete } = balancedSubsets(rows(ours.length), rows(theirs.length), sums);
      if (!isComplete) return;
      const texts = (found: readonly { left: readonly number[]; right: readonly number[] }[]): string[] =>
        found.map((way) => `${way.left.join()}=${way.right.join()}`).sort();
      expect(texts(ways)).toEqual(texts(expected));
    }),
    { numRuns: 200 },
  );
});

test("too many rows are not searched, and it is said", () => {
  const words = (first: number, amount: number): string =>
    Array.from({ length: 13 }, (_, index) => `- ${first + 37 * index} =${amount}`).join("; ");
  const both = sidesOf(words(1001, 1), words(5003, 1_000_000));
  const { unsearched } = matchingOf(both);
  expect([unsearched.left.length > 0, unsearched.right.length > 0]).toEqual([true, true]);
});
