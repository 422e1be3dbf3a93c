import { minorUnits } from "../../kernel/currency";
import type { Day } from "../../kernel/day";
import { decimal, multiply, type Decimal } from "../../kernel/decimal";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { Explanation, ExplanationCode } from "./break";

type Sentence = (figures: Figures) => string;

/** The cause of a break in one sentence for an officer, with the figures that prove it. */
export const explanationText = (explanation: Explanation): Wording => ({
  en: SENTENCES[explanation.code].en(new Figures(explanation, "en")),
  fr: SENTENCES[explanation.code].fr(new Figures(explanation, "fr")),
});

/** The figures of an explanation, formatted. */
class Figures {
  constructor(
    private readonly explanation: Explanation,
    private readonly language: Language,
  ) {}

  private value(name: string): Decimal | Day | string | undefined {
    return this.explanation.figures[name];
  }

  text(name: string): string {
    const value = this.value(name);
    return typeof value === "string" ? value : "";
  }

  day(name: string): string {
    const value = this.value(name);
    return typeof value === "number" ? formatDay(value) : "";
  }

  number(name: string, places = 0): string {
    const value = this.value(name);
    return typeof value === "object" ? formatDecimal(value, this.language, places) : "";
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** "25,552.40 EUR"; a quantity or a price, which has no currency, without zeros. */
  amount(name: string): string {
    const currency = this.text("currency");
    return currency === "" ? this.number(name) : `${this.number(name, minorUnits(currency))} ${currency}`;
  }

  /** "0.4%", "0,4 %". */
  percent(name: string): string {
    const value = this.value(name);
    if (typeof value !== "object") return "";
    return `${formatDecimal(multiply(value, decimal(100n)), this.language)}${this.language === "fr" ? "\u00a0%" : "%"}`;
  }

  /** Whether the book side, ours, is the one that the sentence is about. */
  get isOurs(): boolean {
    return this.text("by") === "left";
  }
}

const bothAmounts = {
  en: (f: Figures) => `ours ${f.amount("left")}, theirs ${f.amount("right")}`,
  fr: (f: Figures) => `nous ${f.amount("left")}, eux ${f.amount("right")}`,
};

/** "X leaves out the fees of 50.80 EUR: ours …, theirs …." */
const leavesOut = (en: (f: Figures) => string, fr: (f: Figures) => string) => ({
  en: (f: Figures) => `${f.isOurs ? "Our record leaves" : "The statement leaves"} out ${en(f)}: ${bothAmounts.en(f)}.`,
  fr: (f: Figures) =>
    `${f.isOurs ? "Nos livres n'ont pas compté" : "Le relevé n'a pas compté"} ${fr(f)}\u00a0: ${bothAmounts.fr(f)}.`,
});

const scale = (factor: string) => ({
  en: (f: Figures) =>
    `One value is exactly ${factor} times the other: ${bothAmounts.en(f)}. Check the unit (pence, percent, thousands) or a digit too many.`,
  fr: (f: Figures) =>
    `Une valeur vaut exactement ${factor} fois l'autre\u00a0: ${bothAmounts.fr(f)}. Vérifier l'unité (pence, pourcentage, milliers) ou un chiffre de trop.`,
});

const SENTENCES: Readonly<Record<ExplanationCode, Readonly<Record<Language, Sentence>>>> = {
  "fee-omitted": leavesOut(
    (f) => `the fees of ${f.amount("fees")}`,
    (f) => `les frais de ${f.amount("fees")}`,
  ),
  "accrued-interest-omitted": leavesOut(
    (f) => `the accrued interest of ${f.amount("accruedInterest")}`,
    (f) => `le coupon couru de ${f.amount("accruedInterest")}`,
  ),
  "ftt-omitted": leavesOut(
    (f) => `the transaction tax of ${f.amount("tax")} (${f.text("name")}, ${f.percent("rate")} of ${f.amount("base")})`,
    (f) =>
      `la taxe sur les transactions de ${f.amount("tax")} (${f.text("name")}, ${f.percent("rate")} de ${f.amount("base")})`,
  ),
  "vat-omitted": leavesOut(
    (f) => `the value added tax of ${f.percent("rate")} on fees of ${f.amount("fees")}`,
    (f) => `la TVA de ${f.percent("rate")} sur des frais de ${f.amount("fees")}`,
  ),
  "gross-versus-net": {
    en: (f) =>
      `${f.isOurs ? "Our amount is gross and the statement's is net" : "The statement's amount is gross and ours is net"}: fees, taxes and accrued interest make ${f.amount("charge")} (${bothAmounts.en(f)}).`,
    fr: (f) =>
      `${f.isOurs ? "Notre montant est brut et celui du relevé est net" : "Le montant du relevé est brut et le nôtre est net"}\u00a0: frais, taxes et coupon couru font ${f.amount("charge")} (${bothAmounts.fr(f)}).`,
  },
  "ftt-rate": {
    en: (f) =>
      `${f.isOurs ? "We" : "The statement"} applied the transaction tax (${f.text("name")}) at ${f.percent("usedRate")} of ${f.amount("base")}; the rate in force is ${f.percent("rate")}. Difference ${f.amount("gap")}.`,
    fr: (f) =>
      `${f.isOurs ? "Nous avons" : "Le relevé a"} appliqué la taxe sur les transactions (${f.text("name")}) à ${f.percent("usedRate")} de ${f.amount("base")}\u00a0; le taux en vigueur est ${f.percent("rate")}. Écart ${f.amount("gap")}.`,
  },
  "withholding-tax": {
    en: (f) =>
      `${f.isOurs ? "Our record is before" : "The statement is before"} tax withheld at source: ${f.percent("rate")} of ${f.amount("base")} is ${f.amount("tax")} (${bothAmounts.en(f)}).`,
    fr: (f) =>
      `${f.isOurs ? "Nos livres sont" : "Le relevé est"} avant retenue à la source\u00a0: ${f.percent("rate")} de ${f.amount("base")} font ${f.amount("tax")} (${bothAmounts.fr(f)}).`,
  },
  "fx-rate": {
    en: (f) => `One amount, converted ${exchangeRates(f, "at", "and at")}: ${bothCurrencies(f, "ours", "theirs")}.`,
    fr: (f) =>
      `Un même montant, converti ${exchangeRates(f, "au cours de", "et de")}\u00a0: ${bothCurrencies(f, "nous", "eux")}.`,
  },
  rounding: {
    en: (f) => `A rounding of ${f.amount("gap")}: ${bothAmounts.en(f)}.`,
    fr: (f) => `Un arrondi de ${f.amount("gap")}\u00a0: ${bothAmounts.fr(f)}.`,
  },
  "scale-10": scale("10"),
  "scale-100": scale("100"),
  "scale-1000": scale("1000"),
  "transposed-digits": {
    en: (f) =>
      `Two neighbouring characters changed places: ${f.has("leftText") ? `ours ${f.text("leftText")}, theirs ${f.text("rightText")}` : bothAmounts.en(f)}.`,
    fr: (f) =>
      `Deux caractères voisins sont intervertis\u00a0: ${f.has("leftText") ? `nous ${f.text("leftText")}, eux ${f.text("rightText")}` : bothAmounts.fr(f)}.`,
  },
  "sign-reversed": {
    en: (f) =>
      f.has("leftSide")
        ? `The same ${f.number("quantity")} securities are ${sideWord(f.text("leftSide"), "en")} in our books and ${sideWord(f.text("rightSide"), "en")} on the statement.`
        : `The same amount with the opposite sign: ${bothAmounts.en(f)}.`,
    fr: (f) =>
      f.has("leftSide")
        ? `Les mêmes ${f.number("quantity")} titres sont ${sideWord(f.text("leftSide"), "fr")} dans nos livres et ${sideWord(f.text("rightSide"), "fr")} sur le relevé.`
        : `Le même montant en sens inverse\u00a0: ${bothAmounts.fr(f)}.`,
  },
  "day-month-swapped": {
    en: (f) => `Day and month are swapped: ours ${f.day("left")}, theirs ${f.day("right")}.`,
    fr: (f) => `Le jour et le mois sont inversés\u00a0: nous ${f.day("left")}, eux ${f.day("right")}.`,
  },
  "business-day-shift": {
    en: (f) => `Apart by ${days(f, "business day", "business days")}: ours ${f.day("left")}, theirs ${f.day("right")}.`,
    fr: (f) =>
      `Décalage de ${days(f, "jour ouvré", "jours ouvrés")}\u00a0: nous ${f.day("left")}, eux ${f.day("right")}.`,
  },
  "settlement-cycle": {
    en: (f) =>
      `Traded on ${f.day("traded")}, the market settles at T+${f.number("cycle")}; ${f.isOurs ? "we" : "they"} counted T+${f.number("missed")} (ours ${f.day("left")}, theirs ${f.day("right")}).`,
    fr: (f) =>
      `Négocié le ${f.day("traded")}, le marché dénoue à J+${f.number("cycle")}\u00a0; ${f.isOurs ? "nous avons" : "ils ont"} compté J+${f.number("missed")} (nous ${f.day("left")}, eux ${f.day("right")}).`,
  },
  "partial-settlement": {
    en: (f) =>
      `A partial settlement: ${f.number("settled")} of ${f.number("ordered")} settled, ${f.number("rest")} ${f.text("evidence") === "complement" ? "stand on the statement as an open line" : "pending according to the statement"}.`,
    fr: (f) =>
      `Dénouement partiel\u00a0: ${f.number("settled")} dénoués sur ${f.number("ordered")}, ${f.number("rest")} ${f.text("evidence") === "complement" ? "figurent au relevé sur une ligne ouverte" : "en suspens selon le relevé"}.`,
  },
  "duplicate-booking": {
    en: (f) => `The same trade stands ${f.text("copies")} times: same security, quantity, amount and date.`,
    fr: (f) =>
      `La même opération figure ${f.text("copies")} fois\u00a0: même valeur, même quantité, même montant, même date.`,
  },
  "cut-off": {
    en: (f) => `Traded on ${f.day("traded")}, after the last trade date of the statement (${f.day("last")}).`,
    fr: (f) => `Négocié le ${f.day("traded")}, après la dernière date d'opération du relevé (${f.day("last")}).`,
  },
  "counterpart-cancelled": {
    en: (f) => {
      const [row, theirs] = [`row ${f.text("row")} of "${f.text("sheet")}"`, f.isOurs ? "the statement" : "our books"];
      const other = `row ${f.text("otherRow")}${f.has("otherSheet") ? ` of "${f.text("otherSheet")}"` : ""}`;
      if (f.has("reversal"))
        return `The row like it, ${row}, cancels ${other} there; ${theirs} ${f.isOurs ? "shows" : "show"} it without what it cancels.`;
      const cancelled = f.has("otherRow") ? `was cancelled by ${other}` : "is marked cancelled";
      return `${f.isOurs ? "Our" : "Their"} ${row} ${cancelled}; ${theirs} still ${f.isOurs ? "has" : "have"} it.`;
    },
    fr: (f) => {
      const row = `ligne ${f.text("row")} de «\u00a0${f.text("sheet")}\u00a0»`;
      const other = `ligne ${f.text("otherRow")}${f.has("otherSheet") ? ` de «\u00a0${f.text("otherSheet")}\u00a0»` : ""}`;
      if (f.has("reversal"))
        return `La ligne semblable, ${row}, y annule la ${other}\u00a0; ${f.isOurs ? "le relevé la montre" : "nos livres la montrent"} sans ce qu'elle annule.`;
      const cancelled = f.has("otherRow") ? `a été annulée par la ${other}` : "est marquée annulée";
      return `${f.isOurs ? "Notre" : "Leur"} ${row} ${cancelled}\u00a0; ${f.isOurs ? "le relevé la porte" : "nos livres la portent"} encore.`;
    },
  },
};

function days(f: Figures, one: string, several: string): string {
  const count = f.number("days").replace("-", "");
  return `${count} ${count === "1" ? one : several}`;
}

const exchangeRates = (f: Figures, at: string, and: string): string =>
  f.has("otherRate") ? `${at} ${f.number("rate")} ${and} ${f.number("otherRate")}` : `${at} ${f.number("rate")}`;

const bothCurrencies = (f: Figures, ours: string, theirs: string): string =>
  `${ours} ${f.number("left", minorUnits(f.text("leftCurrency")))} ${f.text("leftCurrency")}, ` +
  `${theirs} ${f.number("right", minorUnits(f.text("rightCurrency")))} ${f.text("rightCurrency")}`;

const sideWord = (side: string, language: Language): string =>
  ({ BUY: { en: "a purchase", fr: "un achat" }, SELL: { en: "a sale", fr: "une vente" } })[
    side === "BUY" ? "BUY" : "SELL"
  ][language];
