import { classInText, type InstrumentClass } from "../../records/instrumentClass";
import { BLANK_TEXT, textAt, type RecordTable, type TextColumn } from "../../records/recordTable";

/** Records that are expected to quote alike: one currency, one class of instrument and, where they were split, one ISIN prefix. */
export interface RecordGroup {
  readonly currency: string | null;
  /** Null: nothing says what these securities are. */
  readonly kind: InstrumentClass | null;
  readonly records: readonly number[];
}

/** What each record's security is, as the sheet proves it: its class or CFI code, accrued interest on any of its rows (a bond),
 *  the words of its name. One answer for a security: a bond that is sold on its coupon day is still a bond. */
export function kindsOfRecords(table: RecordTable): readonly (InstrumentClass | null)[] {
  const codes = table.texts.security ?? table.texts.securityCode;
  const known = new Map<number, InstrumentClass>();
  const classOf = classReader(table);
  const own = Array.from({ length: table.count }, (_, record) => {
    const kind = kindOfRecord(table, record, classOf);
    const code = codes?.[record] ?? BLANK_TEXT;
    if (kind && code !== BLANK_TEXT && known.get(code) !== "bond") known.set(code, kind);
    return kind;
  });
  return own.map((kind, record) => known.get(codes?.[record] ?? BLANK_TEXT) ?? kind);
}

type ClassReader = (codes: TextColumn | undefined, record: number) => InstrumentClass | null;

/** Reads each text of the pool once. */
function classReader({ pool }: RecordTable): ClassReader {
  const known = new Map<number, InstrumentClass | null>([[BLANK_TEXT, null]]);
  return (codes, record) => {
    const code = codes?.[record] ?? BLANK_TEXT;
    const before = known.get(code);
    if (before !== undefined) return before;
    const kind = classInText(pool.text(code));
    known.set(code, kind);
    return kind;
  };
}

function kindOfRecord(table: RecordTable, record: number, classOf: ClassReader): InstrumentClass | null {
  const written = classOf(table.texts.assetClass, record);
  if (written) return written;
  const accrued = table.decimals.accruedInterest;
  const hasAccrued = accrued !== undefined && Math.abs(accrued.units[record] ?? NaN) > 0;
  return hasAccrued ? "bond" : classOf(table.texts.securityName, record);
}

/** Groups by currency and class. */
export function recordGroups(table: RecordTable, kinds: readonly (InstrumentClass | null)[]): RecordGroup[] {
  const everything = Array.from({ length: table.count }, (_, record) => record);
  return grouped(everything, (record) => `${table.texts.currency?.[record] ?? BLANK_TEXT}|${kinds[record] ?? ""}`).map(
    (records) => ({
      currency: textAt(table, "currency", records[0] ?? 0),
      kind: kinds[records[0] ?? 0] ?? null,
      records,
    }),
  );
}

/** A group whose class nothing says, by the first two letters of its ISINs: XS is mostly debt, GB mostly not. */
export function byIsinPrefix(table: RecordTable, group: RecordGroup): RecordGroup[] {
  return grouped([...group.records], (record) => (textAt(table, "security", record) ?? "").slice(0, 2)).map(
    (records) => ({ ...group, records }),
  );
}

function grouped(records: readonly number[], keyOf: (record: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return [...groups.values()];
}
