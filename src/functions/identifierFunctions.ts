import {
  cleanCode,
  identifierFault,
  identifierKind,
  IDENTIFIER_KINDS,
  repairedIdentifier,
  type IdentifierFault,
  type IdentifierKind,
} from "../kernel/identifiers/checkIdentifier";
import { ribKey } from "../kernel/identifiers/iban";
import { isinOf, nationalCode } from "../kernel/identifiers/isin";
import type { Language, Wording } from "../kernel/language";
import { fault, type Argument, type Parameter, type Value, type WorksheetFunction } from "./worksheetFunction";

const codeParameter: Parameter = {
  name: "code",
  description: { en: "The code, as it stands", fr: "Le code, tel quel" },
  type: "any",
};

const kindParameter: Parameter = {
  name: "kind",
  description: {
    en: "ISIN (when left out), CUSIP, SEDOL, FIGI, LEI, IBAN, BIC, SIREN, WKN, VALOR, MIC or CFI",
    fr: "ISIN (par défaut), CUSIP, SEDOL, FIGI, LEI, IBAN, BIC, SIREN, WKN, VALOR, MIC ou CFI",
  },
  type: "string",
  isOptional: true,
};

const textOf = (value: Argument): string => cleanCode(value === null ? "" : String(value));

/** Evaluates `work` on a code and its kind, or says that there is no such kind. */
function onKind(code: Argument, kind: Argument, work: (code: string, kind: IdentifierKind) => Value): Value {
  const wanted = kind === null || kind === "" ? "ISIN" : String(kind).trim().toUpperCase();
  const known = IDENTIFIER_KINDS.find((one) => one === wanted);
  return known
    ? work(textOf(code), known)
    : fault(
        `There is no kind "${wanted}": ${IDENTIFIER_KINDS.join(", ")}.`,
        `Aucun type « ${wanted} » : ${IDENTIFIER_KINDS.join(", ")}.`,
      );
}

const FAULTS: Readonly<Record<IdentifierFault, Wording>> = {
  length: { en: "wrong length", fr: "longueur fausse" },
  characters: { en: "characters that do not belong", fr: "caractères non admis" },
  prefix: { en: "unknown country or prefix", fr: "pays ou préfixe inconnu" },
  "check-digit": { en: "wrong check digit", fr: "clé fausse" },
};

const RIGHT: Wording = { en: "right", fr: "juste" };

export const IDENTIFIER_FUNCTIONS: readonly WorksheetFunction[] = [
  {
    name: "ISVALID",
    description: {
      en: "Whether a code has the form and the check digit of an identifier",
      fr: "Indique si un code a la forme et la clé d'un identifiant",
    },
    parameters: [codeParameter, kindParameter],
    result: "boolean",
    evaluate: (code = null, kind = null) =>
      onKind(code, kind, (text, known) => ({ value: identifierFault(known, text) === null })),
  },
  {
    name: "CHECK",
    description: {
      en: "Says what is wrong with an identifier, or that it is right",
      fr: "Dit ce qui ne va pas dans un identifiant, ou qu'il est juste",
    },
    parameters: [
      codeParameter,
      kindParameter,
      {
        name: "language",
        description: { en: "en (when left out) or fr", fr: "en (par défaut) ou fr" },
        type: "string",
        isOptional: true,
      },
    ],
    result: "string",
    evaluate: (code = null, kind = null, language = null) =>
      onKind(code, kind, (text, known) => {
        const wrong = identifierFault(known, text);
        const spoken: Language = String(language).trim().toLowerCase() === "fr" ? "fr" : "en";
        return { value: (wrong === null ? RIGHT : FAULTS[wrong])[spoken] };
      }),
  },
  {
    name: "KINDOF",
    description: {
      en: "What a code is, where its own check digit proves it: ISIN, IBAN, LEI, FIGI, CUSIP or SEDOL",
      fr: "Ce qu'est un code, quand sa clé le prouve : ISIN, IBAN, LEI, FIGI, CUSIP ou SEDOL",
    },
    parameters: [codeParameter],
    result: "string",
    evaluate: (code = null) => ({ value: identifierKind(textOf(code)) ?? "" }),
  },
  {
    name: "REPAIR",
    description: {
      en: "The identifier that a damaged one stands for: lost zeros, letters O and I for digits, a missing check digit",
      fr: "L'identifiant que représente un code abîmé : zéros perdus, lettres O et I pour des chiffres, clé manquante",
    },
    parameters: [codeParameter, kindParameter],
    result: "string",
    evaluate: (code = null, kind = null) =>
      onKind(code, kind, (text, known) => {
        if (identifierFault(known, text) === null) return { value: text };
        const repaired = repairedIdentifier(known, text);
        return repaired === null
          ? fault(
              `No single ${known} is meant by "${text}". Look it up.`,
              `« ${text} » ne désigne aucun ${known} unique. Recherchez-le.`,
              "notAvailable",
            )
          : { value: repaired };
      }),
  },
  {
    name: "NATIONALCODE",
    description: {
      en: "The CUSIP, SEDOL, WKN, Valor or Sicovam code inside an ISIN",
      fr: "Le code CUSIP, SEDOL, WKN, Valor ou Sicovam contenu dans un ISIN",
    },
    parameters: [{ ...codeParameter, name: "isin" }],
    result: "string",
    evaluate: (isin = null) => {
      const text = textOf(isin);
      const found = identifierFault("ISIN", text) === null ? nationalCode(text) : null;
      return found
        ? { value: found.code }
        : fault(
            `"${text}" is no ISIN that holds a national code.`,
            `« ${text} » n'est pas un ISIN qui contienne un code national.`,
            "notAvailable",
          );
    },
  },
  {
    name: "ISINFROM",
    description: {
      en: "The ISIN of a national code: its country, the code, and the check digit",
      fr: "L'ISIN d'un code national : son pays, le code et la clé",
    },
    parameters: [
      codeParameter,
      {
        name: "country",
        description: { en: "Two letters, such as US or FR", fr: "Deux lettres, comme US ou FR" },
        type: "string",
      },
    ],
    result: "string",
    evaluate: (code = null, country = null) => {
      const isin = isinOf(textOf(country), textOf(code));
      return isin === null
        ? fault(
            "Give a country of two letters and a code of at most nine characters.",
            "Donnez un pays en deux lettres et un code de neuf caractères au plus.",
          )
        : { value: isin };
    },
  },
  {
    name: "RIBKEY",
    description: {
      en: "The key of a French bank identity (RIB)",
      fr: "La clé d'un relevé d'identité bancaire (RIB)",
    },
    parameters: [
      { name: "bank", description: { en: "Bank code, 5 digits", fr: "Code banque, 5 chiffres" }, type: "any" },
      { name: "branch", description: { en: "Branch code, 5 digits", fr: "Code guichet, 5 chiffres" }, type: "any" },
      {
        name: "account",
        description: { en: "Account number, 11 characters", fr: "Numéro de compte, 11 caractères" },
        type: "any",
      },
    ],
    result: "string",
    evaluate: (bank = null, branch = null, account = null) => {
      const parts = [textOf(bank).padStart(5, "0"), textOf(branch).padStart(5, "0"), textOf(account).padStart(11, "0")];
      const [bankCode = "", branchCode = "", number = ""] = parts;
      return /^\d{5}\d{5}[A-Z0-9]{11}$/.test(parts.join(""))
        ? { value: ribKey(bankCode, branchCode, number) }
        : fault(
            "Give a bank and a branch of five digits and an account of eleven characters.",
            "Donnez une banque et un guichet de cinq chiffres et un compte de onze caractères.",
          );
    },
  },
];
