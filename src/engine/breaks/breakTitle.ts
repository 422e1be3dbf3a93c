import type { Wording } from "../../kernel/language";
import type { BreakType, Severity } from "./break";

const TITLES: Readonly<Record<BreakType, Wording>> = {
  "missing-right": { en: "Missing from the statement", fr: "Absent du relevé" },
  "missing-left": { en: "Missing from our books", fr: "Absent de nos livres" },
  "duplicate-left": { en: "Booked twice", fr: "Doublon dans nos livres" },
  "duplicate-right": { en: "Twice on the statement", fr: "Doublon sur le relevé" },
  side: { en: "Purchase against sale", fr: "Sens inversé" },
  security: { en: "Security differs", fr: "Écart de valeur (ISIN)" },
  account: { en: "Account differs", fr: "Écart de compte" },
  currency: { en: "Currency differs", fr: "Écart de devise" },
  quantity: { en: "Quantity differs", fr: "Écart de quantité" },
  price: { en: "Price differs", fr: "Écart de cours" },
  fees: { en: "Fees differ", fr: "Écart de frais" },
  tax: { en: "Tax differs", fr: "Écart de taxe" },
  "accrued-interest": { en: "Accrued interest differs", fr: "Écart de coupon couru" },
  amount: { en: "Amount differs", fr: "Écart de montant" },
  "trade-date": { en: "Trade date differs", fr: "Écart de date d'opération" },
  "settlement-date": { en: "Settlement date differs", fr: "Écart de date de dénouement" },
  counterparty: { en: "Counterparty differs", fr: "Écart de contrepartie" },
  status: { en: "Settlement status differs", fr: "Écart de statut de dénouement" },
  result: { en: "Result differs", fr: "Écart de résultat" },
};

/** What a break is called on the desk. */
export const breakTitle = (type: BreakType): Wording => TITLES[type];

export const SEVERITY_WORDS: Readonly<Record<Severity, Wording>> = {
  high: { en: "High", fr: "Élevée" },
  medium: { en: "Medium", fr: "Moyenne" },
  low: { en: "Low", fr: "Faible" },
};
