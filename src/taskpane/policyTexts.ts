import type { AccountingPolicy } from "../engine";
import type { Wording } from "../kernel/language";

/** The choices of the accounting policy, as the pane offers them. */
type Chosen = "costMethod" | "fees" | "sameDay" | "valuation" | "accruals";
type Choices<K extends Chosen> = {
  readonly label: Wording;
  readonly choices: Readonly<Record<AccountingPolicy[K], Wording>>;
};

export const POLICY_CHOICES: { readonly [K in Chosen]: Choices<K> } = {
  costMethod: {
    label: { en: "Cost of what is sold", fr: "Coût des titres cédés" },
    choices: {
      average: { en: "Weighted average (CUMP)", fr: "Coût moyen pondéré (CUMP)" },
      fifo: { en: "First in, first out", fr: "Premier entré, premier sorti (PEPS)" },
      specific: { en: "The lots that the sale names", fr: "Lots désignés par la vente" },
    },
  },
  fees: {
    label: { en: "Fees and taxes of a purchase", fr: "Frais et taxes d'achat" },
    choices: {
      excluded: { en: "Beside the cost (frais exclus)", fr: "Hors du coût (frais exclus)" },
      included: { en: "In the cost (frais inclus)", fr: "Dans le coût (frais inclus)" },
    },
  },
  sameDay: {
    label: { en: "Trades of one day", fr: "Opérations d'une même journée" },
    choices: {
      "buys-first": { en: "Purchases before sales", fr: "Achats avant ventes" },
      listed: { en: "As the sheet lists them", fr: "Dans l'ordre de la feuille" },
    },
  },
  valuation: {
    label: { en: "Market values at month end", fr: "Valeurs de marché en fin de mois" },
    choices: {
      impairment: { en: "Book losses only (impairment)", fr: "Moins-values seules (dépréciation)" },
      "estimation-difference": { en: "Book all differences (funds)", fr: "Toutes les différences (OPC)" },
      none: { en: "Book nothing", fr: "Ne rien comptabiliser" },
    },
  },
  accruals: {
    label: { en: "Accrued coupons of month end", fr: "Coupons courus de fin de mois" },
    choices: {
      "taken-back": { en: "Take back on the next day", fr: "Extournés le lendemain" },
      kept: { en: "Keep until the coupon is paid", fr: "Conservés jusqu'au coupon" },
    },
  },
};

export const POLICY_TEXTS = {
  title: { en: "Accounting policy", fr: "Règles comptables" },
  baseCurrency: { en: "Currency of the books", fr: "Devise de tenue" },
  currencyHint: { en: "Three letters, such as EUR.", fr: "Trois lettres, comme EUR." },
  periodStart: { en: "First open day", fr: "Premier jour ouvert" },
  periodEnd: { en: "Last day of the period", fr: "Dernier jour de la période" },
  periodHint: {
    en: "Blank: the month of the last day on which anything was done.",
    fr: "Vide\u00a0: le mois du dernier jour mouvementé.",
  },
  writeOffLimit: {
    en: "Write off what settlements leave open, up to",
    fr: "Passer en résultat les écarts de règlement jusqu'à",
  },
  limitHint: {
    en: "An amount such as 0.05; 0 writes nothing off.",
    fr: "Un montant comme 0,05\u00a0; 0 n'en passe aucun.",
  },
  suspenseDays: { en: "Suspense is too old after business days", fr: "Attente trop ancienne après (jours ouvrés)" },
  stalePrices: { en: "A price is stale after equal prices", fr: "Cours figé après (cours identiques)" },
  priceJump: { en: "A price jumps from percent", fr: "Saut de cours à partir de (%)" },
  countHint: { en: "A whole number.", fr: "Un nombre entier." },
} as const satisfies Readonly<Record<string, Wording>>;
