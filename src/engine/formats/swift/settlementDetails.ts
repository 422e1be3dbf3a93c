import { negate, type Decimal } from "../../../kernel/decimal";
import type { Wording } from "../../../kernel/language";
import type { FinMoney } from "./fieldValues";
import {
  accountOf,
  codeOf,
  countOf,
  dayOf,
  moneyOf,
  narrativeOf,
  partyOf,
  priceOf,
  quantityOf,
  referenceOf,
  tellMissing,
} from "./genericFields";
import type { Cells } from "./securitiesStatements";
import type { Sequence } from "./sequences";

/** What the messages about the settlement of one transaction share: its references, parties, dates and sign. */

const OWN_REFERENCES = ["RELA", "ACOW"];
const SERVICER_REFERENCES = ["PREV", "ASRV", "ASRF", "MITI", "TRRF", "COMM", "PCTI"];

/** The account owner's reference and the account servicer's; where the owner's is not given, the servicer's stands for it. */
export function linkedReferences(links: readonly Sequence[]): { own: string | null; servicer: string | null } {
  const first = (qualifiers: readonly string[]): string | null => {
    for (const qualifier of qualifiers) {
      for (const link of links) {
        const reference = referenceOf(link, qualifier);
        if (reference !== null) return reference;
      }
    }
    return null;
  };
  return { own: first(OWN_REFERENCES), servicer: first(SERVICER_REFERENCES) };
}

/** From RECE or DELI; null where the message does not say. */
export type Side = "BUY" | "SELL" | null;

export const sideOf = (movement: string | null): Side =>
  movement === "RECE" ? "BUY" : movement === "DELI" ? "SELL" : null;

const SELLERS = ["SELL", "DEAG", "DECU", "DEI1", "DEI2"];
const BUYERS = ["BUYR", "REAG", "RECU", "REI1", "REI2"];

interface Parties {
  readonly counterparty: string | null;
  readonly placeOfSettlement: string | null;
}

/** The parties of a settlement: who stands on the other side, nearest to the trade first, and where it settles. */
export function partiesOf(details: Sequence | null, side: Side): Parties {
  const parties = details?.parts("SETPRTY") ?? [];
  const first = (qualifiers: readonly string[]): string | null => {
    for (const qualifier of qualifiers) {
      for (const party of parties) {
        const name = partyOf(party, qualifier);
        if (name !== null) return name;
      }
    }
    return null;
  };
  const counterparty = first(side === "BUY" ? SELLERS : side === "SELL" ? BUYERS : [...SELLERS, ...BUYERS]);
  return { counterparty, placeOfSettlement: first(["PSET"]) };
}

/** TRAN says CORP, CLAI, COLL or BOLE, or only that it settles; what kind of settlement says SETR. */
function transactionTypeOf(details: Sequence): string | null {
  const activity = codeOf(details, "22", "TRAN");
  return activity !== null && activity !== "SETT" ? activity : (codeOf(details, "22", "SETR") ?? activity);
}

/** The market of ":94B::TRAD//EXCH/XPAR". */
export function marketOf(sequence: Sequence | null): string | null {
  const place = codeOf(sequence, "94", "TRAD");
  return place?.split("/")[1] ?? place;
}

const QUANTITY: Wording = { en: "quantity", fr: "quantité" };
const DIRECTION: Wording = { en: "direction (received or delivered)", fr: "sens (réception ou livraison)" };

export interface AmountSigns {
  /** False where the sender writes no sign at all, so that an amount is taken to run as its side says. */
  readonly isSigned: boolean;
}

/** One transaction of a statement: of its TRANSDET block, or of the SETTRAN block of a status. */
export function transactionCells(details: Sequence, signs: AmountSigns): Cells {
  const movement = codeOf(details, "22", "REDE");
  const side = sideOf(movement);
  if (side === null) tellMissing(details, "22H REDE", DIRECTION);
  const quantity = quantityOf(details, "PSTA") ?? quantityOf(details, "SETT");
  if (!details.find("36", "PSTA") && !details.find("36", "SETT")) tellMissing(details, "36B", QUANTITY);
  const money = moneyOf(details, "PSTA") ?? moneyOf(details, "SETT");
  const price = priceOf(details, "DEAL", "MRKT");
  const { counterparty, placeOfSettlement } = partiesOf(details, side);
  return {
    side,
    movement,
    payment: codeOf(details, "22", "PAYM"),
    quantityType: quantity?.type ?? null,
    quantity: quantity?.amount ?? null,
    price: price?.amount ?? null,
    priceType: price?.type ?? null,
    netAmount: money && asSideRuns(money, side, signs),
    currency: money?.currency ?? null,
    accruedDays: countOf(details, "DAAC"),
    tradeDate: dayOf(details, "TRAD"),
    settlementDate: dayOf(details, "SETT"),
    effectiveSettlementDate: dayOf(details, "ESET"),
    transactionType: transactionTypeOf(details),
    eventType: codeOf(details, "22", "CAEV"),
    market: marketOf(details),
    cashAccount: accountOf(details, "CASH"),
    narrative: narrativeOf(details, "SPRO", "TRDE"),
    counterparty,
    placeOfSettlement,
  };
}

/** A debit of the account is an amount that a receipt pays out: it runs as its side says, and so is positive. */
function asSideRuns({ amount }: FinMoney, side: Side, { isSigned }: AmountSigns): Decimal {
  return isSigned && side === "BUY" ? negate(amount) : amount;
}
