/** Characters that nobody sees and that come with copied text: NUL and other controls, soft hyphen, zero-width and
 *  direction marks, byte-order mark. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const ASCII = /^[ -~]*$/;
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** The text without invisible characters, every run of spaces (no-break and narrow ones too) one space, trimmed. */
export function cleanText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** "Libellé" → "Libelle", "œ" → "oe". */
export const withoutAccents = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .replace(/œ/g, "oe")
        .replace(/Œ/g, "OE")
        .replace(/æ/g, "ae")
        .replace(/Æ/g, "AE");

/** Letters that were written as UTF-8 and read as windows-1252: "Ã©" is "é". Only for the letters and marks of western languages, whose
 *  two or three wrong letters no word has side by side. */
export function withoutMojibake(text: string): string {
  if (!/[ÂÃÅâ]/.test(text)) return text;
  return text
    .replace(BROKEN_LETTER, (broken) => {
      const bytes = [...broken].map(byteOf);
      const [first = 0, second = 0, third = 0] = bytes;
      const code = bytes.length === 2 ? (first & 31) * 64 + (second & 63) : 0x2000 + (second & 63) * 64 + (third & 63);
      return String.fromCharCode(code);
    })
    .replace(BROKEN_A_GRAVE, "à");
}

/** Lead bytes C2, C3, C5 and E2 with what follows them, as windows-1252 shows them. */
const HIGH = "\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
const BROKEN_LETTER = new RegExp(`[ÂÃ][${HIGH}]|Å[’“\\u0160\\u0161¸½¾]|â[€‚„][${HIGH}]`, "g");
/** The second half of "à" is a no-break space, which goes when a text is cleaned. */
const BROKEN_A_GRAVE = /(?<![A-ZÀ-Þ])Ã(?= |$)/g;
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function byteOf(letter: string): number {
  const place = WINDOWS_1252.indexOf(letter);
  return place >= 0 ? 0x80 + place : letter.charCodeAt(0) & 0xff;
}

/** Lower case, accents off, anything that is not a letter or digit one space: "N° d'Opération" → "n d operation". */
export const plainWords = (text: string): string =>
  withoutAccents(withoutMojibake(cleanText(text)))
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

/** The name by which a person is known, as far as case and spaces do not count; "" where nobody is named. */
export const personOf = (name: string): string => cleanText(name).toLowerCase();
