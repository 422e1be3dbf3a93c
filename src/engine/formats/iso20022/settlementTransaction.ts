import { negate } from "../../../kernel/decimal";
import { joined } from "../swift/genericFields";
import type { Cells } from "../swift/securitiesStatements";
import { sideOf, type Side } from "../swift/settlementDetails";
import { DIRECTION, QUANTITY, type SecuritiesNotices } from "./securitiesNotices";
import {
  accountOf,
  leavesOf,
  marketOf,
  moneyIn,
  partyOf,
  placeOf,
  priceCells,
  priceIn,
  quantityIn,
} from "./securitiesValues";
import { all, at, descendant, textAt, type XmlElement } from "./xmlElement";
import { dayIn, decimalOf, type XmlAmount } from "./xmlValues";

/** The account owner's reference and the account servicer's; where the owner's is not given, the servicer's stands for it. */
export function referenceCells(identification: XmlElement | null): Cells {
  const servicer =
    textAt(identification, "AcctSvcrTxId") ??
    textAt(identification, "MktInfrstrctrTxId") ??
    textAt(identification, "PrcrTxId") ??
    textAt(identification, "CmonId");
  return {
    reference: textAt(identification, "AcctOwnrTxId") ?? servicer,
    counterReference: servicer,
    event: textAt(identification, "CorpActnEvtId"),
  };
}

/** What stands beside the reference of a linked transaction and is none. */
const BESIDE_REFERENCES: ReadonlySet<string> = new Set(["PrcgPos", "MsgNb", "LkdQty"]);

/** The references of the transactions and messages that one is linked to (`Lnkgs`, in some messages without `Ref`), each once. */
export function linkedReferences(root: XmlElement): string | null {
  const parts = all(root, "Lnkgs").flatMap(({ children }) => children);
  const leaves = parts.filter(({ name }) => !BESIDE_REFERENCES.has(name)).flatMap(leavesOf);
  return joined([...new Set(leaves.map(({ text }) => text))], ", ");
}

/** An amount as its side runs: a receipt that is debited and a delivery that is credited are positive. One that does not say whether it
 *  is a debit or a credit is told. */
export function asSideRuns(
  amount: XmlAmount["value"] | null,
  element: XmlElement | null,
  side: Side,
  notices: SecuritiesNotices | null,
): XmlAmount["value"] | null {
  const mark = markOf(element);
  if (amount && element && mark === null) notices?.tellUndirected(element);
  const isAgainst = (side === "BUY" && mark === "CRDT") || (side === "SELL" && mark === "DBIT");
  return amount && isAgainst ? negate(amount) : amount;
}

export const markOf = (amount: XmlElement | null): string | null =>
  textAt(amount, "CdtDbtInd") ?? textAt(amount, "CdtDbt");

/** The parties of a settlement: who stands on the other side, nearest to the trade (the last of the chain), and where it settles. */
export function partyCells(details: XmlElement | null, side: Side): Cells {
  const delivering = at(details, "DlvrgSttlmPties");
  const receiving = at(details, "RcvgSttlmPties");
  const others = side === "BUY" ? [delivering] : side === "SELL" ? [receiving] : [delivering, receiving];
  const names = others.flatMap((chain) =>
    ["Pty5", "Pty4", "Pty3", "Pty2", "Pty1"].flatMap((name) => partyOf(at(chain, name)) ?? []),
  );
  const depositories = [...others, delivering, receiving].flatMap((chain) => partyOf(at(chain, "Dpstry")) ?? []);
  return { counterparty: names[0] ?? null, placeOfSettlement: depositories[0] ?? null };
}

/** The activity says CORP, CLAI, COLL or BOLE, or only that it settles; what kind of settlement says the transaction's type. */
function transactionTypeOf(details: XmlElement): string | null {
  const activity = textAt(details, "TxActvty/Cd");
  const type =
    textAt(details, "SttlmTxOrCorpActnEvtTp/SctiesTxTp/Cd") ??
    textAt(details, "SctiesTxTp/Cd") ??
    textAt(details, "SttlmParams/SctiesTxTp/Cd");
  return activity !== null && activity !== "SETT" ? activity : (type ?? activity);
}

/** The details of one transaction (`TxDtls`) of a statement, a list of pending ones or a status. Without `notices` they may be in part. */
export function transactionCells(details: XmlElement, notices: SecuritiesNotices | null): Cells {
  const movement = textAt(details, "SctiesMvmntTp");
  const side = sideOf(movement);
  if (side === null) notices?.tellMissing(details, "SctiesMvmntTp", DIRECTION);
  const quantity = quantityIn(at(details, "PstngQty") ?? at(details, "SttlmQty"));
  if (!quantity) notices?.tellMissing(details, "PstngQty", QUANTITY);
  const paid = at(details, "PstngAmt") ?? at(details, "SttlmAmt");
  const money = moneyIn(paid);
  return {
    side,
    movement,
    payment: textAt(details, "Pmt"),
    quantityType: quantity?.type ?? null,
    quantity: quantity?.amount ?? null,
    ...priceCells(priceIn(at(details, "DealPric") ?? at(details, "PricDtls"))),
    netAmount: asSideRuns(money?.amount ?? null, paid, side, notices),
    currency: money?.currency ?? null,
    accruedDays: decimalOf(textAt(details, "NbOfDaysAcrd") ?? textAt(details, "DaysAcrd")),
    tradeDate: dayIn(at(details, "TradDt")),
    settlementDate: dayIn(at(details, "SttlmDt")),
    effectiveSettlementDate: dayIn(at(details, "FctvSttlmDt")),
    reversal: textAt(details, "RvslInd") === "true" ? "Y" : null,
    transactionType: transactionTypeOf(details),
    eventType: textAt(details, "SttlmTxOrCorpActnEvtTp/CorpActnEvtTp/Cd"),
    market: marketOf(at(details, "PlcOfTrad")),
    placeOfSafekeeping: placeOf(at(details, "SfkpgPlc")),
    cashAccount: accountOf(at(details, "CshAcct")),
    narrative: joined([textAt(details, "SttlmInstrPrcgAddtlDtls"), descendant(details, "TxAddtlDtls")?.text ?? null]),
    ...partyCells(details, side),
  };
}
