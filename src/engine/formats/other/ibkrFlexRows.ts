import type { Day } from "../../../kernel/day";
import { absolute, negate, type Decimal } from "../../../kernel/decimal";
import type { StatementColumnKey } from "../statementColumns";
import type { StatementCell } from "../statementFile";
import type { ValueReader } from "./ofxValues";

export type FlexCells = Partial<Record<StatementColumnKey, StatementCell>>;

/** The attributes of one line of a Flex report. */
export class FlexLine {
  constructor(
    private readonly attributes: Readonly<Record<string, string>>,
    private readonly read: ValueReader,
    readonly line: number,
  ) {}

  /** The first of these attributes that is not empty. */
  text(...names: readonly string[]): string | null {
    const name = this.nameOf(names);
    return name === null ? null : (this.attributes[name] ?? "").trim();
  }

  decimal(...names: readonly string[]): Decimal | null {
    const name = this.nameOf(names);
    // Thousands are set apart by commas in some reports.
    const text = name === null ? null : (this.attributes[name] ?? "").trim();
    return text === null || name === null ? null : this.read.decimal(withoutCommas(text), name, this.line);
  }

  day(...names: readonly string[]): Day | null {
    const name = this.nameOf(names);
    return name === null ? null : this.read.day((this.attributes[name] ?? "").trim(), name, this.line);
  }

  private nameOf(names: readonly string[]): string | null {
    return names.find((name) => !["", "--"].includes((this.attributes[name] ?? "").trim())) ?? null;
  }
}

const withoutCommas = (text: string): string =>
  /^[+-]?\d{1,3}(?:,\d{3}){1,8}(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;

const securityCells = (line: FlexLine): FlexCells => ({
  security: line.text("isin"),
  securityCode: line.text("cusip", "sedol", "figi", "conid", "symbol"),
  securityName: line.text("description"),
});

/** An execution or an order in the direction of its side; cancelled ones ("BUY (Ca.)") run against it. */
export function tradeCells(line: FlexLine): FlexCells {
  const word = line.text("buySell") ?? "";
  const side = word.startsWith("BUY") ? "BUY" : word.startsWith("SELL") ? "SELL" : null;
  const isCancelled = word.includes("(Ca");
  const directed = (value: Decimal | null): Decimal | null =>
    value && (isCancelled ? negate(absolute(value)) : absolute(value));
  const cash = line.decimal("netCash");
  const [commission, commissionCurrency] = [
    line.decimal("ibCommission", "commission"),
    line.text("ibCommissionCurrency", "commissionCurrency"),
  ];
  const currency = line.text("currency");
  const isOther = commissionCurrency !== null && commissionCurrency !== currency;
  return {
    account: line.text("accountId"),
    tradeDate: line.day("tradeDate", "dateTime"),
    settlementDate: line.day("settleDateTarget", "settleDate"),
    side,
    mark: word === "" ? null : word,
    transactionType: line.text("transactionType"),
    ...securityCells(line),
    assetClass: line.text("assetCategory"),
    quantity: side === null ? line.decimal("quantity") : directed(line.decimal("quantity")),
    price: line.decimal("tradePrice", "price"),
    grossAmount: directed(line.decimal("tradeMoney", "proceeds", "amount")),
    // Costs are negative there.
    fees: commission && !isOther ? negate(commission) : null,
    tax: negated(line.decimal("taxes", "tax")),
    accruedInterest: directed(line.decimal("accruedInt")),
    netAmount: cash && side === "BUY" ? negate(cash) : cash,
    currency,
    market: line.text("exchange"),
    reference: line.text("ibOrderID", "orderID", "tradeID", "transactionID"),
    counterReference: line.text("tradeID", "transactionID", "ibExecID", "execID"),
    // A commission in another currency is no part of the amounts of this line.
    narrative:
      isOther && commission
        ? `ibCommission ${line.text("ibCommission", "commission") ?? ""} ${commissionCurrency}`
        : null,
  };
}

/** Securities that come from another account or go to one: IN as a receipt, OUT as a delivery, free of payment. */
export function transferCells(line: FlexLine): FlexCells {
  const direction = line.text("direction")?.toUpperCase() ?? "";
  const side = direction === "IN" ? "BUY" : direction === "OUT" ? "SELL" : null;
  const quantity = line.decimal("quantity");
  const amount = line.decimal("positionAmount");
  return {
    account: line.text("accountId"),
    tradeDate: line.day("date", "dateTime", "reportDate"),
    settlementDate: line.day("settleDate"),
    side,
    mark: line.text("direction"),
    transactionType: transferType(line),
    ...securityCells(line),
    assetClass: line.text("assetCategory"),
    quantity: quantity && side !== null ? absolute(quantity) : quantity,
    price: line.decimal("transferPrice"),
    grossAmount: amount && absolute(amount),
    currency: line.text("currency"),
    reference: line.text("clientReference", "transactionID"),
    counterReference: line.text("transactionID"),
    narrative: otherAccount(line),
  };
}

/** The cash that moves with a transfer, in the direction of the sign it has; blank where none does. */
export function cashTransferCells(line: FlexLine): FlexCells {
  const amount = line.decimal("cashTransfer");
  return {
    cashAccount: line.text("accountId"),
    bookingDate: line.day("date", "dateTime", "reportDate"),
    valueDate: line.day("settleDate"),
    netAmount: amount && amount.units !== 0n ? amount : null,
    currency: line.text("currency"),
    transactionType: transferType(line),
    counterReference: line.text("transactionID"),
    label: otherAccount(line) ?? line.text("description"),
  };
}

const transferType = (line: FlexLine): string =>
  ["TRANSFER", line.text("type")].filter((text) => text !== null).join(" ");

const otherAccount = (line: FlexLine): string | null => {
  const parts = [line.text("company"), line.text("account"), line.text("accountName")].filter((text) => text !== null);
  return parts.length === 0 ? null : parts.join(" ");
};

const negated = (value: Decimal | null): Decimal | null => value && negate(value);

export const positionCells = (line: FlexLine, day: Day | null): FlexCells => ({
  account: line.text("accountId"),
  positionDate: line.day("reportDate") ?? day,
  ...securityCells(line),
  assetClass: line.text("assetCategory"),
  quantity: line.decimal("position"),
  price: line.decimal("markPrice"),
  marketValue: line.decimal("positionValue"),
  bookCost: line.decimal("costBasisMoney"),
  currency: line.text("currency"),
});

export const cashCells = (line: FlexLine): FlexCells => ({
  cashAccount: line.text("accountId"),
  bookingDate: line.day("reportDate", "dateTime"),
  valueDate: line.day("settleDate", "dateTime"),
  netAmount: line.decimal("amount"),
  currency: line.text("currency"),
  transactionType: line.text("type"),
  counterReference: line.text("transactionID"),
  event: line.text("actionID"),
  label: line.text("description"),
  security: line.text("isin"),
  securityCode: line.text("cusip", "sedol", "figi", "conid", "symbol"),
});

export const actionCells = (line: FlexLine): FlexCells => ({
  account: line.text("accountId"),
  event: line.text("actionID"),
  eventType: line.text("type"),
  bookingDate: line.day("reportDate", "dateTime"),
  paymentDate: line.day("dateTime"),
  security: line.text("isin"),
  securityCode: line.text("cusip", "sedol", "figi", "conid", "symbol"),
  quantity: line.decimal("quantity"),
  netAmount: line.decimal("proceeds", "amount"),
  currency: line.text("currency"),
  reference: line.text("transactionID"),
  label: line.text("actionDescription", "description"),
});

/** A line of the statement of funds: whatever moved the cash of its currency. */
export const fundsCells = (line: FlexLine): FlexCells => ({
  cashAccount: line.text("accountId"),
  bookingDate: line.day("reportDate", "date"),
  valueDate: line.day("settleDate", "date"),
  netAmount: line.decimal("amount", "credit", "debit"),
  currency: line.text("currency"),
  transactionType: line.text("activityCode"),
  counterReference: line.text("transactionID", "tradeID"),
  event: line.text("actionID"),
  label: line.text("activityDescription"),
  security: line.text("isin"),
  securityCode: line.text("cusip", "sedol", "figi", "conid", "symbol"),
});

/** A movement of a currency other than the account's own. */
export const foreignExchangeCells = (line: FlexLine): FlexCells => ({
  cashAccount: line.text("accountId"),
  bookingDate: line.day("reportDate", "dateTime"),
  valueDate: line.day("dateTime", "reportDate"),
  netAmount: line.decimal("quantity"),
  currency: line.text("fxCurrency"),
  counterReference: line.text("transactionID"),
  label: line.text("activityDescription"),
});
