import { comparableText } from "../../kernel/text";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import type { TextField } from "../records/field";
import type { Comparands } from "./comparands";
import { KeyTexts } from "./keyTexts";
import { referenceEvidence, type Evidence } from "./referenceEvidence";

/** How references are compared, as codes into the `texts` of both sides; -1 where there is none. `full` lets go of case, spaces,
 *  punctuation, known prefixes and zeros in front of each number. `loose` is the same, or lets go of all zeros where the data
 *  show that they get lost: a portal that drops the punctuation also moves where a number begins. */
export interface ReferenceKeys {
  readonly full: Int32Array;
  readonly loose: Int32Array;
  /** The loose key without the number of a part delivery: "T12/1" and "T12-2" share "T12". */
  readonly base: Int32Array;
}

export interface SharedReferences {
  readonly left: ReferenceKeys;
  readonly right: ReferenceKeys;
  readonly texts: KeyTexts;
}

const REFERENCE_FIELDS = ["reference", "counterReference"] as const satisfies readonly TextField[];
type ReferenceField = (typeof REFERENCE_FIELDS)[number];

/** SWIFT field 20C holds 16 characters: longer references arrive cut. */
const SWIFT_LENGTH = 16;
const KNOWN_PREFIX = /^(?:REFERENCE|OURREF|YOURREF|REF|TRN|RELA|SEME)(?=[A-Z0-9])/;
const NO_REFERENCE: ReadonlySet<string> = new Set(["", "NONREF", "NOREF", "NA", "NONE", "NEANT"]);

/** So large a share of the rarer side's references in common leaves nothing to look for. */
const PLENTY = 0.9;

const noKeys = (count: number): ReferenceKeys => {
  const none = new Int32Array(count).fill(-1);
  return { full: none, loose: none, base: none };
};

/** The reference columns by which the two sides know the same trade: those under which most trades agree, since each side may
 *  put the other's reference in a column of its own. Where references share nothing, or bring together what has nothing in
 *  common (each side counts its own rows), there are none: they say nothing. */
export function sharedReferences(comparands: Comparands): SharedReferences {
  const { left, right } = comparands;
  let best: (SharedReferences & Evidence) | null = null;
  const theirs = referenceColumns(right);
  for (const one of referenceColumns(left)) {
    for (const other of theirs) {
      const limit = Math.min(one.longest, other.longest) === SWIFT_LENGTH ? SWIFT_LENGTH : Infinity;
      for (const { ours, theirs: their, keepsZeros } of readings(one.prefix, other.prefix)) {
        const texts = new KeyTexts(left.pool);
        const ourKeys = new KeyReader(ours, limit, keepsZeros, texts);
        const theirKeys = ours === their ? ourKeys : new KeyReader(their, limit, keepsZeros, texts);
        const keys = { left: ourKeys.read(one), right: theirKeys.read(other) };
        const evidence = referenceEvidence(
          keys.left.loose,
          keys.right.loose,
          texts.size,
          comparands,
          keepsZeros ? 1 : LOSS,
        );
        if (evidence.isRefuted || evidence.shared === 0) continue;
        if (!best || isStronger(evidence, best)) best = { ...keys, texts, ...evidence };
        if (best.agreeing >= PLENTY * Math.min(one.count, other.count)) return best;
      }
    }
  }
  return best ?? { left: noKeys(left.count), right: noKeys(right.count), texts: new KeyTexts(left.pool) };
}

const isStronger = (one: Evidence, other: Evidence): boolean =>
  one.agreeing === other.agreeing ? one.shared > other.shared : one.agreeing > other.agreeing;

/** Keys without zeros fall together by chance: what they bring together counts for so much less. */
const LOSS = 0.9;

interface Reading {
  /** What is taken off in front on either side. */
  readonly ours: string;
  readonly theirs: string;
  readonly keepsZeros: boolean;
}

/** As written; where one mark begins nearly every reference, without it on either side or on both; then the same without zeros. */
function readings(one: string, other: string): Reading[] {
  const marks = [
    ["", ""],
    [one, ""],
    ["", other],
    [one, other],
  ] as const;
  const different = marks.filter(
    ([ours, theirs], index) =>
      marks.findIndex(([known, knownTheirs]) => known === ours && knownTheirs === theirs) === index,
  );
  return [true, false].flatMap((keepsZeros) => different.map(([ours, theirs]) => ({ ours, theirs, keepsZeros })));
}

interface ReferenceColumn {
  /** By record, in the pool. */
  readonly codes: Int32Array;
  /** By record, as `plainTexts` writes them. */
  readonly texts: readonly string[];
  /** Records that have a reference. */
  readonly count: number;
  readonly longest: number;
  readonly prefix: string;
}

function referenceColumns(records: RecordTable): ReferenceColumn[] {
  return REFERENCE_FIELDS.filter((field) => records.texts[field]).map((field) => {
    const texts = plainTexts(records, field);
    const written = texts.filter((text) => text !== "");
    return {
      codes: records.texts[field]!,
      texts,
      count: written.length,
      longest: longest(written),
      prefix: commonPrefix(written),
    };
  });
}

const PLAIN = /^[A-Z0-9]*$/;

/** Upper case, accents off, punctuation kept as one "/": where a part number begins. */
function plainTexts(records: RecordTable, field: ReferenceField): string[] {
  return Array.from(records.texts[field]!, (code) => {
    if (code === BLANK_TEXT) return "";
    const written = records.pool.text(code);
    return PLAIN.test(written) ? written : parted(written);
  });
}

const ASCII_PARTS = /[^A-Z0-9]+/;

function parted(written: string): string {
  const upper = written.toUpperCase();
  const parts = /^[ -~]*$/.test(upper) ? upper.split(ASCII_PARTS) : upper.split(/[^\p{L}\p{N}]+/u).map(comparableText);
  return parts.filter((part) => part !== "").join("/");
}

const joined = (text: string): string => (text.includes("/") ? text.replaceAll("/", "") : text);
const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, joined(text).length), 0);

/** What begins nearly every reference of a column, as a portal puts its own mark before ours: a first part, or letters. */
function commonPrefix(written: readonly string[]): string {
  const [first = ""] = written;
  const leads = [first.split("/").length > 1 ? first.slice(0, first.indexOf("/") + 1) : "", ...leadingLetters(first)];
  const isCommon = (lead: string): boolean =>
    lead !== "" && written.filter((text) => text.startsWith(lead)).length >= written.length * 0.8;
  return leads.find(isCommon) ?? "";
}

/** "TRX1": "TRX", "TR". */
function leadingLetters(text: string): string[] {
  const letters = /^[A-Z]{2,}/.exec(text)?.[0] ?? "";
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) =>
    letters.slice(0, letters.length - index),
  );
}

/** Reads the keys of references with one prefix and limit: of each text once, however many records bear it on either side. */
class KeyReader {
  private readonly full: Int32Array;
  private readonly loose: Int32Array;
  private readonly base: Int32Array;

  constructor(
    private readonly prefix: string,
    private readonly limit: number,
    private readonly keepsZeros: boolean,
    private readonly texts: KeyTexts,
  ) {
    this.full = new Int32Array(texts.pool.size).fill(UNREAD);
    this.loose = new Int32Array(texts.pool.size);
    this.base = new Int32Array(texts.pool.size);
  }

  read({ codes, texts }: ReferenceColumn): ReferenceKeys {
    codes.forEach((code, record) => {
      if (code !== BLANK_TEXT && this.full[code] === UNREAD) this.readText(code, texts[record] ?? "");
    });
    const pick = (keys: Int32Array): Int32Array => codes.map((code) => (code === BLANK_TEXT ? -1 : (keys[code] ?? -1)));
    return { full: pick(this.full), loose: pick(this.loose), base: pick(this.base) };
  }

  private readText(code: number, text: string): void {
    const full = bareKey(text, this.prefix, this.limit);
    const key = full === "" ? -1 : full === this.texts.text(code) ? code : this.texts.code(full);
    const loose = full.includes("0") && !this.keepsZeros ? this.looseCode(full) : key;
    const whole = text.includes("/") ? PART_DELIVERY.exec(text)?.[1] : undefined;
    this.full[code] = key;
    this.loose[code] = loose;
    this.base[code] = whole === undefined ? loose : this.looseCode(bareKey(whole, this.prefix, this.limit));
  }

  private looseCode(key: string): number {
    const loose = this.keepsZeros ? key : key.replaceAll("0", "");
    return loose === "" ? -1 : this.texts.code(loose);
  }
}

const UNREAD = -2;

/** "T12/1", "T12/P2": a reference and the number of a part delivery. */
const PART_DELIVERY = /^(.*[A-Z0-9]{3,})\/(?:P|PART)?\d{1,2}$/;
const ZEROS_IN_FRONT = /(^|[^\p{N}])0+(?=\p{N})/gu;

function bareKey(text: string, prefix: string, limit: number): string {
  const own = prefix !== "" && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  const whole = joined(own.includes("0") ? own.replace(ZEROS_IN_FRONT, "$1") : own);
  const named = KNOWN_PREFIX.test(whole) ? whole.replace(KNOWN_PREFIX, "") : whole;
  const key = (named.startsWith("0") ? named.replace(/^0+(?=.)/, "") : named).slice(0, limit);
  return NO_REFERENCE.has(key) ? "" : key;
}

/** A code for each record's reference by which copies are known: the shared one, else the side's own in the first column that
 *  has one. Codes are of `keyTexts`, to which they are added. */
export function ownReferences(records: RecordTable, { full }: ReferenceKeys, keyTexts: KeyTexts): Int32Array {
  const field = REFERENCE_FIELDS.find((known) => records.texts[known]);
  if (field === undefined || full.every((code) => code >= 0)) return full;
  const texts = plainTexts(records, field);
  return full.map((code, record) => {
    if (code >= 0) return code;
    const own = bareKey(texts[record] ?? "", "", Infinity);
    return own === "" ? -1 : keyTexts.code(`own/${own}`);
  });
}

/** Whether a record bears no reference at all, in any column. */
export function isNameless(records: RecordTable, record: number): boolean {
  return REFERENCE_FIELDS.every((field) => {
    const code = records.texts[field]?.[record] ?? BLANK_TEXT;
    return code === BLANK_TEXT || NO_REFERENCE.has(comparableText(records.pool.text(code)));
  });
}
