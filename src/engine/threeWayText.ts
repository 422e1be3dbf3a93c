import { formatDay, formatDecimal, type Language, type Wording } from "../kernel/language";
import { parseDay } from "../kernel/day";
import { parseDecimal } from "../kernel/decimal";
import { isDateField, isDecimalField, type Field } from "./records/field";
import { valueWording } from "./records/codeWords";
import { FIELD_LABELS } from "./records/fieldCatalogue";
import { PARTIES, type Party, type ThreeWayLine } from "./threeWay";

export const PARTY_WORDS: Readonly<Record<Party, Wording>> = {
  front: { en: "Front office", fr: "Front-office" },
  accounting: { en: "Accounting", fr: "Comptabilité" },
  custodian: { en: "Custodian", fr: "Dépositaire" },
};

const IN_SENTENCE: Readonly<Record<Party, Wording>> = {
  front: { en: "the front office", fr: "le front-office" },
  accounting: { en: "accounting", fr: "la comptabilité" },
  custodian: { en: "the custodian", fr: "le dépositaire" },
};

/** Who stands against whom, and on what, as one sentence. */
export const threeWayText = (line: ThreeWayLine): Wording => ({
  en: raised(sentence(line, "en")),
  fr: raised(sentence(line, "fr")),
});

function sentence(line: ThreeWayLine, language: Language): string {
  const { kind, odd } = line;
  const others = PARTIES.filter((party) => party !== odd).map((party) => IN_SENTENCE[party][language]);
  const name = odd ? IN_SENTENCE[odd][language] : "";
  switch (kind) {
    case "absent":
      return {
        en: `${others.join(" and ")} have it, ${name} does not.`,
        fr: `${others.join(" et ")} l'ont, ${name} ne l'a pas.`,
      }[language];
    case "alone":
      return { en: `only ${name} has it.`, fr: `seul${odd === "accounting" ? "e" : ""} ${name} l'a.` }[language];
    case "waiting":
      return {
        en: "a match of this row waits for a person: decide it first.",
        fr: "un rapprochement de cette ligne attend une décision\u00a0: décidez-en d'abord.",
      }[language];
    case "contradiction":
      return {
        en: "the three records do not agree on which rows belong together: look at all of them.",
        fr: "les trois sources ne s'accordent pas sur les lignes qui vont ensemble\u00a0: examinez-les toutes.",
      }[language];
    case "differs":
      return difference(line, language);
  }
}

function difference({ odd, field, values, rows }: ThreeWayLine, language: Language): string {
  if (field === null) return "";
  const label = FIELD_LABELS[field][language];
  const said = (party: Party): string =>
    `${IN_SENTENCE[party][language]} ${valueWords(field, values[party], language)}`;
  const present = PARTIES.filter((party) => rows[party] !== null);
  if (odd === null) {
    const all = present.map(said).join(", ");
    return { en: `${label}: no two agree: ${all}.`, fr: `${label}\u00a0: aucun accord\u00a0: ${all}.` }[language];
  }
  const [one, other] = PARTIES.filter((party) => party !== odd);
  const both = `${IN_SENTENCE[one!][language]} ${{ en: "and", fr: "et" }[language]} ${IN_SENTENCE[other!][language]}`;
  const agreed = valueWords(field, values[one!] ?? values[other!], language);
  return {
    en: `${label}: ${both} say ${agreed}, ${IN_SENTENCE[odd].en} says ${valueWords(field, values[odd], "en")}.`,
    fr: `${label}\u00a0: ${both} indiquent ${agreed}, ${IN_SENTENCE[odd].fr} indique ${valueWords(field, values[odd], "fr")}.`,
  }[language];
}

/** A value in plain notation as people of a language write it. */
export function valueWords(field: Field, text: string | null, language: Language): string {
  if (text === null) return { en: "nothing", fr: "rien" }[language];
  if (isDecimalField(field)) {
    const value = parseDecimal(text);
    return value.ok ? formatDecimal(value.value, language) : text;
  }
  if (isDateField(field)) {
    const day = parseDay(text);
    return day.ok ? formatDay(day.value) : text;
  }
  return valueWording(field, text)[language];
}

const raised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
