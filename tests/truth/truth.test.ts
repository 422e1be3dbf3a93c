import { describe, expect, test } from "vitest";
import { Chance } from "../../samples/month-end/chance";
import type { Grid } from "../../src/engine";
import { generatePair, type Pair, type PairOptions } from "./generate";
import { LAYOUTS } from "./layouts";
import { measure, runPair, type Measures } from "./measure";

const BARS = {
  clean: { recall: 0.97 },
  noisy: { recall: 0.95 },
} as const;

describe.each(LAYOUTS)("$name", ({ left, right }) => {
  test.each([
    ["clean", 11],
    ["clean", 12],
    ["noisy", 21],
    ["noisy", 22],
  ] as const)("%s pair %i: firm matches are true, breaks are found and explained, no row is lost", (noise, seed) => {
    const pair = generatePair({ seed, deals: 1_500, left, right, faults: 0.2, isNoisy: noise === "noisy" });
    const measures = measure(pair, runPair(pair));
    expect(shortfalls(measures, BARS[noise].recall)).toEqual([]);
  });
});

describe("what references do not tell", () => {
  const [{ left, right }] = LAYOUTS as [(typeof LAYOUTS)[number]];
  const CANCELLED = ["cancelled and corrected in our books", "cancelled and corrected at the custodian"];
  const DUPLICATES = ["booked twice", "sent twice"];
  test.each<[name: string, options: Partial<PairOptions>, recall: number]>([
    ["no references", { isNameless: true }, 0.85],
    ["no references and cents of rounding", { isNameless: true, isNoisy: true }, 0.85],
    ["half of the lines twice", { faults: 0.5, faultNames: DUPLICATES }, 0.99],
    ["half of the deliveries in two parts", { faults: 0.5, faultNames: ["delivered in two"] }, 0.99],
    ["half of the lines cancelled", { faults: 0.5, faultNames: CANCELLED }, 0.98],
    ["parts without references", { faults: 0.5, faultNames: ["delivered in two"], isNameless: true }, 0.95],
  ])("%s: what is firm is true, and what is not firm is proposed", (_name, options, recall) => {
    const pair = generatePair({ seed: 77, deals: 1_500, left, right, faults: 0.2, isNoisy: false, ...options });
    const { precision, recall: found, proposed, unaccounted, matchedTwice } = measure(pair, runPair(pair));
    expect({ precision: precision >= 0.999, recall: found >= recall, proposed: proposed >= 0.97 }).toEqual({
      precision: true,
      recall: true,
      proposed: true,
    });
    expect([unaccounted, matchedTwice]).toEqual([0, 0]);
  });
});

/** What falls short of the bar, with what was missed, so that a failure can be read. */
function shortfalls(measures: Measures, recall: number): string[] {
  const bars: [keyof Measures, boolean][] = [
    ["precision", measures.precision >= 0.999],
    ["recall", measures.recall >= recall],
    ["breaksRight", measures.breaksRight >= 0.95],
    ["explanationsRight", measures.explanationsRight >= 0.95],
    ["unaccounted", measures.unaccounted === 0],
    ["matchedTwice", measures.matchedTwice === 0],
  ];
  return bars.flatMap(([name, isMet]) =>
    isMet ? [] : [`${name} ${JSON.stringify(measures[name])}: ${JSON.stringify(measures.missed)}`],
  );
}

test("the outcome does not depend on the order of the rows", () => {
  const [{ left, right }] = LAYOUTS as [(typeof LAYOUTS)[number]];
  const pair = generatePair({ seed: 31, deals: 600, left, right, faults: 0.25, isNoisy: true });
  const once = verdicts(pair);
  const chance = new Chance(32);
  const shuffled = { ...pair, left: shuffledRows(pair.left, chance), right: shuffledRows(pair.right, chance) };
  expect(verdicts(shuffled)).toEqual(once);
});

/** Every match and break, by the contents of its rows and not by where they stand. The book's last column (the trader) is
 *  left out: nothing reads it, so that two copies which differ in it alone are the same to everybody. */
function verdicts(pair: Pick<Pair, "left" | "right">): string[] {
  const result = runPair(pair);
  const [reconciliation] = result.reconciliations;
  const contents = (grid: Grid, rows: readonly number[]): string =>
    rows
      .map((row) => JSON.stringify(grid.values[row - grid.firstRow]?.slice(0, 15)))
      .sort()
      .join(" + ");
  const written = ({ left, right }: { left: number[]; right: number[] }, what: string): string =>
    `${what}: ${contents(pair.left, left)} = ${contents(pair.right, right)}`;
  return [
    ...reconciliation!.matches.map((match) => written(match, `${match.status} by ${match.pass}`)),
    ...reconciliation!.breaks.map((found) => written(found, `${found.type} ${found.explanation?.code}`)),
  ].sort();
}

function shuffledRows(grid: Grid, chance: Chance): Grid {
  const header = grid.values.findIndex((row) => row.filter((cell) => cell !== "").length > 5);
  const data = grid.values.slice(header + 1).map((row) => ({ row, order: chance.next() }));
  data.sort((one, other) => one.order - other.order);
  return { ...grid, values: [...grid.values.slice(0, header + 1), ...data.map(({ row }) => row)] };
}

describe("noise in every field, without references", () => {
  const [{ left, right }] = LAYOUTS as [(typeof LAYOUTS)[number]];
  test.each([0.05, 0.1, 0.2])(
    "%d of the statement's fields wrong: what is firm is true, and what is proposed is the truth",
    (blur) => {
      const pair = generatePair({
        seed: 78,
        deals: 1_500,
        left,
        right,
        faults: 0.05,
        isNoisy: false,
        isNameless: true,
        blur,
      });
      const result = runPair(pair);
      const { precision, proposed, unaccounted, matchedTwice } = measure(pair, result);
      expect(precision).toBeGreaterThanOrEqual(0.999);
      expect(proposed).toBeGreaterThanOrEqual(blur < 0.2 ? 0.97 : 0.95);
      expect([unaccounted, matchedTwice]).toEqual([0, 0]);
      const likely = result.reconciliations[0]!.matches.filter(
        ({ pass, status }) => pass === "likely" && status === "suggested",
      );
      const dealAt = (side: "left" | "right", row: number) => pair.deals.findIndex((deal) => deal[side].includes(row));
      const isTrue = likely.filter(
        ({ left: [one = 0], right: [other = 0] }) => dealAt("left", one) === dealAt("right", other),
      );
      expect(likely.length).toBeGreaterThan(50);
      expect(isTrue.length / likely.length).toBeGreaterThanOrEqual(0.99);
    },
  );
});
