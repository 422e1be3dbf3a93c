/** Characters that nobody sees and that come with copied text: NUL and other controls, soft hyphen, zero-width and
 *  direction marks, byte-order mark. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** The text without invisible characters, every run of spaces (no-break and narrow ones too) one space, trimmed. */
export function cleanText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** "Libellé" → "Libelle", "œ" → "oe". */
export const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/œ/g, "oe")
    .replace(/Œ/g, "OE")
    .replace(/æ/g, "ae")
    .replace(/Æ/g, "AE");

/** Lower case, accents off, anything that is not a letter or digit one space: "N° d'Opération" → "n d operation". */
export const plainWords = (text: string): string =>
  withoutAccents(cleanText(text))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** Upper case, accents off, letters and digits alone: what must be equal when case, spaces and punctuation do not count.
 *  Letters of other alphabets stay. */
export const comparableText = (text: string): string =>
  withoutAccents(cleanText(text))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Whether one letter put in, left out or replaced makes one text the other. */
export function isWithinOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  return leftEnd - start <= 1 && rightEnd - start <= 1;
}
