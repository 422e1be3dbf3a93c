import { decodeSingleByte, type SingleByte } from "./singleByte";

/** What the letters of a text say of its encoding. */
export interface EncodingEvidence {
  readonly encoding: SingleByte;
  /** A word that would read otherwise in an encoding that is nearly as likely; null where none is. */
  readonly doubt: { readonly encoding: SingleByte; readonly word: string; readonly otherwise: string } | null;
}

const CANDIDATES: readonly SingleByte[] = ["windows-1252", "iso-8859-15", "macintosh", "ibm850"];
/** By how much another encoding must suit the words better than windows-1252, which most senders write. */
const LEAST_LEAD = 2;
const MOST_WORDS = 3_000;

/** Tells one encoding of one byte a letter from another by the letters that come out: a capital or a sign in the middle of a word
 *  is a wrong reading, an accented letter of a Western language where one belongs is a right one. */
export function encodingEvidence(bytes: Uint8Array): EncodingEvidence {
  const words = foreignWords(bytes);
  const read = CANDIDATES.map((encoding) => {
    const texts = words.map((word) => decodeSingleByte(word, encoding));
    return { encoding, texts, score: texts.reduce((sum, text) => sum + scoreOf(text), 0) };
  });
  const [usual, ...others] = read;
  if (!usual) return { encoding: "windows-1252", doubt: null };
  const best = others.reduce((found, next) => (next.score > found.score ? next : found), usual);
  const chosen = best.score >= usual.score + LEAST_LEAD ? best : usual;
  for (const rival of read) {
    if (rival === chosen || rival.score < chosen.score - LEAST_LEAD + 1) continue;
    const index = rival.texts.findIndex((text, at) => text !== chosen.texts[at]);
    if (index < 0) continue;
    const doubt = { encoding: rival.encoding, word: shown(chosen.texts[index]), otherwise: shown(rival.texts[index]) };
    return { encoding: chosen.encoding, doubt };
  }
  return { encoding: chosen.encoding, doubt: null };
}

const shown = (text: string | undefined): string =>
  (text ?? "").replace(/^[\s;,|"]+|[\s;,|"]+$/g, "").replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");

const LONGEST_SIDE = 24;

const isWordByte = (byte: number | undefined): boolean =>
  byte !== undefined && (byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/** The different words with a byte above ASCII, each with the byte before and after it, which say what a sign belongs to. */
function foreignWords(bytes: Uint8Array): Uint8Array[] {
  const words = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length && words.size < MOST_WORDS; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let from = at;
    while (from > 0 && at - from < LONGEST_SIDE && isWordByte(bytes[from - 1])) from -= 1;
    let to = at + 1;
    while (to < bytes.length && to - at < LONGEST_SIDE && isWordByte(bytes[to])) to += 1;
    const word = bytes.subarray(Math.max(0, from - 1), to + 1);
    words.set(word.join(), word);
    at = to;
  }
  return [...words.values()];
}

const LOWER = "éèêëàâäçîïôöùûüœæñáíóúãõåøß";
const UPPER = LOWER.toUpperCase();
/** Letters of other Western languages, which are right where their case is. */
const RARER = /[šžýðþÿŠŽÝÐÞŸìòÌÒ]/;

/** How well a word reads: above zero for what people write, below for what nobody does. */
function scoreOf(word: string): number {
  let score = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at] ?? "";
    if (letter >= "\u0080") score += scoreAt(letter, word[at - 1] ?? " ", word[at + 1] ?? "\n");
  }
  return score;
}

const isLetter = (letter: string): boolean => /\p{L}/u.test(letter);
const isLower = (letter: string): boolean => /\p{Ll}/u.test(letter);
const isUpper = (letter: string): boolean => /\p{Lu}/u.test(letter);

function scoreAt(letter: string, before: string, after: string): number {
  if (letter <= "\u009f") return -5;
  if (isLetter(letter)) return letterScore(letter, before, after);
  const isInside = isLetter(before) && isLetter(after);
  if (isInside) return letter === "’" ? 1.5 : -4;
  if (letter === "€" || letter === "£") return /[\d\s\u00a0;,\t)(]/.test(before) || /\d/.test(after) ? 2 : 0.5;
  if (letter === "\u00a0" || letter === "\u202f") return 0.5;
  if (/[½¼¾²³]/.test(letter)) return /\d|m/.test(before) ? 1 : -0.5;
  if (letter === "§") return /[\d \u00a0]/.test(after) ? 1 : -1;
  if (/[°«»’‘“”–—…]/.test(letter))
    return isLetter(after) && letter !== "«" && letter !== "“" && letter !== "‘" ? -1 : 1;
  return /[\u2200-\u25ff¤]/.test(letter) ? -3 : -1;
}

function letterScore(letter: string, before: string, after: string): number {
  const isKnown = LOWER.includes(letter) || UPPER.includes(letter);
  if (!isKnown && !RARER.test(letter)) return -2;
  const alone = !isLetter(before) && !isLetter(after);
  if (alone) return letter === "à" || letter === "À" ? 1 : /\d/.test(before) ? -2 : -0.5;
  // A capital behind a small letter, or a small one behind capitals, is a slip that a reading makes and a person does not.
  const isSlip = isUpper(letter)
    ? isLower(before) || (isLower(after) && isLetter(before))
    : isUpper(before) && isUpper(after);
  if (isSlip) return -3;
  return isKnown ? 3 : 1;
}
