import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, DEFAULT_TOLERANCES, LADDER, type Pass, type Rules } from "../../src/engine";
import {
  fieldRole,
  movedPass,
  restoredPass,
  toleranceLines,
  tolerancesOf,
  withFieldRole,
  withNewPass,
  withPass,
  withReference,
} from "../../src/taskpane/ruleChanges";

const rules: Rules = DEFAULT_SETTINGS;
const ids = ({ passes }: Rules): string[] => passes.map(({ id }) => id);
const newPass = (): Pass => withNewPass(rules, "Mine").passes.at(-1)!;

describe("the ladder", () => {
  test("a pass moves a place, and stops at the ends", () => {
    const [first, second] = ids(rules);
    expect(ids(movedPass(rules, first!, 1)).slice(0, 2)).toEqual([second, first]);
    expect(movedPass(rules, first!, -1)).toBe(rules);
  });

  test("what is done within a side stays before what brings the sides together", () => {
    const [first, second, third] = ids(rules);
    expect([first, second, third]).toEqual(["reversals", "copies", "reference-exact"]);
    expect(movedPass(rules, second!, 1)).toBe(rules);
    expect(movedPass(rules, third!, -1)).toBe(rules);
  });

  test("new passes get ids of their own", () => {
    expect(ids(withNewPass(withNewPass(rules, "A"), "B")).slice(-2)).toEqual(["own-1", "own-2"]);
  });

  test("a built-in pass goes back to what it was, in its place", () => {
    const changed = withPass(rules, "economics-tolerance", (pass) => ({ ...pass, free: ["price"] }));
    expect(restoredPass(changed, "economics-tolerance").passes).toEqual(LADDER);
  });
});

describe("a pass", () => {
  test.each(["key", "key-if-shared", "agrees", "free"] as const)("asks %s of a field, and nothing else", (role) => {
    const changed = withFieldRole(withFieldRole(newPass(), "price", "key"), "price", role);
    expect(fieldRole(changed, "price")).toBe(role);
    expect([changed.keys, changed.keysIfShared, changed.free].flat().filter((field) => field === "price")).toHaveLength(
      role === "agrees" ? 0 : 1,
    );
  });

  test("nothing agrees mostly without a reference", () => {
    const mostly: Pass = { ...withReference(newPass(), true), agreement: "mostly" };
    expect(withReference(mostly, false)).toMatchObject({ keys: ["security", "quantity"], agreement: "tolerated" });
  });
});

test("tolerances are lines and lines are tolerances", () => {
  const tolerances = { ...DEFAULT_TOLERANCES, days: { tradeDate: { before: 1, after: 0 } } };
  expect(tolerancesOf(toleranceLines(tolerances))).toEqual(tolerances);
});
