import { shortId } from "../../kernel/hash";
import type { RecordTable } from "../records/recordTable";
import { dayAt, decimalAt, textAt } from "../records/recordTable";
import { decimalText } from "../../kernel/decimal";

/** A stable id for each record: from its content, so that it stays with a row that is sorted or pasted again; records of
 *  equal content are told apart by their order. `prefix` keeps the two sides apart ("L", "R"). */
export function rowIds(records: RecordTable, prefix: string): string[] {
  const seen = new Map<string, number>();
  const ids: string[] = [];
  for (let record = 0; record < records.count; record += 1) {
    const quantity = decimalAt(records, "quantity", record);
    const amount = decimalAt(records, "netAmount", record) ?? decimalAt(records, "grossAmount", record);
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
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    ids.push(count === 1 ? id : `${id}-${count}`);
  }
  return ids;
}
