import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TARGET } from "../../../src/kernel/calendar";
import { Comparands } from "../../../src/engine/matching/comparands";
import { sharedReferences } from "../../../src/engine/matching/reference";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { TextPool } from "../../../src/engine/records/recordTable";
import { tableOf } from "../recordsOf";

/** By left reference, the right ones that have its key. */
function pairsOf(left: readonly string[], right: readonly string[]): string[] {
  const pool = new TextPool();
  const record = (reference: string) => ({
    reference,
    security: "FR0000120271",
    quantity: "100",
    netAmount: "10.00",
    tradeDate: "2026-09-09",
  });
  const comparands = new Comparands(
    tableOf(left.map(record), pool),
    tableOf(right.map(record), pool),
    DEFAULT_TOLERANCES,
    TARGET,
  );
  const keys = sharedReferences(comparands);
  return left
    .flatMap((text, one) =>
      right.flatMap((their, other) => {
        const code = keys.left.loose[one] ?? -1;
        return code >= 0 && code === keys.right.loose[other] ? [`${text} = ${their}`] : [];
      }),
    )
    .sort();
}

describe("references that one side writes with a mark of its own", () => {
  test.each([
    ["a first part", ["12", "13", "14"], ["CUST/12", "CUST/13", "CUST/14"]],
    ["letters", ["7712", "7713", "7714"], ["PX7712", "PX7713", "PX7714"]],
  ])("are known without it: %s", (_, left, right) => {
    expect(pairsOf(left, right)).toEqual(left.map((text, index) => `${text} = ${right[index]}`));
  });

  test("are known by the same mark whichever row comes first, and however few do not bear it", () => {
    const right = ["T3/1", "T3/2", "t-2", "", "T3/1", "T3/1"];
    const expected = pairsOf(["t-2"], right);
    fc.assert(
      fc.property(fc.shuffledSubarray(right, { minLength: right.length }), (shuffled) => {
        expect(pairsOf(["t-2"], shuffled)).toEqual(expected);
      }),
    );
  });
});
