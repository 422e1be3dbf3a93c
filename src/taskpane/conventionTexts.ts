import type { Conventions } from "../engine";
import type { Wording } from "../kernel/language";

export interface ConventionChoice {
  /** Null: found from the cells. */
  readonly value: string | null;
  readonly wording: Wording;
}

const FOUND: ConventionChoice = {
  value: null,
  wording: { en: "Found from the cells", fr: "D'après les cellules" },
};

/** What a person may say of how a sheet writes its figures and dates, in the order in which it is asked. */
export const CONVENTION_TEXTS: Readonly<
  Record<keyof Conventions, { readonly label: Wording; readonly choices: readonly ConventionChoice[] }>
> = {
  dateOrder: {
    label: { en: "Dates such as 03/04", fr: "Dates comme 03/04" },
    choices: [
      FOUND,
      { value: "day-first", wording: { en: "Day first: 3 April", fr: "Jour d'abord : 3 avril" } },
      { value: "month-first", wording: { en: "Month first: 4 March", fr: "Mois d'abord : 4 mars" } },
    ],
  },
  decimalMark: {
    label: { en: "Decimal mark", fr: "Marque décimale" },
    choices: [
      FOUND,
      { value: ",", wording: { en: "Comma: 1,5", fr: "Virgule : 1,5" } },
      { value: ".", wording: { en: "Point: 1.5", fr: "Point : 1.5" } },
    ],
  },
  priceUnit: {
    label: { en: "Prices of shares", fr: "Cours des actions" },
    choices: [
      FOUND,
      { value: "as-written", wording: { en: "As they are written", fr: "Tels qu'écrits" } },
      { value: "minor", wording: { en: "In pence or cents", fr: "En pence ou en centimes" } },
    ],
  },
  amountUnit: {
    label: { en: "Amounts", fr: "Montants" },
    choices: [
      FOUND,
      { value: "as-written", wording: { en: "In the main currency", fr: "Dans la devise principale" } },
      { value: "minor", wording: { en: "In cents, as whole numbers", fr: "En centimes, sans décimales" } },
    ],
  },
  priceQuote: {
    label: { en: "Prices of bonds", fr: "Cours des obligations" },
    choices: [
      FOUND,
      { value: "as-written", wording: { en: "Clean, without accrued interest", fr: "Pied de coupon" } },
      { value: "dirty", wording: { en: "With accrued interest", fr: "Coupon couru inclus" } },
    ],
  },
  sides: {
    label: { en: "Purchases and sales", fr: "Achats et ventes" },
    choices: [
      FOUND,
      { value: "as-written", wording: { en: "As we see them", fr: "De notre point de vue" } },
      {
        value: "counterparty",
        wording: { en: "As the counterparty sees them", fr: "Du point de vue de la contrepartie" },
      },
    ],
  },
};
