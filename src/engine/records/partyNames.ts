import { isBic } from "../../kernel/identifiers/bic";
import { comparableText, plainWords } from "../../kernel/text";

/** Words that say what kind of company it is and not which. */
const LEGAL_FORMS = new Set(
  (
    "sa sas sarl sca scs se ag nv bv plc ltd limited inc incorporated llc llp lp gmbh spa srl ab as asa oyj kg kgaa co " +
    "corp corporation company cie group groupe the of and et de du des la le succursale branch"
  ).split(" "),
);

export type PartyKind = "bic" | "lei" | "name";

/** Which kind of code or name a counterparty is given by; codes of two kinds cannot be compared letter by letter. */
export function partyKind(text: string): PartyKind {
  const code = comparableText(text);
  if (/^[A-Z0-9]{18}\d{2}$/.test(code) && /\d/.test(code.slice(0, 18))) return "lei";
  return text === text.toUpperCase() &&
    (code.length === 8 || code.length === 11) &&
    isBic(code) &&
    !/\s/.test(text.trim())
    ? "bic"
    : "name";
}

/** Whether two texts name the same party: a BIC with or without its branch; a name whatever its case, legal form,
 *  abbreviation to initials, or longer form ("BNP Paribas", "BNP PARIBAS SECURITIES SERVICES SCA"). */
export function sameParty(one: string, other: string): boolean {
  if (comparableText(one) === comparableText(other)) return true;
  const [kind, otherKind] = [partyKind(one), partyKind(other)];
  if (kind !== otherKind || kind === "lei") return false;
  if (kind === "bic") return comparableText(one).slice(0, 8) === comparableText(other).slice(0, 8);
  const [words, otherWords] = [significantWords(one), significantWords(other)];
  return (
    contains(words, otherWords) ||
    contains(otherWords, words) ||
    isRunTogether(words, otherWords) ||
    isInitials(words, otherWords) ||
    isInitials(otherWords, words)
  );
}

function significantWords(text: string): readonly string[] {
  const words = plainWords(text).split(" ");
  const significant = words.filter((word) => !LEGAL_FORMS.has(word));
  return significant.length > 0 ? significant : words;
}

const contains = (words: readonly string[], part: readonly string[]): boolean =>
  part.join("").length >= 2 && part.every((word) => words.includes(word));

/** "J.P. Morgan" and "JPMorgan Chase": the same letters from the start, once the words are run together. */
function isRunTogether(words: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [words.join(""), others.join("")];
  const shorter = Math.min(one.length, other.length);
  return shorter >= 5 && one.slice(0, shorter) === other.slice(0, shorter);
}

/** "CACIB" for "Crédit Agricole Corporate and Investment Bank". */
const isInitials = (words: readonly string[], others: readonly string[]): boolean =>
  words.length === 1 && others.length >= 2 && words[0] === others.map((word) => word[0] ?? "").join("");
