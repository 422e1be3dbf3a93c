import { format, formatColor } from "numfmt";
import type { CellValue } from "./model/workbook";

export interface CellText {
  readonly text: string;
  /** The colour a number format asks for ("[Red]"), or null. */
  readonly color: string | null;
}

const COLORS: Readonly<Record<string, string>> = {
  black: "#000000",
  blue: "#0000FF",
  cyan: "#00FFFF",
  green: "#00FF00",
  magenta: "#FF00FF",
  red: "#FF0000",
  white: "#FFFFFF",
  yellow: "#FFFF00",
};

/** A value as Excel shows it under a number format; "########" where a date cannot be. */
export function formatCellText(
  value: CellValue,
  numberFormat: string,
  dateSystem: 1900 | 1904,
  locale: string,
): CellText {
  if (value === null) return { text: "", color: null };
  if (typeof value === "object") return { text: value.error, color: null };
  if (typeof value === "boolean") return { text: booleanText(value, locale), color: null };
  if (typeof value === "string" && !numberFormat.includes("@")) return { text: value, color: null };
  const shifted =
    typeof value === "number" && dateSystem === 1904 && /[dmyhs]/i.test(plain(numberFormat)) ? value + 1462 : value;
  const options = { locale, throws: false, dateErrorThrows: false, overflow: "########", invalid: "########" };
  const named = formatColor(numberFormat, shifted, { throws: false });
  return {
    text: format(numberFormat, shifted, options),
    color: typeof named === "string" ? (COLORS[named.toLowerCase()] ?? null) : null,
  };
}

/** A number format without its quoted texts, colours and conditions. */
const plain = (numberFormat: string): string => numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, "");

function booleanText(value: boolean, locale: string): string {
  if (locale === "fr-FR") return value ? "VRAI" : "FAUX";
  return value ? "TRUE" : "FALSE";
}
