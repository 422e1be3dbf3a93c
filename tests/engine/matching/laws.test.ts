import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextPool } from "../../../src/engine/records/recordTable";
import { matchingOf, sidesOf, tableOf, type RecordText } from "../recordsOf";
import type { Matching } from "../../../src/engine/matching/matching";

/** Few values in every field, so that collisions, ties, copies, groups and near misses are the rule. */
const anyRecord: fc.Arbitrary<RecordText> = fc
  .record({
    reference: fc.constantFrom("", "", "T1", "T2", "t-2", "T3/1", "T3/2", "T03", "X1", "77"),
    counterReference: fc.constantFrom("", "", "", "T1", "X1"),
    account: fc.constantFrom("A", "A", "B"),
    security: fc.constantFrom("FR0000120271", "FR0000120271", "FR0000131104"),
    side: fc.constantFrom("BUY", "BUY", "BUY", "SELL"),
    quantity: fc.constantFrom("100", "200", "300", "500"),
    price: fc.constantFrom("10", "10", "10.5"),
    off: fc.constantFrom("0", "0", "0.01", "0.02", "0.05", "7"),
    currency: fc.constantFrom("EUR", "EUR", "EUR", "USD", ""),
    tradeDate: fc.constantFrom("2026-09-09", "2026-09-09", "2026-09-10"),
    settlementDate: fc.constantFrom("2026-09-11", "2026-09-11", "2026-09-14", ""),
    counterparty: fc.constantFrom("", "", "KEPLER", "ODDO"),
  })
  .map(({ off, ...record }) => ({
    ...record,
    netAmount: (Number(record.quantity) * Number(record.price) + Number(off)).toFixed(2),
  }));

const anySide = fc.array(anyRecord, { maxLength: 9 });

/** Which of two reference columns to compare is a choice that small sides do not settle. */
const withoutTheirs = (side: readonly RecordText[]): RecordText[] =>
  side.map((record) => ({ ...record, counterReference: "" }));

interface Sides {
  readonly left: readonly RecordText[];
  readonly right: readonly RecordText[];
}

function matched({ left, right }: Sides): Matching {
  const pool = new TextPool();
  return matchingOf({ left: tableOf(left, pool), right: tableOf(right, pool) });
}

/** What was decided, by the contents of the records and not by where they stand. */
function decisions(
  { left, right }: Sides,
  { matches, duplicates, openLeft, openRight }: Matching,
  isSwapped = false,
): string[] {
  const contents = (side: readonly RecordText[], records: readonly number[]): string =>
    records
      .map((record) => JSON.stringify(side[record]))
      .sort()
      .join(" + ");
  const pair = (one: string, other: string): string => (isSwapped ? `${other} = ${one}` : `${one} = ${other}`);
  const groupPass = (pass: string): string => (pass.includes("-to-") ? "group" : pass);
  return [
    ...matches.map(
      (match) =>
        `${match.status} by ${groupPass(match.pass.id)}: ${pair(contents(left, match.left), contents(right, match.right))}`,
    ),
    ...duplicates.map(({ side, records, extra }) => {
      const rows = side === "left" ? left : right;
      return `${(side === "left") === isSwapped ? "right" : "left"} copies ${contents(rows, extra)} of ${contents(rows, records)}`;
    }),
    `left open ${isSwapped ? contents(right, openRight) : contents(left, openLeft)}`,
    `right open ${isSwapped ? contents(left, openLeft) : contents(right, openRight)}`,
  ].sort();
}

const RUNS = { numRuns: 1_000 };

describe("whatever the two sides hold", () => {
  test("every record is in exactly one match, one duplicate's extras or the open list", () => {
    fc.assert(
      fc.property(anySide, anySide, (left, right) => {
        const { matches, duplicates, openLeft, openRight } = matched({ left, right });
        const extra = (side: string): number[] =>
          duplicates.filter((copies) => copies.side === side).flatMap((copies) => [...copies.extra]);
        const once = (records: readonly number[]): number[] => [...records].sort((one, other) => one - other);
        expect(once([...matches.flatMap((match) => match.left), ...extra("left"), ...openLeft])).toEqual(
          left.map((_, index) => index),
        );
        expect(once([...matches.flatMap((match) => match.right), ...extra("right"), ...openRight])).toEqual(
          right.map((_, index) => index),
        );
      }),
      RUNS,
    );
  });

  test("the order of the rows changes nothing", () => {
    const shuffled = (side: readonly RecordText[]): fc.Arbitrary<RecordText[]> =>
      fc.shuffledSubarray([...side], { minLength: side.length });
    const bothOrders = fc.tuple(anySide, anySide).chain(([left, right]) =>
      fc.record({
        once: fc.constant({ left, right }),
        again: fc.record({ left: shuffled(left), right: shuffled(right) }),
      }),
    );
    fc.assert(
      fc.property(bothOrders, ({ once, again }) => {
        expect(decisions(again, matched(again))).toEqual(decisions(once, matched(once)));
      }),
      RUNS,
    );
  });

  test("it does not matter which side is called the book", () => {
    fc.assert(
      fc.property(anySide.map(withoutTheirs), anySide.map(withoutTheirs), (left, right) => {
        const swapped = { left: right, right: left };
        expect(decisions(swapped, matched(swapped), true)).toEqual(
          decisions({ left, right }, matched({ left, right })),
        );
      }),
      RUNS,
    );
  });

  test("two that differ in security, side and quantity are never a firm match", () => {
    fc.assert(
      fc.property(anySide, anySide, (left, right) => {
        for (const match of matched({ left, right }).matches) {
          const [one, other] = [left[match.left[0] ?? 0], right[match.right[0] ?? 0]];
          if (match.status !== "matched" || match.left.length !== 1 || match.right.length !== 1) continue;
          const differing = (["security", "side", "quantity"] as const).filter(
            (field) => one?.[field] !== other?.[field],
          );
          expect(differing.length).toBeLessThan(3);
        }
      }),
      RUNS,
    );
  });
});

describe("sets in which every pair is a tie", () => {
  const rows = (count: number, row: string): string => Array.from({ length: count }, () => row).join(";");
  test.each([
    ["equal rows without references", rows(40, "- 100"), rows(40, "- 100")],
    ["equal rows, each side under references of its own", numbered("A", 40, "100"), numbered("X", 40, "100")],
    ["more of ours than of theirs", rows(30, "- 100"), rows(20, "- 100")],
    ["wholes that several choices of parts make", rows(3, "- 300"), rows(9, "- 100")],
    ["rows that lie equally near, on either side", rows(2, "- 100 =2540"), "- 100 =2540.01; - 100 =2539.99"],
  ])("%s: nothing is matched firmly", (_name, left, right) => {
    const { matches } = matchingOf(sidesOf(left, right));
    const firm = matches.filter(({ status }) => status === "matched");
    expect(firm.map((match) => [match.left, match.right])).toEqual([]);
  });
});

function numbered(letter: string, count: number, row: string): string {
  return Array.from({ length: count }, (_, index) => `${letter}${1000 + index * 7} ${row}`).join(";");
}
