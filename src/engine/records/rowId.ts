import { shortId } from "../../kernel/hash";
import { LargeMap } from "../../kernel/largeMap";
import type { DecidedRow } from "../decisions/decision";
import { lastingContent } from "./recordContent";
import type { RecordTable } from "./recordTable";
import { dayAt, decimalAt, moneyAt, securityAt, textAt } from "./recordTable";
import { decimalText } from "../../kernel/decimal";

/** A stable id for each record: from its content, so that it stays with a row that is sorted or pasted again; records of
 *  equal content are told apart by all else that lasts in them, and those that are equal throughout by their order. `prefix` keeps the two sides apart ("L", "R"). */
export function rowIds(records: RecordTable, prefix: string): readonly string[] {
  if (records.ids) return records.ids;
  const known = KNOWN.get(records)?.get(prefix);
  if (known) return known;
  const ids = new Array<string>(records.count).fill("");
  const firsts = new LargeMap<string, number>();
  const equals = new Map<string, number[]>();
  for (let record = 0; record < records.count; record += 1) {
    const quantity = decimalAt(records, "quantity", record);
    const amount = moneyAt(records, record);
    const content = [
      textAt(records, "reference", record),
      textAt(records, "account", record),
      textAt(records, "security", record),
      textAt(records, "side", record),
      quantity && decimalText(quantity),
      amount && decimalText(amount),
      dayAt(records, "tradeDate", record),
      dayAt(records, "settlementDate", record),
    ].join("|");
    const id = `${prefix}-${shortId(content)}`;
    ids[record] = id;
    const first = firsts.get(id);
    if (first === undefined) firsts.add(id, record);
    else {
      const equal = equals.get(id);
      if (equal) equal.push(record);
      else equals.set(id, [first, record]);
    }
  }
  for (const [id, equal] of equals) {
    sortByContent(records, equal);
    equal.forEach((record, index) => (ids[record] = index === 0 ? id : `${id}-${index + 1}`));
  }
  KNOWN.set(records, (KNOWN.get(records) ?? new Map<string, string[]>()).set(prefix, ids));
  return ids;
}

function sortByContent(records: RecordTable, equal: number[]): void {
  const contents = new Map(equal.map((record) => [record, lastingContent(records, record)]));
  const of = (record: number): string => contents.get(record) ?? "";
  equal.sort((one, other) => (of(one) < of(other) ? -1 : of(one) > of(other) ? 1 : one - other));
}

/** The ids of a table do not change: the sheets and the pane ask for them one after the other. */
const KNOWN = new WeakMap<RecordTable, Map<string, readonly string[]>>();

/** Records as decisions name them, by what they are. */
export function rowRefs(records: RecordTable, prefix: string, wanted: readonly number[]): DecidedRow[] {
  const ids = rowIds(records, prefix);
  return wanted.map((record) => ({ id: ids[record] ?? "", label: rowLabel(records, record) }));
}

/** What a person knows a row by: "TR-12 · FR0000120271 · 100 · 2540". */
function rowLabel(records: RecordTable, record: number): string {
  const amount = moneyAt(records, record);
  const quantity = decimalAt(records, "quantity", record);
  return [
    textAt(records, "reference", record) ?? textAt(records, "counterReference", record),
    securityAt(records, record),
    quantity && decimalText(quantity),
    amount && decimalText(amount),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
