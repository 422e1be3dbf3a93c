import type { EconomicField } from "./comparands";
import type { Pass } from "./pass";

/** What a person's own pass starts from. */
export const NEW_PASS: Omit<Pass, "id"> = {
  keys: [],
  name: null,
  isOn: true,
  cardinality: "one-to-one",
  keysIfShared: [],
  agreement: "tolerated",
  free: [],
  tolerances: null,
  conditions: [],
  strength: "match",
};

/** What the rows of one business share. */
const BUSINESS: readonly EconomicField[] = ["account", "side", "currency", "tradeDate"];

/** What a workbook starts with, surest first. Each pass sees only what the ones before left open. */
export const LADDER: readonly Pass[] = [
  { ...NEW_PASS, id: "reversals", cardinality: "same-side", agreement: "opposite" },
  { ...NEW_PASS, id: "copies", keys: ["reference"], cardinality: "same-side", agreement: "equal" },
  { ...NEW_PASS, id: "reference-exact", keys: ["reference"] },
  { ...NEW_PASS, id: "reference-one-to-many", keys: ["reference"], cardinality: "one-to-many" },
  { ...NEW_PASS, id: "reference-many-to-one", keys: ["reference"], cardinality: "many-to-one" },
  { ...NEW_PASS, id: "reference-many-to-many", keys: ["reference"], cardinality: "many-to-many" },
  { ...NEW_PASS, id: "reference-differs", keys: ["reference"], agreement: "mostly" },
  { ...NEW_PASS, id: "economics-exact", keys: "shared", agreement: "equal" },
  { ...NEW_PASS, id: "economics-tolerance", keys: ["security", "quantity"], keysIfShared: ["side"] },
  { ...NEW_PASS, id: "one-to-many", keys: ["security"], keysIfShared: BUSINESS, cardinality: "one-to-many" },
  { ...NEW_PASS, id: "many-to-one", keys: ["security"], keysIfShared: BUSINESS, cardinality: "many-to-one" },
  {
    ...NEW_PASS,
    id: "many-to-many",
    keys: ["security"],
    keysIfShared: [...BUSINESS, "settlementDate"],
    cardinality: "many-to-many",
    strength: "suggest",
  },
  { ...NEW_PASS, id: "economics-similar", keys: [], agreement: "all-but-one" },
  { ...NEW_PASS, id: "likely", keys: [], agreement: "likely", strength: "suggest" },
];

/** No pass of the ladder: a person said so. */
export const DECIDED: Pass = { ...NEW_PASS, id: "decided" };

/** How sure what a built-in pass finds is, from 0 to 1. */
const CONFIDENCE: Readonly<Record<string, number>> = {
  decided: 1,
  holding: 1,
  "holding-total": 0.95,
  "cash-reference": 1,
  "cash-netted": 0.97,
  "cash-value-date": 0.95,
  "cash-amount-differs": 0.9,
  "cash-next-day": 0.9,
  "cash-label": 0.85,
  "cash-nearby": 0.6,
  "cash-day-netted": 0.6,
  "reference-exact": 1,
  "reference-one-to-many": 0.98,
  "reference-many-to-one": 0.98,
  "reference-many-to-many": 0.96,
  "reference-differs": 0.95,
  "economics-exact": 0.97,
  "economics-tolerance": 0.93,
  "one-to-many": 0.92,
  "many-to-one": 0.92,
  "many-to-many": 0.9,
  "economics-similar": 0.85,
};

/** A pass that a person wrote is as sure as that person; nothing has measured it. */
const WRITTEN = 0.9;

export const confidenceOf = (pass: Pass): number =>
  isBuiltIn(pass) || isOfItsKind(pass) ? (CONFIDENCE[pass.id] ?? WRITTEN) : WRITTEN;

/** The passes of positions and of cash, which are in no ladder and which nobody changes. */
export const isOfItsKind = ({ id, name }: Pass): boolean => name === null && /^(holding|cash)/.test(id);

/** Whether a pass is a built-in one as it came: only switched on or off. */
export function isBuiltIn(pass: Pass): boolean {
  const original = [DECIDED, ...LADDER].find(({ id }) => id === pass.id);
  return original === pass || (original !== undefined && isSamePass({ ...pass, isOn: true }, original));
}

/** Whether a ladder is the built-in one, in its order and all of it on. */
export const isBuiltInLadder = (passes: readonly Pass[]): boolean =>
  passes.length === LADDER.length && passes.every((pass, index) => isSamePass(pass, LADDER[index]!));

/** Whether two passes say the same in everything. */
export const isSamePass = (one: Pass, other: Pass): boolean => one === other || contentOf(one) === contentOf(other);

const contentOf = (pass: Pass): string =>
  JSON.stringify(
    Object.keys(LADDER[0]!).map((part) => pass[part as keyof Pass]),
    (_, value: unknown) => (typeof value === "bigint" ? String(value) : value),
  );
