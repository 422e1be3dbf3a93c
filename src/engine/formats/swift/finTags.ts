import type { FinField } from "./finMessage";

/** The tag that begins a field, at the start of a line. */
export const TAG = /^:(\d{2}[A-Z]?|NS):/;

/** A line before the fields by which some banks say what follows: "940", "MT940", ":940:", "940 00". */
export const TYPE_LINE = /^\s{0,4}:?(?:MT)?(9[0-5]\d|5\d\d)(?: {0,4}00)?:?\s{0,30}$/;

const STATEMENT_TAGS: ReadonlySet<string> = new Set(
  "20 21 25 25P 28 28C 60 60F 60M 61 62 62F 62M 64 65 86 NS".split(" "),
);
const INTERIM_TAGS: ReadonlySet<string> = new Set(["13D", "34F", "90C", "90D"]);

/** Within a narrative (:86:) only the fields of cash statements begin a field: times like ":12:11" do not. */
export const mayFollowNarrative = (tag: string): boolean => STATEMENT_TAGS.has(tag) || INTERIM_TAGS.has(tag);

/** Whether this line begins another bare text, when one is read that begins with `firstTag`. */
export function isStartOfMessage(line: string, firstTag: string, isAlone: boolean): boolean {
  // In treasury messages a line without a value opens the first part, and the reference follows it.
  if (line.startsWith(":20:")) return !(firstTag === "15A" && isAlone);
  return line.startsWith(":15A:") || /^:16R:GENL\s{0,4}$/.test(line) || /^:[1-9]\d{2}:\s{0,4}$/.test(line);
}

/** The type of a bare text: what its bank announces, if its tags do not speak against it; else where they leave no choice,
 *  that of a cash statement. The others are told by their readers. */
export function bareType(fields: readonly FinField[], announced: string | null): string | null {
  const isSecurities = fields.some(({ tag }) => tag === "16R");
  return announced !== null && announced.startsWith("5") === isSecurities ? announced : cashStatementType(fields);
}

function cashStatementType(fields: readonly FinField[]): string | null {
  let hasNarrative = false;
  let hasEntry = false;
  let isInterim = false;
  for (const { tag } of fields) {
    if (INTERIM_TAGS.has(tag)) isInterim = true;
    else if (!STATEMENT_TAGS.has(tag)) return null;
    hasNarrative ||= tag === "86" || tag === "NS";
    hasEntry ||= tag === "61";
  }
  if (fields.length === 0) return null;
  if (isInterim) return "942";
  return hasEntry && !hasNarrative ? "950" : "940";
}
