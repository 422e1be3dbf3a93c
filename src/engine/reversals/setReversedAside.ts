import type { Wording } from "../../kernel/language";
import { sheetNotice } from "../intake/readingProblems";
import { setAsideRecord } from "../intake/setAsideRows";
import type { Notice, SetAsideRow, SheetReading, WithdrawnRow } from "../intake/sheetReading";
import { withRecordsAside } from "../repeatedRows";
import { rowIds } from "../records/rowId";
import type { Reversals } from "./findReversals";
import { isBefore, type SideRow } from "./sideRow";

/** The sheets of one side without the rows that cancel each other. Each is set aside with the other row's place, and its sheet says how
 *  many there are; where it is not clear which row is cancelled, none is and the sheet asks. The readings say which rows are
 *  withdrawn, those among them that a status alone calls cancelled. */
export function setReversedAside(
  readings: readonly SheetReading[],
  { pairs, unclear }: Reversals,
  side: "L" | "R",
): SheetReading[] {
  const others = readings.map(() => new Map<number, Other>());
  const voided = readings.map(() => new Map<number, Other>());
  const note = (row: SideRow, other: SideRow, isReversal: boolean): void => {
    const { sheet, says } = row.source;
    (says === null ? others : voided)[sheet]?.set(row.record, { ...placeOf(other, readings), isReversal });
  };
  for (const { original, reversal } of pairs) {
    note(original, reversal, false);
    note(reversal, original, true);
  }
  const questions = readings.map((): Notice[] => []);
  for (const { reversals, originals } of unclear) {
    const [first] = [...reversals].sort(isBefore);
    if (first) questions[first.source.sheet]?.push(question(reversals, originals, readings));
  }
  return readings.map((reading, sheet) => {
    const asked = questions[sheet]?.length
      ? { ...reading, notices: [...reading.notices, ...questions[sheet]] }
      : reading;
    return withdrawn(asked, others[sheet] ?? new Map(), voided[sheet] ?? new Map(), side);
  });
}

interface Place {
  readonly sheet: string;
  readonly row: number;
}

/** The other row of a pair, and whether the row at hand is the one that takes it back. */
interface Other extends Place {
  readonly isReversal: boolean;
}

const placeOf = ({ source, record }: SideRow, readings: readonly SheetReading[]): Place => ({
  sheet: readings[source.sheet]?.survey.sheet ?? "",
  row: source.records.rows[record] ?? 0,
});

function withdrawn(
  reading: SheetReading,
  others: ReadonlyMap<number, Other>,
  voided: ReadonlyMap<number, Other>,
  side: "L" | "R",
): SheetReading {
  const { records, cancelled, survey } = reading;
  if (others.size === 0 && cancelled.records.count === 0) return reading;
  const rowOf =
    (table: SheetReading["records"]) =>
    ([record, other]: readonly [number, Other | null]): WithdrawnRow => ({
      sheet: survey.sheet,
      records: table,
      record,
      other: other && { sheet: other.sheet, row: other.row },
      isReversal: other?.isReversal ?? false,
    });
  const isCalledCancelled = Array.from({ length: cancelled.records.count }, (_, record) => record);
  const told: SheetReading = {
    ...reading,
    // Rows go by the names that they had among all of their sheet, whether others are set aside or not.
    records: others.size > 0 ? { ...records, ids: rowIds(records, side) } : records,
    setAside: withReasons(reading, voided),
    withdrawn: [
      ...[...others].map(rowOf(records)),
      ...isCalledCancelled.map((record) => [record, voided.get(record) ?? null] as const).map(rowOf(cancelled.records)),
    ],
  };
  if (others.size === 0) return told;
  const reasons = new Map([...others].map(([record, other]) => [record, reasonOf(other, survey.sheet)]));
  const first = records.rows[[...others.keys()].reduce((least, record) => Math.min(least, record))] ?? null;
  const notice = sheetNotice(
    survey.sheet,
    "reversed-rows",
    {
      en: `${others.size} of ${records.count} rows are cancelled by another row of the same side, or cancel one, and are set aside. The sheet Set aside names the other row of each; match a row by hand if it stands after all.`,
      fr: `${others.size} lignes sur ${records.count} sont annulées par une autre ligne du même côté, ou en annulent une\u00a0; elles sont mises de côté. La feuille Mis de côté nomme l'autre ligne de chacune\u00a0; rapprochez une ligne à la main si elle tient malgré tout.`,
    },
    first,
  );
  return withRecordsAside(told, reasons, notice, "reversed");
}

/** What was set aside as cancelled, with the row that it cancels. */
function withReasons(
  { setAside, cancelled, survey }: SheetReading,
  voided: ReadonlyMap<number, Other>,
): readonly SetAsideRow[] {
  if (voided.size === 0) return setAside;
  const told = new Map(
    [...voided].map(([record, other]) => {
      const row = setAsideRecord(cancelled.records, record, "reversed", reasonOf(other, survey.sheet));
      return [row.row, row] as const;
    }),
  );
  return setAside.map((row) => (row.code === "cancelled" ? (told.get(row.row) ?? row) : row));
}

function reasonOf({ sheet, row, isReversal }: Other, own: string): Wording {
  const place =
    sheet === own
      ? { en: `row ${row}`, fr: `la ligne ${row}` }
      : { en: `sheet "${sheet}", row ${row}`, fr: `la feuille «\u00a0${sheet}\u00a0», ligne ${row}` };
  return isReversal
    ? {
        en: `Cancels ${place.en}: neither is looked for on the other side.`,
        fr: `Annule ${place.fr}\u00a0: ni l'une ni l'autre n'est recherchée de l'autre côté.`,
      }
    : {
        en: `Cancelled by ${place.en}: neither is looked for on the other side.`,
        fr: `Annulée par ${place.fr}\u00a0: ni l'une ni l'autre n'est recherchée de l'autre côté.`,
      };
}

/** Rows that are named one by one. */
const ROWS_NAMED = 10;

function question(
  reversals: readonly SideRow[],
  originals: readonly SideRow[],
  readings: readonly SheetReading[],
): Notice {
  const own = placeOf([...reversals].sort(isBefore)[0]!, readings);
  const named = (rows: readonly SideRow[], language: "en" | "fr"): string => {
    const places = [...rows].sort(isBefore).map((row) => placeOf(row, readings));
    const texts = places
      .slice(0, ROWS_NAMED)
      .map(({ sheet, row }) =>
        sheet === own.sheet
          ? String(row)
          : language === "en"
            ? `${row} of "${sheet}"`
            : `${row} de «\u00a0${sheet}\u00a0»`,
      );
    return `${texts.join(", ")}${places.length > ROWS_NAMED ? ", …" : ""}`;
  };
  const isOne = reversals.length === 1;
  return sheetNotice(
    own.sheet,
    "reversal-unclear",
    {
      en: `${isOne ? "row" : "rows"} ${named(reversals, "en")} ${isOne ? "cancels" : "cancel"} another row, and whether that is ${named(originals, "en")} is not clear: ${originals.length === 1 ? "it was" : "they were"} kept. Write the reference of the cancelled row in a column Previous reference, or Cancelled in its status.`,
      fr: `${isOne ? "la ligne" : "les lignes"} ${named(reversals, "fr")} ${isOne ? "annule" : "annulent"} une autre ligne, sans qu'il soit clair que ce soit ${named(originals, "fr")}\u00a0: ${originals.length === 1 ? "elle a été gardée" : "elles ont été gardées"}. Indiquez la référence de la ligne annulée dans une colonne Référence précédente, ou Annulé dans son statut.`,
    },
    own.row,
  );
}
