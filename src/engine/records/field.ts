/** The attributes of a business record that Concordance knows. The catalogue of their names is in `fieldCatalogue.ts`. */

/** Canonical forms: references and names trimmed of invisible spaces, as written; codes in upper case; `side` "BUY" or
 *  "SELL"; `currency` an ISO 4217 code; of an exchange
 *  rate the currency that one unit of is worth `fxRate` of `counterCurrency` ("EUR" and "USD", or "EUR/USD" as `currencyPair`); `status` "SETTLED", "PENDING", "UNMATCHED", "FAILED" or "CANCELLED"; `reversal` "Y" or
 *  blank; `previousReference` the reference of the row that this one cancels or continues. */
export const TEXT_FIELDS = [
  "reference",
  "counterReference",
  "previousReference",
  "account",
  "cashAccount",
  "portfolio",
  "security",
  "securityCode",
  "securityName",
  "side",
  "currency",
  "counterCurrency",
  "currencyPair",
  "counterparty",
  "custodian",
  "market",
  "assetClass",
  "transactionType",
  "status",
  "statusReason",
  "reversal",
  "ledgerAccount",
  "ledgerAccountName",
  "auxiliaryAccount",
  "journal",
  "entryNumber",
  "pieceReference",
  "lettering",
  "preparedBy",
  "validatedBy",
  "label",
  "event",
] as const;

/** Quantities and amounts are magnitudes in the direction of `side`: positive when they run the way the side says, so that
 *  a purchase's quantity and its amount to pay are both positive. A negative one runs against its side. */
export const DECIMAL_FIELDS = [
  "quantity",
  "price",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
  "fxRate",
  "debit",
  "credit",
  "balance",
  "currencyAmount",
  "marketValue",
  "rate",
  "ratio",
  "result",
] as const;

export const DATE_FIELDS = [
  "tradeDate",
  "settlementDate",
  "effectiveSettlementDate",
  "valueDate",
  "bookingDate",
  "exDate",
  "recordDate",
  "paymentDate",
  "maturityDate",
  "positionDate",
  "pieceDate",
  "letteringDate",
  "validationDate",
] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type DecimalField = (typeof DECIMAL_FIELDS)[number];
export type DateField = (typeof DATE_FIELDS)[number];
export type Field = TextField | DecimalField | DateField;

const textFields: ReadonlySet<string> = new Set(TEXT_FIELDS);
const decimalFields: ReadonlySet<string> = new Set(DECIMAL_FIELDS);
const dateFields: ReadonlySet<string> = new Set(DATE_FIELDS);

export const isTextField = (field: Field): field is TextField => textFields.has(field);
export const isDecimalField = (field: Field): field is DecimalField => decimalFields.has(field);
export const isDateField = (field: Field): field is DateField => dateFields.has(field);
