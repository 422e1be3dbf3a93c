import type { Wording } from "../kernel/language";
import { sheetNotice } from "./intake/readingProblems";
import { setAsideRecord } from "./intake/setAsideRows";
import type { Notice, SetAsideCode, SheetReading } from "./intake/sheetReading";
import { contentKeys, fieldsOf, hasReference } from "./records/recordContent";
import type { RecordTable } from "./records/recordTable";
import { selectRecords } from "./records/selectRecords";

/** Rows without any reference are copies only where so large a share of the shorter sheet stands on the other one. */
const BULK = 0.5;
const LEAST_BULK = 3;

/** The sheets of one side, each without the rows that an earlier one has already: a morning file that comes again in the evening
 *  is reconciled once. Rows are the same when every field is, and a reference says so or most of the sheet is the same. Each
 *  is set aside with the place where it stands, and its sheet says so. */
export function withoutRepeats(readings: readonly SheetReading[]): SheetReading[] {
  const done: { reading: SheetReading; keys: readonly string[] }[] = [];
  return readings.map((reading) => {
    if (readings.length === 1) return reading;
    const fields = fieldsOf(reading.records);
    const keys = contentKeys(reading.records, fields);
    const earlier = done.filter((other) => fieldsOf(other.reading.records).join() === fields.join());
    const repeats = findRepeats(reading.records, keys, earlier);
    done.push({ reading, keys });
    return repeats.size === 0 ? reading : setAside(reading, repeats);
  });
}

interface Place {
  readonly sheet: string;
  readonly row: number;
}

function findRepeats(
  records: RecordTable,
  keys: readonly string[],
  earlier: readonly { readonly reading: SheetReading; readonly keys: readonly string[] }[],
): Map<number, Place> {
  const found = new Map<number, Place>();
  for (const { reading, keys: known } of earlier) {
    const places = new Map<string, number[]>();
    known.forEach((key, record) => places.set(key, [...(places.get(key) ?? []), record]));
    const same = keys.flatMap((key, record) => {
      const original = found.has(record) ? undefined : places.get(key)?.shift();
      return original === undefined ? [] : [{ record, original }];
    });
    const isBulk = same.length >= LEAST_BULK && same.length >= BULK * Math.min(keys.length, known.length);
    for (const { record, original } of same) {
      if (isBulk || hasReference(records, record))
        found.set(record, { sheet: reading.survey.sheet, row: reading.records.rows[original] ?? 0 });
    }
  }
  return found;
}

function setAside(reading: SheetReading, repeats: ReadonlyMap<number, Place>): SheetReading {
  const { records, survey } = reading;
  const sheets = [...new Set([...repeats.values()].map(({ sheet }) => sheet))];
  const rows = new Map(
    [...repeats].map(([record, { sheet, row }]) => [
      record,
      {
        en: `Already on sheet "${sheet}", row ${row}, and reconciled there.`,
        fr: `Figure déjà sur la feuille «\u00a0${sheet}\u00a0», ligne ${row}, et y est rapprochée.`,
      },
    ]),
  );
  const first = records.rows[Math.min(...repeats.keys())] ?? null;
  const notice = sheetNotice(
    survey.sheet,
    "repeated-rows",
    {
      en: `${rows.size} of ${records.count} rows also stand on ${sheets.map((sheet) => `"${sheet}"`).join(", ")} and are reconciled there; here they are set aside. Leave one of the sheets out if it is the same file.`,
      fr: `${rows.size} lignes sur ${records.count} figurent aussi sur ${sheets.map((sheet) => `«\u00a0${sheet}\u00a0»`).join(", ")} et y sont rapprochées\u00a0; elles sont ici mises de côté. Laissez l'une des feuilles de côté s'il s'agit du même fichier.`,
    },
    first,
  );
  return withRecordsAside(reading, rows, notice);
}

/** The reading with these records set aside for good, each with its reason, and a notice that says so. */
export function withRecordsAside(
  reading: SheetReading,
  reasons: ReadonlyMap<number, Wording>,
  notice: Notice,
  code: SetAsideCode = "repeated-row",
): SheetReading {
  const { records } = reading;
  const kept = Int32Array.from({ length: records.count }, (_, record) => record).filter(
    (record) => !reasons.has(record),
  );
  const rows = [...reasons].map(([record, reason]) => setAsideRecord(records, record, code, reason));
  return {
    ...reading,
    records: selectRecords(records, kept),
    setAside: [...reading.setAside, ...rows].sort((one, other) => one.row - other.row),
    notices: [...reading.notices, notice],
  };
}
