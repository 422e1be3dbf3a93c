const SCIENTIFIC = /^(\d)(?:[.,](\d{1,14})E\+?|E\+)(\d{1,3})$/i;
/** Excel keeps fifteen digits of a number and writes zeros for the rest. */
const KEPT_DIGITS = 15;

/** "1.23457E+11", as Excel shows a long number: its first digits, rounded, and how many digits it has. */
export interface ShortNumber {
  readonly mantissa: string;
  readonly length: number;
}

/** Null for a text that is no number in scientific notation. */
export function shortNumber(text: string): ShortNumber | null {
  const [, first, rest = "", exponent] = SCIENTIFIC.exec(text) ?? [];
  if (first === undefined || first === "0" || exponent === undefined) return null;
  return { mantissa: first + rest, length: Number(exponent) + 1 };
}

/** What a code of digits looks like to `digits` of them; null where it is no longer than that. */
export function shortened(code: string, digits: number): ShortNumber | null {
  const plain = code.replace(/^0+/, "");
  if (plain.length <= digits || !/^\d+$/.test(plain)) return null;
  const roundsUp = plain.charCodeAt(digits) >= 53;
  const mantissa = String(BigInt(plain.slice(0, digits)) + (roundsUp ? 1n : 0n));
  return { mantissa: mantissa.slice(0, digits), length: plain.length + mantissa.length - digits };
}

export const shortKey = ({ mantissa, length }: ShortNumber): string =>
  `${mantissa.replace(/0+$/, "")}E${String(length)}`;

/** A code such as "12E10", as the number that Excel takes it for, in full; null for others and for numbers beyond 300 digits. */
export function numberOfCode(code: string): string | null {
  const [, digits, exponent] = /^0*([1-9]\d{0,14})E(\d{1,3})$/i.exec(code) ?? [];
  return digits === undefined || Number(exponent) > 300 ? null : digits + "0".repeat(Number(exponent));
}

/** The number that a text in either notation stands for exactly, in full: "1.2E+11" is "120000000000". */
export function fullNumber(text: string): string | null {
  if (/^[1-9]\d*$/.test(text)) return text;
  const short = shortNumber(text);
  return short && short.length <= 300 ? short.mantissa.padEnd(short.length, "0") : null;
}

/** Whether a number has more digits than Excel keeps, and zeros in their place. */
export const isCut = (text: string): boolean =>
  text.length > KEPT_DIGITS && /^[1-9]\d*$/.test(text) && /^0+$/.test(text.slice(KEPT_DIGITS));

/** What a cut number and its original have in common. */
export const cutKey = (code: string): string => `${code.slice(0, KEPT_DIGITS)}|${String(code.length)}`;
