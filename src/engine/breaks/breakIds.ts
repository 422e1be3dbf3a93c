import { isoText } from "../../kernel/day";
import { decimalText } from "../../kernel/decimal";
import { shortId } from "../../kernel/hash";
import { comparableText } from "../../kernel/text";
import type { DateField, DecimalField, TextField } from "../records/field";
import { dayAt, decimalAt, textAt, type RecordTable } from "../records/recordTable";
import type { Break } from "./break";

/** References shorter than this are line numbers as often as names of a trade. */
const SHORTEST_REFERENCE = 5;

const ECONOMIC_TEXTS: readonly TextField[] = ["account", "security", "securityCode", "side", "currency"];
const ECONOMIC_DECIMALS: readonly DecimalField[] = ["quantity", "price", "netAmount"];
const ECONOMIC_DAYS: readonly DateField[] = ["tradeDate", "settlementDate"];

/** An id for each break, made from what its rows are and never from where they stand, from the as-of date or from the
 *  type of the difference: so the same break has the same id tomorrow, also when part of it has been put right. Rows are
 *  known by their reference; by their economics too where references are short or fall together. Breaks that are equal
 *  in all of that are numbered. */
export function breakIds(
  breaks: readonly Omit<Break, "id">[],
  left: RecordTable,
  right: RecordTable,
): readonly string[] {
  const byReference = breaks.map((found) => identity(found, left, right, referenceKey));
  const counts = new Map<string, number>();
  for (const key of byReference) counts.set(key, (counts.get(key) ?? 0) + 1);
  const keys = breaks.map((found, index) => {
    const key = byReference[index] ?? "";
    return counts.get(key) === 1 ? key : identity(found, left, right, fullKey);
  });
  return numbered(keys);
}

/** Equal contents, and different contents that share a hash, are told apart by "-2", "-3", … in the order of `keys`. */
function numbered(keys: readonly string[]): readonly string[] {
  const order = keys.map((_, index) => index);
  order.sort((one, other) => compareTexts(keys[one] ?? "", keys[other] ?? "") || one - other);
  const ids = new Array<string>(keys.length).fill("");
  const used = new Map<string, number>();
  for (const index of order) {
    const id = shortId(keys[index] ?? "");
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    ids[index] = count === 1 ? id : `${id}-${count}`;
  }
  return ids;
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

type RecordKey = (table: RecordTable, record: number) => string;

/** The family of the break and its rows on each side, whatever order they come in. */
function identity(found: Omit<Break, "id">, left: RecordTable, right: RecordTable, key: RecordKey): string {
  const family = found.type.startsWith("missing-") || found.type.startsWith("duplicate-") ? found.type : "difference";
  const side = (table: RecordTable, records: readonly number[]): string =>
    records
      .map((record) => key(table, record))
      .sort(compareTexts)
      .join("\u001e");
  return [family, side(left, found.left), side(right, found.right)].join("\u001d");
}

const referenceKey: RecordKey = (table, record) => {
  const reference = normalReference(table, record);
  return reference.length >= SHORTEST_REFERENCE ? reference : fullKey(table, record);
};

const normalReference: RecordKey = (table, record) =>
  comparableText(textAt(table, "reference", record) ?? textAt(table, "counterReference", record) ?? "").replace(
    /^0+/,
    "",
  );

const fullKey: RecordKey = (table, record) => {
  const decimalOf = (field: DecimalField): string => {
    const value = decimalAt(table, field, record);
    return value ? decimalText(value) : "";
  };
  const dayOf = (field: DateField): string => {
    const day = dayAt(table, field, record);
    return day === null ? "" : isoText(day);
  };
  return [
    normalReference(table, record),
    ...ECONOMIC_TEXTS.map((field) => comparableText(textAt(table, field, record) ?? "")),
    ...ECONOMIC_DECIMALS.map(decimalOf),
    ...ECONOMIC_DAYS.map(dayOf),
  ].join("\u001f");
};
