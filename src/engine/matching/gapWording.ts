import { absolute, subtract } from "../../kernel/decimal";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import { valueWording } from "../records/codeWords";
import { isDateField, isDecimalField, type TextField } from "../records/field";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import { dayAt, decimalAt, textAt, type RecordTable } from "../records/recordTable";
import { fieldBit, type Comparands, type EconomicField } from "./comparands";
import type { Gap, PassAnswer } from "./passAnswer";
import { lowered, toleranceText } from "./passWording";

type Kind = Extract<PassAnswer, { readonly gaps: unknown }>["kind"];

/** A field in which two rows are not alike, with both values, how far they lie apart, and how far they may: "quantity (ours 100,
 *  theirs 200, apart by 100; must be equal)". A key and what must be equal has no tolerance. */
export function gapWording(comparands: Comparands, gap: Gap, kind: Kind): Wording {
  return { en: gapText(comparands, gap, kind, "en"), fr: gapText(comparands, gap, kind, "fr") };
}

function gapText(comparands: Comparands, { field, left, right }: Gap, kind: Kind, language: Language): string {
  const name = lowered(FIELD_LABELS[field][language]);
  const ours = valueText(comparands.left, field, left, language);
  const theirs = valueText(comparands.right, field, right, language);
  if (ours === null || theirs === null) {
    const blank = {
      en: ours === null ? (theirs === null ? "blank on both sides" : "blank on our side") : "blank on the statement",
      fr: ours === null ? (theirs === null ? "vide des deux côtés" : "vide chez nous") : "vide au relevé",
    }[language];
    return `${name} (${blank})`;
  }
  const apart = apartText(comparands, field, left, right, language);
  const isBeyond = (comparands.compare(left, right).differing & fieldBit(field)) !== 0;
  const isBound = kind === "differs" || (kind === "unlike" && isBeyond);
  const tolerance = isBound ? toleranceText(comparands.toleranceOf(field, left, right), language) : null;
  const allowed =
    tolerance === null
      ? { en: apart === "" ? "" : "; must be equal", fr: apart === "" ? "" : "\u00a0; égalité exigée" }
      : { en: `; tolerance ${tolerance}`, fr: `\u00a0; tolérance ${tolerance}` };
  const values = { en: `ours ${ours}, theirs ${theirs}`, fr: `chez nous ${ours}, au relevé ${theirs}` }[language];
  return `${name} (${values}${apart}${allowed[language]})`;
}

/** ", apart by 0.05"; nothing for texts. */
function apartText(
  { left: book, right: statement }: Comparands,
  field: EconomicField,
  left: number,
  right: number,
  language: Language,
): string {
  if (isDecimalField(field)) {
    const [ours, theirs] = [decimalAt(book, field, left), decimalAt(statement, field, right)];
    if (ours === null || theirs === null) return "";
    const gap = formatDecimal(absolute(subtract(theirs, ours)), language);
    return { en: `, apart by ${gap}`, fr: `, écart de ${gap}` }[language];
  }
  if (!isDateField(field)) return "";
  const [ours, theirs] = [dayAt(book, field, left), dayAt(statement, field, right)];
  if (ours === null || theirs === null) return "";
  const days = Math.abs(theirs - ours);
  return {
    en: `, apart by ${days} calendar day${days === 1 ? "" : "s"}`,
    fr: `, écart de ${days} jour${days === 1 ? "" : "s"} calendaire${days === 1 ? "" : "s"}`,
  }[language];
}

/** A security that is known by its code or its name only is written so. */
const INSTEAD: readonly TextField[] = ["security", "securityCode", "securityName"];

function valueText(records: RecordTable, field: EconomicField, record: number, language: Language): string | null {
  if (isDecimalField(field)) {
    const value = decimalAt(records, field, record);
    return value && formatDecimal(value, language);
  }
  if (isDateField(field)) {
    const day = dayAt(records, field, record);
    return day === null ? null : formatDay(day);
  }
  const sources = field === "security" ? INSTEAD : [field];
  const text = sources.map((source) => textAt(records, source, record)).find((known) => known !== null) ?? null;
  return text === null ? null : valueWording(field, text)[language];
}
