import { cleanText } from "../text";
import { bicFault } from "./bic";
import { cusipCheckDigit, isCusip } from "./cusip";
import { isFigi } from "./figi";
import { ibanFault } from "./iban";
import { isinFault } from "./isin";
import { isLei } from "./lei";
import { isSedol } from "./sedol";
import { isSiren } from "./siren";

export const IDENTIFIER_KINDS = [
  "ISIN",
  "CUSIP",
  "SEDOL",
  "FIGI",
  "LEI",
  "IBAN",
  "BIC",
  "SIREN",
  "WKN",
  "VALOR",
  "MIC",
  "CFI",
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];
export type IdentifierFault = "length" | "characters" | "prefix" | "check-digit";

interface Rule {
  readonly lengths: readonly [least: number, most: number];
  readonly form: RegExp;
  /** What the form does not tell; null for a right code. */
  readonly fault: (code: string) => IdentifierFault | null;
}

const checked = (isRight: (code: string) => boolean) => (code: string) => (isRight(code) ? null : "check-digit");
const formAlone = (): null => null;

const RULES: Readonly<Record<IdentifierKind, Rule>> = {
  ISIN: { lengths: [12, 12], form: /^[A-Z]{2}[A-Z0-9]{9}\d$/, fault: isinFault },
  CUSIP: { lengths: [9, 9], form: /^[0-9A-Z*@#]{8}\d$/, fault: checked(isCusip) },
  SEDOL: { lengths: [7, 7], form: /^[0-9B-DF-HJ-NP-TV-Z]{6}\d$/, fault: checked(isSedol) },
  FIGI: { lengths: [12, 12], form: /^[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}\d$/, fault: checked(isFigi) },
  LEI: { lengths: [20, 20], form: /^[A-Z0-9]{18}\d{2}$/, fault: checked(isLei) },
  IBAN: { lengths: [15, 34], form: /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, fault: ibanFault },
  BIC: { lengths: [8, 11], form: /^[A-Z0-9]{8}([A-Z0-9]{3})?$/, fault: bicFault },
  SIREN: { lengths: [9, 9], form: /^\d{9}$/, fault: checked(isSiren) },
  WKN: { lengths: [6, 6], form: /^[A-HJ-NP-Z0-9]{6}$/, fault: formAlone },
  VALOR: { lengths: [1, 9], form: /^\d{1,9}$/, fault: formAlone },
  MIC: { lengths: [4, 4], form: /^[A-Z0-9]{4}$/, fault: formAlone },
  CFI: { lengths: [6, 6], form: /^[ECDROFSHIJKLTM][A-Z]{5}$/, fault: formAlone },
};

/** A code as it is compared: no spaces, no invisible characters, in upper case. */
export const cleanCode = (text: string): string => cleanText(text).replace(/^'|\s/g, "").toUpperCase();

/** What is wrong with a clean code as one of a kind; null for a right one. */
export function identifierFault(kind: IdentifierKind, code: string): IdentifierFault | null {
  const { lengths, form, fault } = RULES[kind];
  if (code.length < lengths[0] || code.length > lengths[1]) return "length";
  return form.test(code) ? fault(code) : "characters";
}

/** The kinds whose check digit tells them, surest first; those without one are named only when nothing else fits. */
const TOLD: readonly IdentifierKind[] = ["ISIN", "IBAN", "LEI", "FIGI", "CUSIP", "SEDOL"];

/** What a clean code is, where its own check digit proves it; null for others. */
export const identifierKind = (code: string): IdentifierKind | null =>
  TOLD.find((kind) => identifierFault(kind, code) === null) ?? null;

const DIGIT_FOR: Readonly<Record<string, string>> = { O: "0", I: "1" };
const WITH_CHECK: ReadonlySet<IdentifierKind> = new Set([...TOLD, "SIREN"]);

/** The one code of a kind that a damaged one stands for: zeros that a spreadsheet took from its front, a check digit that was left
 *  out, letters O and I that were typed for digits. Null where it is right already, where nothing mends it, and where more
 *  than one code would do: then a person must say. */
export function repairedIdentifier(kind: IdentifierKind, code: string): string | null {
  if (!WITH_CHECK.has(kind) || identifierFault(kind, code) === null) return null;
  const length = RULES[kind].lengths[1];
  const candidates = new Set<string>();
  if (kind === "CUSIP" && /^[0-9A-Z*@#]{8}$/.test(code)) candidates.add(code + String(cusipCheckDigit(code)));
  if (/^\d+$/.test(code) && code.length < length && (kind === "CUSIP" || kind === "SEDOL" || kind === "SIREN"))
    candidates.add(code.padStart(length, "0"));
  for (const spelling of spellings(code)) candidates.add(spelling);
  const right = [...candidates].filter((candidate) => identifierFault(kind, candidate) === null);
  const [only] = right;
  return right.length === 1 && only !== undefined ? only : null;
}

/** A code with some of its letters O and I taken for digits, in every way; for up to eight of them. */
function spellings(code: string): string[] {
  const places = [...code].flatMap((letter, index) => (DIGIT_FOR[letter] === undefined ? [] : [index]));
  if (places.length === 0 || places.length > 8) return [];
  return Array.from({ length: 2 ** places.length - 1 }, (_, bits) =>
    [...code]
      .map((letter, index) => {
        const place = places.indexOf(index);
        return place !== -1 && ((bits + 1) >> place) & 1 ? (DIGIT_FOR[letter] ?? letter) : letter;
      })
      .join(""),
  );
}
