import type { Day } from "../../../kernel/day";
import { add, equals, negate, ZERO, type Decimal } from "../../../kernel/decimal";
import type { StatementCell } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { all, at, descendant, textAt, type XmlElement } from "./xmlElement";
import { amountOf, dayIn, decimalOf, isTrue, signed } from "./xmlValues";

export type CashCells = Partial<Record<StatementColumnKey, StatementCell>>;

/** An entry of a cash statement as rows: one for each transaction of a batch whose amounts add up to the entry's, else one for the
 *  entry, so that nothing counts twice. Null where it has no amount. */
export function entryRows(entry: XmlElement, statement: StatementCells): CashCells[] | null {
  const amount = amountOf(at(entry, "Amt"));
  const mark = textAt(entry, "CdtDbtInd");
  // Without its direction an amount has no sign, and none is guessed; the standard knows no negative ones.
  if (!amount || amount.value.units < 0n || (mark !== "CRDT" && mark !== "DBIT")) return null;
  const total = signed(amount.value, mark);
  const common: EntryCells = {
    cashAccount: statement.cashAccount,
    statementNumber: statement.statementNumber,
    bookingDate: dayIn(at(entry, "BookgDt")),
    valueDate: dayIn(at(entry, "ValDt")),
    mark,
    reversal: isTrue(textAt(entry, "RvslInd")) ? "Y" : null,
    currency: amount.currency,
    transactionType: transactionCode(at(entry, "BkTxCd")),
    status: statusOf(entry),
    counterReference: textAt(entry, "AcctSvcrRef"),
    bankReference: textAt(entry, "NtryRef"),
  };
  const details = all(entry, "NtryDtls").flatMap((part) => all(part, "TxDtls"));
  const parts = partsOf(details, total, amount.currency, mark);
  if (parts) return details.map((detail, index) => rowOf(common, entry, detail, parts[index] ?? null, false));
  // Of several transactions none speaks for the whole.
  const row = rowOf(common, entry, details.length === 1 ? (details[0] ?? null) : null, total, true);
  return [details.length > 1 ? { ...row, narrative: texts(details) } : row];
}

/** What the statement says of each of its lines. */
export interface StatementCells {
  readonly cashAccount: string | null;
  readonly statementNumber: string | null;
}

interface EntryCells extends StatementCells {
  readonly bookingDate: Day | null;
  readonly valueDate: Day | null;
  readonly mark: string;
  readonly reversal: string | null;
  readonly currency: string | null;
  readonly transactionType: string | null;
  readonly status: { readonly status: string | null; readonly reason: string | null };
  readonly counterReference: string | null;
  readonly bankReference: string | null;
}

/** Where a transaction says what it takes of its entry, in the order in which they are believed. */
const PART_AMOUNTS = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt", "AmtDtls/InstdAmt/Amt"];

/** The signed amounts of a batch's transactions; null where not all have one in the entry's currency, or they do not add up to it. */
function partsOf(
  details: readonly XmlElement[],
  total: Decimal,
  currency: string | null,
  entryMark: string | null,
): Decimal[] | null {
  if (details.length < 2) return null;
  const parts: Decimal[] = [];
  for (const detail of details) {
    const amount = PART_AMOUNTS.map((path) => amountOf(at(detail, path))).find(
      (one) => one !== null && (one.currency === null || one.currency === currency),
    );
    if (!amount) return null;
    parts.push(signed(amount.value, textAt(detail, "CdtDbtInd") ?? entryMark));
  }
  return equals(parts.reduce(add, ZERO), total) ? parts : null;
}

/** Booked entries are settled; announced (PDNG) and future-dated ones (FUTR) are in no booked balance; those for information never
 *  will be. */
function statusOf(entry: XmlElement): EntryCells["status"] {
  const code = textAt(entry, "Sts/Cd") ?? textAt(entry, "Sts/Prtry") ?? textAt(entry, "Sts");
  if (code === null || code === "INFO") return { status: code, reason: null };
  return code === "BOOK"
    ? { status: "SETTLED", reason: null }
    : { status: "PENDING", reason: code === "PDNG" ? null : code };
}

/** "PMNT-RCDT-ESCT", else the bank's own code. */
function transactionCode(code: XmlElement | null): string | null {
  const domain = [textAt(code, "Domn/Cd"), textAt(code, "Domn/Fmly/Cd"), textAt(code, "Domn/Fmly/SubFmlyCd")];
  const known = domain.filter((part) => part !== null);
  return known.length > 0 ? known.join("-") : textAt(code, "Prtry/Cd");
}

/** A line, with what one transaction says of it, and the entry where the transaction says nothing; `isAlone` where the line is the whole
 *  entry's. Always the same cells in the same order: files have hundreds of thousands of them. */
function rowOf(
  common: EntryCells,
  entry: XmlElement,
  detail: XmlElement | null,
  netAmount: Decimal | null,
  isAlone: boolean,
): CashCells {
  const references = at(detail, "Refs");
  const isCredit = textAt(detail, "CdtDbtInd") ?? common.mark;
  // Money comes from the debtor and goes to the creditor; a reversal brings back what went the other way.
  const isFromDebtor = (isCredit === "CRDT") !== (common.reversal !== null);
  const party = isFromDebtor ? "Dbtr" : "Cdtr";
  const parties = at(detail, "RltdPties");
  const account = at(parties, `${party}Acct/Id`);
  const currency = at(entry, "Amt")?.attributes["Ccy"] ?? null;
  const quantity = descendant(at(detail, "RltdQties"), "Unit", "FaceAmt", "AmtsdVal");
  const returned = textAt(detail, "RtrInf/Rsn/Cd") ?? textAt(detail, "RtrInf/Rsn/Prtry");
  return {
    cashAccount: common.cashAccount,
    statementNumber: common.statementNumber,
    bookingDate: common.bookingDate,
    valueDate: common.valueDate,
    mark: common.mark,
    reversal: common.reversal,
    currency: common.currency,
    transactionType: common.transactionType,
    status: common.status.status,
    statusReason: returned ?? common.status.reason,
    counterReference: textAt(references, "AcctSvcrRef") ?? common.counterReference,
    bankReference: common.bankReference,
    netAmount,
    reference: reference(references),
    counterparty: nameOf(parties, party) ?? nameOf(parties, `Ultmt${party}`),
    counterpartyAccount: textAt(account, "IBAN") ?? textAt(account, "Othr/Id"),
    label: textAt(entry, "AddtlNtryInf") ?? textAt(detail, "AddtlTxInf"),
    narrative: detail ? texts([detail]) : null,
    security: textAt(detail, "FinInstrmId/ISIN"),
    securityCode: textAt(detail, "FinInstrmId/OthrId/Id"),
    quantity: decimalOf(quantity?.text ?? null),
    fxRate: rateIn(detail) ?? rateIn(entry),
    fees: chargesOf(all(detail, "Chrgs"), currency) ?? chargesOf(isAlone ? all(entry, "Chrgs") : [], currency),
    mandateReference: textAt(references, "MndtId"),
    event: textAt(detail, "RltdCorpActn/EvtId") ?? textAt(detail, "CorpActn/Id"),
  };
}

const nameOf = (parties: XmlElement | null, party: string): string | null =>
  textAt(parties, `${party}/Nm`) ?? textAt(parties, `${party}/Pty/Nm`);

const rateIn = (element: XmlElement | null): Decimal | null =>
  decimalOf(textAt(descendant(at(element, "AmtDtls"), "CcyXchg"), "XchgRate"));

/** The charges in the entry's currency, a refund negative: the total, else its records. Null where there are none, or one is in another
 *  currency or unreadable: what is known of the others is no total. */
function chargesOf(charges: readonly XmlElement[], currency: string | null): Decimal | null {
  let total: Decimal | null = null;
  for (const { amount: element, charge } of chargeAmounts(charges)) {
    const amount = amountOf(element);
    if (!amount || (amount.currency !== null && amount.currency !== currency)) return null;
    const isRefund = textAt(charge, "CdtDbtInd") === "CRDT";
    total = add(total ?? ZERO, isRefund ? negate(amount.value) : amount.value);
  }
  return total;
}

/** The amounts that make the charges, with what says their direction: version 2 repeats the whole element for each of them. */
function chargeAmounts(charges: readonly XmlElement[]): { amount: XmlElement | null; charge: XmlElement }[] {
  for (const charge of charges) {
    const amount = at(charge, "TtlChrgsAndTaxAmt");
    if (amount) return [{ amount, charge }];
  }
  const records = charges.flatMap((charge) => {
    const own = all(charge, "Rcrd");
    return own.length > 0 ? own : [charge];
  });
  return records.map((charge) => ({ amount: at(charge, "Amt"), charge }));
}

const NO_REFERENCE = new Set(["NOTPROVIDED", "NONREF", "NOT PROVIDED"]);

function reference(references: XmlElement | null): string | null {
  for (const name of ["EndToEndId", "InstrId", "TxId", "PmtInfId", "MsgId", "ChqNb"]) {
    const found = textAt(references, name);
    if (found !== null && !NO_REFERENCE.has(found.toUpperCase())) return found;
  }
  return null;
}

/** What the remittance information says, structured references and documents among it, and what no column holds. */
function texts(details: readonly XmlElement[]): string | null {
  const found = details.flatMap((detail) => {
    const information = at(detail, "RmtInf");
    const structured = all(information, "Strd");
    return [
      ...all(information, "Ustrd").map(({ text }) => text),
      ...structured.map((one) => textAt(one, "CdtrRefInf/Ref")),
      ...structured.flatMap((one) => all(one, "RfrdDocInf").map((document) => textAt(document, "Nb"))),
      ...structured.flatMap((one) => all(one, "AddtlRmtInf").map(({ text }) => text)),
      ...all(at(detail, "RtrInf"), "AddtlInf").map(({ text }) => text),
      ...ultimateParties(detail),
      ...chargesElsewhere(detail),
    ].filter((text) => text !== null && text !== "");
  });
  return found.length === 0 ? null : found.join(" ");
}

/** For whom the debtor paid, and for whom the creditor was paid, where it was not for themselves. */
function ultimateParties(detail: XmlElement): string[] {
  const parties = at(detail, "RltdPties");
  return ["Dbtr", "Cdtr"].flatMap((party) => {
    const ultimate = nameOf(parties, `Ultmt${party}`);
    return ultimate !== null && ultimate !== nameOf(parties, party) ? [`Ultmt${party} ${ultimate}`] : [];
  });
}

/** The total of charges in a currency that is not the transaction's own: no amount of its line. */
function chargesElsewhere(detail: XmlElement): string[] {
  const own = at(detail, "Amt")?.attributes["Ccy"] ?? null;
  const total = at(detail, "Chrgs/TtlChrgsAndTaxAmt");
  const currency = total?.attributes["Ccy"];
  return total && currency !== undefined && own !== null && currency !== own ? [`Chrgs ${total.text} ${currency}`] : [];
}
