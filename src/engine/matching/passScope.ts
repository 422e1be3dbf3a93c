import { plainWords } from "../../kernel/text";
import type { TextField } from "../records/field";
import { classInText } from "../records/instrumentClass";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import type { PassCondition } from "./pass";

/** Which records of one side a pass with these conditions looks at, by record; null: all of them. A record whose value is blank
 *  says nothing against a condition. */
export function scopeOf(records: RecordTable, conditions: readonly PassCondition[]): Uint8Array | null {
  const filters = conditions.flatMap(({ field, values }) => {
    const codes = records.texts[field];
    return codes ? [{ codes, fits: fitting(records, codes, field, values) }] : [];
  });
  if (filters.length === 0) return null;
  return Uint8Array.from({ length: records.count }, (_, record) =>
    filters.every(({ codes, fits }) => codes[record] === BLANK_TEXT || fits.has(codes[record] ?? BLANK_TEXT)) ? 1 : 0,
  );
}

/** The codes whose text is one of the values: as words, or as the class of instruments that the text says. */
function fitting(records: RecordTable, codes: Int32Array, field: TextField, values: readonly string[]): Set<number> {
  const wanted = new Set(values.map(plainWords));
  const classes = new Set(field === "assetClass" ? values.map(classInText) : []);
  const fits = (text: string): boolean => {
    const written = field === "assetClass" ? classInText(text) : null;
    return wanted.has(plainWords(text)) || (written !== null && classes.has(written));
  };
  return new Set([...new Set(codes)].filter((code) => code !== BLANK_TEXT && fits(records.pool.text(code))));
}

/** Conditions that neither side can say anything of. */
export const unknownConditions = (
  left: RecordTable,
  right: RecordTable,
  conditions: readonly PassCondition[],
): PassCondition["field"][] =>
  conditions.map(({ field }) => field).filter((field) => !left.texts[field] && !right.texts[field]);
