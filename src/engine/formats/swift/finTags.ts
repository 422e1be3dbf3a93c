/** The tag that begins a field, at the start of a line. */
export const TAG = /^:(\d{2}[A-Z]?|NS):/;

/** A line before the fields by which some banks say what follows: "940", "MT940", ":940:", "940 00". */
export const TYPE_LINE = /^\s{0,4}:?(?:MT)?(9[0-5]\d|5\d\d)(?: {0,4}00)?:?\s{0,30}$/;

/** Fields of cash statements. */
export const STATEMENT_TAGS: ReadonlySet<string> = new Set(
  "20 21 25 25P 28 28C 60 60F 60M 61 62 62F 62M 64 65 86 NS".split(" "),
);
/** Fields of an interim report alone. */
export const INTERIM_TAGS: ReadonlySet<string> = new Set(["13D", "34F", "90C", "90D"]);

/** Within a narrative (:86:) only the fields of cash statements begin a field: times like ":12:11" do not. */
export const mayFollowNarrative = (tag: string): boolean => STATEMENT_TAGS.has(tag) || INTERIM_TAGS.has(tag);

/** Whether this line begins another bare text, when one is read that begins with `firstTag`. */
export function isStartOfMessage(line: string, firstTag: string, isAlone: boolean): boolean {
  // In treasury messages a line without a value opens the first part, and the reference follows it.
  if (line.startsWith(":20:")) return !(firstTag === "15A" && isAlone);
  return line.startsWith(":15A:") || /^:16R:GENL\s{0,4}$/.test(line) || /^:[1-9]\d{2}:\s{0,4}$/.test(line);
}
