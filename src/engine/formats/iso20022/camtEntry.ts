import { add, equals, ZERO, type Decimal } from "../../../kernel/decimal";
import type { StatementCell } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { all, at, descendant, textAt, type XmlElement } from "./xmlElement";
import { amountOf, dayIn, decimalOf, isTrue, signed } from "./xmlValues";

export type CashCells = Partial<Record<StatementColumnKey, StatementCell>>;

/** An entry of a cash statement as rows: one for each transaction of a batch whose amounts add up to the entry's, else one for the
 *  entry, so that nothing counts twice. Null where it has no amount. */
export function entryRows(entry: XmlElement): CashCells[] | null {
  const amount = amountOf(at(entry, "Amt"));
  const mark = textAt(entry, "CdtDbtInd");
  // Without its direction an amount has no sign, and none is guessed; the standard knows no negative ones.
  if (!amount || amount.value.units < 0n || (mark !== "CRDT" && mark !== "DBIT")) return null;
  const total = signed(amount.value, mark);
  const common: CashCells = {
    bookingDate: dayIn(at(entry, "BookgDt")),
    valueDate: dayIn(at(entry, "ValDt")),
    mark,
    isReversal: isTrue(textAt(entry, "RvslInd")) ? "Y" : null,
    currency: amount.currency,
    transactionType: transactionCode(at(entry, "BkTxCd")),
    ...statusCells(entry),
    counterReference: textAt(entry, "AcctSvcrRef"),
    bankReference: textAt(entry, "NtryRef"),
  };
  const details = all(entry, "NtryDtls").flatMap((part) => all(part, "TxDtls"));
  const parts = partsOf(details, total, amount.currency, mark);
  if (parts)
    return details.map((detail, index) => ({ ...common, netAmount: parts[index] ?? null, ...ofDetail(detail, entry) }));
  return [
    {
      ...common,
      netAmount: total,
      // Of several transactions none speaks for the whole.
      ...ofDetail(details.length === 1 ? (details[0] ?? null) : null, entry),
      ...(details.length > 1 ? { narrative: texts(details) } : {}),
    },
  ];
}

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
    const amount = amountOf(at(detail, "Amt")) ?? amountOf(at(detail, "AmtDtls/TxAmt/Amt"));
    if (!amount || (amount.currency !== null && amount.currency !== currency)) return null;
    parts.push(signed(amount.value, textAt(detail, "CdtDbtInd") ?? entryMark));
  }
  return equals(parts.reduce(add, ZERO), total) ? parts : null;
}

/** Booked entries are settled; announced (PDNG) and future-dated ones (FUTR) are in no booked balance; those for information never
 *  will be. */
function statusCells(entry: XmlElement): CashCells {
  const code = textAt(entry, "Sts/Cd") ?? textAt(entry, "Sts/Prtry") ?? textAt(entry, "Sts");
  if (code === null) return {};
  if (code === "INFO") return { status: code };
  return code === "BOOK" ? { status: "SETTLED" } : { status: "PENDING", statusReason: code === "PDNG" ? null : code };
}

/** "PMNT-RCDT-ESCT", else the bank's own code. */
function transactionCode(code: XmlElement | null): string | null {
  const domain = [textAt(code, "Domn/Cd"), textAt(code, "Domn/Fmly/Cd"), textAt(code, "Domn/Fmly/SubFmlyCd")];
  const known = domain.filter((part) => part !== null);
  return known.length > 0 ? known.join("-") : textAt(code, "Prtry/Cd");
}

function ofDetail(detail: XmlElement | null, entry: XmlElement): CashCells {
  const references = at(detail, "Refs");
  const isCredit = textAt(detail, "CdtDbtInd") ?? textAt(entry, "CdtDbtInd");
  // Money comes from the debtor and goes to the creditor; a reversal brings back what went the other way.
  const isFromDebtor = (isCredit === "CRDT") !== isTrue(textAt(entry, "RvslInd"));
  const party = isFromDebtor ? "Dbtr" : "Cdtr";
  const parties = at(detail, "RltdPties");
  const account = at(parties, `${party}Acct/Id`);
  const quantity = descendant(at(detail, "RltdQties"), "Unit", "FaceAmt", "AmtsdVal");
  const own = {
    reference: reference(references),
    counterparty: textAt(parties, `${party}/Nm`) ?? textAt(parties, `${party}/Pty/Nm`),
    counterpartyAccount: textAt(account, "IBAN") ?? textAt(account, "Othr/Id"),
    label: textAt(entry, "AddtlNtryInf") ?? textAt(detail, "AddtlTxInf"),
    narrative: detail ? texts([detail]) : null,
    security: textAt(detail, "FinInstrmId/ISIN"),
    securityCode: textAt(detail, "FinInstrmId/OthrId/Id"),
    quantity: decimalOf(quantity?.text ?? null),
    fxRate: decimalOf(textAt(descendant(at(detail, "AmtDtls"), "CcyXchg"), "XchgRate")),
    fees: amountOf(at(detail, "Chrgs/TtlChrgsAndTaxAmt"))?.value ?? null,
    mandateReference: textAt(references, "MndtId"),
    event: textAt(detail, "RltdCorpActn/EvtId") ?? textAt(detail, "CorpActn/Id"),
  };
  const servicer = textAt(references, "AcctSvcrRef");
  return servicer === null ? own : { ...own, counterReference: servicer };
}

const NO_REFERENCE = new Set(["NOTPROVIDED", "NONREF", "NOT PROVIDED"]);

function reference(references: XmlElement | null): string | null {
  for (const name of ["EndToEndId", "InstrId", "TxId", "PmtInfId", "MsgId", "ChqNb"]) {
    const found = textAt(references, name);
    if (found !== null && !NO_REFERENCE.has(found.toUpperCase())) return found;
  }
  return null;
}

/** What the remittance information says, structured references among it. */
function texts(details: readonly XmlElement[]): string | null {
  const found = details.flatMap((detail) => {
    const information = at(detail, "RmtInf");
    return [
      ...all(information, "Ustrd").map(({ text }) => text),
      ...all(information, "Strd").map((structured) => textAt(structured, "CdtrRefInf/Ref") ?? ""),
      ...all(information, "Strd").map((structured) => textAt(structured, "AddtlRmtInf") ?? ""),
    ].filter((text) => text !== "");
  });
  return found.length === 0 ? null : found.join(" ");
}
