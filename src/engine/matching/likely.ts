import { isMistyped } from "./referenceConflict";
import { nameSimilarity } from "./linkage/nameSimilarity";
import { link } from "./linkage/linkage";
import type { Level, LinkageField } from "./linkage/linkageField";
import type { Population } from "./linkage/chance";
import { partyKind, sameParty } from "../records/partyNames";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import { isDateField, isDecimalField } from "../records/field";
import type { Comparand, Comparands, EconomicField } from "./comparands";
import { candidatesOf, type PassContext } from "./passes";

/** What two rows are likened by. */
export type LikenessField = EconomicField | "reference" | "counterparty" | "securityName";

/** Amounts that follow from others are left out, so that one cause does not speak several times. */
const UNWEIGHED: ReadonlySet<EconomicField> = new Set(["fees", "tax", "accruedInterest"]);

/** What is no further evidence where the fields of a list are equal. Never in a circle, or nothing of it would count. */
const FOLLOWS: Partial<Readonly<Record<LikenessField, readonly (readonly LikenessField[])[]>>> = {
  securityName: [["security"]],
  currency: [["security"], ["netAmount"]],
  price: [["security", "tradeDate"]],
  grossAmount: [["quantity", "price"], ["netAmount"]],
  netAmount: [["quantity", "price"]],
  settlementDate: [["tradeDate"]],
};

/** Rows that share all of one list are weighed. */
const KEY_LISTS: readonly (readonly LikenessField[])[] = [
  ["reference"],
  ["security", "quantity"],
  ["security", "netAmount"],
  ["security", "grossAmount"],
  ["security", "tradeDate"],
  ["security", "settlementDate"],
  ["quantity", "netAmount"],
  ["quantity", "grossAmount"],
  ["quantity", "price"],
  ["quantity", "tradeDate"],
  ["quantity", "settlementDate"],
  ["netAmount", "currency"],
  ["netAmount", "tradeDate"],
];

/** Proposes pairs among what is left by the weight of their evidence, estimated from these sheets and from what was decided of them.
 *  It never matches: whatever the pass says, a person decides. */
export function suggestLikely(context: PassContext): void {
  const { comparands, open, pass } = context;
  const [left, right] = [candidatesOf(context, "left"), candidatesOf(context, "right")];
  if (left.length === 0 || right.length === 0) return;
  const population = populationOf(comparands);
  const { likely, tied, isCutShort } = link({
    fields: fieldsOf(context),
    left,
    right,
    population,
    keyLists: KEY_LISTS,
    ...knownPairs(context, population),
    forbidden: comparands.forbidden,
  });
  for (const { left: one, right: other, likeness } of likely) open.suggest(one, other, pass, likeness);
  for (const tie of tied) open.match(tie.left, tie.right, pass, "ambiguous");
  if (isCutShort) context.cutShort.push(pass);
}

/** Pairs of which it is known that they are one business: what passes matched within the population, and what people accepted. */
function knownPairs(
  { open }: PassContext,
  population: Population,
): { matched: [number, number][]; accepted: [number, number][] } {
  const matched: [number, number][] = [];
  for (const one of population.left) if (open.partnerOf(one) >= 0) matched.push([one, open.partnerOf(one)]);
  const accepted = open
    .decided()
    .filter(({ left, right }) => left.length === 1 && right.length === 1)
    .map(({ left, right }): [number, number] => [left[0] ?? 0, right[0] ?? 0]);
  return { matched, accepted };
}

function fieldsOf({ comparands, references }: PassContext): LinkageField<LikenessField>[] {
  const { left, right } = comparands;
  const economics = comparands.columns
    .filter(({ field }) => !UNWEIGHED.has(field))
    .map((column): LinkageField<LikenessField> => ({
      ...column,
      name: column.field,
      kind: kindOf(column),
      follows: FOLLOWS[column.field] ?? [],
    }));
  const { texts } = references;
  const isReferenced =
    references.left.loose.some((code) => code >= 0) && references.right.loose.some((code) => code >= 0);
  return [
    ...(isReferenced
      ? [
          {
            name: "reference",
            kind: "text",
            left: withBlanks(references.left.loose),
            right: withBlanks(references.right.loose),
            textOf: (code: number) => texts.text(code),
            alike: (one: string, other: string): Level => (isMistyped(one, other) ? "close" : "differs"),
            follows: [],
          } as const,
        ]
      : []),
    ...economics,
    ...textField(left, right, "counterparty", partyLevel),
    ...textField(left, right, "securityName", nameLevel),
  ];
}

const kindOf = ({ field }: Comparand): LinkageField<string>["kind"] =>
  isDecimalField(field) ? "number" : isDateField(field) ? "day" : "code";

/** A field of names that both sides have. */
function textField(
  left: RecordTable,
  right: RecordTable,
  name: "counterparty" | "securityName",
  alike: (one: string, other: string) => Level,
): LinkageField<LikenessField>[] {
  const [ours, theirs] = [left.texts[name], right.texts[name]];
  if (!ours || !theirs) return [];
  const textOf = (code: number): string => left.pool.text(code);
  return [
    {
      name,
      kind: "text",
      left: withBlanks(ours),
      right: withBlanks(theirs),
      textOf,
      alike,
      follows: FOLLOWS[name] ?? [],
    },
  ];
}

function withBlanks(codes: Int32Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let record = 0; record < codes.length; record += 1) {
    const code = codes[record] ?? BLANK_TEXT;
    values[record] = code <= BLANK_TEXT ? NaN : code;
  }
  return values;
}

/** From this similarity on (`nameSimilarity`), two names are spelt nearly alike, or may be one. */
const CLOSE_NAMES = 0.92;
const NEAR_NAMES = 0.8;

export function nameLevel(one: string, other: string): Level {
  const similarity = nameSimilarity(one, other);
  return similarity >= CLOSE_NAMES ? "close" : similarity >= NEAR_NAMES ? "near" : "differs";
}

/** A BIC and a name say nothing of one another. */
function partyLevel(one: string, other: string): Level {
  if (sameParty(one, other)) return "equal";
  if (partyKind(one) !== partyKind(other)) return "blank";
  return partyKind(one) === "name" ? nameLevel(one, other) : "differs";
}

/** So many rows of a side tell how often its values come. */
const MOST_COUNTED = 20_000;

/** All rows, or of very many those that their own values choose, so that the order of rows does not matter and both rows of a trade
 *  are chosen or neither. */
function populationOf({ columns, left, right }: Comparands): Population {
  const every = Math.ceil(Math.max(left.count, right.count) / MOST_COUNTED);
  const chosen = (side: "left" | "right", count: number): Int32Array => {
    const numbers = contentNumbers(columns, side, count);
    const records: number[] = [];
    for (let record = 0; record < count; record += 1) {
      if (((numbers[record] ?? 0) >>> 1) % every === 0) records.push(record);
    }
    return Int32Array.from(records);
  };
  return { left: chosen("left", left.count), right: chosen("right", right.count) };
}

function contentNumbers(columns: readonly Comparand[], side: "left" | "right", count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (const column of columns) {
    const values = column[side];
    for (let record = 0; record < count; record += 1) {
      const value = values[record] ?? NaN;
      const number = numbers[record] ?? 0;
      if (value === value) numbers[record] = Math.imul(number ^ (value | 0), 0x9e3779b1) ^ (number >>> 15);
    }
  }
  return numbers;
}
