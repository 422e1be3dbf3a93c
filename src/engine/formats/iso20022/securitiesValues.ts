import { negate, type Decimal } from "../../../kernel/decimal";
import type { Cells } from "../swift/securitiesStatements";
import { at, descendant, textAt, type XmlElement } from "./xmlElement";
import { amountOf, decimalOf } from "./xmlValues";

/** Units of a quantity, by the element that holds it, as ISO 15022 has them. */
const UNITS: Readonly<Record<string, string>> = {
  Unit: "UNIT",
  DgtlTknUnit: "UNIT",
  FaceAmt: "FAMT",
  AmtsdVal: "AMOR",
};

export interface XmlQuantity {
  readonly type: string;
  /** Long positive. */
  readonly amount: Decimal;
}

/** A quantity, however deep the version of the schema nests it; a short position is negative. */
export function quantityIn(element: XmlElement | null, ...names: readonly string[]): XmlQuantity | null {
  const found = descendant(element, ...(names.length > 0 ? names : Object.keys(UNITS)));
  const amount = decimalOf(found?.text ?? null);
  if (!found || !amount) return null;
  const position = descendant(element, "ShrtLngInd", "ShrtLngPos")?.text;
  return { type: UNITS[found.name] ?? found.name, amount: position === "SHOR" ? negate(amount) : amount };
}

export interface XmlMoney {
  readonly currency: string;
  readonly amount: Decimal;
}

/** An amount with its currency, the element itself or its `Amt`; what `Sgn` says is negative is. */
export function moneyIn(element: XmlElement | null): XmlMoney | null {
  const money = amountOf(element) ?? amountOf(descendant(element, "Amt"));
  if (!money || money.currency === null) return null;
  const isNegative = textAt(element, "Sgn") === "false";
  return { currency: money.currency, amount: isNegative ? negate(money.value) : money.value };
}

export interface XmlPrice {
  /** PRCT, ACTU, YIEL, DISC or PREM, as ISO 15022 has them. */
  readonly type: string;
  readonly currency: string | null;
  readonly amount: Decimal;
}

/** A price: an amount for each unit, or a rate in per cent. */
export function priceIn(element: XmlElement | null): XmlPrice | null {
  const named = descendant(element, "ValTp");
  const kind = (named && (textAt(named, "ValTp") ?? named.text)) ?? "";
  const special = kind === "DISC" || kind === "PREM" ? kind : null;
  const money = moneyIn(at(element, "Val/Amt"));
  if (money) return { type: special ?? "ACTU", ...money };
  const rate = decimalOf(textAt(element, "Val/Rate"));
  const isYield = descendant(element, "Yldd")?.text === "true";
  return rate && { type: isYield ? "YIEL" : (special ?? "PRCT"), currency: null, amount: rate };
}

export const priceCells = (price: XmlPrice | null): Cells => ({
  price: price?.amount ?? null,
  priceType: price?.type ?? null,
  priceCurrency: price?.currency ?? null,
});

/** The security of a `FinInstrmId` (`SctyId` in some messages). */
export function securityCells(identification: XmlElement | null): Cells {
  return {
    security: textAt(identification, "ISIN"),
    securityCode: textAt(identification, "OthrId/Id"),
    securityName: textAt(identification, "Desc"),
  };
}

export const isNamed = ({ security, securityCode, securityName }: Cells): boolean =>
  (security ?? securityCode ?? securityName ?? null) !== null;

/** The account of an element that is its number or holds it. */
export function accountOf(element: XmlElement | null): string | null {
  return (
    textAt(element, "Id") ??
    textAt(element, "IBAN") ??
    descendant(element, "IBAN", "Id")?.text ??
    (element?.text || null)
  );
}

/** The texts of an element without children, or of all below it, in their order. */
export function leavesOf(element: XmlElement | null): XmlElement[] {
  if (!element) return [];
  if (element.children.length > 0) return element.children.flatMap(leavesOf);
  return element.text === "" ? [] : [element];
}

/** A place as ISO 15022 writes it: "NCSD/SICVFRPPXXX". */
export const placeOf = (element: XmlElement | null): string | null =>
  leavesOf(element)
    .filter(({ name }) => name !== "LEI")
    .map(({ text }) => text)
    .join("/") || null;

/** A party: its BIC, its name or its own code; an LEI only where nothing else stands. */
export function partyOf(element: XmlElement | null): string | null {
  const found = descendant(element, "AnyBIC", "BICFI", "BIC", "Nm") ?? descendant(at(element, "Id"), "Id");
  return (found ?? descendant(element, "LEI"))?.text ?? null;
}

/** The market of a place of trade. */
export const marketOf = (place: XmlElement | null): string | null =>
  descendant(place, "MktIdrCd")?.text ?? descendant(place, "Desc")?.text ?? null;

/** "sese.025" of "sese.025.001.12". */
export const messageType = (message: string): string => message.split(".").slice(0, 2).join(".");
