import { negate } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import type { Proposal } from "../accounting/correction";
import type { Leg } from "../accounting/bookingRules";
import type { ChartOfAccounts } from "../accounting/chart";
import { draftEntry } from "../accounting/draftEntry";
import type { Break } from "../breaks/break";
import { sideValues } from "../breaks/sideValues";
import type { RecordTable } from "../records/recordTable";
import type { Day } from "../../kernel/day";
import { bookingDay, correctionDay } from "../accounting/bookingDay";
import type { Period } from "../close/monthClose";
import { MOVEMENT_WORDS, movementType } from "./movementType";

export interface CashProposalOptions {
  readonly chart: ChartOfAccounts;
  readonly asOf: Day;
  readonly period: Period;
  readonly baseCurrency: string;
}

/** What to do about a difference of cash. What the bank moved and we did not book goes to the suspense account, until it is known what
 *  it was (PCG art. 1214-47); nothing is booked for what the bank has not moved. `bank`: the statement's rows as they were read. */
export function cashProposal(
  found: Break,
  statement: RecordTable,
  read: RecordTable,
  { chart, asOf, period, baseCurrency }: CashProposalOptions,
): Proposal {
  const step = STEPS[found.type] ?? OTHER;
  const chase: Proposal = {
    breakId: found.id,
    action: found.type === "missing-right" ? "chase" : "review",
    wording: step,
    entry: null,
  };
  if (found.type !== "missing-left") return chase;
  const values = sideValues(statement, found.right);
  const written = sideValues(read, found.right);
  const [amount, currency] = [values.decimal("netAmount"), values.text("currency")];
  if (amount === null || currency === null) return chase;
  const moved = values.day("settlementDate");
  const type = movementType([written.text("transactionType"), written.text("label"), written.text("event")]);
  const bank: Leg = { role: currency === baseCurrency ? "bank" : "bank-foreign-currency", amount };
  const suspense: Leg = { role: "suspense", amount: negate(amount) };
  const entry = draftEntry(amount.units > 0n ? [bank, suspense] : [suspense, bank], {
    chart,
    journal: "BQ",
    date: moved === null ? correctionDay(asOf, period) : bookingDay(moved, period),
    breakId: found.id,
    currency,
    security: values.text("security") ?? written.text("label") ?? "",
    reference: values.text("reference") ?? values.text("counterReference") ?? "",
    tradeDate: null,
    reason: type ? `mouvement à identifier (${MOVEMENT_WORDS[type].fr})` : "mouvement à identifier",
  });
  if (!entry) return chase;
  const about = type && {
    en: ` Its words say: ${MOVEMENT_WORDS[type].en}.`,
    fr: ` Son libellé indique\u00a0: ${MOVEMENT_WORDS[type].fr}.`,
  };
  return {
    breakId: found.id,
    action: "book",
    entry,
    wording: {
      en: `Book entry ${entry.number} to the suspense account, once a second person has approved it, and clear it as soon as it is known what it was.${about?.en ?? ""}`,
      fr: `Comptabiliser l'écriture ${entry.number} en compte d'attente, après validation par une seconde personne, et la solder dès que l'opération est identifiée.${about?.fr ?? ""}`,
    },
  };
}

const STEPS: Partial<Readonly<Record<Break["type"], Wording>>> = {
  "missing-right": {
    en: "The bank has not moved it: check that it was instructed, and on which value date; it may still be in transit.",
    fr: "La banque ne l'a pas mouvementé\u00a0: vérifier qu'il a été instruit, et à quelle date de valeur\u00a0; il peut être encore en transit.",
  },
  "missing-left": {
    en: "Find out from the bank what it moved, and book it with its advice.",
    fr: "Demander à la banque ce qu'elle a mouvementé, et le comptabiliser avec son avis.",
  },
  amount: {
    en: "Compare the advice of both sides: a fee, a tax, an exchange rate or netting. Correct the booking, or claim the rest.",
    fr: "Comparer les avis des deux côtés\u00a0: frais, taxe, cours de change ou compensation. Corriger l'écriture, ou réclamer le reste.",
  },
  "settlement-date": {
    en: "The amounts agree, the value dates do not: claim interest from the bank where it is worth it.",
    fr: "Les montants concordent, pas les dates de valeur\u00a0: réclamer les intérêts à la banque si l'enjeu le justifie.",
  },
};

const OTHER: Wording = {
  en: "Compare the advices of both sides.",
  fr: "Comparer les avis des deux côtés.",
};
