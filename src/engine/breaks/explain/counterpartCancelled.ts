import { absolute, decimalText, equals } from "../../../kernel/decimal";
import { comparableText } from "../../../kernel/text";
import type { WithdrawnRow } from "../../intake/sheetReading";
import { dayAt, decimalAt, moneyAt, textAt, type RecordTable } from "../../records/recordTable";
import type { Break, Explanation } from "../break";

/** The breaks, where those of rows without a partner name the row of the other side that was one and is withdrawn there: cancelled by
 *  another row or by its status, or itself a reversal. It has the same reference and the same security and figures; or, without a
 *  common reference, all of security, side, quantity, amount and trade date in common. */
export function explainCancelled(
  breaks: readonly Break[],
  left: RecordTable,
  right: RecordTable,
  withdrawn: { readonly left: readonly WithdrawnRow[]; readonly right: readonly WithdrawnRow[] },
): readonly Break[] {
  const ours = new WithdrawnIndex(withdrawn.left);
  const theirs = new WithdrawnIndex(withdrawn.right);
  if (ours.isEmpty && theirs.isEmpty) return breaks;
  return breaks.map((found) => {
    const isOurs = found.type === "missing-right";
    if (!isOurs && found.type !== "missing-left") return found;
    const [record] = isOurs ? found.left : found.right;
    const row = record === undefined ? null : (isOurs ? theirs : ours).find(isOurs ? left : right, record);
    return row ? { ...found, explanation: explanationOf(row, isOurs ? "right" : "left") } : found;
  });
}

function explanationOf({ sheet, records, record, other, isReversal }: WithdrawnRow, by: "left" | "right"): Explanation {
  const row = String(records.rows[record] ?? 0);
  return {
    code: "counterpart-cancelled",
    field: "status",
    figures: {
      by,
      sheet,
      row,
      ...(other && { otherRow: String(other.row), ...(other.sheet !== sheet && { otherSheet: other.sheet }) }),
      ...(isReversal && { reversal: "Y" }),
    },
  };
}

/** Withdrawn rows of one side by their references and by their economics. Of several that fit, an original before a reversal, then
 *  the first. */
class WithdrawnIndex {
  private readonly byReference: ReadonlyMap<string, readonly WithdrawnRow[]>;
  private readonly byEconomics: ReadonlyMap<string, readonly WithdrawnRow[]>;

  constructor(rows: readonly WithdrawnRow[]) {
    const ranked = [...rows].sort(
      (one, other) =>
        Number(one.isReversal) - Number(other.isReversal) ||
        (one.sheet < other.sheet ? -1 : one.sheet > other.sheet ? 1 : rowOf(one) - rowOf(other)),
    );
    this.byReference = indexed(ranked, ({ records, record }) => referencesOf(records, record));
    this.byEconomics = indexed(ranked, ({ records, record }) => economicsOf(records, record));
  }

  get isEmpty(): boolean {
    return this.byReference.size === 0 && this.byEconomics.size === 0;
  }

  find(records: RecordTable, record: number): WithdrawnRow | null {
    for (const reference of referencesOf(records, record)) {
      const found = this.byReference
        .get(reference)
        ?.slice(0, MOST_OF_ONE_REFERENCE)
        .find((row) => isSameBusiness(records, record, row));
      if (found) return found;
    }
    const [economics] = economicsOf(records, record);
    return (economics !== undefined && this.byEconomics.get(economics)?.[0]) || null;
  }
}

/** Rows of one reference that are looked at: bounded on any input. */
const MOST_OF_ONE_REFERENCE = 50;

const rowOf = ({ records, record }: WithdrawnRow): number => records.rows[record] ?? 0;

function indexed(
  rows: readonly WithdrawnRow[],
  keysOf: (row: WithdrawnRow) => readonly string[],
): Map<string, WithdrawnRow[]> {
  const found = new Map<string, WithdrawnRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const known = found.get(key);
      if (known) known.push(row);
      else found.set(key, [row]);
    }
  }
  return found;
}

const referencesOf = (records: RecordTable, record: number): string[] => [
  ...new Set(
    (["reference", "counterReference"] as const)
      .map((field) => comparableText(textAt(records, field, record) ?? ""))
      .filter((reference) => reference !== ""),
  ),
];

/** None where anything of it is blank. */
function economicsOf(records: RecordTable, record: number): string[] {
  const amount = moneyAt(records, record);
  const quantity = decimalAt(records, "quantity", record);
  const parts = [
    textAt(records, "security", record),
    textAt(records, "side", record),
    quantity && decimalText(quantity),
    amount && decimalText(amount),
    dayAt(records, "tradeDate", record),
  ];
  return parts.every((part) => part !== null) ? [parts.join("|")] : [];
}

/** Whether two rows of one reference are of one security, run the same way, and have the same quantity; where one has none, the same
 *  amount. */
function isSameBusiness(records: RecordTable, record: number, row: WithdrawnRow): boolean {
  const same = (field: "security" | "side"): boolean => {
    const [one, other] = [textAt(records, field, record), textAt(row.records, field, row.record)];
    return one === null || other === null || one === other;
  };
  if (!same("security") || !same("side")) return false;
  const [ours, theirs] = [decimalAt(records, "quantity", record), decimalAt(row.records, "quantity", row.record)];
  if (ours && theirs) return equals(ours, theirs);
  const [one, other] = [moneyAt(records, record), moneyAt(row.records, row.record)];
  return one !== null && other !== null && equals(absolute(one), absolute(other));
}
