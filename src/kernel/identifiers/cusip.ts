import { doubleAddDouble } from "./checkSums";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#";

/** Whether nine characters, in upper case, are a CUSIP: modulus 10, double-add-double, on the first eight. */
export function isCusip(code: string): boolean {
  return /^[0-9A-Z*@#]{8}[0-9]$/.test(code) && cusipCheckDigit(code) === Number(code[8]);
}

/** The check digit of the first eight characters, which some vendors leave out. */
export const cusipCheckDigit = (code: string): number =>
  doubleAddDouble([...code.slice(0, 8)].map((letter) => ALPHABET.indexOf(letter)));
