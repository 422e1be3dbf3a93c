import type { InstrumentClass } from "../../records/instrumentClass";
import type { RecordTable } from "../../records/recordTable";
import { provePrice, ROWS_TO_PROVE, type PriceProof } from "./provePrice";
import { byIsinPrefix, kindsOfRecords, recordGroups, type RecordGroup } from "./recordGroups";
import { rowFigures, type RowFigures } from "./rowFigures";

/** A group of records with what the arithmetic of its rows proves of its prices; null where it proves nothing. */
export interface ProvenGroup extends RecordGroup {
  readonly rows: readonly RowFigures[];
  readonly proof: PriceProof | null;
}

/** Every record of the table, in groups that quote alike. A group whose class nothing says and whose rows do not agree is split by
 *  ISIN prefix, since one column may hold shares and bonds. */
export function provenPrices(
  table: RecordTable,
  kinds: readonly (InstrumentClass | null)[] = kindsOfRecords(table),
): ProvenGroup[] {
  return recordGroups(table, kinds).flatMap((group) => {
    const whole = proven(table, group);
    if (whole.proof || group.kind !== null || whole.rows.length < ROWS_TO_PROVE) return [whole];
    const parts = byIsinPrefix(table, group).map((part) => proven(table, part));
    return parts.some(({ proof }) => proof) ? parts : [whole];
  });
}

function proven(table: RecordTable, group: RecordGroup): ProvenGroup {
  const rows = rowFigures(table, group.records);
  return { ...group, rows, proof: provePrice(rows) };
}
