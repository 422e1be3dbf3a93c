import * as v from "valibot";
import { compare, decimalText, parseDecimal, ZERO, type Decimal } from "../kernel/decimal";
import { ECONOMIC_FIELDS } from "./matching/comparands";
import { isSamePass, LADDER, NEW_PASS } from "./matching/ladder";
import {
  AGREEMENTS,
  CARDINALITIES,
  CONDITION_FIELDS,
  isByReference,
  isKeyless,
  isSameSide,
  type Pass,
} from "./matching/pass";
import type { Tolerances } from "./matching/tolerance";
import { DATE_FIELDS, DECIMAL_FIELDS } from "./records/field";

/** Passes and tolerances as JSON. Decimals are plain decimal texts; what is left out of a pass is as in the built-in one of that
 *  id, or as in a new one. */

const magnitude = v.pipe(
  v.string(),
  v.check((text) => isMagnitude(text), 'a decimal text like "0.01", not negative'),
  v.transform((text): Decimal => decimalOf(text)),
);

function isMagnitude(text: string): boolean {
  const read = parseDecimal(text);
  return read.ok && compare(read.value, ZERO) >= 0;
}

function decimalOf(text: string): Decimal {
  const read = parseDecimal(text);
  return read.ok ? read.value : ZERO;
}

const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));

const decimalTolerance = v.strictObject({
  kind: v.picklist(["absolute", "percent", "basis-points"]),
  below: magnitude,
  above: magnitude,
  base: v.exactOptional(v.picklist(["book", "statement"])),
  only: v.exactOptional(
    v.strictObject({
      currency: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
      assetClass: v.nullable(v.picklist(["equity", "bond", "fund"])),
    }),
  ),
});

export const tolerancesSchema = v.strictObject({
  decimals: v.record(v.picklist(DECIMAL_FIELDS), v.array(decimalTolerance)),
  days: v.record(
    v.picklist(DATE_FIELDS),
    v.strictObject({
      before: days,
      after: days,
      count: v.exactOptional(v.picklist(["business", "calendar"])),
    }),
  ),
});

const text = v.pipe(v.string(), v.nonEmpty());
const economic = v.picklist(ECONOMIC_FIELDS);

const pass = v.pipe(
  v.strictObject({
    id: text,
    name: v.exactOptional(v.nullable(text)),
    isOn: v.exactOptional(v.boolean()),
    cardinality: v.exactOptional(v.picklist(CARDINALITIES)),
    keys: v.exactOptional(v.union([v.literal("shared"), v.array(v.picklist(["reference", ...ECONOMIC_FIELDS]))])),
    keysIfShared: v.exactOptional(v.array(economic)),
    agreement: v.exactOptional(v.picklist(AGREEMENTS)),
    free: v.exactOptional(v.array(economic)),
    tolerances: v.exactOptional(v.nullable(tolerancesSchema)),
    conditions: v.exactOptional(
      v.array(v.strictObject({ field: v.picklist(CONDITION_FIELDS), values: v.pipe(v.array(text), v.minLength(1)) })),
    ),
    strength: v.exactOptional(v.picklist(["match", "suggest"])),
  }),
  v.transform((given): Pass => ({ ...(LADDER.find(({ id }) => id === given.id) ?? NEW_PASS), ...given })),
  v.check((read) => isRunnable(read), "a pass whose keys, cardinality and agreement go together"),
);

/** Whether a pass can be run at all. "mostly" goes by a reference that is the only one of its kind; "all-but-one" and "likely" know their
 *  own keys; of rows of one side, those that cancel each other do, and copies bear one reference. */
export function isRunnable(given: Pass): boolean {
  if (isSameSide(given)) {
    if (given.agreement === "opposite") return given.keys !== "shared" && given.keys.length === 0;
    return given.agreement === "equal" && isByReference(given);
  }
  if (given.agreement === "opposite") return false;
  const isPair = given.cardinality === "one-to-one";
  if (given.agreement === "mostly") return isPair && isByReference(given);
  if (isKeyless(given)) return isPair && given.keys !== "shared" && given.keys.length === 0;
  if (given.keys === "shared") return isPair;
  return given.keys.length > 0;
}

export const passesSchema = v.pipe(
  v.array(pass),
  v.check((passes) => new Set(passes.map(({ id }) => id)).size === passes.length, "passes with ids of their own"),
);

/** The JSON form of tolerances. */
export const tolerancesToJson = ({ decimals, days: dayTolerances }: Tolerances): object => ({
  decimals: Object.fromEntries(
    Object.entries(decimals).map(([name, bounds]) => [
      name,
      bounds.map(({ below, above, ...rest }) => ({ ...rest, below: decimalText(below), above: decimalText(above) })),
    ]),
  ),
  days: dayTolerances,
});

/** The JSON form of a ladder; a built-in pass as it came is named only, so that it follows what later versions make of it. */
export const passesToJson = (passes: readonly Pass[]): object[] =>
  passes.map((one) => {
    const original = LADDER.find(({ id }) => id === one.id);
    if (original && isSamePass({ ...one, isOn: true }, original)) return { id: one.id, isOn: one.isOn };
    return { ...one, tolerances: one.tolerances && tolerancesToJson(one.tolerances) };
  });
