import { getFormatFromId, parseValue } from "numfmt";
import type { CellValue } from "./model/workbook";

/** What a typed text becomes in a cell. */
export interface Typed {
  readonly value: CellValue;
  /** With "=", in English notation. */
  readonly formula: string | null;
  /** The number format that the way of typing asks for ("5%", a date), where the cell has none of its own. */
  readonly numberFormat: string | null;
}

export const ERROR_TEXTS = [
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
];
const isErrorText = (text: string): boolean => ERROR_TEXTS.includes(text.toUpperCase());

/** Reads a text as Excel reads what is typed: a formula, number, date, TRUE or error, else the text; an apostrophe in front
 *  keeps it text, and so does the format "@". `locale` is "en-US" or "fr-FR": it decides the decimal sign, the order of day
 *  and month, and the word for true. */
export function readTyped(
  text: string,
  cellFormat: string,
  locale: "en-US" | "fr-FR" | "en-GB",
  date1904: boolean,
): Typed {
  if (text === "") return constant(null);
  if (text.startsWith("'")) return constant(text.slice(1));
  if (cellFormat === "@") return constant(text);
  if (text.startsWith("=") && text.length > 1) return { value: null, formula: text, numberFormat: null };
  if (isErrorText(text)) return constant({ error: text.toUpperCase() });
  const boolean = readBoolean(text, locale);
  if (boolean !== null) return constant(boolean);
  return readNumber(text, locale, date1904) ?? constant(text);
}

const constant = (value: CellValue): Typed => ({ value, formula: null, numberFormat: null });

function readBoolean(text: string, locale: string): boolean | null {
  const word = text.trim().toUpperCase();
  if (word === "TRUE" || (locale === "fr-FR" && word === "VRAI")) return true;
  if (word === "FALSE" || (locale === "fr-FR" && word === "FAUX")) return false;
  return null;
}

/** The words that numbers, dates and times are typed with. */
const NUMBER_WORDS =
  /^(e|am|pm|a|p|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|janv\w*|févr\w*|avr\w*|mai|juin|juil\w*|août|déc\w*)$/i;

function mayBeNumber(text: string): boolean {
  if (text.length > 40 || !/\d/.test(text)) return false;
  return (text.match(/\p{L}+/gu) ?? []).every((word) => NUMBER_WORDS.test(word));
}

function readNumber(text: string, locale: string, date1904: boolean): Typed | null {
  if (!mayBeNumber(text)) return null;
  const spaced = locale === "fr-FR" ? text.replaceAll(/[\u00A0\u202F ](?=\d{3}(?!\d))/g, "") : text;
  const parsed = parseValue(spaced, { locale });
  if (!parsed || typeof parsed.value !== "number") return null;
  const numberFormat = parsed.formatId === undefined ? null : getFormatFromId(parsed.formatId, locale);
  const isDate = numberFormat !== null && /[dmy]/i.test(numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
  const value = isDate && date1904 ? parsed.value - 1462 : parsed.value;
  return { value, formula: null, numberFormat: numberFormat === "General" ? null : numberFormat };
}
