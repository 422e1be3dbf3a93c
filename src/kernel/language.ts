import { civilDate, type Day } from "./day";
import { decimalText, type Decimal } from "./decimal";

/** The languages every text exists in. */
export type Language = "en" | "fr";

/** One text, in both languages. */
export type Wording = Readonly<Record<Language, string>>;

const NARROW_NO_BREAK_SPACE = "\u202f";

/** "1,234.50" or "1 234,50" (narrow no-break space), for people; `decimalText` is for files. */
export function formatDecimal(value: Decimal, language: Language, places = 0): string {
  const [whole = "0", fraction] = decimalText(value, places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "fr" ? NARROW_NO_BREAK_SPACE : ",");
  return fraction === undefined ? grouped : `${grouped}${language === "fr" ? "," : "."}${fraction}`;
}

/** "31/03/2025" in both languages: day first, as both sides of the Channel write it. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${String(dayOfMonth).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
}
