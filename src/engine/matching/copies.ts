import { DATE_FIELDS, DECIMAL_FIELDS, TEXT_FIELDS } from "../records/field";
import { textAt, type RecordTable } from "../records/recordTable";
import type { Comparands } from "./comparands";
import type { Duplicate } from "./matching";
import type { OpenRecords } from "./openRecords";

/** Copies within one side: equal in reference and in every amount and date. The first by its other texts is kept, the others
 *  are extra; where those are equal too nobody could tell them apart, and the lowest row is. */
export interface Copies {
  readonly original: number;
  readonly extras: readonly number[];
}

/** Groups of records of one side that have a reference, by its code, and the same one, and equal economics throughout. */
export function findCopies(
  records: RecordTable,
  references: Int32Array,
  comparands: Comparands,
  side: "left" | "right",
): Copies[] {
  const numbers = comparands.columns.map((column) => column[side]);
  const content = (record: number): string =>
    [...numbers.map((column) => column[record]), ...ownNumbers(records, record)].join();
  return repeated(references).flatMap((group) => copiesIn(group, content, (record) => textsOf(records, record)));
}

/** The records that share a code, by code, where there are several; in the order of the first of them. */
function repeated(codes: Int32Array): number[][] {
  let most = -1;
  for (let record = 0; record < codes.length; record += 1) most = Math.max(most, codes[record] ?? -1);
  const first = new Int32Array(most + 1).fill(-1);
  const groups = new Map<number, number[]>();
  for (let record = 0; record < codes.length; record += 1) {
    const code = codes[record] ?? -1;
    if (code < 0) continue;
    const before = first[code] ?? -1;
    if (before < 0) first[code] = record;
    else {
      const group = groups.get(code);
      if (group) group.push(record);
      else groups.set(code, [before, record]);
    }
  }
  return [...groups.values()].sort(([one = 0], [other = 0]) => one - other);
}

function copiesIn(
  group: readonly number[],
  contentOf: (record: number) => string,
  namesOf: (record: number) => string,
): Copies[] {
  const byContent = new Map<string, number[]>();
  for (const record of group) {
    const content = contentOf(record);
    const copies = byContent.get(content);
    if (copies) copies.push(record);
    else byContent.set(content, [record]);
  }
  return [...byContent.values()]
    .filter((copies) => copies.length > 1)
    .flatMap((copies) => {
      const named = copies.map((record) => ({ record, names: namesOf(record) }));
      named.sort((one, other) => order(one.names, other.names) || one.record - other.record);
      const [original, ...extras] = named.map(({ record }) => record);
      return original === undefined ? [] : [{ original, extras }];
    });
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const textsOf = (records: RecordTable, record: number): string =>
  TEXT_FIELDS.map((field) => textAt(records, field, record) ?? "").join("|");

/** Amounts and days, those that the other side does not have too: two rows that differ in them are not copies. */
function ownNumbers(records: RecordTable, record: number): (number | string | undefined)[] {
  const amounts = DECIMAL_FIELDS.flatMap((field) => {
    const column = records.decimals[field];
    return column ? [column.units[record], column.scales[record], column.wide.get(record)?.units.toString()] : [];
  });
  return [...amounts, ...DATE_FIELDS.map((field) => records.days[field]?.[record])];
}

/** What became of the copies: parts of a group are no copies; as many as the partner has copies too are matched with them, the others are duplicates. */
export function settleCopies(
  open: OpenRecords,
  copies: { left: readonly Copies[]; right: readonly Copies[] },
  comparands: Comparands,
): Duplicate[] {
  const extrasOf = (side: "left" | "right"): Map<number, number[]> =>
    new Map(
      copies[side].map(({ original, extras }) => [original, extras.filter((record) => !open.isMatched(side, record))]),
    );
  const left = extrasOf("left");
  const right = extrasOf("right");
  const matches = left.size > 0 && right.size > 0 ? open.matches() : [];
  for (const {
    left: [one, ...moreLeft],
    right: [other, ...moreRight],
    status,
    pass,
  } of matches) {
    if (one === undefined || other === undefined || moreLeft.length > 0 || moreRight.length > 0 || status !== "matched")
      continue;
    const ours = left.get(one) ?? [];
    const theirs = right.get(other) ?? [];
    while (ours.length > 0 && theirs.length > 0 && !comparands.forbidden?.has(ours[0]!, theirs[0]!))
      open.pair(ours.shift()!, theirs.shift()!, pass);
  }
  const rest = (side: "left" | "right", extras: Map<number, number[]>): Duplicate[] =>
    [...extras].flatMap(([original, extra]) =>
      extra.length > 0 ? [{ side, records: [original, ...extra], extra }] : [],
    );
  return [...rest("left", left), ...rest("right", right)];
}
