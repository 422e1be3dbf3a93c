import type { Field } from "../records/field";
import type { BreakType } from "./break";

/** What is compared between the two sides of a match, in order of importance: the first that differs gives the break its
 *  type. References are how a match was found, so they are not compared. */
export const COMPARED_FIELDS = [
  "side",
  "security",
  "securityCode",
  "account",
  "currency",
  "quantity",
  "price",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
  "grossAmount",
  "marketValue",
  "tradeDate",
  "settlementDate",
  "counterparty",
  "status",
] as const satisfies readonly Field[];
export type ComparedField = (typeof COMPARED_FIELDS)[number];

export const BREAK_TYPE_OF: Readonly<Record<ComparedField, BreakType>> = {
  side: "side",
  security: "security",
  securityCode: "security",
  account: "account",
  currency: "currency",
  quantity: "quantity",
  price: "price",
  fees: "fees",
  tax: "tax",
  accruedInterest: "accrued-interest",
  netAmount: "amount",
  grossAmount: "amount",
  marketValue: "amount",
  tradeDate: "trade-date",
  settlementDate: "settlement-date",
  counterparty: "counterparty",
  status: "status",
};
