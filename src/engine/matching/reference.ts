import { comparableText } from "../../kernel/text";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import type { TextField } from "../records/field";

/** How references are compared. `full` lets go of case, spaces, punctuation, known prefixes and zeros in front; `loose` also
 *  of zeros inside, which spreadsheets and portals lose, and is trusted only where the economics agree. */
export interface ReferenceKeys {
  /** By record; "" where there is none. */
  readonly full: readonly string[];
  readonly loose: readonly string[];
  /** The reference without the number of a part delivery: "T12/1" and "T12-2" share "T12". */
  readonly base: readonly string[];
}

const REFERENCE_FIELDS = ["reference", "counterReference"] as const satisfies readonly TextField[];
type ReferenceField = (typeof REFERENCE_FIELDS)[number];

/** SWIFT field 20C holds 16 characters: longer references arrive cut. */
const SWIFT_LENGTH = 16;
const KNOWN_PREFIX = /^(?:REFERENCE|OURREF|YOURREF|REF|TRN|RELA|SEME)(?=[A-Z0-9])/;
const NO_REFERENCE: ReadonlySet<string> = new Set(["", "NONREF", "NOREF", "NA", "NONE", "NEANT"]);

const NO_KEYS = (count: number): ReferenceKeys => {
  const none = new Array<string>(count).fill("");
  return { full: none, loose: none, base: none };
};

/** The reference columns by which the two sides know the same trade: those that share most keys, since each side may put the
 *  other's reference in a column of its own. `isShared` is false where references share nothing and say nothing. */
export function sharedReferences(left: RecordTable, right: RecordTable): { left: ReferenceKeys; right: ReferenceKeys; isShared: boolean } {
  let best: { left: ReferenceKeys; right: ReferenceKeys; shared: number } | null = null;
  for (const [leftField, rightField] of pairsOfFields(left, right)) {
    for (const isStripped of [false, true]) {
      const keys = keysOfPair(left, leftField, right, rightField, isStripped);
      const shared = countShared(keys.left.loose, keys.right.loose);
      if (shared > (best?.shared ?? 0)) best = { ...keys, shared };
    }
  }
  return best
    ? { left: best.left, right: best.right, isShared: true }
    : { left: NO_KEYS(left.count), right: NO_KEYS(right.count), isShared: false };
}

function pairsOfFields(left: RecordTable, right: RecordTable): [ReferenceField, ReferenceField][] {
  return REFERENCE_FIELDS.filter((field) => left.texts[field]).flatMap((one) =>
    REFERENCE_FIELDS.filter((field) => right.texts[field]).map((other): [ReferenceField, ReferenceField] => [one, other]),
  );
}

function keysOfPair(left: RecordTable, leftField: ReferenceField, right: RecordTable, rightField: ReferenceField, isStripped: boolean) {
  const one = plainTexts(left, leftField);
  const other = plainTexts(right, rightField);
  const limit = Math.min(longest(one), longest(other)) === SWIFT_LENGTH ? SWIFT_LENGTH : Infinity;
  return {
    left: keysOf(one, isStripped ? commonPrefix(one) : "", limit),
    right: keysOf(other, isStripped ? commonPrefix(other) : "", limit),
  };
}

/** Upper case, accents off, punctuation kept as one "/": where a part number begins. */
function plainTexts(records: RecordTable, field: ReferenceField): string[] {
  const column = records.texts[field]!;
  const byCode = new Map<number, string>();
  return Array.from(column, (code) => {
    if (code === BLANK_TEXT) return "";
    let text = byCode.get(code);
    if (text === undefined) {
      text = records.pool.text(code).split(/[^\p{L}\p{N}]+/u).map(comparableText).filter((part) => part !== "").join("/");
      byCode.set(code, text);
    }
    return text;
  });
}

const joined = (text: string): string => text.replaceAll("/", "");
const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, joined(text).length), 0);

/** Letters that begin nearly every reference of a column, as a portal puts its own mark before ours. */
function commonPrefix(texts: readonly string[]): string {
  const written = texts.filter((text) => text !== "");
  const [first] = written;
  const letters = /^[A-Z]{2,}/.exec(joined(first ?? ""))?.[0] ?? "";
  for (let length = letters.length; length >= 2; length -= 1) {
    const prefix = letters.slice(0, length);
    if (written.filter((text) => joined(text).startsWith(prefix)).length >= written.length * 0.8) return prefix;
  }
  return "";
}

function keysOf(texts: readonly string[], prefix: string, limit: number): ReferenceKeys {
  const byText = new Map<string, { full: string; loose: string; base: string }>();
  const keys = texts.map((text) => {
    let known = byText.get(text);
    if (!known) {
      known = keysOfText(text, prefix, limit);
      byText.set(text, known);
    }
    return known;
  });
  return { full: keys.map(({ full }) => full), loose: keys.map(({ loose }) => loose), base: keys.map(({ base }) => base) };
}

function keysOfText(text: string, prefix: string, limit: number): { full: string; loose: string; base: string } {
  const bare = (written: string): string => {
    const whole = joined(written);
    const withoutOwn = prefix !== "" && whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
    const key = withoutOwn.replace(KNOWN_PREFIX, "").replace(/^0+(?=.)/, "").slice(0, limit);
    return NO_REFERENCE.has(key) ? "" : key;
  };
  const full = bare(text);
  const part = /^(.*[A-Z0-9]{3,})\/(?:P|PART)?\d{1,2}$/.exec(text);
  return { full, loose: full.replaceAll("0", ""), base: part ? bare(part[1] ?? "") : full };
}

function countShared(left: readonly string[], right: readonly string[]): number {
  const known = new Set(left);
  known.delete("");
  return new Set(right.filter((key) => known.has(key))).size;
}
