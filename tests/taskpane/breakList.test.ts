import { describe, expect, test } from "vitest";
import type { BreakView } from "../../src/engine";
import { decimalText } from "../../src/kernel/decimal";
import { groupBreaks, neighbour, NO_FILTER, totalExposure, type BreakFilter } from "../../src/taskpane/breakList";
import { breakOf } from "../dev/fakeAddIn";

const found = (
  id: string,
  type: BreakView["type"],
  severity: BreakView["severity"],
  amount: string | null,
): BreakView => ({
  ...breakOf(1),
  id,
  type,
  severity,
  exposure: amount === null ? null : { amount, currency: "EUR" },
});

const listed = (breaks: readonly BreakView[], filter: Partial<BreakFilter> = {}): string =>
  groupBreaks(breaks, { ...NO_FILTER, ...filter })
    .map((group) => `${group.type}: ${group.breaks.map(({ id }) => id).join(" ")}`)
    .join("; ");

const BREAKS = [
  found("a", "quantity", "low", "5"),
  found("b", "fees", "high", "10"),
  found("c", "quantity", "high", "9.5"),
  found("d", "quantity", "high", "-10.25"),
  found("e", "quantity", "low", null),
];

describe("the list of breaks", () => {
  test("types keep the run's order; within one, the gravest and then the largest exposure comes first", () => {
    expect(listed(BREAKS)).toBe("quantity: d c a e; fees: b");
  });

  test("amounts are compared exactly, beyond what a float can tell apart", () => {
    const breaks = [
      found("less", "fees", "low", "9007199254740993.01"),
      found("more", "fees", "low", "9007199254740993.02"),
    ];
    expect(listed(breaks)).toBe("fees: more less");
  });

  test.each<[string, Partial<BreakFilter>, string]>([
    ["by type", { type: "fees" }, "fees: b"],
    ["by severity", { severity: "low" }, "quantity: a e"],
    ["by statement", { pair: 1 }, ""],
    ["by words of the explanation, in either language", { search: "BROKERAGE courtage" }, "quantity: d c a e; fees: b"],
    ["by a reference as either side writes it", { search: "t20251" }, "quantity: d c a e; fees: b"],
    ["words that no break has", { search: "zinc" }, ""],
  ])("narrows %s", (_name, filter, expected) => {
    expect(listed(BREAKS, filter)).toBe(expected);
  });

  test("accents do not matter to a search", () => {
    const [one] = BREAKS;
    expect(
      listed([{ ...one!, title: { en: "Quantity", fr: "Quantité en écart" } }], { search: "quantite ecart" }),
    ).toBe("quantity: a");
  });

  test("exposure is added up exactly by currency, and never across currencies", () => {
    const breaks = [
      { exposure: { amount: "0.1", currency: "USD" } },
      { exposure: { amount: "0.2", currency: "USD" } },
      { exposure: { amount: "3", currency: "EUR" } },
      { exposure: null },
    ];
    expect(totalExposure(breaks).map(({ currency, amount }) => `${decimalText(amount)} ${currency}`)).toEqual([
      "3 EUR",
      "0.3 USD",
    ]);
  });
});

describe("walking through the breaks", () => {
  const groups = groupBreaks(BREAKS, NO_FILTER);
  test.each<[string | null, 1 | -1, string]>([
    [null, 1, "d"],
    [null, -1, "b"],
    ["d", 1, "c"],
    ["e", 1, "b"],
    ["b", 1, "b"],
    ["d", -1, "d"],
    ["gone since the filter changed", 1, "d"],
  ])("from %s, step %d leads to %s", (chosen, step, expected) => {
    expect(neighbour(groups, chosen, step)?.id).toBe(expected);
  });

  test("an empty list leads nowhere", () => {
    expect(neighbour([], null, 1)).toBeNull();
  });
});
