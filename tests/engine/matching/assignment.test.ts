import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign, type Edge } from "../../../src/engine/matching/assignment";

/** Every assignment, tried one by one; those with the most pairs, and of them the cheapest. */
function bestByTrial(edges: readonly Edge[]): Edge[][] {
  let best: Edge[][] = [[]];
  const costOf = (pairs: readonly Edge[]): number => pairs.reduce((sum, { cost }) => sum + cost, 0);
  const extend = (pairs: readonly Edge[], from: number): void => {
    const [first = []] = best;
    const isBetter = pairs.length > first.length || (pairs.length === first.length && costOf(pairs) < costOf(first));
    const isAsGood = pairs.length === first.length && costOf(pairs) === costOf(first);
    if (isBetter) best = [[...pairs]];
    else if (isAsGood && pairs.length > 0) best.push([...pairs]);
    edges.slice(from).forEach((edge, offset) => {
      if (pairs.every(({ left, right }) => left !== edge.left && right !== edge.right))
        extend([...pairs, edge], from + offset + 1);
    });
  };
  extend([], 0);
  return best;
}

const named = (edges: readonly Edge[]): string[] => edges.map(({ left, right }) => `${left}=${right}`).sort();

const anyEdges = fc
  .uniqueArray(fc.record({ left: fc.nat(5), right: fc.nat(5), cost: fc.nat(3) }), {
    selector: ({ left, right }) => `${left}=${right}`,
    maxLength: 13,
  })
  .map((edges) => edges.map((edge) => ({ ...edge, left: edge.left * 7, right: edge.right * 3 })));

describe("the best assignment", () => {
  test("is the pairs that all best assignments share, as trying every one shows", () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const [first = [], ...others] = bestByTrial(edges).map(named);
        expect(named(assign(edges).sure)).toEqual(
          first.filter((pair) => others.every((pairs) => pairs.includes(pair))),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test("hands the rows that differ between equally good ones to a person, once each", () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const { sure, tied } = assign(edges);
        const left = [...sure.map((edge) => edge.left), ...tied.flatMap((tie) => tie.left)];
        expect(new Set(left).size).toBe(left.length);
        const settled = new Set(named(sure));
        const inTie = (edge: Edge): boolean =>
          tied.some((tie) => tie.left.includes(edge.left) && tie.right.includes(edge.right));
        for (const pair of bestByTrial(edges).flat())
          expect(settled.has(`${pair.left}=${pair.right}`) || inTie(pair)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("makes the most pairs before it makes cheap ones", () => {
    const { sure } = assign([
      { left: 1, right: 1, cost: 0 },
      { left: 1, right: 2, cost: 5 },
      { left: 2, right: 1, cost: 5 },
    ]);
    expect(named(sure)).toEqual(["1=2", "2=1"]);
  });

  test("of a long chain has one answer, and of a ring none", () => {
    const chain = Array.from({ length: 300 }, (_, index): Edge[] => [
      { left: index, right: index, cost: 1 },
      { left: index + 1, right: index, cost: 0 },
    ]).flat();
    expect(assign(chain).sure).toHaveLength(300);
    const ring = Array.from({ length: 100 }, (_, index): Edge[] => [
      { left: index, right: index, cost: 1 },
      { left: (index + 1) % 100, right: index, cost: 1 },
    ]).flat();
    const { sure, tied } = assign(ring);
    expect([sure.length, tied.map((tie) => [tie.left.length, tie.right.length])]).toEqual([0, [[100, 100]]]);
  });
});
