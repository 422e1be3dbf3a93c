import type { Wording } from "../../kernel/language";
import type { PassId } from "./matching";

/** A pass as data: what it is called, the sentence that says what it does, and how sure its matches are. */
export interface Pass {
  readonly id: PassId;
  readonly title: Wording;
  readonly sentence: Wording;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The built-in ladder, surest first. Each pass sees only what the ones before left open. */
export const LADDER: Readonly<Record<PassId, Pass>> = {
  "reference-exact": {
    id: "reference-exact",
    confidence: 1,
    title: { en: "Same reference, same economics", fr: "Même référence, mêmes caractéristiques" },
    sentence: {
      en: "References agree, and so does everything that both sides have.",
      fr: "Les références concordent, ainsi que tout ce que les deux côtés indiquent.",
    },
  },
  "reference-differs": {
    id: "reference-differs",
    confidence: 0.95,
    title: { en: "Same reference, something differs", fr: "Même référence, un écart" },
    sentence: {
      en: "The reference is the only one of its kind on both sides and most economics agree: the same trade, with a break.",
      fr: "La référence est unique de part et d'autre et l'essentiel concorde\u00a0: c'est la même opération, avec un écart.",
    },
  },
  "economics-exact": {
    id: "economics-exact",
    confidence: 0.97,
    title: { en: "Same economics", fr: "Mêmes caractéristiques" },
    sentence: {
      en: "Everything that both sides have is equal, and no other row fits.",
      fr: "Tout ce que les deux côtés indiquent est égal, et aucune autre ligne ne convient.",
    },
  },
  "economics-tolerance": {
    id: "economics-tolerance",
    confidence: 0.93,
    title: { en: "Economics within tolerance", fr: "Caractéristiques dans la tolérance" },
    sentence: {
      en: "Everything agrees within the tolerances, and no other row fits as well.",
      fr: "Tout concorde dans les tolérances, et aucune autre ligne ne convient aussi bien.",
    },
  },
  "one-to-many": {
    id: "one-to-many",
    confidence: 0.92,
    title: { en: "One trade, several deliveries", fr: "Une opération, plusieurs livraisons" },
    sentence: {
      en: "The quantities and amounts of the statement's rows add up to the trade's, in one way only.",
      fr: "Les quantités et montants des lignes du relevé totalisent ceux de l'opération, d'une seule façon.",
    },
  },
  "many-to-one": {
    id: "many-to-one",
    confidence: 0.92,
    title: { en: "Several fills, one delivery", fr: "Plusieurs exécutions, une livraison" },
    sentence: {
      en: "The quantities and amounts of our rows add up to the statement's, in one way only.",
      fr: "Les quantités et montants de nos lignes totalisent ceux du relevé, d'une seule façon.",
    },
  },
  "economics-similar": {
    id: "economics-similar",
    confidence: 0.85,
    title: { en: "Same economics but one", fr: "Mêmes caractéristiques sauf une" },
    sentence: {
      en: "Everything agrees but one thing, and neither row has another candidate.",
      fr: "Tout concorde sauf un élément, et aucune des deux lignes n'a d'autre candidate.",
    },
  },
};
