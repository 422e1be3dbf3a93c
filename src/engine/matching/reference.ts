import { comparableText } from "../../kernel/text";
import { BLANK_TEXT, type RecordTable, type TextPool } from "../records/recordTable";
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
  /** The columns that they stand in; null where the sides share none. */
  readonly columns: Readonly<Record<"left" | "right", ReferenceField>> | null;
}

type ReferenceField = (typeof REFERENCE_FIELDS)[number];
const REFERENCE_FIELDS = ["reference", "counterReference"] as const satisfies readonly TextField[];

/** SWIFT field 20C holds 16 characters: longer references arrive cut. */
const SWIFT_LENGTH = 16;
const KNOWN_PREFIX = /^(?:REFERENCE|OURREF|YOURREF|REF|TRN|RELA|SEME)(?=[A-Z0-9])/;
/** Texts that stand where a reference would and are none. */
export const NO_REFERENCE: ReadonlySet<string> = new Set(["", "NONREF", "NOREF", "NA", "NONE", "NEANT", "NOTPROVIDED"]);

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
  const plain = new PlainTexts(left.pool);
  const theirs = referenceColumns(right, plain);
  for (const one of referenceColumns(left, plain)) {
    for (const other of theirs) {
      const limit = Math.min(one.longest, other.longest) === SWIFT_LENGTH ? SWIFT_LENGTH : Infinity;
      for (const { ours, theirs: their, keepsZeros } of readings(one, other)) {
        const texts = new KeyTexts(left.pool);
        const ourKeys = new KeyReader(ours, limit, keepsZeros, texts, plain);
        const theirKeys = ours === their ? ourKeys : new KeyReader(their, limit, keepsZeros, texts, plain);
        const keys = { left: ourKeys.read(one), right: theirKeys.read(other) };
        const evidence = referenceEvidence(
          keys.left.loose,
          keys.right.loose,
          texts.size,
          comparands,
          keepsZeros ? 1 : LOSS,
        );
        if (evidence.isRefuted || evidence.shared === 0) continue;
        if (!best || isStronger(evidence, best)) {
          best = { ...keys, texts, columns: { left: one.field, right: other.field }, ...evidence };
        }
        if (best.agreeing >= PLENTY * Math.min(one.count, other.count)) return best;
      }
    }
  }
  return (
    best ?? { left: noKeys(left.count), right: noKeys(right.count), texts: new KeyTexts(left.pool), columns: null }
  );
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

/** As written; where one mark begins nearly every reference, without it on either side or on both; then the same without zeros. Marks are
 *  looked for when what is written does not do. */
function* readings(left: ReferenceColumn, right: ReferenceColumn): Generator<Reading> {
  yield { ours: "", theirs: "", keepsZeros: true };
  const [one, other] = [left.prefix(), right.prefix()];
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
  yield* different.slice(1).map(([ours, theirs]) => ({ ours, theirs, keepsZeros: true }));
  yield* different.map(([ours, theirs]) => ({ ours, theirs, keepsZeros: false }));
}

interface ReferenceColumn {
  readonly field: ReferenceField;
  /** By record, in the pool. */
  readonly codes: Int32Array;
  /** Records that have a reference. */
  readonly count: number;
  readonly longest: number;
  /** What begins nearly every reference. */
  prefix(): string;
}

function referenceColumns(records: RecordTable, plain: PlainTexts): ReferenceColumn[] {
  return REFERENCE_FIELDS.filter((field) => records.texts[field]).map((field) => {
    const codes = records.texts[field]!;
    let [count, longest] = [0, 0];
    for (let record = 0; record < codes.length; record += 1) {
      const length = plain.lengthOf(codes[record] ?? BLANK_TEXT);
      if (length > 0) count += 1;
      if (length > longest) longest = length;
    }
    return { field, codes, count, longest, prefix: () => commonPrefix(codes, count, plain) };
  });
}

const UNREAD = -2;

/** Texts of the pool in upper case, accents off, punctuation kept as one "/": where a part number begins. Each is read once, however
 *  many records bear it on either side. */
class PlainTexts {
  private readonly parted = new Map<number, string>();
  private readonly lengths: Int32Array;
  private readonly bare: Uint8Array;
  private readonly begins = new Map<string, Int8Array>();

  constructor(private readonly pool: TextPool) {
    this.lengths = new Int32Array(pool.size).fill(UNREAD);
    this.bare = new Uint8Array(pool.size);
  }

  text(code: number): string {
    if (this.lengths[code] === UNREAD) this.read(code);
    return this.parted.get(code) ?? this.pool.text(code);
  }

  /** How long a text is without its punctuation; 0 for a blank. */
  lengthOf(code: number): number {
    if (code === BLANK_TEXT) return 0;
    const known = this.lengths[code] ?? 0;
    return known === UNREAD ? this.read(code) : known;
  }

  /** Whether a text that was read is its own key, but for a prefix or a limit. */
  isBare(code: number): boolean {
    return this.bare[code] === 1;
  }

  /** Whether a text begins with `lead`. */
  beginsWith(code: number, lead: string): boolean {
    let begins = this.begins.get(lead);
    if (!begins) this.begins.set(lead, (begins = new Int8Array(this.pool.size).fill(UNREAD)));
    if (begins[code] === UNREAD) begins[code] = this.text(code).startsWith(lead) ? 1 : 0;
    return begins[code] === 1;
  }

  private read(code: number): number {
    const text = this.pool.text(code);
    if (isBare(text)) {
      this.bare[code] = 1;
      return (this.lengths[code] = text.length);
    }
    const own = parted(text);
    if (own !== text) this.parted.set(code, own);
    return (this.lengths[code] = joined(own).length);
  }
}

const ASCII_PARTS = /[^A-Z0-9]+/;

const PLAIN = /^[A-Z0-9]*$/;

function parted(written: string): string {
  if (PLAIN.test(written)) return written;
  const upper = written.toUpperCase();
  const parts = /^[ -~]*$/.test(upper) ? upper.split(ASCII_PARTS) : upper.split(/[^\p{L}\p{N}]+/u).map(comparableText);
  return parts.filter((part) => part !== "").join("/");
}

const joined = (text: string): string => (text.includes("/") ? text.replaceAll("/", "") : text);

/** What begins nearly every reference of a column, as a portal puts its own mark before ours: a first part, or letters. `count`: how
 *  many records have a reference. */
function commonPrefix(codes: Int32Array, count: number, plain: PlainTexts): string {
  const shared = sharedBeginning(codes, count, plain);
  const part = shared.indexOf("/") + 1;
  return part > 0 ? shared.slice(0, part) : (/^[A-Z]{2,}/.exec(shared)?.[0] ?? "");
}

/** The longest text that four of five references begin with; letter by letter, so that their order does not matter. */
function sharedBeginning(codes: Int32Array, count: number, plain: PlainTexts): string {
  let shared = "";
  let rest = codes.filter((code) => plain.lengthOf(code) > 0);
  for (;;) {
    const at = shared.length;
    const letters = new Map<number, number>();
    for (const code of rest) {
      const letter = plain.text(code).charCodeAt(at);
      if (!Number.isNaN(letter)) letters.set(letter, (letters.get(letter) ?? 0) + 1);
    }
    const [next] = [...letters].find(([, times]) => times >= count * 0.8) ?? [];
    if (next === undefined) return shared;
    rest = rest.filter((code) => plain.text(code).charCodeAt(at) === next);
    shared += String.fromCharCode(next);
  }
}

/** Reads the keys of references with one prefix and limit: of each text once, however many records bear it on either side. */
class KeyReader {
  private readonly full: Int32Array;
  private readonly loose: Int32Array;
  private readonly base: Int32Array;
  /** Whether every key is the text as it is written. */
  private isAsWritten = true;
  /** Whether any key has a loose form, or a base, of its own. */
  private hasLoose = false;
  private hasBase = false;

  constructor(
    private readonly prefix: string,
    private readonly limit: number,
    private readonly keepsZeros: boolean,
    private readonly texts: KeyTexts,
    private readonly plain: PlainTexts,
  ) {
    this.full = new Int32Array(texts.pool.size).fill(UNREAD);
    this.loose = new Int32Array(texts.pool.size);
    this.base = new Int32Array(texts.pool.size);
  }

  read({ codes }: ReferenceColumn): ReferenceKeys {
    for (let record = 0; record < codes.length; record += 1) {
      const code = codes[record] ?? BLANK_TEXT;
      if (code !== BLANK_TEXT && this.full[code] === UNREAD) this.readText(code);
    }
    const full = this.isAsWritten ? codes : picked(this.full, codes);
    const loose = this.hasLoose ? picked(this.loose, codes) : full;
    return { full, loose, base: this.hasBase ? picked(this.base, codes) : loose };
  }

  private readText(code: number): void {
    const isBare = this.plain.isBare(code) && this.plain.lengthOf(code) <= this.limit;
    const isOwnKey = isBare && (this.prefix === "" || !this.plain.beginsWith(code, this.prefix));
    if (isOwnKey && this.keepsZeros) this.full[code] = this.loose[code] = this.base[code] = code;
    else this.readKeys(code, this.plain.text(code), isOwnKey);
  }

  private readKeys(code: number, text: string, isOwnKey: boolean): void {
    const full = isOwnKey ? text : bareKey(text, this.prefix, this.limit);
    const key = full === "" ? -1 : full === this.texts.text(code) ? code : this.texts.code(full);
    const loose = !this.keepsZeros && full.includes("0") ? this.looseCode(full) : key;
    const whole = text.includes("/") ? PART_DELIVERY.exec(text)?.[1] : undefined;
    const base = whole === undefined ? loose : this.looseCode(bareKey(whole, this.prefix, this.limit));
    this.full[code] = key;
    this.loose[code] = loose;
    this.base[code] = base;
    this.isAsWritten &&= key === code;
    this.hasLoose ||= loose !== key;
    this.hasBase ||= base !== loose;
  }

  private looseCode(key: string): number {
    const loose = this.keepsZeros ? key : key.replaceAll("0", "");
    return loose === "" ? -1 : this.texts.code(loose);
  }
}

function picked(keys: Int32Array, codes: Int32Array): Int32Array {
  const ofRecords = new Int32Array(codes.length);
  for (let record = 0; record < codes.length; record += 1) {
    const code = codes[record] ?? BLANK_TEXT;
    ofRecords[record] = code === BLANK_TEXT ? -1 : (keys[code] ?? -1);
  }
  return ofRecords;
}

/** "T12/1", "T12/P2": a reference and the number of a part delivery. */
const PART_DELIVERY = /^(.*[A-Z0-9]{3,})\/(?:P|PART)?\d{1,2}$/;
const ZEROS_IN_FRONT = /(^|[^\p{N}])0+(?=\p{N})/gu;

/** Whether there is surely nothing in a text that its key lets go of, which is told faster than the key is made. */
function isBare(text: string): boolean {
  if (text.length <= LONGEST_PLACEHOLDER) return false;
  let isAfterDigit = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    const isDigit = letter >= ZERO && letter <= NINE;
    if (!isDigit && (letter < LETTER_A || letter > LETTER_Z)) return false;
    if (letter === ZERO && !isAfterDigit) return false;
    isAfterDigit = isDigit;
  }
  return !KNOWN_PREFIX.test(text);
}

const [ZERO, NINE, LETTER_A, LETTER_Z] = [0x30, 0x39, 0x41, 0x5a];
const LONGEST_PLACEHOLDER = Math.max(...Array.from(NO_REFERENCE, (text) => text.length));

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
  const plain = new PlainTexts(records.pool);
  const codes = records.texts[field]!;
  return full.map((code, record) => {
    if (code >= 0) return code;
    const written = codes[record] ?? BLANK_TEXT;
    const own = written === BLANK_TEXT ? "" : bareKey(plain.text(written), "", Infinity);
    return own === "" ? -1 : keyTexts.code(`own/${own}`);
  });
}
