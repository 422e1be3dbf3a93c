import type { Wording } from "../kernel/language";
import { sheetNotice } from "./intake/readingProblems";
import type { SheetReading } from "./intake/sheetReading";
import { contentKeys, fieldsOf, hasReference, PROGRESS_FIELDS } from "./records/recordContent";
import { textAt } from "./records/recordTable";
import { withRecordsAside } from "./repeatedRows";

const FINAL: ReadonlySet<string | null> = new Set(["SETTLED", "CANCELLED"]);

interface Version {
  readonly sheet: number;
  readonly record: number;
  readonly status: string | null;
}

/** The sheets of one side without the rows that another sheet takes further: a delivery that is pending in the morning file and
 *  settled in the evening one is reconciled as settled. Only where its reference and all else but its progress are equal, and
 *  one version alone is final; which of two unfinished ones is later, no row says. */
export function withoutSuperseded(readings: readonly SheetReading[]): SheetReading[] {
  if (readings.length === 1) return [...readings];
  const versions = new Map<string, Version[]>();
  readings.forEach(({ records }, sheet) => {
    if (!records.texts.status) return;
    const fields = fieldsOf(records);
    const layout = fields.join();
    contentKeys(
      records,
      fields.filter((field) => !PROGRESS_FIELDS.has(field)),
    ).forEach((key, record) => {
      if (!hasReference(records, record)) return;
      const version = { sheet, record, status: textAt(records, "status", record) };
      const place = `${layout}/${key}`;
      versions.set(place, [...(versions.get(place) ?? []), version]);
    });
  });
  const aside = readings.map(() => new Map<number, Version>());
  for (const group of versions.values()) {
    const final = group.filter(({ status }) => FINAL.has(status));
    const [last, ...others] = final;
    const isOneASheet = new Set(group.map(({ sheet }) => sheet)).size === group.length;
    if (!last || others.length > 0 || group.length < 2 || !isOneASheet) continue;
    for (const version of group) if (version !== last) aside[version.sheet]?.set(version.record, last);
  }
  return readings.map((reading, sheet) => superseded(reading, aside[sheet] ?? new Map(), readings));
}

function superseded(
  reading: SheetReading,
  aside: ReadonlyMap<number, Version>,
  readings: readonly SheetReading[],
): SheetReading {
  if (aside.size === 0) return reading;
  const reasons = new Map(
    [...aside].map(([record, last]): [number, Wording] => {
      const later = readings[last.sheet];
      const [sheet, row] = [later?.survey.sheet ?? "", later?.records.rows[last.record] ?? 0];
      return [
        record,
        {
          en: `Taken further on sheet "${sheet}", row ${row}, and reconciled there.`,
          fr: `Mise à jour sur la feuille «\u00a0${sheet}\u00a0», ligne ${row}, et y est rapprochée.`,
        },
      ];
    }),
  );
  const { records, survey } = reading;
  return withRecordsAside(
    reading,
    reasons,
    sheetNotice(
      survey.sheet,
      "superseded-rows",
      {
        en: `${aside.size} of ${records.count} rows stand on another sheet with the same reference and a final status; they are reconciled there and set aside here.`,
        fr: `${aside.size} lignes sur ${records.count} figurent sur une autre feuille avec la même référence et un statut définitif\u00a0; elles y sont rapprochées et mises de côté ici.`,
      },
      records.rows[Math.min(...aside.keys())] ?? null,
    ),
  );
}
