import { absolute, compare, negate, ZERO, type Decimal } from "../../../kernel/decimal";
import type { StatementColumnKey } from "../statementColumns";
import type { StatementCell } from "../statementFile";
import { at, textAt, type XmlElement } from "../iso20022/xmlElement";
import type { ValueReader } from "./ofxValues";

export type OfxCells = Partial<Record<StatementColumnKey, StatementCell>>;

/** A movement of a bank, card or investment cash account. */
export function cashCells(transaction: XmlElement, currency: string | null, read: ValueReader): OfxCells {
  const payee = textAt(transaction, "NAME") ?? textAt(transaction, "PAYEE/NAME") ?? textAt(transaction, "EXTDNAME");
  const amount = read.decimalAt(transaction, "TRNAMT");
  return {
    bookingDate: read.dayAt(transaction, "DTPOSTED") ?? read.dayAt(transaction, "DTTRAN"),
    valueDate: read.dayAt(transaction, "DTAVAIL") ?? read.dayAt(transaction, "DTUSER"),
    netAmount: amount,
    currency: textAt(transaction, "CURRENCY/CURSYM") ?? currency,
    transactionType: textAt(transaction, "TRNTYPE"),
    reference: textAt(transaction, "CHECKNUM") ?? textAt(transaction, "REFNUM"),
    counterReference: textAt(transaction, "FITID"),
    counterparty: payee,
    counterpartyAccount: textAt(transaction, "BANKACCTTO/ACCTID") ?? textAt(transaction, "CCACCTTO/ACCTID"),
    label: textAt(transaction, "MEMO"),
    status: transaction.name === "STMTTRNP" ? "PENDING" : null,
    ...exchangeCells(transaction, read),
  };
}

/** In `CURRENCY` the amounts are in that currency; in `ORIGCURRENCY` they were, and are converted to the statement's. The rate is the
 *  statement's currency for one of that one. */
function exchangeCells(element: XmlElement, read: ValueReader): OfxCells {
  const original = textAt(element, "ORIGCURRENCY/CURSYM");
  return {
    fxRate: read.decimalAt(element, "CURRENCY/CURRATE") ?? read.decimalAt(element, "ORIGCURRENCY/CURRATE"),
    narrative: original === null ? null : `ORIGCURRENCY ${original}`,
  };
}

/** The identifier of a security: an ISIN, or another code. */
export function securityCells(element: XmlElement | null): OfxCells {
  const id = textAt(element, "SECID/UNIQUEID");
  if (id === null) return {};
  return textAt(element, "SECID/UNIQUEIDTYPE")?.toUpperCase() === "ISIN"
    ? { security: id.toUpperCase() }
    : { securityCode: id.toUpperCase() };
}

const MOVES_SECURITIES = /^(?:BUY|SELL|REINVEST$|TRANSFER$|JRNLSEC$|CLOSUREOPT$|SPLIT$)/;

/** What stands in a list of investment transactions: whether it moves securities (else cash only). */
export const movesSecurities = (name: string): boolean => MOVES_SECURITIES.test(name);

/** The common part of a purchase or sale is one level down. */
const bodyOf = (element: XmlElement): XmlElement => at(element, "INVBUY") ?? at(element, "INVSELL") ?? element;

const typeOf = (element: XmlElement): string => {
  const kind = ["BUYTYPE", "SELLTYPE", "OPTBUYTYPE", "OPTSELLTYPE", "INCOMETYPE", "OPTACTION", "TFERACTION"]
    .map((name) => textAt(element, name))
    .find((text) => text !== null);
  return kind === undefined ? element.name : `${element.name} ${kind}`;
};

/** A movement of securities in the direction of its side. */
export function tradeCells(element: XmlElement, currency: string | null, read: ValueReader): OfxCells {
  const body = bodyOf(element);
  const side = sideOf(element);
  const units = read.decimalAt(body, "UNITS");
  const total = read.decimalAt(body, "TOTAL");
  return {
    ...bodyCells(element, body, currency, read),
    side,
    ...directed(side, units, total),
    price: read.decimalAt(body, "UNITPRICE") ?? read.decimalAt(body, "AVGCOSTBASIS"),
    fees: read.sumAt(body, "COMMISSION", "FEES", "LOAD"),
    tax: read.decimalAt(body, "TAXES"),
    withholding: read.sumAt(body, "WITHHOLDING", "STATEWITHHOLDING"),
    accruedInterest: read.decimalAt(element, "ACCRDINT"),
    ...(element.name === "SPLIT" ? splitCells(element, read) : {}),
  };
}

/** Income, an expense, interest or a transfer of cash: signed, a credit positive. */
export function incomeCells(element: XmlElement, currency: string | null, read: ValueReader): OfxCells {
  const transaction = at(element, "STMTTRN");
  if (transaction) return cashCells(transaction, currency, read);
  const { tradeDate, settlementDate, account: _account, ...cells } = bodyCells(element, element, currency, read);
  const total = read.decimalAt(element, "TOTAL");
  const isCost = element.name === "INVEXPENSE" || element.name === "MARGININTEREST";
  return {
    ...cells,
    bookingDate: tradeDate ?? null,
    valueDate: settlementDate ?? null,
    // A cost that is written without its sign takes cash out all the same.
    netAmount: total && isCost ? negate(absolute(total)) : total,
    withholding: read.sumAt(element, "WITHHOLDING"),
  };
}

function bodyCells(element: XmlElement, body: XmlElement, currency: string | null, read: ValueReader): OfxCells {
  const general = at(body, "INVTRAN");
  return {
    tradeDate: read.dayAt(general, "DTTRADE"),
    settlementDate: read.dayAt(general, "DTSETTLE"),
    counterReference: textAt(general, "FITID"),
    reference: textAt(general, "SRVRTID"),
    reversal: textAt(general, "REVERSALFITID") === null ? null : "Y",
    transactionType: typeOf(element),
    label: textAt(general, "MEMO"),
    currency: textAt(body, "CURRENCY/CURSYM") ?? currency,
    ...exchangeCells(body, read),
    ...securityCells(body),
  };
}

function sideOf(element: XmlElement): "BUY" | "SELL" | null {
  if (element.name.startsWith("BUY") || element.name === "REINVEST") return "BUY";
  if (element.name.startsWith("SELL")) return "SELL";
  if (element.name !== "TRANSFER") return null;
  const action = textAt(element, "TFERACTION")?.toUpperCase();
  return action === "IN" ? "BUY" : action === "OUT" ? "SELL" : null;
}

/** OFX writes units received positive and delivered negative, cash received positive and paid negative; some write magnitudes only.
 *  A sale of positive units that pays cash out is a reversal, as is a purchase of negative ones. */
function directed(side: "BUY" | "SELL" | null, units: Decimal | null, total: Decimal | null): OfxCells {
  const isNegative = (value: Decimal | null): boolean => value !== null && compare(value, ZERO) < 0;
  if (side !== "SELL") {
    const runsAgainst = side === "BUY" && isNegative(units);
    const cash = total && side === "BUY" ? absolute(total) : total;
    return { quantity: units, netAmount: runsAgainst && cash ? negate(cash) : cash };
  }
  const isSale = isNegative(units) || isNegative(total);
  return { quantity: units && isSale ? negate(units) : units, netAmount: total };
}

/** What a split adds to the holding or takes from it. */
function splitCells(element: XmlElement, read: ValueReader): OfxCells {
  const terms = [textAt(element, "NUMERATOR"), textAt(element, "DENOMINATOR")];
  const before = read.decimalAt(element, "OLDUNITS");
  const after = read.decimalAt(element, "NEWUNITS");
  const text = [before, after].every((units) => units !== null)
    ? `${textAt(element, "OLDUNITS") ?? ""} → ${textAt(element, "NEWUNITS") ?? ""}`
    : null;
  return { terms: terms.every((term) => term !== null) ? terms.join("/") : null, narrative: text };
}

/** A position; short ones are negative, however they are written. */
export function positionCells(element: XmlElement, currency: string | null, read: ValueReader): OfxCells {
  const position = at(element, "INVPOS") ?? element;
  const isShort = textAt(position, "POSTYPE")?.toUpperCase() === "SHORT";
  const signed = (value: Decimal | null): Decimal | null => (value && isShort ? negate(absolute(value)) : value);
  return {
    ...securityCells(position),
    quantity: signed(read.decimalAt(position, "UNITS")),
    price: read.decimalAt(position, "UNITPRICE"),
    marketValue: signed(read.decimalAt(position, "MKTVAL")),
    priceDate: read.dayAt(position, "DTPRICEASOF"),
    currency: textAt(position, "CURRENCY/CURSYM") ?? currency,
    label: textAt(position, "MEMO"),
  };
}
