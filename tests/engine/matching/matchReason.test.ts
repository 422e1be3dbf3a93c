import { describe, expect, test } from "vitest";
import { matchReason } from "../../../src/engine/matching/matchReason";
import { matchingOf, sidesOf } from "../recordsOf";

const reasons = (left: string, right: string, language: "en" | "fr" = "en"): string[] => {
  const sides = sidesOf(left, right);
  return matchingOf(sides).matches.map((match) => matchReason(match, sides.left, sides.right)[language]);
};

describe("a match says why", () => {
  test.each([
    [
      "what is not equal is named, within tolerance too",
      "TR1 100 =2540.00",
      "TR1 100 =2540.01",
      /^Same reference, same economics: .* Not equal: net amount\.$/,
    ],
    ["nothing is added when all is equal", "TR1 100", "TR1 100", /both sides have\.$/],
    ["a break names its fields", "TR1 100", "TR1 120", /Not equal: quantity, net amount\.$/],
    ["a proposal names what speaks against it", "TR1 137", "- sell 137", /^Suggested .*: side\. Look/],
    [
      "a proposal against the reference says so",
      "TR11 100; TR12 200",
      "TR88 100; TR12 200",
      /^Suggested .*: reference\. Look/,
    ],
    [
      "a tie lists the sheet rows of both sides",
      "TR1 100; TR2 100",
      "- 100",
      /^Ambiguous .*: our rows 2, 3 and the statement's rows 2 fit/,
    ],
  ])("%s", (_rule, left, right, reason) => {
    expect(reasons(left, right)[0]).toMatch(reason);
  });

  test("in French too", () => {
    expect(reasons("TR1 100", "TR1 100 settles:2026-09-14", "fr")[0]).toMatch(
      /Non égaux\u00a0: date de règlement-livraison\.$/,
    );
  });
});
