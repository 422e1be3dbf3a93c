import { NO_DETAILS, told, type CashDetails } from "./cashDetails";
import { keywordDetails } from "./keywordDetails";

/** A business transaction code, then numbered parts behind a separator of the bank's choice, mostly a question mark. */
const START = /^\s?(\d{3})([?>#~^<%|@!;])(?=\d{2})/;

/** Parts hold 27 characters; some banks fill 25. One that is full goes on without a blank in the next. */
const FULL_PART = 25;

const PURPOSE = ["20", "21", "22", "23", "24", "25", "26", "27", "28", "29"];
/** Where the purpose goes on behind the last of its parts. */
const MORE_PURPOSE = ["60", "61", "62", "63"];

/** The German structure of field 86 (DFÜ-Abkommen, appendix 3): null if the text is not in it. */
export function germanDetails(value: string): CashDetails | null {
  const [start = "", code = "", separator] = START.exec(value) ?? [];
  if (separator === undefined) return null;
  const parts = numberedParts(value.slice(start.length).replaceAll("\n", ""), separator);
  const isLong = parts.has("29");
  const purpose = joined(parts, isLong ? [...PURPOSE, ...MORE_PURPOSE] : PURPOSE);
  const keywords = keywordDetails(purpose);
  const label = [
    parts.get("00"),
    keywords ? (keywords.label ?? undefined) : purpose,
    isLong ? undefined : joined(parts, MORE_PURPOSE),
  ]
    .map((text) => told(text))
    .filter((text) => text !== null);
  return {
    ...NO_DETAILS,
    ...keywords,
    label: label.join(" ") || null,
    counterparty: told(joined(parts, ["32", "33"])) ?? keywords?.counterparty ?? null,
    counterpartyAccount: accountOf(parts) ?? keywords?.counterpartyAccount ?? null,
    transactionCode: code,
  };
}

/** The IBAN, whichever part it is in; without one the account number. The wrapping of lines may leave a blank in it. */
const accountOf = (parts: ReadonlyMap<string, string>): string | null =>
  told((parts.get("38") || parts.get("31"))?.replace(/\s/g, ""));

/** A separator that no new number follows belongs to the text. */
function numberedParts(text: string, separator: string): Map<string, string> {
  const parts = new Map<string, string>();
  let number = "";
  for (const piece of text.split(separator)) {
    const next = /^\d{2}/.exec(piece)?.[0];
    if (next !== undefined && !parts.has(next)) {
      number = next;
      parts.set(number, piece.slice(2));
    } else parts.set(number, `${parts.get(number) ?? ""}${separator}${piece}`);
  }
  return parts;
}

function joined(parts: ReadonlyMap<string, string>, numbers: readonly string[]): string {
  let text = "";
  let isFull = true;
  for (const number of numbers) {
    const part = parts.get(number) ?? "";
    if (part === "") continue;
    text += isFull || text.endsWith(" ") || part.startsWith(" ") ? part : ` ${part}`;
    isFull = part.length >= FULL_PART;
  }
  return text.trim();
}
