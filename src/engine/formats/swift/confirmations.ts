import type { Wording } from "../../../kernel/language";
import type { FinMessage } from "./finMessage";
import {
  accountOf,
  codeOf,
  countOf,
  dayOf,
  joined,
  narrativeOf,
  priceOf,
  quantityOf,
  rateOf,
  referenceOf,
  securityOf,
  tellMissing,
  firstOf,
} from "./genericFields";
import type { Cells } from "./securitiesStatements";
import type { Sequence } from "./sequences";
import { amountCells, signed } from "./settlementAmounts";
import { linkedReferences, marketOf, partiesOf, type Side } from "./settlementDetails";
import { securityCells } from "./transactions";

interface Settlement {
  readonly side: Exclude<Side, null>;
  readonly payment: "APMT" | "FREE";
}

/** What each message settles: 540 to 543 instruct, 544 to 547 confirm. */
const SETTLEMENTS: Readonly<Record<string, Settlement>> = {
  "0": { side: "BUY", payment: "FREE" },
  "1": { side: "BUY", payment: "APMT" },
  "2": { side: "SELL", payment: "FREE" },
  "3": { side: "SELL", payment: "APMT" },
};

const MOVEMENTS = { BUY: "RECE", SELL: "DELI" } as const;

const settlementOf = (type: string): Settlement | undefined => SETTLEMENTS[String((Number(type[2]) || 0) % 4)];

/** MT544 to MT547. */
export const isConfirmation = (type: string): boolean => /^54[4-7]$/.test(type);

const SECURITY: Wording = { en: "security", fr: "valeur" };
const QUANTITY: Wording = { en: "quantity", fr: "quantité" };

/** Reads one settlement instruction (MT540 to MT543) or confirmation (MT544 to MT547). */
export function settlementRow({ type }: FinMessage, page: Sequence): Cells {
  const settlement = settlementOf(type ?? "");
  const general = page.part("GENL");
  const trade = page.part("TRADDET");
  const account = page.part("FIAC");
  const details = page.part("SETDET");
  const isConfirmed = isConfirmation(type ?? "");
  const messageFunction = general?.findTag("23G")?.value.trim() ?? null;
  const isReversed = messageFunction?.startsWith("RVSL") === true;
  const attributes = trade?.part("FIA") ?? null;
  const { narrative: amounts, ...amountsInFields } = amountCells(details, isReversed);
  return {
    messageType: `MT${type ?? ""}`,
    messageFunction,
    ...referenceCells(general, isConfirmed),
    side: settlement?.side ?? null,
    movement: settlement ? MOVEMENTS[settlement.side] : null,
    payment: settlement?.payment ?? null,
    ...tradeCells(trade ?? page),
    ...quantityCells(account ?? page, isReversed),
    ...amountsInFields,
    reversal: isReversed ? "Y" : null,
    status: statusOf(messageFunction, isConfirmed),
    transactionType: codeOf(details, "22", "SETR"),
    ...partiesOf(details, settlement?.side ?? null),
    assetClass: codeOf(attributes, "12", "CLAS"),
    rate: rateOf(attributes, "INTR"),
    maturityDate: dayOf(attributes, "MATU"),
    valueDate:
      details
        ?.parts("AMT")
        .map((amount) => dayOf(amount, "VALU"))
        .find((day) => day !== null) ?? null,
    narrative: joined([
      typeof amounts === "string" ? amounts : null,
      narrativeOf(trade, "SPRO"),
      narrativeOf(details, "SPRO"),
    ]),
  };
}

function statusOf(messageFunction: string | null, isConfirmed: boolean): string | null {
  if (messageFunction?.startsWith("CANC") === true) return "CANCELLED";
  return isConfirmed ? "SETTLED" : null;
}

/** An instruction carries its sender's reference, which is the account owner's; a confirmation gives it back. */
function referenceCells(general: Sequence | null, isConfirmed: boolean): Cells {
  const links = general?.parts("LINK") ?? [];
  const { own, servicer } = linkedReferences(links.filter((link) => firstOf([link], "PREV") === null));
  const sent = referenceOf(general, "SEME");
  return {
    reference: isConfirmed ? (own ?? servicer) : sent,
    counterReference: isConfirmed ? sent : servicer,
    previousReference: firstOf(links, "PREV"),
    event: firstOf(links, "CORP"),
  };
}

function tradeCells(trade: Sequence): Cells {
  const security = securityOf(trade);
  if (!security) tellMissing(trade, "35B", SECURITY);
  const price = priceOf(trade, "DEAL");
  return {
    ...securityCells(security),
    tradeDate: dayOf(trade, "TRAD"),
    settlementDate: dayOf(trade, "SETT"),
    effectiveSettlementDate: dayOf(trade, "ESET"),
    price: price?.amount ?? null,
    priceType: price?.type ?? null,
    priceCurrency: price?.currency ?? null,
    accruedDays: countOf(trade, "DAAC"),
    market: marketOf(trade),
  };
}

/** What is or was to be settled; of a partial settlement also what was before and what remains. */
function quantityCells(account: Sequence, isReversed: boolean): Cells {
  const quantity = quantityOf(account, "ESTT") ?? quantityOf(account, "SETT");
  if (!account.find("36", "ESTT") && !account.find("36", "SETT")) tellMissing(account, "36B", QUANTITY);
  return {
    account: accountOf(account, "SAFE"),
    cashAccount: accountOf(account, "CASH"),
    placeOfSafekeeping: codeOf(account, "94", "SAFE"),
    quantityType: quantity?.type ?? null,
    quantity: signed(quantity?.amount ?? null, isReversed),
    previouslySettled: quantityOf(account, "PSTT")?.amount ?? null,
    remaining: quantityOf(account, "RSTT")?.amount ?? null,
  };
}
