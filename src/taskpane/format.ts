import { formatDay, formatDecimal, type Language } from "../kernel/language";
import { parseDay } from "../kernel/day";
import { parseDecimal } from "../kernel/decimal";

/** A plain decimal text as people write it, "1234.5" as "1,234.50" with `places` 2; a text that is none, as it is. */
export function amountText(text: string, language: Language, places = 0): string {
  const parsed = parseDecimal(text);
  return parsed.ok ? formatDecimal(parsed.value, language, places) : text;
}

/** An ISO day as people write it. */
export function dayText(text: string): string {
  const parsed = parseDay(text);
  return parsed.ok ? formatDay(parsed.value) : text;
}

/** How many decimals amounts of a currency are shown with at least: two, but none where there is no cent. */
export const placesOf = (currency: string): number => (NO_CENTS.has(currency) ? 0 : 2);

const NO_CENTS: ReadonlySet<string> = new Set(["JPY", "KRW", "CLP", "ISK", "VND", "PYG", "UGX", "XAF", "XOF", "XPF"]);

/** "3, 5, 7 … 40": enough rows to find them, however many there are. */
export function rowNumbers(rows: readonly number[]): string {
  const LIMIT = 6;
  if (rows.length <= LIMIT) return rows.join(", ");
  return `${rows.slice(0, LIMIT - 1).join(", ")} … ${rows[rows.length - 1] ?? ""}`;
}
