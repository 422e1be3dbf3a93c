import { describe, expect, test } from "vitest";
import { LADDER } from "../../src/engine/matching/ladder";
import type { Pass } from "../../src/engine/matching/pass";
import { DEFAULT_TOLERANCES } from "../../src/engine/matching/tolerance";
import { isRunnable } from "../../src/engine/passSchema";
import { ruleProposal } from "../../src/engine/ruleProposal";
import { decimalText } from "../../src/kernel/decimal";
import { matchingOf, notesOf, passNamed, sidesOf } from "./recordsOf";

const PAIR = { left: [0], right: [0], status: "suggested", pass: passNamed("likely"), confidence: 0.45 } as const;
const proposed = (left: string, right: string) => {
  const both = sidesOf(left, right);
  return { both, rule: ruleProposal(PAIR, both.left, both.right) };
};

describe("the rule that would have found a suggestion", () => {
  test.each([
    ["a day later", "- 1234 on:2026-09-09", "- 1234 on:2026-09-10 settles:2026-09-14"],
    ["some cents", "- 1234 =31343.60", "- 1234 =31344.10"],
    ["all of it", "- 1234 account:A1 on:2026-09-09 =31343.60", "- 1234 account:B2 on:2026-09-10 =31344.10"],
  ])("%s: put into the ladder, it finds the pair", (_what, left, right) => {
    const { both, rule } = proposed(left, right);
    const own: Pass = { ...rule!, id: "own-1", name: "Own" };
    expect(isRunnable(own)).toBe(true);
    const without = LADDER.filter(({ id }) => id !== "economics-similar" && id !== "likely");
    expect(notesOf(matchingOf(both, DEFAULT_TOLERANCES, without))).toEqual([]);
    expect(notesOf(matchingOf(both, DEFAULT_TOLERANCES, [...without, own]))).toEqual(["L1?R1 own-1"]);
  });

  test("equal codes are keys, a near amount a tolerance, near days as many days, other codes free", () => {
    const { rule } = proposed("- 1234 account:A1 on:2026-09-09 =31343.60", "- 1234 account:B2 on:2026-09-10 =31344.10");
    expect(rule!.keys).toEqual(["security", "side", "currency", "quantity", "settlementDate"]);
    expect(rule!.free).toEqual(["account"]);
    expect(rule!.tolerances!.days).toEqual({ tradeDate: { before: 1, after: 1, count: "calendar" } });
    expect(decimalText(rule!.tolerances!.decimals.netAmount![0]!.above)).toBe("0.5");
    expect(rule!.strength).toBe("suggest");
  });

  test.each([
    ["another quantity", "- 1234", "- 1235"],
    ["another security", "- 1234", "- 1234 security:US0378331005"],
  ])("%s makes no rule: it would bring strangers together", (_what, left, right) =>
    expect(proposed(left, right).rule).toBeNull(),
  );
});
