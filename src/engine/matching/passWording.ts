import { decimalText, isZero } from "../../kernel/decimal";
import type { Language, Wording } from "../../kernel/language";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { Field } from "../records/field";
import { isBuiltIn, isOfItsKind } from "./ladder";
import { isSameSide, type Agreement, type Cardinality, type Pass } from "./pass";
import type { DayTolerance, DecimalTolerance, ToleranceScope, Tolerances } from "./tolerance";

/** What a pass is called: a person's name for it, or the built-in title. */
export function passTitle(pass: Pass): Wording {
  const built = BUILT_IN[pass.id];
  if (pass.name !== null) return { en: pass.name, fr: pass.name };
  return built?.title ?? { en: pass.id, fr: pass.id };
}

/** What a pass does, as one plain sentence; it is made once for each pass, since every match tells it. */
export function passSentence(pass: Pass): Wording {
  const known = SENTENCES.get(pass);
  if (known) return known;
  const built = BUILT_IN[pass.id];
  const sentence =
    built && (isBuiltIn(pass) || isOfItsKind(pass))
      ? built.sentence
      : { en: composed(pass, "en"), fr: composed(pass, "fr") };
  SENTENCES.set(pass, sentence);
  return sentence;
}

const SENTENCES = new WeakMap<Pass, Wording>();

function composed(pass: Pass, language: Language): string {
  const parts = [
    CARDINALITY_TEXTS[pass.cardinality][language],
    keysText(pass, language),
    ...(pass.keysIfShared.length > 0
      ? [
          {
            en: `and, where both sides have them, ${listed(pass.keysIfShared, "en")}`,
            fr: `et, là où les deux côtés les indiquent, ${listed(pass.keysIfShared, "fr")}`,
          }[language],
        ]
      : []),
    pass.cardinality === "one-to-one" || isSameSide(pass) ? AGREEMENT_TEXTS[pass.agreement][language] : SUMS[language],
    ...(pass.free.length > 0
      ? [{ en: `${listed(pass.free, "en")} may differ`, fr: `${listed(pass.free, "fr")} peuvent différer` }[language]]
      : []),
    ...(pass.tolerances ? tolerancesText(pass.tolerances, language) : []),
    ...pass.conditions.map(
      ({ field, values }) =>
        ({
          en: `only where ${lowered(FIELD_LABELS[field].en)} is ${values.join(" or ")}`,
          fr: `seulement si ${lowered(FIELD_LABELS[field].fr)} vaut ${values.join(" ou ")}`,
        })[language],
    ),
    STRENGTH_TEXTS[pass.strength][language],
  ].filter((part) => part !== "");
  const [first = "", ...rest] = parts;
  return `${first}${language === "fr" ? "\u00a0: " : ": "}${rest.join("; ").replaceAll("; ", language === "fr" ? "\u00a0; " : "; ")}.`;
}

const CARDINALITY_TEXTS: Readonly<Record<Cardinality, Wording>> = {
  "one-to-one": { en: "One row of ours to one of theirs", fr: "Une ligne à nous pour une ligne à eux" },
  "one-to-many": { en: "One row of ours to several of theirs", fr: "Une ligne à nous pour plusieurs à eux" },
  "many-to-one": { en: "Several rows of ours to one of theirs", fr: "Plusieurs lignes à nous pour une à eux" },
  "many-to-many": {
    en: "Several rows of ours to several of theirs",
    fr: "Plusieurs lignes à nous pour plusieurs à eux",
  },
  "same-side": { en: "Rows of one side", fr: "Lignes d'un même côté" },
};

const AGREEMENT_TEXTS: Readonly<Record<Agreement, Wording>> = {
  equal: { en: "all else is equal too", fr: "tout le reste est égal aussi" },
  tolerated: { en: "all else agrees within tolerance", fr: "tout le reste concorde dans les tolérances" },
  mostly: {
    en: "nobody else has them and more agrees than differs",
    fr: "personne d'autre ne les porte et plus d'éléments concordent que l'inverse",
  },
  "all-but-one": {
    en: "all agrees but one thing, and there is no other candidate",
    fr: "tout concorde sauf un élément, et il n'y a pas d'autre candidate",
  },
  opposite: {
    en: "one cancels the other, and a status, a word or a link says so",
    fr: "l'une annule l'autre, et un statut, un mot ou un lien le dit",
  },
  likely: {
    en: "what agrees weighs more than what differs, and no other row comes near",
    fr: "ce qui concorde pèse plus que ce qui diffère, et aucune autre ligne n'en approche",
  },
};

const SUMS: Wording = {
  en: "quantities and amounts add up, in one way only",
  fr: "les quantités et les montants se totalisent, d'une seule façon",
};

const STRENGTH_TEXTS: Readonly<Record<Pass["strength"], Wording>> = {
  match: { en: "", fr: "" },
  suggest: { en: "a person decides", fr: "une personne décide" },
};

function keysText({ keys }: Pass, language: Language): string {
  if (keys === "shared")
    return { en: "everything that both sides have is equal", fr: "tout ce que les deux côtés indiquent est égal" }[
      language
    ];
  if (keys.length === 0) return "";
  const names = listed(keys, language);
  return { en: `equal ${names}`, fr: `égalité sur ${names}` }[language];
}

/** What each tolerance of `tolerances` allows: "price within 0.01 above, 0 below". */
function tolerancesText({ decimals, days }: Tolerances, language: Language): string[] {
  return [
    ...Object.entries(decimals).flatMap(([field, bounds]) =>
      bounds.map((bound) => `${lowered(FIELD_LABELS[field as Field][language])} ${boundText(bound, language)}`),
    ),
    ...Object.entries(days).map(
      ([field, bound]) => `${lowered(FIELD_LABELS[field as Field][language])} ${daysText(bound, language)}`,
    ),
  ];
}

const UNITS: Readonly<Record<DecimalTolerance["kind"], Wording>> = {
  absolute: { en: "", fr: "" },
  percent: { en: "\u00a0%", fr: "\u00a0%" },
  "basis-points": { en: " bp", fr: "\u00a0pb" },
};

function boundText({ kind, below, above, base, only }: DecimalTolerance, language: Language): string {
  const written = (text: string): string => (language === "fr" ? text.replace(".", ",") : text) + UNITS[kind][language];
  const [low, high] = [decimalText(below), decimalText(above)];
  const width =
    low === high
      ? `±\u00a0${written(high)}`
      : {
          en: `up to ${written(high)} above and ${written(low)} below`,
          fr: `jusqu'à ${written(high)} au-dessus et ${written(low)} au-dessous`,
        }[language];
  const ofStatement = base === "statement" ? { en: " of the statement's", fr: " de celui du relevé" }[language] : "";
  return `${width}${ofStatement}${scopeText(only, language)}`;
}

const scopeText = (only: ToleranceScope | undefined, language: Language): string => {
  const names = [only?.currency, only?.assetClass && CLASSES[only.assetClass][language]].filter(Boolean);
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
};

const CLASSES = {
  equity: { en: "equities", fr: "actions" },
  bond: { en: "bonds", fr: "obligations" },
  fund: { en: "funds", fr: "fonds" },
} as const satisfies Record<string, Wording>;

function daysText({ before, after, count }: DayTolerance, language: Language): string {
  const kind =
    count === "calendar"
      ? { en: "calendar days", fr: "jours calendaires" }
      : { en: "business days", fr: "jours ouvrés" };
  return {
    en: `up to ${String(before)} ${kind.en} before and ${String(after)} after`,
    fr: `jusqu'à ${String(before)} ${kind.fr} avant et ${String(after)} après`,
  }[language];
}

/** How far values may lie apart: "± 0.02", "up to 1 business days before and 2 after"; null where they must be equal. */
export function toleranceText(
  tolerance: readonly DecimalTolerance[] | DayTolerance | null,
  language: Language,
): string | null {
  if (tolerance === null) return null;
  if ("before" in tolerance)
    return tolerance.before === 0 && tolerance.after === 0 ? null : daysText(tolerance, language);
  const bounds = tolerance.filter(({ below, above }) => !isZero(below) || !isZero(above));
  const or = { en: " or ", fr: " ou " }[language];
  return bounds.length === 0 ? null : bounds.map((bound) => boundText(bound, language)).join(or);
}

export const listed = (fields: readonly Field[], language: Language): string =>
  fields.map((field) => lowered(FIELD_LABELS[field][language])).join(", ");

/** Acronyms keep their capitals. */
export const lowered = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

interface PassWording {
  readonly title: Wording;
  readonly sentence: Wording;
}

const BUILT_IN: Readonly<Record<string, PassWording>> = {
  decided: {
    title: { en: "Decided", fr: "Décidé" },
    sentence: {
      en: "A person said that these rows are one business.",
      fr: "Une personne a dit que ces lignes sont la même affaire.",
    },
  },
  holding: {
    title: { en: "Same holding", fr: "Même position" },
    sentence: {
      en: "All lines of the security on the account, on either side; their quantities are compared as a whole.",
      fr: "Toutes les lignes de la valeur sur le compte, de chaque côté ; leurs quantités sont comparées au total.",
    },
  },
  "holding-total": {
    title: { en: "Same security", fr: "Même valeur" },
    sentence: {
      en: "All lines of the security on either side, since the two sides do not name their accounts alike; their quantities are compared as a whole.",
      fr: "Toutes les lignes de la valeur de chaque côté, les deux côtés ne nommant pas leurs comptes de la même façon ; leurs quantités sont comparées au total.",
    },
  },
  "cash-reference": {
    title: { en: "Same reference and amount", fr: "Même référence et même montant" },
    sentence: {
      en: "The reference, the amount, its direction and its currency are the same.",
      fr: "La référence, le montant, son sens et sa devise sont les mêmes.",
    },
  },
  "cash-value-date": {
    title: { en: "Same amount and value date", fr: "Même montant et même date de valeur" },
    sentence: {
      en: "The amount, its direction, its currency and the value date are the same, and no other row fits as well.",
      fr: "Le montant, son sens, sa devise et la date de valeur sont les mêmes, et aucune autre ligne ne convient aussi bien.",
    },
  },
  "cash-netted": {
    title: { en: "Adds up under one reference", fr: "Total sous une même référence" },
    sentence: {
      en: "The rows under one reference add up to the same amount on either side.",
      fr: "Les lignes d'une même référence totalisent le même montant de chaque côté.",
    },
  },
  "cash-amount-differs": {
    title: { en: "Same reference, another amount", fr: "Même référence, autre montant" },
    sentence: {
      en: "The reference stands once on either side, in one direction and currency.",
      fr: "La référence figure une fois de chaque côté, dans le même sens et la même devise.",
    },
  },
  "cash-next-day": {
    title: { en: "Same amount, a day apart", fr: "Même montant, à un jour près" },
    sentence: {
      en: "The amount, its direction and its currency are the same, the value dates a business day apart, and no other row fits as well.",
      fr: "Le montant, son sens et sa devise sont les mêmes, les dates de valeur à un jour ouvré près, et aucune autre ligne ne convient aussi bien.",
    },
  },
  "cash-nearby": {
    title: { en: "Same amount, days apart", fr: "Même montant, à quelques jours près" },
    sentence: {
      en: "The amount, its direction and its currency are the same, the value dates up to five business days apart.",
      fr: "Le montant, son sens et sa devise sont les mêmes, les dates de valeur à cinq jours ouvrés près au plus.",
    },
  },
  "cash-label": {
    title: { en: "Same description, another amount", fr: "Même libellé, autre montant" },
    sentence: {
      en: "The description stands once on either side, word for word, in one direction and within days.",
      fr: "Le libellé figure une fois de chaque côté, mot pour mot, dans le même sens et à quelques jours près.",
    },
  },
  "cash-day-netted": {
    title: { en: "Adds up on one day", fr: "Total d'une même journée" },
    sentence: {
      en: "All that is open on the day and account adds up to one line of the other side.",
      fr: "Tout ce qui est ouvert ce jour-là sur le compte totalise une ligne de l'autre côté.",
    },
  },
  reversals: {
    title: { en: "Cancelled on its own side", fr: "Annulée du même côté" },
    sentence: {
      en: "Rows of one side that cancel each other, as a status, a word or a link between them says, are set aside before the sides are matched.",
      fr: "Les lignes d'un même côté qui s'annulent, comme le dit un statut, un mot ou un lien entre elles, sont mises de côté avant le rapprochement.",
    },
  },
  copies: {
    title: { en: "Copies", fr: "Doublons" },
    sentence: {
      en: "Rows of one side that bear one reference and are equal in every amount and date are one row and its copies; an equal amount alone is no copy.",
      fr: "Les lignes d'un même côté qui portent une même référence et sont égales en tout montant et toute date sont une ligne et ses doublons\u00a0; un montant égal ne suffit pas.",
    },
  },
  "reference-exact": {
    title: { en: "Same reference, same economics", fr: "Même référence, mêmes caractéristiques" },
    sentence: {
      en: "References agree, and so does everything that both sides have.",
      fr: "Les références concordent, ainsi que tout ce que les deux côtés indiquent.",
    },
  },
  "reference-one-to-many": {
    title: {
      en: "One trade, several deliveries of its reference",
      fr: "Une opération, plusieurs livraisons de même référence",
    },
    sentence: {
      en: "The statement's rows bear the trade's reference, and their quantities and amounts add up to the trade's.",
      fr: "Les lignes du relevé portent la référence de l'opération, et leurs quantités et montants totalisent les siens.",
    },
  },
  "reference-many-to-one": {
    title: {
      en: "Several fills, one delivery of their reference",
      fr: "Plusieurs exécutions, une livraison de même référence",
    },
    sentence: {
      en: "Our rows bear the delivery's reference, and their quantities and amounts add up to the statement's.",
      fr: "Nos lignes portent la référence de la livraison, et leurs quantités et montants totalisent ceux du relevé.",
    },
  },
  "reference-many-to-many": {
    title: {
      en: "Several fills, several deliveries of one reference",
      fr: "Plusieurs exécutions, plusieurs livraisons de même référence",
    },
    sentence: {
      en: "Several rows of ours and several of the statement's bear one reference, and both sides add up to the same quantity and amount.",
      fr: "Plusieurs de nos lignes et plusieurs du relevé portent la même référence, et les deux côtés totalisent la même quantité et le même montant.",
    },
  },
  "reference-differs": {
    title: { en: "Same reference, something differs", fr: "Même référence, un écart" },
    sentence: {
      en: "The reference is the only one of its kind on both sides and most economics agree: the same trade, with a break.",
      fr: "La référence est unique de part et d'autre et l'essentiel concorde\u00a0: c'est la même opération, avec un écart.",
    },
  },
  "economics-exact": {
    title: { en: "Same economics", fr: "Mêmes caractéristiques" },
    sentence: {
      en: "Everything that both sides have is equal, and no other row fits.",
      fr: "Tout ce que les deux côtés indiquent est égal, et aucune autre ligne ne convient.",
    },
  },
  "economics-tolerance": {
    title: { en: "Economics within tolerance", fr: "Caractéristiques dans la tolérance" },
    sentence: {
      en: "Everything agrees within the tolerances, and no other row fits as well.",
      fr: "Tout concorde dans les tolérances, et aucune autre ligne ne convient aussi bien.",
    },
  },
  "one-to-many": {
    title: { en: "One trade, several deliveries", fr: "Une opération, plusieurs livraisons" },
    sentence: {
      en: "The quantities and amounts of the statement's rows add up to the trade's, in one way only.",
      fr: "Les quantités et montants des lignes du relevé totalisent ceux de l'opération, d'une seule façon.",
    },
  },
  "many-to-one": {
    title: { en: "Several fills, one delivery", fr: "Plusieurs exécutions, une livraison" },
    sentence: {
      en: "The quantities and amounts of our rows add up to the statement's, in one way only.",
      fr: "Les quantités et montants de nos lignes totalisent ceux du relevé, d'une seule façon.",
    },
  },
  "many-to-many": {
    title: { en: "Several fills, several deliveries", fr: "Plusieurs exécutions, plusieurs livraisons" },
    sentence: {
      en: "Open rows of one business on both sides add up to the same quantity and amount, in one way only.",
      fr: "Des lignes ouvertes d'une même affaire totalisent, des deux côtés, la même quantité et le même montant, d'une seule façon.",
    },
  },
  "economics-similar": {
    title: { en: "Same economics but one", fr: "Mêmes caractéristiques sauf une" },
    sentence: {
      en: "Everything agrees but one thing, and neither row has another candidate.",
      fr: "Tout concorde sauf un élément, et aucune des deux lignes n'a d'autre candidate.",
    },
  },
  likely: {
    title: { en: "Likely partners", fr: "Partenaires probables" },
    sentence: {
      en: "What agrees weighs more than what differs, by how rarely strangers in these sheets agree in it; a person decides.",
      fr: "Ce qui concorde pèse plus que ce qui diffère, selon la rareté de ces coïncidences dans ces feuilles\u00a0; une personne décide.",
    },
  },
};
