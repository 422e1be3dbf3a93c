import type { Wording } from "../../kernel/language";
import { plainWords } from "../../kernel/text";

/** What a movement of cash is about, as far as its own words say. */
export type MovementType =
  | "settlement"
  | "dividend"
  | "coupon"
  | "redemption"
  | "fee"
  | "tax"
  | "exchange"
  | "interest"
  | "penalty"
  | "reversal"
  | "transfer";

export const MOVEMENT_WORDS: Readonly<Record<MovementType, Wording>> = {
  settlement: { en: "settlement of a trade", fr: "dénouement d'une opération" },
  dividend: { en: "dividend", fr: "dividende" },
  coupon: { en: "coupon", fr: "coupon" },
  redemption: { en: "redemption", fr: "remboursement" },
  fee: { en: "fee", fr: "frais" },
  tax: { en: "tax", fr: "taxe" },
  exchange: { en: "foreign exchange", fr: "change" },
  interest: { en: "interest", fr: "intérêts" },
  penalty: { en: "penalty", fr: "pénalité" },
  reversal: { en: "reversal", fr: "extourne" },
  transfer: { en: "transfer", fr: "virement" },
};

/** Words as banks and custodians write them in both languages, with the codes of SWIFT (ISO 15022 transaction types) and of ISO 20022
 *  bank transaction codes. The first that is found says it: a reversal of a dividend is a reversal, a tax on a coupon a tax. */
const WORDS: readonly (readonly [MovementType, RegExp])[] = [
  ["reversal", /\b(reversal|reversed|extourne|contre ?passation|storno|rvsl)\b/],
  ["penalty", /\b(csdr|penalt(y|ies)|penalites?|cash penalty)\b/],
  [
    "tax",
    /\b(withholding|retenue( a la source)?|ras|wht|ttf|ftt|stamp duty|droit de timbre|tax(es?)?|impots?|prelevement)\b/,
  ],
  ["fee", /\b(fees?|frais|commissions?|courtages?|droits de garde|custody|charges?|agios|brokerage|chrg)\b/],
  ["dividend", /\b(div|divs|dividends?|dividendes?|dvca|dvop|drip)\b/],
  ["coupon", /\b(coupons?|intr payment|int payment|cpn)\b/],
  ["redemption", /\b(redemption|remboursement|redm|mcal|matured?|maturity|echeance|amortissement)\b/],
  ["exchange", /\b(fx|forex|foreign exchange|change|spot|conversion|swap de change)\b/],
  ["interest", /\b(interests?|interets?|intr|int)\b/],
  [
    "settlement",
    /\b(bought|sold|buy|sell|purchase|sale|achats?|ventes?|acquisitions?|cessions?|settlement|denouement|reglement livraison|dvp|rvp|trad|sett|ost souscription)\b/,
  ],
  [
    "transfer",
    /\b(transfer|virement|vir|deposit|withdrawal|depot|retrait|payment|paiement|credit transfer|sepa|trf)\b/,
  ],
];

/** What its words say a movement is; null where they say nothing that we know: an unknown movement stays unknown. */
export function movementType(texts: readonly (string | null)[]): MovementType | null {
  const words = plainWords(texts.filter((text) => text !== null).join(" "));
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
