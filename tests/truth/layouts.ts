import { civilDate, serialFromDay, type Day } from "../../src/kernel/day";
import { decimalText, decimalToNumber, isZero, negate, type Decimal } from "../../src/kernel/decimal";
import type { Cell } from "../../src/engine";
import type { Chance } from "../../samples/month-end/chance";
import type { Line } from "./deal";

/** How one side writes its sheet: none of these is like the sample's. */
export interface Layout {
  readonly sheet: string;
  readonly banner: readonly string[];
  readonly columns: readonly LayoutColumn[];
  readonly firstColumn: number;
  readonly total: string | null;
}

export interface LayoutColumn {
  readonly header: string;
  readonly format: string;
  readonly cell: (line: Line, chance: Chance) => Cell;
}

const number = (value: Decimal): Cell => decimalToNumber(value);
const numberOrBlank = (value: Decimal): Cell => (isZero(value) ? "" : decimalToNumber(value));
const grouped = (value: Decimal, group: string, mark: string, places: number): string => {
  const [whole = "", fraction] = decimalText(value, places).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? digits : digits + mark + fraction;
};
const pad = (value: number): string => String(value).padStart(2, "0");
const written = (day: Day, write: (year: number, month: string, dayOfMonth: string) => string): string => {
  const { year, month, dayOfMonth } = civilDate(day);
  return write(year, pad(month), pad(dayOfMonth));
};
const serial = (day: Day): Cell => serialFromDay(day, 1900);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const column = (header: string, cell: LayoutColumn["cell"], format = "General"): LayoutColumn => ({
  header,
  cell,
  format,
});

/** An English order-management system: terse headers, serial dates, side letters. */
const terseEnglish: Layout = {
  sheet: "Blotter",
  banner: [],
  firstColumn: 1,
  total: null,
  columns: [
    column("Ticket", ({ reference }) => reference),
    column("Acct", ({ account }) => account),
    column("ISIN", ({ isin }) => isin),
    column("B/S", ({ side }) => (side === "BUY" ? "B" : "S")),
    column("Qty", ({ quantity }) => number(quantity)),
    column("Px", ({ price }) => number(price)),
    column("Gross", ({ gross }) => number(gross), "#,##0.00"),
    column("Comm", ({ fees }) => numberOrBlank(fees), "#,##0.00"),
    column("Tax", ({ tax }) => numberOrBlank(tax), "#,##0.00"),
    column("Accrued", ({ accrued }) => numberOrBlank(accrued), "#,##0.00"),
    column("Net Amount", ({ net }) => number(net), "#,##0.00"),
    column("Ccy", ({ currency }) => currency),
    column("TD", ({ tradeDate }) => serial(tradeDate), "mm/dd/yyyy"),
    column("SD", ({ settlementDate }) => serial(settlementDate), "mm/dd/yyyy"),
    column("Broker", ({ broker }) => broker),
    column("Trader", (_, chance) => chance.pick(["AB", "CDR", "JLM"])),
  ],
};

/** A French book from a home-made macro: data from column D, text dates, no fees split from the taxes but both columns. */
const homeMadeFrench: Layout = {
  sheet: "Nos ordres exécutés",
  firstColumn: 4,
  total: "TOTAL",
  banner: ["Suivi back-office", "", "Édité le 03/07/2026"],
  columns: [
    column("Réf. opération", ({ reference }) => reference),
    column("Opé.", ({ side }) => (side === "BUY" ? "ACH" : "VTE")),
    column("ISIN valeur", ({ isin }) => isin),
    column("Qté", ({ quantity }) => number(quantity), "# ##0"),
    column("Px exécution", ({ price }) => number(price)),
    column("Mt brut", ({ gross }) => number(gross)),
    column("Frais de courtage", ({ fees }) => number(fees)),
    column("Taxe (TTF)", ({ tax }) => number(tax)),
    column("ICC", ({ accrued }) => number(accrued)),
    column("Net à régler", ({ net }) => number(net)),
    column("Dev", ({ currency }) => currency),
    column("Date négo", ({ tradeDate }) => written(tradeDate, (y, m, d) => `${d}/${m}/${y}`), "@"),
    column("Date R/L", ({ settlementDate }) => written(settlementDate, (y, m, d) => `${d}/${m}/${y}`), "@"),
    column("N° compte", ({ account }) => account),
    column("Intermédiaire", ({ broker }) => broker),
  ],
};

/** A global custodian's English statement: signed quantities instead of sides, text dates, dull references. */
const signedEnglish: Layout = {
  sheet: "Custody transactions",
  firstColumn: 2,
  total: null,
  banner: ["GLOBAL CUSTODY SERVICES", "Statement of transactions"],
  columns: [
    column("Our reference", (_, chance) => `GCS${chance.between(10_000_000, 99_999_999)}`),
    column("Your reference", ({ reference }) => reference),
    column("A/C No", ({ account }) => account.replace("-", "")),
    column("Instrument ISIN", ({ isin }) => isin.toLowerCase()),
    column("Quantity (+/-)", ({ quantity, side }) => number(side === "BUY" ? quantity : negate(quantity))),
    column("Execution price", ({ price }) => number(price)),
    column("Consideration", ({ gross }) => number(gross)),
    column("Broker commission", ({ fees }) => number(fees)),
    column("Stamp duty / FTT", ({ tax }) => number(tax)),
    column("Interest purchased", ({ accrued }) => number(accrued)),
    column("Net proceeds", ({ net, side }) => number(side === "BUY" ? negate(net) : net)),
    column("Currency", ({ currency }) => currency),
    column("Trade date", ({ tradeDate }) => written(tradeDate, (y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y}`)),
    column("Settle date", ({ settlementDate }) =>
      written(settlementDate, (y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y}`),
    ),
    column("Counterparty name", ({ broker }) => broker.toUpperCase()),
    column("Status", ({ status }) => ({ SETTLED: "SETT", PENDING: "PEND", FAILED: "FAIL", CANCELLED: "CANC" })[status]),
  ],
};

/** A French depositary's file: numbers as text with a point for thousands, ISO text dates, instruction codes. */
const dottedFrench: Layout = {
  sheet: "Dénouements dépositaire",
  firstColumn: 1,
  total: "Total général",
  banner: ["Dépositaire central du Levant", "Journal des dénouements", "", ""],
  columns: [
    column("Réf client", ({ reference }) => reference),
    column("Compte de conservation", ({ account }) => account),
    column("Nature", ({ side }) => (side === "BUY" ? "Achat" : "Vente")),
    column("Code ISIN", ({ isin }) => isin),
    column("Nb titres", ({ quantity }) => grouped(quantity, ".", ",", 0)),
    column("Prix unitaire", ({ price }) => grouped(price, ".", ",", 4)),
    column("Montant hors frais", ({ gross }) => grouped(gross, ".", ",", 2)),
    column("Commissions", ({ fees }) => grouped(fees, ".", ",", 2)),
    column("Impôts", ({ tax }) => grouped(tax, ".", ",", 2)),
    column("Couru", ({ accrued }) => grouped(accrued, ".", ",", 2)),
    column("Montant total", ({ net }) => grouped(net, ".", ",", 2)),
    column("Devise règlement", ({ currency }) => currency),
    column("DN", ({ tradeDate }) => written(tradeDate, (y, m, d) => `${y}-${m}-${d}`)),
    column("DTD", ({ settlementDate }) => written(settlementDate, (y, m, d) => `${y}-${m}-${d}`)),
    column("Contrepartie de marché", ({ broker }) => broker),
    column(
      "Situation",
      ({ status }) => ({ SETTLED: "Dénoué", PENDING: "En attente", FAILED: "Suspens", CANCELLED: "Annulé" })[status],
    ),
  ],
};

export const LAYOUTS: readonly { readonly name: string; readonly left: Layout; readonly right: Layout }[] = [
  { name: "terse English book, signed English statement", left: terseEnglish, right: signedEnglish },
  { name: "home-made French book, dotted French statement", left: homeMadeFrench, right: dottedFrench },
  { name: "terse English book, dotted French statement", left: terseEnglish, right: dottedFrench },
  { name: "home-made French book, signed English statement", left: homeMadeFrench, right: signedEnglish },
];
