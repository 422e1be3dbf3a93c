import { minorUnits } from "../../kernel/currency";
import { isZero, sum } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { Break, BreakType } from "../breaks/break";
import type { ReviewReason, Verdict } from "./correctionRules";
import type { JournalEntry } from "./journalEntry";

/** One or two sentences for the officer: what to book, or whom to call and what to say. `statusReason` is why the
 *  custodian says that the trade has not settled. */
export function proposalWording(
  found: Break,
  verdict: Verdict,
  entry: JournalEntry | null,
  statusReason: string | null,
): Wording {
  const parts: readonly Wording[] =
    verdict.action === "book" && entry
      ? [bookWording(entry), EVIDENCE[found.type] ?? CONTACTS[found.type], ...(verdict.isSale ? [COST_RELIEF] : [])]
      : [
          ...(verdict.action !== "book" && verdict.why ? [REASONS[verdict.why]] : []),
          CONTACTS[found.type],
          ...reasonGiven(found, statusReason),
        ];
  return { en: parts.map(({ en }) => en).join(" "), fr: parts.map(({ fr }) => fr).join(" ") };
}

const reasonGiven = ({ type }: Break, reason: string | null): readonly Wording[] =>
  type === "status" && reason !== null
    ? [{ en: `The statement says: ${reason}.`, fr: `Motif au relevé\u00a0: ${reason}.` }]
    : [];

function bookWording(entry: JournalEntry): Wording {
  const currency = entry.lines[0]?.currency ?? "";
  const total = sum(entry.lines.map(({ debit }) => debit));
  const accounts = (kind: "debit" | "credit"): string =>
    [...new Set(entry.lines.filter((line) => !isZero(line[kind])).map(({ account }) => account))].join(", ");
  const amount = (language: Language): string => `${formatDecimal(total, language, minorUnits(currency))} ${currency}`;
  return {
    en: `Book entry ${entry.number}: debit ${accounts("debit")}, credit ${accounts("credit")}, total ${amount("en")}, once a second person has approved it.`,
    fr: `Comptabiliser l'écriture ${entry.number}\u00a0: débit ${accounts("debit")}, crédit ${accounts("credit")}, total ${amount("fr")}, après validation par une seconde personne.`,
  };
}

const COST_RELIEF: Wording = {
  en: "The cost of the securities sold is not in these sheets: book its relief against the same result account.",
  fr: "Le coût des titres cédés ne figure pas dans ces feuilles\u00a0: comptabiliser leur sortie sur le même compte de résultat.",
};

/** What to check before the entry is booked. */
const EVIDENCE: Partial<Readonly<Record<BreakType, Wording>>> = {
  "missing-left": {
    en: "First ask the front office for the order and the broker for the contract note, and attach it.",
    fr: "Demander d'abord l'ordre au front office et l'avis d'opéré au courtier, et le joindre.",
  },
  "duplicate-left": {
    en: "The first booking is kept. Check that no second order was given.",
    fr: "La première écriture est conservée. Vérifier qu'aucun second ordre n'a été passé.",
  },
  side: {
    en: "Call the front office at once: the position and the cash are wrong by twice the trade.",
    fr: "Appeler immédiatement le front office\u00a0: la position et les espèces sont fausses du double de l'opération.",
  },
};

/** Whom to call and what to say. */
const CONTACTS: Readonly<Record<BreakType, Wording>> = {
  "missing-right": {
    en: "Call the custodian's settlement desk: ask for the status of the instruction, its matching and its settlement account.",
    fr: "Appeler le service dénouement du dépositaire\u00a0: demander le statut de l'instruction, son appariement et le compte de dénouement.",
  },
  "missing-left": {
    en: "Ask the front office whether the trade is ours, and the broker for the contract note.",
    fr: "Demander au front office si l'opération est la nôtre, et l'avis d'opéré au courtier.",
  },
  "duplicate-left": {
    en: "Ask trade support whether the ticket was sent twice.",
    fr: "Demander au support si le ticket a été envoyé deux fois.",
  },
  "duplicate-right": {
    en: "Call the custodian: the same movement stands twice on the statement; have the second one cancelled.",
    fr: "Appeler le dépositaire\u00a0: le même mouvement figure deux fois au relevé\u00a0; faire annuler le second.",
  },
  side: {
    en: "Call the front office and the broker: was the order a purchase or a sale?",
    fr: "Appeler le front office et le courtier\u00a0: l'ordre était-il un achat ou une vente\u00a0?",
  },
  security: {
    en: "Check the ISIN of the order with the front office and the data team (share class, depositary receipt, former code).",
    fr: "Vérifier l'ISIN de l'ordre avec le front office et le référentiel (catégorie de part, certificat, ancien code).",
  },
  account: {
    en: "Check with the custodian on which account the trade settled, and have it moved if that one is wrong.",
    fr: "Vérifier avec le dépositaire le compte de dénouement, et faire transférer l'opération si ce compte est erroné.",
  },
  currency: {
    en: "Check the settlement currency on the contract note with the treasury desk and the custodian.",
    fr: "Vérifier la devise de dénouement sur l'avis d'opéré, avec la trésorerie et le dépositaire.",
  },
  quantity: {
    en: "Check the quantity executed on the contract note with the front office and the broker.",
    fr: "Vérifier la quantité exécutée sur l'avis d'opéré, avec le front office et le courtier.",
  },
  price: {
    en: "Check the execution price on the contract note with the broker.",
    fr: "Vérifier le cours d'exécution sur l'avis d'opéré, avec le courtier.",
  },
  fees: {
    en: "Check the brokerage against the rate card with the broker; what was overcharged is to be claimed.",
    fr: "Contrôler le courtage avec le barème du courtier\u00a0; réclamer un avoir pour tout trop-perçu.",
  },
  tax: {
    en: "Have the tax desk recompute the tax: list of taxable securities, rate on the settlement date, purchases net of sales.",
    fr: "Faire recalculer la taxe par le service fiscal\u00a0: liste des titres taxables, taux à la date de dénouement, achats nets des ventes.",
  },
  "accrued-interest": {
    en: "Recompute the accrued interest: settlement date, day count, last coupon.",
    fr: "Recalculer le coupon couru\u00a0: date de dénouement, base de calcul, dernier coupon.",
  },
  amount: {
    en: "Ask the custodian for the breakdown of its amount into gross, fees and taxes.",
    fr: "Demander au dépositaire le détail de son montant\u00a0: brut, frais et taxes.",
  },
  "trade-date": {
    en: "Check the trade date with the front office (booked after midnight, time zone).",
    fr: "Vérifier la date d'opération avec le front office (saisie après minuit, fuseau horaire).",
  },
  "settlement-date": {
    en: "Agree the settlement date with the custodian's settlement desk before the instruction is matched.",
    fr: "Convenir de la date de dénouement avec le service dénouement du dépositaire avant appariement.",
  },
  counterparty: {
    en: "Check with the broker who delivers (give-up, settlement agent) and correct the counterparty.",
    fr: "Vérifier avec le courtier qui livre (give-up, agent de dénouement) et corriger la contrepartie.",
  },
  status: {
    en: "Call the custodian's settlement desk: ask why the trade has not settled as booked, and when it will.",
    fr: "Appeler le service dénouement du dépositaire\u00a0: demander pourquoi l'opération n'est pas dénouée comme comptabilisée, et pour quand.",
  },
  result: {
    en: "Explain the result line by line with the front office.",
    fr: "Expliquer le résultat ligne à ligne avec le front office.",
  },
};

const REASONS: Readonly<Record<ReviewReason, Wording>> = {
  "statement-erred": {
    en: "The statement is at fault: nothing is booked, a claim is opened.",
    fr: "Le relevé est en faute\u00a0: rien n'est comptabilisé, une réclamation est ouverte.",
  },
  "statement-inconsistent": {
    en: "The statement's own figures do not add up: nothing is booked.",
    fr: "Les chiffres du relevé se contredisent\u00a0: rien n'est comptabilisé.",
  },
  "figures-disagree": {
    en: "The fields that differ do not make up the difference of the net amounts: nothing is booked before the cause is known.",
    fr: "Les champs en écart n'expliquent pas la différence des montants nets\u00a0: rien n'est comptabilisé avant d'en connaître la cause.",
  },
  "class-unknown": {
    en: "Whether it is a share, a bond or a fund is not in the sheets, so no account can be chosen: say it in an asset class column.",
    fr: "Rien n'indique s'il s'agit d'une action, d'une obligation ou d'un fonds, et aucun compte ne peut être choisi\u00a0: l'indiquer dans une colonne de classe d'actif.",
  },
  "amounts-unknown": {
    en: "Side, currency or amount are not known well enough to book anything.",
    fr: "Le sens, la devise ou le montant ne sont pas assez sûrs pour comptabiliser.",
  },
  "cost-unknown": {
    en: "It is a sale, and the cost of what was sold is not in the sheets: the transfer is to be booked at that cost.",
    fr: "Il s'agit d'une vente et le coût des titres cédés ne figure pas dans les feuilles\u00a0: le transfert est à comptabiliser à ce coût.",
  },
  presentation: {
    en: "Both amounts may be right, one before and one after charges: compare like with like, nothing is booked.",
    fr: "Les deux montants peuvent être justes, l'un avant et l'autre après frais\u00a0: comparer ce qui est comparable, rien n'est comptabilisé.",
  },
  unit: {
    en: "Most likely a matter of units: correct the unit or the digit, then run the reconciliation again.",
    fr: "Sans doute une question d'unité\u00a0: corriger l'unité ou le chiffre, puis relancer le rapprochement.",
  },
  unexplained: {
    en: "No cause is proven, so nothing is booked.",
    fr: "Aucune cause n'est prouvée, rien n'est donc comptabilisé.",
  },
  partial: {
    en: "The rest is still to be delivered: nothing is booked.",
    fr: "Le reste est encore à livrer\u00a0: rien n'est comptabilisé.",
  },
  "not-due": {
    en: "Not due yet: the trade may still come in by its settlement date.",
    fr: "Pas encore échu\u00a0: l'opération peut encore arriver d'ici sa date de dénouement.",
  },
  "cut-off": {
    en: "The statement stops before this trade: look for it on the next one.",
    fr: "Le relevé s'arrête avant cette opération\u00a0: la chercher sur le suivant.",
  },
  "counterpart-cancelled": {
    en: "One side cancelled it and the other did not: settle with the other side which of the two holds; nothing is booked before.",
    fr: "Un côté l'a annulée, l'autre non\u00a0: convenir avec l'autre partie de ce qui tient\u00a0; rien n'est comptabilisé avant.",
  },
};
