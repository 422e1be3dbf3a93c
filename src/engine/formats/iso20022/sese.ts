import { joined } from "../swift/genericFields";
import type { Cells } from "../swift/securitiesStatements";
import { cellsOfAmounts } from "../swift/settlementAmounts";
import { sideOf, type Side } from "../swift/settlementDetails";
import { TRANSACTION_COLUMNS } from "../swift/transactions";
import type { DocumentReader, MakeReader, ReaderContext } from "./documentReader";
import { adviceReader, type Advice } from "./securitiesAdvices";
import { DIRECTION, QUANTITY, REFERENCE, SECURITY } from "./securitiesNotices";
import {
  accountOf,
  isNamed,
  leavesOf,
  marketOf,
  messageType,
  moneyIn,
  placeOf,
  priceCells,
  priceIn,
  quantityIn,
  securityCells,
} from "./securitiesValues";
import { statusesOf, withStatus } from "./settlementStatus";
import { asSideRuns, linkedReferences, partyCells, referenceCells, transactionCells } from "./settlementTransaction";
import { at, descendant, textAt, type XmlElement } from "./xmlElement";
import { dayIn, decimalOf } from "./xmlValues";

const PARTS = [
  "TxId",
  "Lnkgs",
  "TxIdDtls",
  "SttlmTpAndAddtlParams",
  "TradDtls",
  "FinInstrmId",
  "FinInstrmAttrbts",
  "QtyAndAcctDtls",
  "SttlmParams",
  "DlvrgSttlmPties",
  "RcvgSttlmPties",
  "SttlmAmt",
  "SttldAmt",
  "OthrAmts",
] as const;

const dayOfRow = ({ effectiveSettlementDate, settlementDate }: Cells) => {
  const day = effectiveSettlementDate ?? settlementDate;
  return typeof day === "number" ? day : null;
};

/** Settlement instruction (sese.023). */
export const instructionReader: MakeReader = (context) =>
  settlementReader(context, "instructions", "SctiesSttlmTxInstr");

/** Settlement confirmation (sese.025). */
export const confirmationReader: MakeReader = (context) =>
  settlementReader(context, "transactions", "SctiesSttlmTxConf");

const settlementReader = (
  context: ReaderContext,
  kind: "instructions" | "transactions",
  root: string,
): DocumentReader =>
  adviceReader(
    {
      kind,
      columns: TRANSACTION_COLUMNS,
      root,
      parts: PARTS,
      dayOf: dayOfRow,
      rowsOf: (advice) => [{ cells: settlementCells(advice, kind === "transactions"), line: advice.root.line }],
      settle(row, notices) {
        const line = kind === "instructions" ? context.cancellations.lineOf("instruction", row.cells.reference) : null;
        if (line === null) return;
        row.cells.status = "CANCELLED";
        notices.tellCancelled(row, line);
      },
    },
    context,
  );

/** Status of a settlement (sese.024). */
export const statusReader: MakeReader = (context) =>
  adviceReader(
    {
      kind: "pending",
      columns: TRANSACTION_COLUMNS,
      root: "SctiesSttlmTxStsAdvc",
      parts: ["TxId", "Lnkgs", "PrcgSts", "IfrrdMtchgSts", "MtchgSts", "SttlmSts", "StsAndRsn", "TxDtls"],
      dayOf: dayOfRow,
      rowsOf: (advice) => [{ cells: statusAdviceCells(advice), line: advice.root.line }],
    },
    context,
  );

/** Request to cancel an instruction (sese.020): the instruction counts no more. */
export const cancellationReader: MakeReader = (context) =>
  adviceReader(
    {
      kind: "instructions",
      columns: TRANSACTION_COLUMNS,
      root: "SctiesTxCxlReq",
      parts: ["AcctOwnrTxId", "AcctSvcrTxId", "MktInfrstrctrTxId", "PrcrTxId", "SfkpgAcct", "TxDtls"],
      dayOf: dayOfRow,
      rowsOf: (advice) => [{ cells: cancellationCells(advice, context), line: advice.root.line }],
    },
    context,
  );

function cancellationCells({ root, message, header, notices }: Advice, { cancellations }: ReaderContext): Cells {
  const details = at(root, "TxDtls");
  // The choice of what is cancelled: a settlement, a movement between positions, a standing instruction.
  const cancelled = leavesOf(at(root, "AcctOwnrTxId"))[0]?.text ?? null;
  if (cancelled === null) notices.tellMissing(root, "AcctOwnrTxId", REFERENCE);
  else cancellations.add("instruction", cancelled, root.line);
  return {
    // The details repeat what is cancelled, in part: what they leave out is missing from nothing.
    ...(details ? transactionCells(details, null) : {}),
    ...securityCells(at(details, "FinInstrmId")),
    messageType: messageType(message),
    messageFunction: "CANC",
    account: accountOf(at(root, "SfkpgAcct")),
    reference: header?.reference ?? null,
    counterReference: textAt(root, "AcctSvcrTxId") ?? textAt(root, "MktInfrstrctrTxId") ?? textAt(root, "PrcrTxId"),
    previousReference: cancelled,
    status: "CANCELLED",
  };
}

function statusAdviceCells({ root, message, notices }: Advice): Cells {
  const details = at(root, "TxDtls");
  const cells: Cells = {
    ...(details ? transactionCells(details, notices) : {}),
    ...referenceCells(at(root, "TxId")),
    ...securityCells(at(details, "FinInstrmId")),
    previousReference: linkedReferences(root),
    account: accountOf(at(details, "SfkpgAcct")),
    messageType: messageType(message),
  };
  return withStatus(cells, statusesOf(root));
}

function settlementCells({ root, message, notices }: Advice, isConfirmed: boolean): Cells {
  const identification = at(root, "TxIdDtls");
  const parameters = at(root, "SttlmTpAndAddtlParams") ?? identification;
  const movement = textAt(parameters, "SctiesMvmntTp");
  const side = sideOf(movement);
  if (side === null) notices.tellMissing(root, "SctiesMvmntTp", DIRECTION);
  const security = securityCells(at(root, "FinInstrmId"));
  if (!isNamed(security)) notices.tellMissing(root, "FinInstrmId", SECURITY);
  const trade = at(root, "TradDtls");
  const attributes = at(root, "FinInstrmAttrbts");
  const own = textAt(root, "TxId");
  return {
    messageType: messageType(message),
    ...referenceCells(identification ?? parameters),
    ...(own === null ? {} : { reference: own }),
    previousReference: linkedReferences(root),
    side,
    movement,
    payment: textAt(parameters, "Pmt"),
    ...security,
    tradeDate: dayIn(at(trade, "TradDt")),
    settlementDate: dayIn(at(trade, "SttlmDt")),
    effectiveSettlementDate: dayIn(at(trade, "FctvSttlmDt")),
    ...priceCells(priceIn(at(trade, "DealPric"))),
    accruedDays: decimalOf(textAt(trade, "NbOfDaysAcrd")),
    market: marketOf(at(trade, "PlcOfTrad")),
    ...quantityCells(root, notices),
    ...partyCells(root, side),
    status: isConfirmed ? "SETTLED" : null,
    transactionType: textAt(root, "SttlmParams/SctiesTxTp/Cd"),
    assetClass: placeOf(at(attributes, "ClssfctnTp")),
    ...amountCells(root, trade, side, notices),
  };
}

/** What is or was to be settled; of a partial settlement also what was before and what remains. */
function quantityCells(root: XmlElement, notices: Advice["notices"]): Cells {
  const details = at(root, "QtyAndAcctDtls");
  const quantity = quantityIn(at(details, "SttldQty") ?? at(details, "SttlmQty"));
  if (!quantity) notices.tellMissing(root, "QtyAndAcctDtls", QUANTITY);
  return {
    account: accountOf(at(details, "SfkpgAcct")) ?? accountOf(at(details, "BlckChainAddrOrWllt")),
    cashAccount: accountOf(at(details, "CshAcct")),
    placeOfSafekeeping: placeOf(at(details, "SfkpgPlc")),
    quantityType: quantity?.type ?? null,
    quantity: quantity?.amount ?? null,
    previouslySettled: quantityIn(at(details, "PrevslySttldQty"))?.amount ?? null,
    remaining: quantityIn(at(details, "RmngToBeSttldQty"))?.amount ?? null,
  };
}

/** Codes in ISO 15022 of what an amount is made of, by which fees and taxes are told apart. */
const AMOUNTS: Readonly<Record<string, string>> = {
  TradAmt: "DEAL",
  AcrdIntrstAmt: "ACRU",
  ExctgBrkrAmt: "EXEC",
  LclBrkrComssn: "LOCO",
  ChrgsFees: "CHAR",
  RgltryAmt: "REGF",
  PstgAmt: "POST",
  ShppgAmt: "SHIP",
  SpclCncssn: "SPCN",
  IssrDscntAllwnc: "ISDI",
  ClrBrkrComssn: "CLRF",
  StockXchgTax: "STEX",
  Othr: "OTHR",
  TxTax: "TRAX",
  StmpDty: "STAM",
  CtryNtlFdrlTax: "COUN",
  PmtLevyTax: "LEVY",
  LclTax: "LOCL",
  TrfTax: "TRAN",
  CsmptnTax: "COAX",
  ValAddedTax: "VATA",
  WhldgTax: "WITH",
  EUTaxRtntn: "EUTR",
};

/** What is paid and what it is made of, as the movement runs. */
function amountCells(root: XmlElement, trade: XmlElement | null, side: Side, notices: Advice["notices"]): Cells {
  const paid = at(root, "SttldAmt") ?? at(root, "SttlmAmt");
  const others = root.children.filter(({ name }) => name === "OthrAmts").flatMap(({ children }) => children);
  const amounts = [...(paid ? [{ code: "SETT", of: paid }] : []), ...others.map((of) => ({ code: codeOf(of), of }))];
  const moneys = amounts.flatMap(({ code, of }) => {
    const money = moneyIn(of);
    return money ? [{ code, ...money }] : [];
  });
  const { netAmount, narrative, ...cells } = cellsOfAmounts(moneys, false);
  return {
    ...cells,
    netAmount: asSideRuns(typeof netAmount === "object" ? netAmount : null, paid, side, notices),
    fxRate: decimalOf(amounts.map(({ of }) => descendant(of, "XchgRate")?.text ?? null).find(Boolean) ?? null),
    valueDate: dayIn(at(paid, "ValDt")),
    narrative: joined([
      typeof narrative === "string" ? narrative : null,
      textAt(trade, "SttlmInstrPrcgAddtlDtls"),
      textAt(trade, "FxAddtlDtls"),
    ]),
  };
}

const codeOf = ({ name }: XmlElement): string => AMOUNTS[name] ?? name;
