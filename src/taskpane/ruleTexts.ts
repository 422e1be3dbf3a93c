import type { Wording } from "../kernel/language";
import type { DecimalTolerance, Pass } from "../engine";
import type { FieldRole } from "./ruleChanges";

/** What the matching rules say in the pane. */
export const RULE_TEXTS = {
  title: { en: "Matching rules", fr: "Règles de rapprochement" },
  open: (count: number): Wording => ({
    en: `Matching rules (${count} passes on)`,
    fr: `Règles de rapprochement (${count} passes actives)`,
  }),
  intro: {
    en: "The passes run from top to bottom, each on what the ones above left open. Nothing changes until you keep it.",
    fr: "Les passes s'exécutent de haut en bas, chacune sur ce que les précédentes ont laissé ouvert. Rien ne change avant d'être conservé.",
  },
  isOn: (title: string): Wording => ({ en: `Run "${title}"`, fr: `Exécuter «\u00a0${title}\u00a0»` }),
  up: (title: string): Wording => ({ en: `Move "${title}" up`, fr: `Monter «\u00a0${title}\u00a0»` }),
  down: (title: string): Wording => ({ en: `Move "${title}" down`, fr: `Descendre «\u00a0${title}\u00a0»` }),
  edit: (title: string): Wording => ({ en: `Change "${title}"`, fr: `Modifier «\u00a0${title}\u00a0»` }),
  remove: (title: string): Wording => ({ en: `Delete "${title}"`, fr: `Supprimer «\u00a0${title}\u00a0»` }),
  restore: { en: "As it came", fr: "Comme à l'origine" },
  changed: { en: "Changed", fr: "Modifiée" },
  own: { en: "Yours", fr: "À vous" },
  add: { en: "Add a pass", fr: "Ajouter une passe" },
  newPass: { en: "New pass", fr: "Nouvelle passe" },
  proposed: { en: "Rule from a suggestion", fr: "Règle tirée d'une proposition" },
  propose: { en: "Make a rule of it…", fr: "En faire une règle…" },
  name: { en: "Name", fr: "Nom" },
  cardinality: { en: "Rows", fr: "Lignes" },
  reference: { en: "Same reference", fr: "Même référence" },
  agreement: { en: "What is no key", fr: "Ce qui n'est pas une clé" },
  strength: { en: "What it finds", fr: "Ce qu'elle trouve" },
  fields: { en: "What is asked of each field", fr: "Ce qui est demandé de chaque champ" },
  conditions: { en: "Only rows where", fr: "Seulement les lignes dont" },
  addCondition: { en: "Add a condition", fr: "Ajouter une condition" },
  conditionField: { en: "Field of the condition", fr: "Champ de la condition" },
  conditionValues: { en: "Values, parted by commas", fr: "Valeurs, séparées par des virgules" },
  notRunnable: {
    en: "A pass needs at least one key.",
    fr: "Une passe a besoin d'au moins une clé.",
  },
  ownTolerances: {
    en: "How far apart rows may lie and still be one trade. What lies beyond the general tolerances stays a break.",
    fr: "Jusqu'où deux lignes peuvent s'écarter et rester la même opération. Au-delà des tolérances générales, l'écart reste un écart.",
  },
  tolerances: { en: "Tolerances: what differs without a break", fr: "Tolérances\u00a0: ce qui diffère sans écart" },
  addTolerance: { en: "Add a tolerance", fr: "Ajouter une tolérance" },
  removeLine: { en: "Delete this line", fr: "Supprimer cette ligne" },
  field: { en: "Field", fr: "Champ" },
  kind: { en: "Kind", fr: "Nature" },
  below: { en: "Below", fr: "En moins" },
  above: { en: "Above", fr: "En plus" },
  base: { en: "Share of", fr: "Part de" },
  baseOf: {
    book: { en: "our value", fr: "notre valeur" },
    statement: { en: "the statement's", fr: "celle du relevé" },
  },
  currency: { en: "Currency only", fr: "Devise seulement" },
  anyCurrency: { en: "any", fr: "toutes" },
  assetClass: { en: "Class only", fr: "Classe seulement" },
  tryIt: { en: "Try", fr: "Essayer" },
  trying: { en: "Trying…", fr: "Essai en cours…" },
  stop: { en: "Stop", fr: "Arrêter" },
  keep: { en: "Keep", fr: "Conserver" },
  leave: { en: "Leave as it was", fr: "Laisser tel quel" },
  trial: { en: "What this would change", fr: "Ce que cela changerait" },
  outdated: { en: "The rules were changed since this trial.", fr: "Les règles ont changé depuis cet essai." },
  nothing: { en: "Nothing would change in this workbook.", fr: "Rien ne changerait dans ce classeur." },
  breaks: (before: number, after: number): Wording => ({
    en: `Breaks: ${before} now, ${after} then`,
    fr: `Écarts\u00a0: ${before} maintenant, ${after} ensuite`,
  }),
  hidden: (currency: string, before: string, after: string): Wording => ({
    en: `Differences within tolerance, unseen${currency && ` in ${currency}`}: ${before} now, ${after} then`,
    fr: `Différences dans la tolérance, non vues${currency && ` en ${currency}`}\u00a0: ${before} maintenant, ${after} ensuite`,
  }),
  countOf: (what: Wording, count: number): Wording => ({
    en: `${what.en}: ${count}`,
    fr: `${what.fr}\u00a0: ${count}`,
  }),
  more: (count: number): Wording => ({ en: `and ${count} more`, fr: `et ${count} de plus` }),
} as const;

export const CHANGE_TEXTS = {
  matchesGained: { en: "Matches gained", fr: "Rapprochements gagnés" },
  matchesLost: { en: "Present matches that would go", fr: "Rapprochements actuels qui disparaîtraient" },
  ambiguitiesGained: { en: "Ambiguities created", fr: "Ambiguïtés créées" },
  ambiguitiesLost: { en: "Ambiguities settled", fr: "Ambiguïtés levées" },
  suggestionsGained: { en: "Suggestions gained", fr: "Propositions gagnées" },
  suggestionsLost: { en: "Suggestions that would go", fr: "Propositions qui disparaîtraient" },
} as const satisfies Record<string, Wording>;

export const ROLE_TEXTS: Readonly<Record<FieldRole, Wording>> = {
  key: { en: "is equal", fr: "est égal" },
  "key-if-shared": { en: "is equal, if both have it", fr: "est égal, si les deux l'ont" },
  agrees: { en: "agrees", fr: "concorde" },
  free: { en: "may differ", fr: "peut différer" },
};

export const CARDINALITY_TEXTS: Readonly<Record<Exclude<Pass["cardinality"], "same-side">, Wording>> = {
  "one-to-one": { en: "One to one", fr: "Une pour une" },
  "one-to-many": { en: "One of ours, several of theirs", fr: "Une à nous, plusieurs à eux" },
  "many-to-one": { en: "Several of ours, one of theirs", fr: "Plusieurs à nous, une à eux" },
  "many-to-many": { en: "Several to several", fr: "Plusieurs pour plusieurs" },
};

export const AGREEMENT_TEXTS: Readonly<
  Record<Exclude<Pass["agreement"], "all-but-one" | "opposite" | "likely">, Wording>
> = {
  equal: { en: "is equal too", fr: "est égal aussi" },
  tolerated: { en: "agrees within tolerance", fr: "concorde dans les tolérances" },
  mostly: { en: "agrees more than it differs", fr: "concorde plus qu'il ne diffère" },
};

export const STRENGTH_TEXTS: Readonly<Record<Pass["strength"], Wording>> = {
  match: { en: "is matched", fr: "est rapproché" },
  suggest: { en: "is suggested, a person decides", fr: "est proposé, une personne décide" },
};

export const KIND_TEXTS: Readonly<Record<DecimalTolerance["kind"], Wording>> = {
  absolute: { en: "amount", fr: "montant" },
  percent: { en: "%", fr: "%" },
  "basis-points": { en: "basis points", fr: "points de base" },
};

export const COUNT_TEXTS = {
  business: { en: "business days", fr: "jours ouvrés" },
  calendar: { en: "calendar days", fr: "jours calendaires" },
} as const satisfies Record<string, Wording>;

export const CLASS_TEXTS = {
  "": { en: "any", fr: "toutes" },
  equity: { en: "equities", fr: "actions" },
  bond: { en: "bonds", fr: "obligations" },
  fund: { en: "funds", fr: "fonds" },
} as const satisfies Record<string, Wording>;
