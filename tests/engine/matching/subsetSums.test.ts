import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Comparands } from "../../../src/engine/matching/comparands";
import { PartSums } from "../../../src/engine/matching/partSums";
import { subsetsThatSum } from "../../../src/engine/matching/subsetSums";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { TARGET } from "../../../src/kernel/calendar";
import { sidesOf } from "../recordsOf";

/** One whole on the left, and parts of these quantities on the right, all at one price: the choices of parts, by quantity. */
function search(due: number, quantities: readonly number[], amounts: readonly string[] = []) {
  const { left, right } = sidesOf(
    `- ${due}`,
    quantities.map((quantity, index) => `- ${quantity} ${amounts[index] ?? ""}`).join(";"),
  );
  const sums = new PartSums(new Comparands(left, right, DEFAULT_TOLERANCES, TARGET), "left");
  const { subsets, isComplete } = subsetsThatSum(
    0,
    quantities.map((_, index) => index),
    sums,
  );
  return { found: subsets.map((places) => [...places].sort((one, other) => one - other)), isComplete };
}

/** Every choice of two or more, tried one by one. */
function bruteForce(due: number, quantities: readonly number[]): number[][] {
  return Array.from({ length: 2 ** quantities.length }, (_, bits) =>
    quantities.flatMap((_quantity, place) => ((bits >> place) & 1 ? [place] : [])),
  ).filter((places) => places.length > 1 && places.reduce((sum, place) => sum + (quantities[place] ?? 0), 0) === due);
}

const inOrder = (choices: readonly (readonly number[])[]): string[] => choices.map(String).sort();

describe("the parts that add up to a whole", () => {
  test("are every choice that does, and no other", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 11 }),
        fc.integer({ min: 2, max: 120 }),
        (quantities, due) => {
          const { found, isComplete } = search(due, quantities);
          expect(isComplete ? inOrder(found) : bruteForce(due, quantities).length >= 200).toEqual(
            isComplete ? inOrder(bruteForce(due, quantities)) : true,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test("may be more than eight, and are found among forty", () => {
    const odd = Array.from({ length: 30 }, (_, index) => 2_000 + 2 * index);
    const parts = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149];
    const { found, isComplete } = search(
      parts.reduce((sum, part) => sum + part, 0),
      [...odd, ...parts],
    );
    expect([isComplete, found]).toEqual([true, [parts.map((_, index) => 30 + index)]]);
  });

  test("must add up in amount as well", () => {
    expect(search(300, [100, 200], ["=2540.00", "=5080.00"]).found).toEqual([[0, 1]]);
    expect(search(300, [100, 200], ["=2540.00", "=5095.00"]).found).toEqual([]);
  });

  test("are not told where there are too many choices, and that is said", () => {
    const { found, isComplete } = search(
      1_000,
      Array.from({ length: 40 }, () => 100),
    );
    expect([found, isComplete]).toEqual([[], false]);
  });
});
