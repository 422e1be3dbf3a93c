import { isWithinOneEdit } from "../../kernel/text";
import type { ReferenceKeys, SharedReferences } from "./reference";

/** Says of two records whose references differ whether that speaks against their being one trade. */
export class ReferenceConflicts {
  private readonly isOnLeft: Uint8Array;
  private readonly isOnRight: Uint8Array;
  /** The forms of the references that both sides know. */
  private known: SharedForms | null = null;

  constructor(private readonly references: SharedReferences) {
    const { left, right, texts } = references;
    this.isOnLeft = present(left, texts.size);
    this.isOnRight = present(right, texts.size);
  }

  /** Both bear a reference of the kind that the two sides share, and not the same one. A custodian's own number is of another
   *  kind and says nothing; one that is mistyped says nothing, unless it is another trade's. */
  conflict(left: number, right: number): boolean {
    const { left: ours, right: theirs, texts } = this.references;
    const one = ours.loose[left] ?? -1;
    const other = theirs.loose[right] ?? -1;
    if (one < 0 || other < 0 || one === other || ours.base[left] === theirs.base[right]) return false;
    if (this.isOnRight[one] === 1 || this.isOnLeft[other] === 1) return true;
    const [our, their] = [texts.text(ours.full[left] ?? -1), texts.text(theirs.full[right] ?? -1)];
    return (
      this.sharedForms.has(form(texts.text(one))) &&
      this.sharedForms.has(form(texts.text(other))) &&
      !isMistyped(our, their)
    );
  }

  private get sharedForms(): SharedForms {
    const { left, texts } = this.references;
    this.known ??= new SharedForms(left.loose, this.isOnRight, (code) => texts.text(code));
    return this.known;
  }
}

function present({ loose, base }: ReferenceKeys, size: number): Uint8Array {
  const isPresent = new Uint8Array(size);
  for (const codes of loose === base ? [loose] : [loose, base]) {
    for (let record = 0; record < codes.length; record += 1) {
      const code = codes[record] ?? -1;
      if (code >= 0) isPresent[code] = 1;
    }
  }
  return isPresent;
}

/** The forms of references, read as far as they are asked for. Nearly all of a sheet have the form of the one before, which is told
 *  without making a text of it. */
class SharedForms {
  private readonly forms = new Set<string>();
  private last: string | null = null;
  private next = 0;

  constructor(
    private readonly codes: Int32Array,
    private readonly isShared: Uint8Array,
    private readonly textOf: (code: number) => string,
  ) {}

  has(sought: string): boolean {
    while (!this.forms.has(sought) && this.next < this.codes.length) this.readOn();
    return this.forms.has(sought);
  }

  /** Reads to the next reference of another form than the last, and that one. */
  private readOn(): void {
    while (this.next < this.codes.length) {
      const code = this.codes[this.next] ?? -1;
      this.next += 1;
      if (code < 0 || this.isShared[code] !== 1) continue;
      const text = this.textOf(code);
      if (this.last !== null && hasForm(text, this.last)) continue;
      this.last = form(text);
      this.forms.add(this.last);
      return;
    }
  }
}

/** Whether `text` is of the form `known`; one with digits beyond ASCII may be, and is not told. */
function hasForm(text: string, known: string): boolean {
  if (text.length !== known.length) return false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter > 127 || (isDigit(letter) ? NINE : letter) !== known.charCodeAt(at)) return false;
  }
  return true;
}

const NINE = 0x39;
const isDigit = (letter: number): boolean => letter >= 0x30 && letter <= NINE;

/** The letters as they are and the digits by their number: "TR00123" is "TR99999". */
const form = (reference: string): string => reference.replace(/\p{N}/gu, "9");

/** One letter off, two neighbours changed over, letters O and I for 0 and 1, or one cut short. */
export function isMistyped(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < SHORTEST_KNOWN) return false;
  return (
    isWithinOneEdit(one, other) ||
    isTransposed(one, other) ||
    withDigits(one) === withDigits(other) ||
    longer.startsWith(shorter) ||
    longer.endsWith(shorter)
  );
}

/** Shorter references are near one another by chance. */
const SHORTEST_KNOWN = 4;

const withDigits = (reference: string): string => reference.replaceAll("O", "0").replaceAll("I", "1");

function isTransposed(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
