import { BLANK_DAY, textAt, type RecordTable } from "../records/recordTable";
import { DATE_FIELDS, DECIMAL_FIELDS, TEXT_FIELDS } from "../records/field";
import { hashText } from "../../kernel/hash";
import type { ReferenceKeys } from "./reference";
import type { Comparands } from "./comparands";
import { LADDER } from "./ladder";
import type { Duplicate, Match, PassId } from "./matching";

/** What is still open on both sides while the passes run, and what was decided. */
export class OpenRecords {
  readonly matches: Match[] = [];
  private readonly takenLeft: Uint8Array;
  private readonly takenRight: Uint8Array;

  constructor(private readonly countLeft: number, private readonly countRight: number) {
    this.takenLeft = new Uint8Array(countLeft);
    this.takenRight = new Uint8Array(countRight);
  }

  isOpen(side: "left" | "right", record: number): boolean {
    return (side === "left" ? this.takenLeft : this.takenRight)[record] === 0;
  }

  open(side: "left" | "right"): number[] {
    const count = side === "left" ? this.countLeft : this.countRight;
    const records: number[] = [];
    for (let record = 0; record < count; record += 1) if (this.isOpen(side, record)) records.push(record);
    return records;
  }

  /** Takes records out without a match: copies wait for what becomes of their original. */
  hold(side: "left" | "right", records: readonly number[]): void {
    for (const record of records) (side === "left" ? this.takenLeft : this.takenRight)[record] = 1;
  }

  match(left: readonly number[], right: readonly number[], pass: PassId, status: Match["status"] = "matched"): void {
    this.hold("left", left);
    this.hold("right", right);
    const confidence = status === "matched" ? LADDER[pass].confidence : LADDER[pass].confidence / 2;
    this.matches.push({ left: [...left], right: [...right], status, pass, confidence });
  }
}

/** Copies within one side: equal in reference and in every amount and date. The first by its other texts is kept, the others
 *  are extra; where those are equal too nobody could tell them apart, and the lowest row is. */
export interface Copies {
  readonly original: number;
  readonly extras: readonly number[];
}

/** Groups of records of one side that have a reference, and the same one, and equal economics throughout. */
export function findCopies(records: RecordTable, references: ReferenceKeys, comparands: Comparands, side: "left" | "right"): Copies[] {
  const numbers = comparands.columns.map((column) => column[side]);
  const byKey = new Map<string, number[]>();
  for (let record = 0; record < records.count; record += 1) {
    const reference = references.full[record] ?? "";
    if (reference === "") continue;
    const known = byKey.get(reference);
    if (known) known.push(record);
    else byKey.set(reference, [record]);
  }
  return [...byKey.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      copiesIn(
        group,
        (record) => [...numbers.map((column) => column[record]), ownContent(records, record)].join(),
        (record) => TEXT_FIELDS.map((field) => textAt(records, field, record) ?? "").join("|"),
      ),
    );
}

function copiesIn(group: readonly number[], contentOf: (record: number) => string, textsOf: (record: number) => string): Copies[] {
  const byContent = new Map<string, number[]>();
  for (const record of group) {
    const content = contentOf(record);
    byContent.set(content, [...(byContent.get(content) ?? []), record]);
  }
  return [...byContent.values()]
    .filter((copies) => copies.length > 1)
    .flatMap((copies) => {
      const [original, ...extras] = copies.sort((one, other) => order(textsOf(one), textsOf(other)) || one - other);
      return original === undefined ? [] : [{ original, extras }];
    });
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Amounts and days that the other side does not have: two rows that differ in them are not copies. */
function ownContent(records: RecordTable, record: number): number {
  const amounts = DECIMAL_FIELDS.map((field) => records.decimals[field]).flatMap((column) =>
    column ? [column.units[record], column.scales[record]] : [],
  );
  const days = DATE_FIELDS.map((field) => records.days[field]?.[record] ?? BLANK_DAY);
  return hashText([...amounts, ...days].join());
}

/** What became of the copies: as many as the partner has copies too are matched with them, the others are duplicates. */
export function settleCopies(open: OpenRecords, copies: { left: readonly Copies[]; right: readonly Copies[] }): Duplicate[] {
  const extrasOf = (of: readonly Copies[]): Map<number, number[]> =>
    new Map(of.map(({ original, extras }): [number, number[]] => [original, [...extras]]));
  const left = extrasOf(copies.left);
  const right = extrasOf(copies.right);
  for (const { left: [one, ...moreLeft], right: [other, ...moreRight], status, pass } of [...open.matches]) {
    if (one === undefined || other === undefined || moreLeft.length > 0 || moreRight.length > 0 || status !== "matched") continue;
    const ours = left.get(one) ?? [];
    const theirs = right.get(other) ?? [];
    while (ours.length > 0 && theirs.length > 0) open.match([ours.shift()!], [theirs.shift()!], pass);
  }
  const rest = (side: "left" | "right", extras: Map<number, number[]>): Duplicate[] =>
    [...extras].flatMap(([original, extra]) => (extra.length > 0 ? [{ side, records: [original, ...extra], extra }] : []));
  return [...rest("left", left), ...rest("right", right)];
}
