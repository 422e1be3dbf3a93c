import type { Field } from "./field";

/** What the rows of a sheet are, as far as its headers tell. */
export type SheetKind =
  | "trades"
  | "positions"
  | "cash"
  | "ledger"
  /** Corporate actions and income: an event on a security, its dates and rate. */
  | "events"
  /** The front office's own profit and loss. */
  | "results"
  /** Prices of securities. */
  | "prices"
  /** Exchange rates. */
  | "rates";

/** Which way a sheet looks: an outside party's "our reference" is not ours. */
export type Viewpoint = "book" | "statement";

/** What a header may mean in each kind of sheet, the likeliest first. What the column holds decides among them. */
export interface AmbiguousHeader {
  readonly headers: string;
  readonly meaning: Readonly<Record<SheetKind, readonly Field[]>>;
}

const everywhere = (...fields: Field[]): AmbiguousHeader["meaning"] => ({
  trades: fields,
  positions: fields,
  cash: fields,
  ledger: fields,
  events: fields,
  results: fields,
  prices: fields,
  rates: fields,
});

/** The sheets that are about a day's state of things, and not about movements: a date there is the day's. */
type DayKind = "results" | "prices" | "rates";
const onDay = (...fields: Field[]): Record<DayKind, readonly Field[]> => ({
  results: fields,
  prices: fields,
  rates: fields,
});

export const AMBIGUOUS_HEADERS: readonly AmbiguousHeader[] = [
  {
    headers:
      "security, instrument, stock, issue, titre, valeur, asset, product, produit, actif, nom valeur, name, nom, identifier, holding name, instrument ISIN / name",
    meaning: everywhere("security", "securityName", "securityCode"),
  },
  {
    headers:
      "code valeur, code titre, security code, code, valeur code, security identifier, instrument identifier, code de la valeur",
    meaning: everywhere("security", "securityCode"),
  },
  {
    headers: "value date, date de valeur, date valeur, valeur date, date val",
    meaning: {
      trades: ["settlementDate", "valueDate"],
      positions: ["positionDate"],
      cash: ["valueDate"],
      ledger: ["valueDate"],
      events: ["paymentDate", "valueDate"],
      ...onDay("positionDate"),
    },
  },
  {
    headers: "date, datum, day, jour, timestamp, time, datetime, date time, date heure",
    meaning: {
      trades: ["tradeDate"],
      positions: ["positionDate"],
      cash: ["bookingDate", "valueDate"],
      ledger: ["bookingDate"],
      events: ["exDate", "paymentDate"],
      ...onDay("positionDate"),
    },
  },
  { headers: "valuation date, nav date, date de cours", meaning: everywhere("positionDate") },
  {
    headers: "libellé, description, omschrijving, label, intitulé, désignation, bezeichnung, descrizione, descripción",
    meaning: {
      trades: ["securityName", "label"],
      positions: ["securityName"],
      cash: ["label"],
      ledger: ["label"],
      events: ["securityName", "label"],
      ...onDay("securityName"),
    },
  },
  {
    headers: "comment, comments, commentaire, remarks, remarque, note, notes, opmerking, bemerkung",
    meaning: everywhere("label"),
  },
  {
    headers: "unit cost, unit cost price",
    meaning: { trades: ["price"], positions: [], cash: [], ledger: [], events: [], ...onDay() },
  },
  {
    headers:
      "montant, amount, mt, mnt, total, value, somme, cash, cash flow, belopp, mutatie, betrag, bedrag, importe, importo, contre-valeur, contrevaleur, amount local",
    meaning: {
      trades: ["netAmount", "grossAmount"],
      positions: ["marketValue"],
      cash: ["netAmount"],
      ledger: ["netAmount"],
      events: ["netAmount", "grossAmount"],
      results: ["result", "marketValue"],
      prices: ["price"],
      rates: ["fxRate"],
    },
  },
  {
    headers: "montant devise, montant en devise, amount in currency, currency amount, FCY amount, amount FCY",
    meaning: {
      trades: ["netAmount", "grossAmount"],
      positions: ["marketValue"],
      cash: ["netAmount"],
      // Beside debit and credit, which are in the currency of the books.
      ledger: ["currencyAmount"],
      events: ["netAmount", "grossAmount"],
      results: ["result", "marketValue"],
      prices: ["price"],
      rates: ["fxRate"],
    },
  },
  {
    headers: "position, holding, balance, solde, saldo, stock, avoir, solde titres, holdings",
    meaning: {
      trades: ["balance", "quantity"],
      positions: ["quantity", "balance"],
      cash: ["balance"],
      ledger: ["balance"],
      events: ["quantity"],
      ...onDay("quantity"),
    },
  },
  { headers: "size, volume, amount nominal, capital, volume négocié, parts", meaning: everywhere("quantity") },
  {
    headers: "encours",
    meaning: {
      trades: ["grossAmount"],
      positions: ["marketValue"],
      cash: ["balance"],
      ledger: ["balance"],
      events: ["grossAmount"],
      ...onDay("marketValue"),
    },
  },
  { headers: "rate, taux", meaning: { ...everywhere("rate", "fxRate"), rates: ["fxRate", "rate"] } },
  {
    headers: "quote currency, quoted currency, devise cotée, devise de cotation",
    meaning: { ...everywhere("currency"), rates: ["counterCurrency"] },
  },
  { headers: "to, to currency", meaning: { ...everywhere(), rates: ["counterCurrency"] } },
  {
    headers: "from, from currency, base, base currency, devise de base",
    meaning: { ...everywhere(), rates: ["currency"] },
  },
  {
    headers:
      "type, action, nature, operation, opération, opé, instruction, event, transaction, activity type, mouvement, category, type mvt, ordre, deal type, instruction type, movement, typ av transaktion, transactietype, order type",
    meaning: everywhere("side", "transactionType"),
  },
  { headers: "d/c, dc, debit/credit, débit/crédit, dr/cr, sens d/c, signe, sign, +/-", meaning: everywhere("side") },
  { headers: "id, no, number, numéro, n°, #", meaning: everywhere("reference") },
  {
    headers: "client, client name, nom client, titulaire, account name, intitulé compte, donneur d'ordres, client id",
    meaning: everywhere("account"),
  },
  {
    headers:
      "last price, closing price, market price, nav, cours de clôture, cours de valorisation, dernier cours, valeur liquidative, VL",
    meaning: everywhere("price"),
  },
];

/** "Our" and "your" by who writes the sheet: `reference` is the firm's own, `counterReference` the outside party's. */
export const OWN_REFERENCE_HEADERS =
  "our ref, our reference, our reference no, notre référence, notre réf, nos réf, nos références, internal ref, internal reference, internal id, référence interne, réf interne";
export const OTHER_REFERENCE_HEADERS =
  "your ref, your reference, their ref, their reference, votre référence, votre réf, vos réf, vos références";
