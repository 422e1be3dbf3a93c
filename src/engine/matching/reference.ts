import { comparableText } from "../../kernel/text";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import type { TextField } from "../records/field";

/** How references are compared. `full` lets go of case, spaces, punctuation, known prefixes and zeros in front of each number;
 *  `loose` of all zeros, since a portal that drops the punctuation also moves where a number begins, and is trusted only where
 *  the economics agree. */
export interface ReferenceKeys {
  /** By record; "" where there is none. */
  readonly full: readonly string[];
  readonly loose: readonly string[];
  /** The loose key without the number of a part delivery: "T12/1" and "T12-2" share "T12". */
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
  const theirs = referenceColumns(right);
  for (const one of referenceColumns(left)) {
    for (const other of theirs) {
      const limit = Math.min(one.longest, other.longest) === SWIFT_LENGTH ? SWIFT_LENGTH : Infinity;
      for (const [ours, their] of prefixesToTry(one.prefix, other.prefix)) {
        const keys = { left: one.keys(ours, limit), right: other.keys(their, limit) };
        const shared = countShared(keys.left.loose, keys.right.loose);
        if (shared > (best?.shared ?? 0)) best = { ...keys, shared };
      }
    }
  }
  return best
    ? { left: best.left, right: best.right, isShared: true }
    : { left: NO_KEYS(left.count), right: NO_KEYS(right.count), isShared: false };
}

/** As written; and, where letters begin nearly every reference, without them on either side or on both. */
const prefixesToTry = (one: string, other: string): [string, string][] => [
  ["", ""],
  ...(one ? ([[one, ""]] as [string, string][]) : []),
  ...(other ? ([["", other]] as [string, string][]) : []),
  ...(one && other ? ([[one, other]] as [string, string][]) : []),
];

interface ReferenceColumn {
  readonly longest: number;
  readonly prefix: string;
  /** The keys without `prefix`, cut at `limit`; worked out once for each. */
  readonly keys: (prefix: string, limit: number) => ReferenceKeys;
}

function referenceColumns(records: RecordTable): ReferenceColumn[] {
  return REFERENCE_FIELDS.filter((field) => records.texts[field]).map((field) => {
    const texts = plainTexts(records, field);
    const known = new Map<string, ReferenceKeys>();
    return {
      longest: longest(texts),
      prefix: commonPrefix(texts),
      keys: (prefix, limit) => {
        const name = `${prefix}/${limit}`;
        const keys = known.get(name) ?? keysOf(texts, prefix, limit);
        known.set(name, keys);
        return keys;
      },
    };
  });
}

/** Upper case, accents off, punctuation kept as one "/": where a part number begins. */
function plainTexts(records: RecordTable, field: ReferenceField): string[] {
  const column = records.texts[field]!;
  const byCode = new Map<number, string>();
  return Array.from(column, (code) => {
    if (code === BLANK_TEXT) return "";
    let text = byCode.get(code);
    if (text === undefined) {
      const written = records.pool.text(code);
      text = /^[A-Z0-9]*$/.test(written)
        ? written
        : written.split(/[^\p{L}\p{N}]+/u).map(comparableText).filter((part) => part !== "").join("/");
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
  const keys = { full: [] as string[], loose: [] as string[], base: [] as string[] };
  for (const text of texts) {
    const full = bareKey(text, prefix, limit);
    const loose = withoutZeros(full);
    const part = text.includes("/") ? PART_DELIVERY.exec(text) : null;
    keys.full.push(full);
    keys.loose.push(loose);
    keys.base.push(part ? withoutZeros(bareKey(part[1] ?? "", prefix, limit)) : loose);
  }
  return keys;
}

const withoutZeros = (key: string): string => (key.includes("0") ? key.replaceAll("0", "") : key);

/** "T12/1", "T12/P2": a reference and the number of a part delivery. */
const PART_DELIVERY = /^(.*[A-Z0-9]{3,})\/(?:P|PART)?\d{1,2}$/;

function bareKey(text: string, prefix: string, limit: number): string {
  const whole = joined(text.includes("0") ? text.replace(/(^|[^\p{N}])0+(?=\p{N})/gu, "$1") : text);
  const withoutOwn = prefix !== "" && whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
  const named = KNOWN_PREFIX.test(withoutOwn) ? withoutOwn.replace(KNOWN_PREFIX, "") : withoutOwn;
  const key = (named.startsWith("0") ? named.replace(/^0+(?=.)/, "") : named).slice(0, limit);
  return NO_REFERENCE.has(key) ? "" : key;
}

function countShared(left: readonly string[], right: readonly string[]): number {
  const open = new Set(left);
  open.delete("");
  const before = open.size;
  for (const key of right) open.delete(key);
  return before - open.size;
}
