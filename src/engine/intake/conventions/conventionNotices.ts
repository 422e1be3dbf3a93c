import { absolute, isZero, type Decimal } from "../../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../../kernel/language";
import type { Field } from "../../records/field";
import { columnNotice, sheetNotice } from "../readingProblems";
import type { Notice, SheetSurvey } from "../sheetReading";
import type { Conventions } from "../../settings";
import type { Tally } from "./proveNet";
import { compositionOf, type PricePower, type PriceProof } from "./provePrice";
import type { RecordGroup } from "./recordGroups";
import type { RowFigures } from "./rowFigures";

interface Found {
  readonly holding: number;
  readonly tried: number;
  readonly example: RowFigures;
}

const spaced = { en: " ", fr: "\u00a0" } as const;

/** "30,000 × 98.45 % + 412.50 = 29,947.50": the arithmetic of one row, in figures. */
function workedExample(row: RowFigures, power: PricePower, isPercent: boolean, language: Language): string {
  const figure = (value: Decimal, places = 0): string => formatDecimal(absolute(value), language, places);
  const unit =
    power === 0
      ? ""
      : power === 2 && isPercent
        ? `${spaced[language]}%`
        : power > 0
          ? ` ÷ ${figure({ units: 10n ** BigInt(power), scale: 0 })}`
          : ` × ${figure({ units: 10n ** BigInt(-power), scale: 0 })}`;
  const places = power < 0 ? 0 : 2;
  const made = compositionOf(row, power);
  const part = (value: Decimal, sign: -1 | 0 | 1): string =>
    sign === 0 || isZero(value) ? "" : ` ${sign > 0 ? "+" : "−"} ${figure(value, places)}`;
  const amount = row.net ?? row.gross;
  const parts = made ? part(row.accrued.value, made.accrued) + part(row.charges.value, made.charges) : "";
  return `${figure(row.quantity.value)} × ${figure(row.price.value)}${unit}${parts} = ${amount ? figure(amount.value, places) : ""}`;
}

function rowsSaid({ holding, tried, example }: Found, power: PricePower, isPercent: boolean): Wording {
  const worked = (language: Language): string => workedExample(example, power, isPercent, language);
  return {
    en: `The arithmetic holds on ${holding} of ${tried} rows: ${worked("en")}.`,
    fr: `Le calcul se vérifie sur ${holding} lignes sur ${tried}\u00a0: ${worked("fr")}.`,
  };
}

const place = (survey: SheetSurvey, field: Field, code: string, wording: Wording): Notice => {
  const use = survey.columns[field];
  return use ? columnNotice(survey.sheet, use.column, code, wording) : sheetNotice(survey.sheet, code, wording);
};

const inCurrency = ({ currency }: RecordGroup): Wording => ({
  en: currency === null ? "" : ` in ${currency}`,
  fr: currency === null ? "" : ` en ${currency}`,
});

export function priceProved(survey: SheetSurvey, group: RecordGroup, proof: PriceProof): Notice {
  const said = rowsSaid(proof, proof.power, false);
  const of = inCurrency(group);
  const wording =
    group.kind === "bond"
      ? {
          en: `the prices of bonds${of.en} are per 1,000 of nominal and are read in percent. ${said.en}`,
          fr: `les cours des obligations${of.fr} sont pour 1\u202f000 de nominal\u00a0; ils sont lus en pourcentage. ${said.fr}`,
        }
      : {
          en: `the prices of shares and funds${of.en} are in pence or cents and are read in the main currency. ${said.en}`,
          fr: `les cours des actions et des fonds${of.fr} sont en pence ou en centimes\u00a0; ils sont lus dans la devise principale. ${said.fr}`,
        };
  return place(survey, "price", "price-unit-proved", wording);
}

export function priceAsked(survey: SheetSurvey, group: RecordGroup, proof: PriceProof): Notice {
  const said = rowsSaid(proof, proof.power, false);
  const of = inCurrency(group);
  return place(survey, "price", "price-unit-asked", {
    en: `the prices${of.en} are a hundredth: pence or cents of shares, or percent of nominal of bonds? They are left as they stand. ${said.en} Confirm the unit of the prices among the conventions of the sheet, or add a column of instrument types.`,
    fr: `les cours${of.fr} valent un centième\u00a0: pence ou centimes d'actions, ou pourcentage du nominal d'obligations\u00a0? Ils restent tels quels. ${said.fr} Confirmez l'unité des cours parmi les conventions de la feuille, ou ajoutez une colonne du type d'instrument.`,
  });
}

const amountField = ({ columns }: SheetSurvey): Field => (columns.netAmount ? "netAmount" : "grossAmount");

export function amountsProved(survey: SheetSurvey, group: RecordGroup, proof: PriceProof): Notice {
  const said = rowsSaid(proof, proof.power, false);
  const of = inCurrency(group);
  return place(survey, amountField(survey), "amount-unit-proved", {
    en: `the amounts${of.en} are whole numbers of minor units (cents) and are read in the main currency. ${said.en}`,
    fr: `les montants${of.fr} sont en unités mineures entières (centimes)\u00a0; ils sont lus dans la devise principale. ${said.fr}`,
  });
}

export function amountsAsked(survey: SheetSurvey, group: RecordGroup, proof: PriceProof): Notice {
  const said = rowsSaid(proof, proof.power, false);
  const of = inCurrency(group);
  return place(survey, amountField(survey), "amount-unit-asked", {
    en: `are the amounts${of.en} in minor units (cents), or are these contracts with a multiplier? They are left as they stand. ${said.en} Confirm the unit of the amounts among the conventions of the sheet.`,
    fr: `les montants${of.fr} sont-ils en unités mineures (centimes), ou s'agit-il de contrats à multiplicateur\u00a0? Ils restent tels quels. ${said.fr} Confirmez l'unité des montants parmi les conventions de la feuille.`,
  });
}

export function dirtyProved(survey: SheetSurvey, group: RecordGroup, power: PricePower, found: Tally): Notice {
  const said = rowsSaid(found, power, true);
  const of = inCurrency(group);
  return place(survey, "price", "dirty-price-proved", {
    en: `the prices of bonds${of.en} are dirty, with the accrued interest in them, and are read clean. ${said.en}`,
    fr: `les cours des obligations${of.fr} sont exprimés coupon couru inclus\u00a0; ils sont lus pied de coupon. ${said.fr}`,
  });
}

export function dirtyAsked(survey: SheetSurvey, group: RecordGroup, power: PricePower, found: Tally): Notice {
  const said = rowsSaid(found, power, true);
  const of = inCurrency(group);
  return place(survey, "price", "dirty-price-asked", {
    en: `do the prices of bonds${of.en} have the accrued interest in them, or do the net amounts leave it out? They are left as they stand. ${said.en} Confirm the quotation of the prices among the conventions of the sheet.`,
    fr: `les cours des obligations${of.fr} comprennent-ils le coupon couru, ou les montants nets l'excluent-ils\u00a0? Ils restent tels quels. ${said.fr} Confirmez la cotation des cours parmi les conventions de la feuille.`,
  });
}

export function counterpartyAsked(survey: SheetSurvey, group: RecordGroup, power: PricePower, found: Tally): Notice {
  const said = rowsSaid(found, power, group.kind === "bond");
  return place(survey, "side", "counterparty-view-asked", {
    en: `charges come off purchases and add to sales, as the counterparty sees them. Are its purchases our sales? The sides are left as they stand. ${said.en} Confirm the point of view among the conventions of the sheet.`,
    fr: `les frais diminuent les achats et augmentent les ventes, comme du point de vue de la contrepartie. Ses achats sont-ils nos ventes\u00a0? Les sens restent tels quels. ${said.fr} Confirmez le point de vue parmi les conventions de la feuille.`,
  });
}

type Confirmed = Exclude<keyof Conventions, "dateOrder" | "decimalMark" | "amountUnit">;

const CONFIRMED: Readonly<Record<Confirmed, { field: Field; wording: Wording }>> = {
  priceUnit: {
    field: "price",
    wording: {
      en: "prices are in pence or cents, as a person confirmed, and are read in the main currency.",
      fr: "les cours sont en pence ou en centimes, comme une personne l'a confirmé\u00a0; ils sont lus dans la devise principale.",
    },
  },
  priceQuote: {
    field: "price",
    wording: {
      en: "prices have the accrued interest in them, as a person confirmed, and are read clean.",
      fr: "les cours s'entendent coupon couru inclus, comme une personne l'a confirmé\u00a0; ils sont lus pied de coupon.",
    },
  },
  sides: {
    field: "side",
    wording: {
      en: "sides are the counterparty's, as a person confirmed: its purchase is read as our sale.",
      fr: "les sens sont ceux de la contrepartie, comme une personne l'a confirmé\u00a0: son achat est lu comme notre vente.",
    },
  },
};

/** A convention that a person confirmed, and that was applied to these records. */
export function confirmedNotice(survey: SheetSurvey, convention: Confirmed, group: RecordGroup): Notice {
  const { field, wording } = CONFIRMED[convention];
  const of = convention === "sides" ? { en: "", fr: "" } : countOf(group);
  return place(survey, field, "convention-confirmed", { en: wording.en + of.en, fr: wording.fr + of.fr });
}

const countOf = ({ records }: RecordGroup): Wording => ({
  en: ` Rows concerned: ${records.length}.`,
  fr: ` Lignes concernées\u00a0: ${records.length}.`,
});
