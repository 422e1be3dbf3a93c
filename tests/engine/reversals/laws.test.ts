import fc from "fast-check";
import { expect, test } from "vitest";
import { add, parseDecimal, ZERO, type Decimal } from "../../../src/kernel/decimal";
import { resultFile } from "../../../src/engine";
import { book, COMMON, FIRST, line, runOf, statement, type Pair, type Row } from "./sides";

const blankOr = (...words: string[]) => fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constantFrom(...words));

/** Operations that fall together in much: references, figures and days are few, and words and signs are frequent. */
const rows = fc.array(
  fc.record({
    ref: fc.constantFrom("T-0001", "T-0002", "T-0003", ""),
    previous: blankOr("T-0001", "T-0002"),
    custodian: blankOr("C-1", "C-2", "T-0001"),
    side: fc.constantFrom("Buy", "Sell"),
    quantity: fc.constantFrom(100, 100, 100, 110, -100),
    booked: blankOr("2026-10-05", "2026-10-06", "2026-10-07"),
    status: blankOr("Pending", "Settled", "Cancelled", "CANC", "Rejected"),
    type: blankOr("Cancel", "Extourne", "Trade"),
    reversal: blankOr("Y"),
    label: blankOr("Reversal of T-0002", "Annulation ordre", "Ordre"),
  }),
  { maxLength: 9 },
);
const shuffled = (given: readonly Row[], seed: number): Row[] =>
  given
    .map((row, index) => ({ row, key: (seed * (index + 3) * 2_654_435_761) % 1009 }))
    .sort((one, other) => one.key - other.key)
    .map(({ row }) => row);

const outcome = (ours: readonly Row[], theirs: readonly Row[]): Pair =>
  resultFile(runOf([book(ours), statement(theirs)]).result, "en").reconciliations[0]!;

/** What became of the rows, by what they are instead of where they stand. */
function fates(ours: readonly Row[], theirs: readonly Row[]): string[] {
  const { left, right, matches, breaks } = outcome(ours, theirs);
  const named = (side: readonly Row[]) => (row: number) => {
    const given = side[row - FIRST];
    return given ? line(given) : `common ${row}`;
  };
  const [our, their] = [named(ours), named(theirs)];
  const both = (one: number[], other: number[]): string =>
    `${one.map(our).sort().join(" & ")} / ${other.map(their).sort().join(" & ")}`;
  return [
    ...left.setAside.map(({ row }) => `aside ${our(row)}`),
    ...right.setAside.map(({ row }) => `their aside ${their(row)}`),
    ...matches.map((match) => `${match.status} ${both(match.left, match.right)}`),
    ...breaks.map((found) => `${found.type} ${found.explanation?.code ?? ""} ${both(found.left, found.right)}`),
  ].sort();
}

test("the order of rows does not matter", () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(997), (ours, theirs, seed) => {
      expect(fates(shuffled(ours, seed + 1), shuffled(theirs, seed + 2))).toEqual(fates(ours, theirs));
    }),
    { numRuns: 150 },
  );
});

test("of two rows that the other side's cancellation may speak of, neither is chosen by its place", () => {
  const plain = {
    previous: "",
    custodian: "",
    quantity: 100,
    booked: "",
    status: "",
    type: "",
    reversal: "",
    label: "",
  };
  const [named, unnamed, cancel, crossed, cancelled]: readonly Row[] = [
    { ...plain, ref: "T-0001", previous: "T-0002", side: "Sell" },
    { ...plain, ref: "T-0002", side: "Sell" },
    { ...plain, ref: "T-0001", side: "Sell", type: "Cancel" },
    { ...plain, ref: "T-0002", custodian: "T-0001", side: "Buy" },
    { ...plain, ref: "T-0001", side: "Buy", status: "Cancelled" },
  ];
  const theirs = [cancelled!, { ...crossed!, ref: "T-0001", custodian: "T-0002" }];
  const ours = [named!, unnamed!, cancel!, crossed!, cancelled!];
  const expected = fates(ours, theirs);
  expect(expected.filter((fate) => fate.startsWith("missing-right"))).toHaveLength(3);
  for (const seed of [1, 2, 3, 5, 8]) expect(fates(shuffled(ours, seed), theirs)).toEqual(expected);
});

const sumOf = (texts: readonly string[]): Decimal =>
  texts.reduce((sum, text) => {
    const read = parseDecimal(text);
    return read.ok ? add(sum, read.value) : sum;
  }, ZERO);

test("every row is in one place, and the amounts set aside are those of its rows", () => {
  fc.assert(
    fc.property(rows, rows, (ours, theirs) => {
      const pair = outcome(ours, theirs);
      for (const side of ["left", "right"] as const) {
        const placed = [
          ...pair.matches.flatMap((match) => match[side]),
          ...pair.breaks.filter(({ type }) => /^missing-/.test(type)).flatMap((found) => found[side]),
          ...pair[side].setAside.map(({ row }) => row),
        ];
        const duplicates = pair.breaks.filter(({ type }) => /^duplicate-/.test(type)).flatMap((found) => found[side]);
        expect(new Set(placed).size).toBe(placed.length);
        const given = side === "left" ? ours : theirs;
        expect(new Set([...placed, ...duplicates]).size).toBe(given.length + COMMON.length);
        const proof = pair.proof.filter((one) => one.side === side);
        expect(proof.reduce((count, { rows: all }) => count + all, 0)).toBe(given.length + COMMON.length);
        expect(sumOf(proof.map(({ amount }) => amount ?? "0"))).toEqual(
          sumOf([...COMMON, ...given].map(({ quantity = 100 }) => String(quantity * 50))),
        );
      }
    }),
    { numRuns: 150 },
  );
});

test("without a word, a named reference or a sign against its side nothing is set aside", () => {
  const plain = rows.map((given) =>
    given.map(({ ref, side, booked, quantity }): Row => ({ ref, side, booked, quantity: Math.abs(quantity) })),
  );
  fc.assert(
    fc.property(plain, plain, (ours, theirs) => {
      const { left, right } = outcome(ours, theirs);
      expect([...left.setAside, ...right.setAside]).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("an operation and its cancellation more on either side change nothing else", () => {
  const others: Row[] = [
    { ref: "T-0001" },
    { ref: "T-0002", side: "Sell", quantity: 70 },
    { ref: "T-0003", quantity: 80 },
    { ref: "T-0003", quantity: 80 },
  ];
  const cancellations: Row[] = [
    { type: "Cancel" },
    { side: "Sell", label: "Extourne" },
    { status: "CANC" },
    { quantity: -100 },
    { side: "Sell", ref: "X-2", previous: "X-1" },
  ];
  const plain = fates(others, others);
  for (const cancellation of cancellations) {
    const pair: Row[] = [{ ref: "X-1" }, { ref: "X-1", ...cancellation }];
    for (const more of [
      fates([...others, ...pair], others),
      fates(others, [...pair, ...others]),
      fates([...others, ...pair], [...others, ...pair]),
    ]) {
      expect(more.filter((fate) => !fate.includes("X-1"))).toEqual(plain);
      expect(more.filter((fate) => fate.includes("X-1")).every((fate) => /^(their )?aside/.test(fate))).toBe(true);
    }
  }
});
