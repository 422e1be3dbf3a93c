import { decimalText } from "../kernel/decimal";
import { sheetNotice } from "./intake/readingProblems";
import type { SetAsideRow, SheetReading } from "./intake/sheetReading";
import { DATE_FIELDS, DECIMAL_FIELDS, TEXT_FIELDS, type Field } from "./records/field";
import { BLANK_DAY, BLANK_TEXT, decimalAt, type RecordTable } from "./records/recordTable";
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
    const keys = Array.from({ length: reading.records.count }, (_, record) =>
      contentKey(reading.records, fields, record),
    );
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
  const kept = Int32Array.from({ length: records.count }, (_, record) => record).filter(
    (record) => !repeats.has(record),
  );
  const rows = [...repeats].map(([record, { sheet, row }]): SetAsideRow => ({
    row: records.rows[record] ?? 0,
    code: "repeated-row",
    reason: {
      en: `Already on sheet "${sheet}", row ${row}, and reconciled there.`,
      fr: `Figure déjà sur la feuille «\u00a0${sheet}\u00a0», ligne ${row}, et y est rapprochée.`,
    },
  }));
  const sheets = [...new Set([...repeats.values()].map(({ sheet }) => sheet))];
  return {
    ...reading,
    records: selectRecords(records, kept),
    setAside: [...reading.setAside, ...rows].sort((one, other) => one.row - other.row),
    notices: [
      ...reading.notices,
      sheetNotice(
        survey.sheet,
        "repeated-rows",
        {
          en: `${rows.length} of ${records.count} rows also stand on ${sheets.map((sheet) => `"${sheet}"`).join(", ")} and are reconciled there; here they are set aside. Leave one of the sheets out if it is the same file.`,
          fr: `${rows.length} lignes sur ${records.count} figurent aussi sur ${sheets.map((sheet) => `«\u00a0${sheet}\u00a0»`).join(", ")} et y sont rapprochées\u00a0; elles sont ici mises de côté. Laissez l'une des feuilles de côté s'il s'agit du même fichier.`,
        },
        rows[0]?.row ?? null,
      ),
    ],
  };
}

const fieldsOf = (records: RecordTable): Field[] => [
  ...TEXT_FIELDS.filter((field) => records.texts[field]),
  ...DECIMAL_FIELDS.filter((field) => records.decimals[field]),
  ...DATE_FIELDS.filter((field) => records.days[field]),
];

/** All fields of a record as one text; sheets of one run share a pool, so that equal texts have equal codes. */
function contentKey(records: RecordTable, fields: readonly Field[], record: number): string {
  return fields
    .map((field) => {
      const code = records.texts[field as keyof RecordTable["texts"]]?.[record];
      if (code !== undefined) return code === BLANK_TEXT ? "" : code;
      const day = records.days[field as keyof RecordTable["days"]]?.[record];
      if (day !== undefined) return day === BLANK_DAY ? "" : day;
      const value = decimalAt(records, field as keyof RecordTable["decimals"], record);
      return value === null ? "" : decimalText(value);
    })
    .join("|");
}

const hasReference = ({ texts }: RecordTable, record: number): boolean =>
  [texts.reference, texts.counterReference].some((column) => (column?.[record] ?? BLANK_TEXT) !== BLANK_TEXT);
