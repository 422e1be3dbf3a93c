import { formatDay, formatDecimal } from "../../src/kernel/language";
import { isZero, negate, sum, type Decimal } from "../../src/kernel/decimal";
import type { StyleChange, Workbook } from "../../src/host/model/workbook";
import { amount, Pen, serial, type SampleColumn } from "./layout";
import type { Trade } from "./trades";

const HEADING: StyleChange = {
  bold: true,
  fillColor: "#1F3864",
  fontColor: "#FFFFFF",
  wrapText: true,
  vertical: "Center",
};
const BANNER: StyleChange = { bold: true, fontSize: 14 };
const MUTED: StyleChange = { italic: true, fontColor: "#595959" };
const TOTAL: StyleChange = { bold: true, fillColor: "#D9E1F2", numberFormat: "#,##0.00" };
const AMOUNT = "#,##0.00";
const DAY = "dd/mm/yyyy";

const orBlank = (value: Decimal): number | null => (isZero(value) ? null : amount(value));

const BOOK_COLUMNS: readonly SampleColumn[] = [
  { header: "N° opération", width: 14, value: ({ reference }) => reference },
  { header: "Portefeuille", width: 20, value: ({ fund }) => fund },
  { header: "Compte titres", width: 15, value: ({ account }) => account },
  { header: "Dépositaire", width: 18, value: ({ custodian }) => custodian },
  { header: "Code ISIN", width: 15, value: ({ isin }) => isin },
  { header: "Libellé valeur", width: 26, value: ({ instrument }) => instrument.name },
  { header: "Sens", width: 8, value: ({ side }) => (side === "BUY" ? "Achat" : "Vente") },
  { header: "Quantité", width: 12, value: ({ quantity }) => amount(quantity), numberFormat: "#,##0" },
  { header: "Cours", width: 11, value: ({ price }) => amount(price), numberFormat: "0.0000" },
  { header: "Montant brut", width: 15, value: ({ gross }) => amount(gross), numberFormat: AMOUNT },
  { header: "Courtage", width: 11, value: ({ fees }) => orBlank(fees), numberFormat: AMOUNT },
  { header: "TTF / taxes", width: 11, value: ({ tax }) => orBlank(tax), numberFormat: AMOUNT },
  { header: "Coupon couru", width: 12, value: ({ accrued }) => orBlank(accrued), numberFormat: AMOUNT },
  { header: "Montant net", width: 15, value: ({ net }) => amount(net), numberFormat: AMOUNT },
  { header: "Devise", width: 8, value: ({ currency }) => currency },
  { header: "Date d'opération", width: 12, value: ({ tradeDate }) => serial(tradeDate), numberFormat: DAY },
  {
    header: "Date de règlement-livraison",
    width: 14,
    value: ({ settlementDate }) => serial(settlementDate),
    numberFormat: DAY,
  },
  { header: "Contrepartie", width: 22, value: ({ broker }) => broker },
  { header: "Statut", width: 11, value: ({ status }) => (status === "SETTLED" ? "Dénoué" : "En attente") },
];

/** The management company's own blotter: a banner, one header row, a totals row. */
export function writeBook(workbook: Workbook, trades: readonly Trade[]): void {
  const sheet = workbook.sheets[0]!;
  sheet.name = "Opérations";
  const pen = new Pen(workbook, sheet);
  pen.write(0, 0, "Alizé Gestion · Livre des opérations", BANNER);
  pen.write(1, 0, "Octobre 2026 · toutes devises · extrait du 30/10/2026 18:42", MUTED);
  pen.headers(3, 0, BOOK_COLUMNS, HEADING);
  trades.forEach((trade, index) => pen.trade(4 + index, 0, BOOK_COLUMNS, trade, index));
  const last = 4 + trades.length;
  pen.write(last, 0, "Total général", TOTAL);
  pen.write(last, 13, amount(sum(trades.map(({ net }) => net))), TOTAL);
  sheet.frozenRows = 4;
}

const PONANT_STATUS = { SETTLED: "Dénoué", PENDING: "En suspens", FAILED: "Défaut de livraison" } as const;
/** The bank's portal writes its amounts as text, "1 234,56". */
const asText = (value: Decimal, places = 2): string =>
  formatDecimal(value, "fr", places).replaceAll("\u202f", "\u00a0");

const PONANT_COLUMNS: readonly SampleColumn[] = [
  { header: "Notre|référence", width: 16, value: (_, index) => `BP${String(88_120_045 + index * 7)}` },
  { header: "Votre|référence", width: 16, value: ({ reference }) => reference.replace("OP26-0", "OP26 0") },
  { header: "N° compte|conservation", width: 16, value: ({ account }) => account.replace(" ", "") },
  { header: "Code|valeur", width: 16, value: ({ isin }) => isin },
  { header: "Désignation|du titre", width: 28, value: ({ instrument }) => instrument.name.toUpperCase() },
  { header: "Sens|opération", width: 11, value: ({ side }) => (side === "BUY" ? "ACHAT" : "VENTE") },
  { header: "Nombre|de titres", width: 14, value: ({ quantity }) => asText(quantity, 0) },
  { header: "Cours|d'exécution", width: 13, value: ({ price }) => asText(price, 4) },
  { header: "Montant|brut", width: 16, value: ({ gross }) => asText(gross) },
  { header: "Frais de|courtage", width: 12, value: ({ fees }) => asText(fees) },
  { header: "Taxe sur|transactions", width: 12, value: ({ tax }) => asText(tax) },
  { header: "Intérêts|courus", width: 12, value: ({ accrued }) => asText(accrued) },
  { header: "Montant net|de règlement", width: 17, value: ({ net }) => asText(net) },
  { header: "Dev.", width: 7, value: ({ currency }) => currency },
  { header: "Date|négociation", width: 13, value: ({ tradeDate }) => formatDay(tradeDate) },
  { header: "Date|dénouement", width: 13, value: ({ settlementDate }) => formatDay(settlementDate) },
  { header: "Courtier", width: 22, value: ({ broker }) => broker.toUpperCase() },
  { header: "État", width: 18, value: ({ status }) => PONANT_STATUS[status] },
];

/** A French bank's statement: two-line headers, data from column B, a page break in the middle, texts for numbers. */
export function writePonant(workbook: Workbook, trades: readonly Trade[]): void {
  const pen = new Pen(workbook, workbook.addSheet("Relevé Ponant"));
  pen.write(0, 1, "BANQUE DU PONANT — Conservation de titres", BANNER);
  pen.write(1, 1, "Relevé des mouvements du 01/10/2026 au 30/10/2026", MUTED);
  pen.write(2, 1, "Titulaire : Alizé Gestion, 12 quai des Docks, 44000 Nantes", MUTED);
  const half = Math.ceil(trades.length / 2);
  const headers = (row: number): void => {
    PONANT_COLUMNS.forEach(({ header, width }, index) => {
      const [top = "", below = ""] = header.split("|");
      pen.write(row, 1 + index, top, HEADING);
      if (below) pen.write(row + 1, 1 + index, below, HEADING);
      pen.sheet.columnWidths.set(1 + index, width);
    });
  };
  headers(5);
  trades.slice(0, half).forEach((trade, index) => pen.trade(7 + index, 1, PONANT_COLUMNS, trade, index));
  const turn = 7 + half;
  pen.write(turn, 1, "Sous-total page 1", TOTAL);
  pen.write(turn, 13, asText(sum(trades.slice(0, half).map(({ net }) => net))), TOTAL);
  headers(turn + 2);
  trades.slice(half).forEach((trade, index) => pen.trade(turn + 4 + index, 1, PONANT_COLUMNS, trade, half + index));
  const end = turn + 4 + trades.length - half;
  pen.write(end, 1, "TOTAL GENERAL", TOTAL);
  pen.write(end, 13, asText(sum(trades.map(({ net }) => net))), TOTAL);
  pen.write(end + 2, 1, "Document établi le 31/10/2026. Toute réclamation doit nous parvenir sous 30 jours.", MUTED);
}

const HARBOUR_STATUS = { SETTLED: "Settled", PENDING: "Pending", FAILED: "Failing - lack of securities" } as const;

const HARBOUR_COLUMNS: readonly SampleColumn[] = [
  { header: "Bank Ref", width: 16, value: (_, index) => `HCX${(0x4f21a0 + index * 13).toString(16).toUpperCase()}` },
  {
    header: "Client Ref",
    width: 16,
    value: ({ reference }) => reference && `REF:${reference.replace("OP26-0", "OP26-")}`,
  },
  { header: "Safekeeping Account", width: 18, value: ({ account }) => account },
  { header: "ISIN", width: 15, value: ({ isin }) => isin },
  { header: "Security Name", width: 26, value: ({ instrument }) => instrument.name },
  { header: "Instruction", width: 11, value: ({ side }) => (side === "BUY" ? "RVP" : "DVP") },
  { header: "Units / Nominal", width: 14, value: ({ quantity }) => amount(quantity), numberFormat: "#,##0" },
  { header: "Deal Price", width: 11, value: ({ price }) => amount(price), numberFormat: "0.0000" },
  { header: "Principal Amount", width: 16, value: ({ gross }) => amount(gross), numberFormat: AMOUNT },
  { header: "Brokerage", width: 12, value: ({ fees }) => amount(fees), numberFormat: AMOUNT },
  { header: "Stamp/FTT", width: 12, value: ({ tax }) => amount(tax), numberFormat: AMOUNT },
  { header: "Accrued Int.", width: 12, value: ({ accrued }) => amount(accrued), numberFormat: AMOUNT },
  {
    header: "Settlement Amount",
    width: 18,
    value: ({ side, net }) => amount(side === "BUY" ? negate(net) : net),
    numberFormat: "#,##0.00;(#,##0.00)",
  },
  { header: "Ccy", width: 7, value: ({ currency }) => currency },
  { header: "Trade Date", width: 12, value: ({ tradeDate }) => serial(tradeDate), numberFormat: "yyyy-mm-dd" },
  {
    header: "Contractual Settlement Date",
    width: 14,
    value: ({ settlementDate }) => serial(settlementDate),
    numberFormat: "yyyy-mm-dd",
  },
  { header: "Executing Broker", width: 22, value: ({ broker }) => broker },
  { header: "Settlement Status", width: 24, value: ({ status }) => HARBOUR_STATUS[status] },
];

/** An English custodian's statement: an Excel table, signed amounts (a purchase takes cash out), ISO dates. */
export function writeHarbour(workbook: Workbook, trades: readonly Trade[]): void {
  const sheet = workbook.addSheet("Harbour statement");
  const pen = new Pen(workbook, sheet);
  pen.write(0, 0, "Harbour Custody plc — Statement of transactions", BANNER);
  pen.write(1, 0, "Period 1 October 2026 to 30 October 2026. Amounts in trade currency; payments are negative.", MUTED);
  pen.headers(3, 0, HARBOUR_COLUMNS, {});
  trades.forEach((trade, index) => pen.trade(4 + index, 0, HARBOUR_COLUMNS, trade, index));
  sheet.tables.push({
    id: 1,
    name: "HarbourTransactions",
    hasHeaders: true,
    hasTotals: false,
    styleName: "TableStyleMedium2",
    showFilterButton: true,
    showBandedRows: true,
    area: { top: 3, left: 0, bottom: 3 + trades.length, right: HARBOUR_COLUMNS.length - 1 },
    columns: HARBOUR_COLUMNS.map(({ header }) => header),
  });
}
