import { COUNTRIES } from "./countries";

/** Countries, and the prefixes of ISO 6166 that are none: XS international, EU, EZ derivatives, XA-XD and XF substitute
 *  agencies, XT digital tokens, QS and QT internal codes. */
const PREFIXES: ReadonlySet<string> = new Set([...COUNTRIES, ..."XS EU EZ XA XB XC XD XF XT QS QT".split(" ")]);

/** Whether a code of twelve characters, in upper case, has an ISIN's form, an allowed prefix and the right check digit. */
export function isIsin(code: string): boolean {
  return isinFault(code) === null;
}

/** What is wrong with a code as an ISIN; null for a right one. The digits alone do not tell: XX0000120271 passes them. */
export function isinFault(code: string): "length" | "characters" | "prefix" | "check-digit" | null {
  if (code.length !== 12) return "length";
  if (!hasIsinForm(code)) return "characters";
  if (!PREFIXES.has(code.slice(0, 2))) return "prefix";
  return luhnDigit(code) === code.charCodeAt(11) - DIGIT_ZERO ? null : "check-digit";
}

/** The ISIN of a national number: its country's letters, the number with zeros in front, and the check digit. Null where the country
 *  is no prefix or the number does not fit. */
export function isinOf(country: string, number: string): string | null {
  if (!PREFIXES.has(country) || !/^[A-Z0-9]{1,9}$/.test(number)) return null;
  const first = country + number.padStart(9, "0");
  return `${first}${luhnDigit(`${first}0`)}`;
}

/** The form alone: a mistyped ISIN has it, and so has many an internal reference. */
export const hasIsinForm = (code: string): boolean => /^[A-Z]{2}[A-Z0-9]{9}[0-9]$/.test(code);

const DIGIT_ZERO = 48;
const LETTER_A = 65;

/** The check digit of the first eleven characters (ISO 6166): Luhn over the digits, a letter being 10 to 35. */
function luhnDigit(code: string): number {
  let sum = 0;
  let doubled = true;
  const addDigit = (digit: number): void => {
    const weighted = doubled ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
    doubled = !doubled;
  };
  for (let index = 10; index >= 0; index -= 1) {
    const unit = code.charCodeAt(index);
    const value = unit < LETTER_A ? unit - DIGIT_ZERO : unit - LETTER_A + 10;
    addDigit(value % 10);
    if (value > 9) addDigit(Math.floor(value / 10));
  }
  return (10 - (sum % 10)) % 10;
}

/** A code that a country's own market uses for the security. */
export interface NationalCode {
  readonly scheme: "CUSIP" | "SEDOL" | "WKN" | "VALOR" | "SICOVAM";
  readonly code: string;
}

/** The national code inside an ISIN, where the country's agency puts one there. Null for what is no ISIN. */
export function nationalCode(isin: string): NationalCode | null {
  if (!isIsin(isin)) return null;
  const inner = isin.slice(2, 11);
  switch (isin.slice(0, 2)) {
    case "US":
    case "CA":
      return { scheme: "CUSIP", code: inner };
    case "GB":
    case "IE":
      return inner.startsWith("00") ? { scheme: "SEDOL", code: inner.slice(2) } : null;
    case "DE":
      return inner.startsWith("000") ? { scheme: "WKN", code: inner.slice(3) } : null;
    case "CH":
      return { scheme: "VALOR", code: inner.replace(/^0+/, "") };
    case "FR":
      return { scheme: "SICOVAM", code: inner.replace(/^0+/, "") };
    default:
      return null;
  }
}
