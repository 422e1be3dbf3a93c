import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  LADDER,
  NEW_PASS,
  tryChange,
  type RunInput,
  type Settings,
  type WhatIf,
  NOTHING_WRITTEN,
} from "../../src/engine";
import { decimal } from "../../src/kernel/decimal";
import { gridOf } from "./intake/grids";

const HEADER = ["Trade ref", "ISIN", "B/S", "Qty", "Price", "Net amt", "Ccy", "Trade date", "Settl. date"];
const row = (ref: string, quantity: number, net: number, settles = "2026-09-11"): (string | number)[] => [
  ref,
  "FR0000120271",
  "BUY",
  quantity,
  25.4,
  net,
  "EUR",
  "2026-09-09",
  settles,
];

const input = (book: (string | number)[][], statement: (string | number)[][]): RunInput => ({
  grids: [gridOf([HEADER, ...book], { sheet: "Trades" }), gridOf([HEADER, ...statement], { sheet: "Statement" })],
  settings: DEFAULT_SETTINGS,
  written: NOTHING_WRITTEN,
  statements: [],
  asOf: null,
  language: "en",
  pair: { left: "Trades", right: "Statement" },
});

function whatIf(given: RunInput, changed: Partial<Settings>): WhatIf {
  const tried = tryChange(given, { ...DEFAULT_SETTINGS, ...changed }, () => undefined);
  if (!tried.ok) throw new Error(tried.error.wording.en);
  return tried.value;
}

const net = (units: bigint): Settings["tolerances"] => ({
  decimals: { netAmount: [{ kind: "absolute", below: decimal(units), above: decimal(units) }] },
  days: {},
});

describe("what a change of the rules would do", () => {
  const apart = input(
    [row("A1", 100, 2540), row("A2", 200, 5080), row("A3", 300, 7620)],
    [row("A1", 100, 2540), row("A2", 200, 5084.5), row("A3", 300, 7620)],
  );

  test("the sheets are read once, whatever is tried, and the progress never goes back", () => {
    const told: [stage: string, fraction: number][] = [];
    tryChange(apart, { ...DEFAULT_SETTINGS, passes: [] }, (stage, fraction) => told.push([stage, fraction]));
    const fractions = told.map(([, fraction]) => fraction);
    expect(told.filter(([stage]) => stage === "reading")).toHaveLength(1);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
  });

  test("the same rules change nothing", () => {
    expect(whatIf(apart, {})).toMatchObject({
      matchesGained: { count: 0 },
      matchesLost: { count: 0 },
      breaksBefore: 1,
      breaksAfter: 1,
    });
  });

  test("a wider tolerance clears the break and says how much money it hides", () => {
    expect(whatIf(apart, { tolerances: net(5n) })).toMatchObject({
      breaksBefore: 1,
      breaksAfter: 0,
      hidden: [{ currency: "EUR", before: "0", after: "4.5" }],
    });
  });

  test("a pass that is switched off loses its matches, which are named by their rows", () => {
    const outcome = whatIf(apart, { passes: [] });
    expect(outcome.matchesLost.count).toBe(3);
    expect(outcome.matchesLost.examples[0]).toMatchObject({
      left: { sheet: "Trades", rows: [2] },
      right: { sheet: "Statement", rows: [2] },
    });
    expect(outcome.breaksAfter).toBe(6);
  });

  test("a pass of one's own may make rows ambiguous, and that is told before it is kept", () => {
    const loose = {
      ...NEW_PASS,
      id: "own-1",
      name: "Loose",
      keys: ["security"] as const,
      free: ["settlementDate"] as const,
    };
    const twins = input(
      [row("X1", 100, 2540, "2026-09-11"), row("X2", 100, 2540, "2026-09-14")],
      [row("Y8", 100, 2540, "2026-10-29"), row("Y9", 100, 2540, "2026-10-30")],
    );
    const outcome = whatIf(twins, { passes: [...LADDER, loose] });
    expect(outcome.ambiguitiesGained.count).toBe(1);
    expect(outcome.ambiguitiesGained.examples[0]?.reason.en).toContain("Loose");
  });
});
