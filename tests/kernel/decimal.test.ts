import { Decimal as Oracle } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  absolute,
  add,
  compare,
  decimal,
  decimalFromNumber,
  decimalText,
  decimalToNumber,
  divide,
  equals,
  isZero,
  multiply,
  negate,
  parseDecimal,
  roundHalfUp,
  subtract,
  sum,
  unitsAt,
  ZERO,
  type Decimal,
} from "../../src/kernel/decimal";

Oracle.set({ precision: 200, rounding: Oracle.ROUND_HALF_UP, toExpNeg: -100, toExpPos: 200 });

const exact = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => decimal(units, scale));
const oracle = (value: Decimal): Oracle => new Oracle(decimalText(value));

describe("arithmetic agrees with decimal.js", () => {
  test.each([
    ["add", add, (left: Oracle, right: Oracle) => left.add(right)],
    ["subtract", subtract, (left: Oracle, right: Oracle) => left.sub(right)],
    ["multiply", multiply, (left: Oracle, right: Oracle) => left.mul(right)],
  ] as const)("%s", (_name, ours, theirs) => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(decimalText(ours(left, right))).toBe(
          theirs(oracle(left), oracle(right)).toString().replace(/^-0$/, "0"),
        );
      }),
    );
  });

  test("divide and roundHalfUp, half away from zero on both sides of it", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, fc.integer({ min: 0, max: 9 }), (left, right, places) => {
        fc.pre(!isZero(right));
        const quotient = oracle(left).div(oracle(right)).toDecimalPlaces(places);
        expect(oracle(divide(left, right, places)).eq(quotient)).toBe(true);
        expect(oracle(roundHalfUp(left, places)).eq(oracle(left).toDecimalPlaces(places))).toBe(true);
      }),
    );
  });

  test("compare, equals, absolute, negate and sum", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(compare(left, right)).toBe(oracle(left).cmp(oracle(right)));
        expect(equals(left, right)).toBe(oracle(left).eq(oracle(right)));
        expect(oracle(absolute(left)).eq(oracle(left).abs())).toBe(true);
        expect(equals(sum([left, right, negate(left)]), right)).toBe(true);
      }),
    );
  });
});

test("the text of a decimal reads back as the same decimal, in lowest terms", () => {
  fc.assert(
    fc.property(anyDecimal, fc.integer({ min: 0, max: 15 }), (value, places) => {
      expect(exact(decimalText(value, places))).toEqual(value);
      expect(value.scale === 0 || value.units % 10n !== 0n).toBe(true);
      expect(unitsAt(value, value.scale + 2)).toBe(value.units * 100n);
    }),
  );
});

test.each([
  ["1.50", 15n, 1],
  ["-0.0", 0n, 0],
  ["+7.", 7n, 0],
  ["1200", 1200n, 0],
  ["0.000001", 1n, 6],
])("%s is %d / 10^%i", (text, units, scale) => {
  expect(exact(text)).toEqual({ units, scale });
});

test.each(["", "1,5", "1e3", ".5", "--1", "12a", "∞"])("%j is not a plain decimal number", (text) => {
  expect(parseDecimal(text).ok).toBe(false);
});

test.each([
  [0.1 + 0.2, "0.3"],
  [1e21, "1000000000000000000000"],
  [-0, "0"],
  [1.005, "1.005"],
  [1234567.89, "1234567.89"],
  [5e-7, "0.0000005"],
])("a cell that holds %d shows %s", (value, text) => expect(decimalText(decimalFromNumber(value))).toBe(text));

test("a number of up to fifteen digits survives the way into a cell and back", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
      fc.integer({ min: 0, max: 10 }),
      (units, scale) => {
        const value = decimal(BigInt(units), scale);
        expect(decimalFromNumber(decimalToNumber(value))).toEqual(value);
      },
    ),
  );
});

test.each([
  ["2.5", 0, "3"],
  ["-2.5", 0, "-3"],
  ["1.005", 2, "1.01"],
  ["-0.004", 2, "0"],
  ["7", 2, "7"],
])("%s to %i places is %s", (text, places, expected) =>
  expect(decimalText(roundHalfUp(exact(text), places))).toBe(expected),
);

test("nothing is zero but zero", () => {
  expect(isZero(ZERO)).toBe(true);
  expect(decimal(0n, 5)).toEqual(ZERO);
  expect(decimal(5n, -2)).toEqual({ units: 500n, scale: 0 });
});
