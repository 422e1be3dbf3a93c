import { isCurrency, quotationUnit } from "../../kernel/currency";
import { isCusip } from "../../kernel/identifiers/cusip";
import { hasIsinForm, isIsin } from "../../kernel/identifiers/isin";
import { isSedol } from "../../kernel/identifiers/sedol";
import { cleanText } from "../../kernel/text";
import type { Cell, Grid } from "../grid";
import { isDateField, isDecimalField, type Field } from "../records/field";
import { scanDate } from "./dateText";
import { scanNumber } from "./numberText";
import { isDash, isFormulaError, sideReader, statusOf } from "./valueWords";

/** What a column's cells look like: shares (0 to 1) of those that are filled, in the rows that were looked at. */
export interface ColumnProfile {
  readonly filled: number;
  readonly numbers: number;
  /** Dates beyond doubt, or numbers that could be serials of recent days. */
  readonly dates: number;
  readonly isins: number;
  readonly isinForms: number;
  readonly codes: number;
  readonly currencies: number;
  readonly sides: number;
  readonly statuses: number;
  readonly distinct: number;
  readonly dateFormat: boolean;
}

/** Whether an Excel number format shows dates. */
export const isDateFormat = (format: string): boolean =>
  /[yj]{2,4}|d{1,2}[/. -]m/i.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, ""));

/** Looks at rows `from` to `to` (indexes into `values`, `to` not included) of the column at index `column`. */
export function columnProfile(grid: Grid, column: number, from: number, to: number): ColumnProfile {
  const cells: Cell[] = [];
  let dateFormat = false;
  for (let row = from; row < to; row += 1) {
    const cell = grid.values[row]?.[column] ?? "";
    if (cell === "" || (typeof cell === "string" && (isDash(cell) || isFormulaError(cell) || cleanText(cell) === "")))
      continue;
    cells.push(cell);
    dateFormat ||= typeof cell === "number" && isDateFormat(grid.numberFormats[row]?.[column] ?? "");
  }
  const texts = cells.map((cell) => cleanText(String(cell)));
  const reader = sideReader(texts);
  const share = (is: (text: string, index: number) => boolean): number =>
    cells.length === 0 ? 0 : texts.filter(is).length / cells.length;
  return {
    filled: cells.length,
    numbers: dateFormat ? 0 : share((text, index) => typeof cells[index] === "number" || scanNumber(text) !== null),
    dates: share((text, index) => couldBeDate(cells[index] ?? "", text)),
    isins: share((text) => isIsin(text.toUpperCase())),
    isinForms: share((text) => hasIsinForm(text.toUpperCase())),
    codes: share((text) => /^[A-Z0-9.:_-]{1,14}$/i.test(text) || isCusip(text) || isSedol(text)),
    currencies: share((text) => isCurrency(text.toUpperCase()) || quotationUnit(text) !== null),
    sides: share((text) => reader.sideOf(text) !== null),
    statuses: share((text) => statusOf(text) !== null),
    distinct: cells.length === 0 ? 0 : new Set(texts).size / cells.length,
    dateFormat,
  };
}

/** Serials from 1995 to 2064 in the 1900 system; the 1904 system's are four years off, which does not matter here. */
const couldBeDate = (cell: Cell, text: string): boolean =>
  typeof cell === "number" && cell < 1_000_000 ? cell >= 34_700 && cell <= 60_000 : scanDate(text) !== null;

/** How well a column's cells suit a field: 1 when they are what it holds, towards 0 when they are something else. */
export function suitability(field: Field, profile: ColumnProfile): number {
  if (profile.filled === 0) return 0.75;
  if (isDecimalField(field)) return profile.dateFormat ? 0.1 : likely(profile.numbers);
  if (isDateField(field)) return profile.dateFormat ? 1 : likely(profile.dates);
  if (profile.currencies >= 0.9 && field !== "currency" && field !== "label") return 0.2;
  switch (field) {
    case "security":
      return Math.max(likely(profile.isins), 0.75 * profile.isinForms);
    case "securityCode":
      return profile.isins >= 0.8 ? 0.3 : 0.55 + 0.45 * profile.codes;
    case "securityName":
      return profile.isins >= 0.5 || profile.numbers >= 0.5 || profile.dates >= 0.5 ? 0.2 : 1;
    case "side":
      return profile.sides >= 0.9 ? 1 : 0.6 * profile.sides;
    case "transactionType":
      return profile.numbers >= 0.5 ? 0.4 : 0.95;
    case "currency":
      return likely(profile.currencies);
    case "status":
      return 0.7 + 0.3 * profile.statuses;
    case "reference":
    case "counterReference":
      return profile.isins >= 0.5 || profile.dateFormat ? 0.2 : 0.85 + 0.15 * profile.distinct;
    case "counterparty":
    case "custodian":
    case "label":
    case "statusReason":
      return profile.numbers >= 0.8 || profile.isins >= 0.5 || profile.dateFormat ? 0.3 : 1;
    default:
      return profile.dateFormat || profile.isins >= 0.8 ? 0.3 : 1;
  }
}

/** A certain header holds from an eighth of its cells on: prices that read "n/a" for every dividend are prices. */
const likely = (share: number): number => (share >= 0.5 ? 0.7 + 0.3 * share : 0.33 + 0.74 * share);

/** What the cells alone make of a column that no header explains. Check digits and codes say it; numbers and dates do not. */
export function fieldByContents(profile: ColumnProfile): { readonly field: Field; readonly score: number } | null {
  if (profile.filled < 2) return null;
  if (profile.isins >= 0.8) return { field: "security", score: 0.75 };
  if (profile.currencies >= 0.95) return { field: "currency", score: 0.58 };
  if (profile.sides >= 0.95 && profile.distinct < 1 && profile.numbers < 0.5) return { field: "side", score: 0.55 };
  return null;
}
