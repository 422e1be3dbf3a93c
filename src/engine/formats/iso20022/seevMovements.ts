import { cashCells } from "../swift/corporateActions";
import { exactRatio } from "../swift/eventRatio";
import type { Cells } from "../swift/securitiesStatements";
import {
  accountOf,
  moneyIn,
  priceCells,
  quantityIn,
  securityCells,
  type XmlMoney,
  type XmlPrice,
} from "./securitiesValues";
import { at, descendant, textAt, type XmlElement } from "./xmlElement";
import { dayIn, decimalOf } from "./xmlValues";

const SIDES: Readonly<Record<string, string>> = { CRDT: "BUY", DBIT: "SELL" };

/** Securities that come (CRDT) or go (DBIT). */
export function securityMovement(movement: XmlElement): Cells {
  const details = at(movement, "SctyDtls") ?? movement;
  const mark = textAt(movement, "CdtDbtInd") ?? textAt(details, "CdtDbtInd");
  const moved = securityCells(at(details, "FinInstrmId") ?? details);
  const quantity = quantityIn(
    at(movement, "PstngQty") ?? at(details, "PstngQty") ?? at(movement, "EntitldQty") ?? at(details, "EntitldQty"),
  );
  return {
    mark,
    side: SIDES[mark ?? ""] ?? null,
    securityMoved: moved.security ?? moved.securityCode ?? null,
    securityMovedName: moved.securityName ?? null,
    quantity: quantity?.amount ?? null,
    quantityType: quantity?.type ?? null,
    ...priceCells(eventPrice(movement)),
    ...ratioCells(movement),
    ...dateCells(movement),
  };
}

const PRICES = ["GncCshPricPdPerPdct", "IndctvOrMktPric", "CshInLieuOfShrPric"] as const;

/** The price paid, indicative or in lieu of fractions; an amount with the kind of price it is, or per cent of the nominal. */
function eventPrice(movement: XmlElement): XmlPrice | null {
  const prices = at(movement, "PricDtls");
  for (const name of PRICES) {
    const price = at(prices, name);
    const money = moneyIn(descendant(price, "PricVal"));
    if (money) return { type: descendant(price, "AmtPricTp")?.text ?? "ACTU", ...money };
    const rate = decimalOf(descendant(price, "PctgPricVal", "Rate")?.text ?? null);
    if (rate) return { type: descendant(price, "PctgPricTp")?.text ?? "PRCT", currency: null, amount: rate };
  }
  return null;
}

/** Codes of a movement's amounts in ISO 15022, in every version's name; of others the element's own name is told. */
const AMOUNTS: Readonly<Record<string, string>> = {
  PstngAmt: "PSTA",
  EntitldAmt: "ENTL",
  GrssAmt: "GRSS",
  GrssCshAmt: "GRSS",
  NetAmt: "NETT",
  NetCshAmt: "NETT",
  WhldgTaxAmt: "TAXR",
  ChrgsAmt: "CHAR",
  ChrgsFees: "CHAR",
};

/** Cash that comes (positive) or goes (negative). */
export function cashMovement(movement: XmlElement): Cells {
  const mark = textAt(movement, "CdtDbtInd");
  const amounts = (at(movement, "AmtDtls") ?? movement).children.flatMap((element) => {
    const money = element.attributes["Ccy"] === undefined ? null : moneyIn(element);
    return money ? [{ code: AMOUNTS[element.name] ?? element.name, ...money }] : [];
  });
  const rates = ratesIn(movement);
  return {
    mark,
    cashAccount: accountOf(at(movement, "CshAcctId")),
    ...cashCells(amounts, perUnitIn(movement), mark === "DBIT"),
    withholdingRate: decimalOf(descendant(at(rates, "WhldgTaxRate"), "Rate")?.text ?? null),
    fxRate: decimalOf(descendant(at(movement, "FXDtls"), "XchgRate")?.text ?? null),
    ...dateCells(movement),
  };
}

const dateCells = (movement: XmlElement): Cells => ({
  paymentDate: dayIn(at(movement, "DtDtls/PmtDt")),
  valueDate: dayIn(at(movement, "DtDtls/ValDt")),
  bookingDate: dayIn(at(movement, "DtDtls/PstngDt")),
});

const ratesIn = (element: XmlElement | null): XmlElement | null =>
  at(element, "RateAndAmtDtls") ?? at(element, "RateDtls");

const PER_UNIT = [
  "GrssDstrbtnRate",
  "GrssDvddRate",
  "GrssIntrstRateUsdForPmt",
  "IntrstRateUsdForPmt",
  "NetDstrbtnRate",
  "NetDvddRate",
] as const;

/** What is paid for each unit. */
export function perUnitIn(element: XmlElement | null): XmlMoney | null {
  const rates = ratesIn(element);
  return PER_UNIT.map((name) => moneyIn(at(rates, name))).find((money) => money !== null) ?? null;
}

/** New for old, as written and, where it has an end, as a number. */
export function ratioCells(element: XmlElement | null): Cells {
  const rates = ratesIn(element);
  const ratio = at(rates, "NewToOd") ?? at(rates, "AddtlQtyForExstgScties");
  const first = descendant(ratio, "Qty1")?.text ?? null;
  const second = descendant(ratio, "Qty2")?.text ?? null;
  if (first === null || second === null) return {};
  return { terms: `${first}/${second}`, ratio: exactRatio(decimalOf(first), decimalOf(second)) };
}
