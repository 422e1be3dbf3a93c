import type { Day } from "../../kernel/day";
import { formatDay, type Language, type Wording } from "../../kernel/language";
import { recordFinding, type ControlFinding } from "../controls/controlResult";
import type { Notice } from "../intake/sheetReading";
import { amountText, lineFinding } from "../ledger/ledgerFinding";
import { textOf, type LedgerLines } from "../ledger/ledgerLines";
import type { BookingFault, Key } from "./compareBooking";
import type { ExpectedBooking } from "./expectedBookings";
import type { BookingDifference } from "./bookingsPaper";
import type { UsualAccount } from "./practice";

/** What a person knows a trade by. */
export const tradeName = ({ reference, security, tradeDate }: ExpectedBooking): string =>
  reference ?? `${security ?? ""} ${formatDay(tradeDate)}`;

const KEY_WORDS: Partial<Readonly<Record<Key, Wording>>> = {
  equities: { en: "shares", fr: "actions" },
  bonds: { en: "bonds", fr: "obligations" },
  funds: { en: "fund units", fr: "parts de fonds" },
  "accrued-coupons": { en: "accrued interest", fr: "coupon couru" },
  fees: { en: "fees", fr: "frais" },
  "transaction-tax": { en: "transaction tax", fr: "taxe sur les transactions" },
  "payable-on-purchases": { en: "payable on the purchase", fr: "dette sur acquisition" },
  "receivable-on-sales": { en: "receivable on the sale", fr: "créance sur cession" },
  disposal: { en: "proceeds of the sale", fr: "produit de cession" },
  proceeds: { en: "proceeds of the sale", fr: "produit de cession" },
  bank: { en: "bank", fr: "banque" },
};

/** What a figure of an entry is on, in words. */
export const keyWords = (key: Key): Wording =>
  KEY_WORDS[key] ?? { en: key, fr: `compte ${key.slice("account ".length)}` };

/** "fees +25.40, payable −25.40": what is missing from the ledger, debits positive. */
export function gapsText({ comparison }: BookingDifference, scale: number, language: Language): string {
  return [...comparison.gaps]
    .map(([key, gap]) => `${keyWords(key)[language]} ${gap > 0n ? "+" : ""}${amountText(gap, scale, language)}`)
    .join(", ");
}

const REMEDIES: Readonly<Record<BookingFault, (name: string, gaps: Wording) => Wording>> = {
  missing: (name) => ({
    en: `${name} is in no entry of the ledger. Book it with its contract note.`,
    fr: `${name} n'est dans aucune écriture du grand livre. Comptabilisez l'opération avec son avis d'opéré.`,
  }),
  double: (name) => ({
    en: `${name} is booked once more by this entry. Take it back by a contre-passation.`,
    fr: `${name} est comptabilisée une fois de plus par cette écriture. Contre-passez-la.`,
  }),
  side: (name) => ({
    en: `${name} is booked the wrong way round: debits stand where credits belong. Take the entry back and book it anew.`,
    fr: `${name} est comptabilisée à l'envers\u00a0: les débits sont au crédit. Contre-passez l'écriture et passez-la de nouveau.`,
  }),
  account: (name, gaps) => ({
    en: `${name} stands on another account than the chart has for it; to be reclassified (debit +): ${gaps.en}.`,
    fr: `${name} est sur un autre compte que celui du plan\u00a0; à reclasser (débit +)\u00a0: ${gaps.fr}.`,
  }),
  amount: (name, gaps) => ({
    en: `${name} is booked with another amount; missing from the ledger (debit +): ${gaps.en}.`,
    fr: `${name} est comptabilisée pour un autre montant\u00a0; il manque au grand livre (débit +)\u00a0: ${gaps.fr}.`,
  }),
};

/** A finding on the ledger's own line, or on the trade where the ledger has none. */
export function differenceFinding(ledger: LedgerLines, difference: BookingDifference): ControlFinding {
  const { expected, comparison } = difference;
  const { fault, lines, extra } = comparison;
  const gaps = { en: gapsText(difference, ledger.scale, "en"), fr: gapsText(difference, ledger.scale, "fr") };
  const wording = REMEDIES[fault ?? "missing"](tradeName(expected), gaps);
  const line = extra[0] ?? lines[0];
  return line === undefined
    ? recordFinding(expected.reading, expected.records[0] ?? 0, "reference", wording)
    : lineFinding(ledger, line, "ledgerAccount", wording);
}

export const periodFinding = (ledger: LedgerLines, line: number, day: Day, expected: ExpectedBooking): ControlFinding =>
  lineFinding(ledger, line, "bookingDate", {
    en: `${tradeName(expected)} was traded on ${formatDay(expected.tradeDate)} and is booked on ${formatDay(day)}, in another month. Book it in its own month while that is open, else say its date in the entry.`,
    fr: `${tradeName(expected)} a été négociée le ${formatDay(expected.tradeDate)} et est comptabilisée le ${formatDay(day)}, un autre mois. Rattachez-la à son mois s'il est ouvert, sinon mentionnez sa date dans l'écriture.`,
  });

export const unsettledFinding = (ledger: LedgerLines, line: number, expected: ExpectedBooking): ControlFinding =>
  lineFinding(ledger, line, "ledgerAccount", {
    en: `${tradeName(expected)} was due on ${formatDay(expected.settlementDate!)} and nothing in the ledger clears this line. Chase the settlement, or book it.`,
    fr: `${tradeName(expected)} devait se dénouer le ${formatDay(expected.settlementDate!)} et rien au grand livre ne solde cette ligne. Relancez le dénouement, ou comptabilisez-le.`,
  });

export const unexpectedFinding = (ledger: LedgerLines, line: number): ControlFinding =>
  lineFinding(ledger, line, "entryNumber", {
    en: `Entry ${textOf(ledger, "entryNumber", line)} buys or sells securities, and no trade of the workbook explains it. Find its contract note; if it was cancelled, take it back.`,
    fr: `L'écriture ${textOf(ledger, "entryNumber", line)} achète ou vend des titres, et aucune opération du classeur ne l'explique. Retrouvez son avis d'opéré\u00a0; si l'opération est annulée, contre-passez-la.`,
  });

/** Told once, since it is a habit of the ledger's. */
export const usualFinding = (ledger: LedgerLines, { expected, account, count, line }: UsualAccount): ControlFinding =>
  lineFinding(ledger, line, "ledgerAccount", {
    en: `This ledger books ${keyWords(expected).en} on ${account} (${count} entries), where the chart of this workbook has another account. If it is right, put it into the chart of the profile; else reclassify.`,
    fr: `Ce grand livre passe «\u00a0${keyWords(expected).fr}\u00a0» en ${account} (${count} écritures), alors que le plan de ce classeur a un autre compte. Si c'est voulu, inscrivez-le au plan du profil\u00a0; sinon reclassez.`,
  });

export const unnamedNotice = (sheet: string, trades: number): Notice => ({
  code: "ledger-names-no-trades",
  sheet,
  row: null,
  column: null,
  wording: {
    en: `The ledger names hardly any of the ${trades} trades of its period: they are not held against its entries. Put the trades' references into the column of documents.`,
    fr: `Le grand livre ne cite presque aucune des ${trades} opérations de sa période\u00a0: elles ne sont pas comparées à ses écritures. Portez les références des opérations dans la colonne des pièces.`,
  },
});
