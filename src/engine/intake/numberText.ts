import { cleanText } from "../../kernel/text";

export type DecimalMark = "." | ",";

/** A number as it is written in a text, before it is known which of "." and "," is the decimal mark. */
export interface NumberText {
  readonly negative: boolean;
  /** Digits with the separators that are still in question; spaces and apostrophes are gone. */
  readonly body: string;
  /** What this text alone says of the decimal mark: "any" where there is no separator, "either" where "1,234" could be both. */
  readonly mark: DecimalMark | "any" | "either";
  /** The currency code or sign that was written with it, as written; "" where there is none. */
  readonly currency: string;
}

const SHAPE = new RegExp(
  "^(?<open>\\()?(?<lead>[-+\\u2212\\u2013])? ?(?<before>[A-Za-z]{0,3}\\p{Sc}|[A-Z]{3})? ?(?<sign>[-+\\u2212\\u2013])? ?" +
    "(?<body>(?:\\d[\\d .,'\\u2019]*|[.,]\\d+))" +
    "(?<trail>[-+\\u2212\\u2013])? ?(?<after>\\p{Sc}|[A-Z]{3})? ?(?<mark>CR|DR|DB|[CD])?\\.?(?<percent>%)?(?<close>\\))?$",
  "u",
);
/** The two commonest ways, which need no closer look: "-1234,5" and "1 234 567,89" with any kind of space. */
const UNGROUPED = /^-?\d+(?:[.,]\d+)?$/;
const SPACED = /^-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;

/** Reads "1 234,56", "(12.50)", "12.50-", "12,5 CR", "€ 1'234.50", "5%". Null for what is no number. A debit is negative. */
export function scanNumber(text: string): NumberText | null {
  const isSpaced = SPACED.test(text);
  if (isSpaced || UNGROUPED.test(text)) {
    const negative = text.startsWith("-");
    const digits = isSpaced ? text.replace(/[- \u00a0\u202f]/g, "") : negative ? text.slice(1) : text;
    const mark = markOf(digits, isSpaced);
    return mark === null ? null : { negative, body: digits, mark, currency: "" };
  }
  const parts = SHAPE.exec(cleanText(text))?.groups;
  if (!parts?.body || (parts.open === undefined) !== (parts.close === undefined)) return null;
  const body = withoutGrouping(parts.body.trim());
  if (body === null) return null;
  const mark = markOf(body.digits, body.grouped);
  if (mark === null) return null;
  const minus = [parts.lead, parts.sign, parts.trail].filter((sign) => sign !== undefined && sign !== "+").length;
  const debit = parts.mark !== undefined && parts.mark.startsWith("D");
  if (minus > 1) return null;
  const negative = (minus === 1) !== (parts.open !== undefined) || debit;
  return { negative, body: body.digits, mark, currency: parts.before ?? parts.after ?? "" };
}

/** Takes spaces and apostrophes between groups of three digits out; null where they stand elsewhere. */
function withoutGrouping(body: string): { digits: string; grouped: boolean } | null {
  if (!/[ '\u2019]/.test(body)) return { digits: body, grouped: false };
  return /^\d{1,3}(?:[ '\u2019]\d{3})+(?:[.,]\d*)?$/.test(body)
    ? { digits: body.replace(/[ '\u2019]/g, ""), grouped: true }
    : null;
}

function markOf(body: string, grouped: boolean): NumberText["mark"] | null {
  const points = count(body, ".");
  const commas = count(body, ",");
  if (points + commas === 0) return "any";
  if (points > 0 && commas > 0) {
    const last = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
    return hasGroupsOfThree(body, last) ? last : null;
  }
  const only: DecimalMark = points > 0 ? "." : ",";
  const other: DecimalMark = only === "." ? "," : ".";
  if (points + commas > 1) return hasGroupsOfThree(body, other) ? other : null;
  const [whole = "", fraction = ""] = body.split(only);
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return couldGroup && !grouped ? "either" : only;
}

function count(text: string, letter: string): number {
  let found = 0;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) found += 1;
  return found;
}

/** Whether, `mark` being the decimal mark, the other separator stands between groups of three digits alone. */
function hasGroupsOfThree(body: string, mark: DecimalMark): boolean {
  const group = mark === "." ? "," : "\\.";
  const decimals = mark === "." ? "\\." : ",";
  return new RegExp(`^\\d{1,3}(?:${group}\\d{3})+(?:${decimals}\\d*)?$`).test(body);
}

/** "-1234.56", plain, of a scanned number under a decimal mark; null where its separators contradict the mark. */
export function plainNumber(number: NumberText, mark: DecimalMark): string | null {
  if (number.mark === (mark === "." ? "," : ".")) return null;
  const grouping = mark === "." ? "," : ".";
  const ungrouped = number.body.includes(grouping) ? number.body.replaceAll(grouping, "") : number.body;
  const digits = ungrouped.replace(mark, ".");
  const padded = digits.startsWith(".") ? `0${digits}` : digits;
  return number.negative ? `-${padded}` : padded;
}
