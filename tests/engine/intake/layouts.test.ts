import { describe, expect, test } from "vitest";
import type { Grid } from "../../../src/engine";
import { column, columnsFound, gridOf, noticeCodes, read, sheetText } from "./grids";

/** A sheet as people make them; the columns that are found; the values of some fields, record by record. */
interface Case {
  readonly name: string;
  readonly rows: string;
  readonly more?: Partial<Grid>;
  readonly found: string;
  readonly values?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    name: "an English blotter with terse headers",
    rows: `Ticket|Acct|ISIN|B/S|Qty|Px|Gross|Comm|Tax|Net Amt|Ccy|TD|SD|Broker|Trader
           T1|A1|FR0000120271|B|100|50.5|5050|5|10.1|5065.1|EUR|46276|46280|Aldgate|JL
           T2|A1|US0378331005|S|20|200|4000|4|0|3996|USD|46276|46279|Aldgate|JL`,
    found:
      "A reference, B account, C security, D side, E quantity, F price, G grossAmount, H fees, I tax, J netAmount, K currency, L tradeDate, M settlementDate, N counterparty",
    values: { side: "BUY SELL", tradeDate: "2026-09-11 2026-09-11", netAmount: "5065.1 3996" },
  },
  {
    name: "a French book with a banner and a total",
    rows: `Société de gestion|||||
           Opérations de septembre|||||
           |||||
           N° opération|Code ISIN|Sens|Quantité|Cours|Montant net|Devise|Date d'opération|Date de règlement-livraison
           OP1|FR0000120271|Achat|100|50.5|5050|EUR|46276|46280
           OP2|FR0000131104|Vente|10|60|600|EUR|46276|46280
           Total général|||||5650`,
    found:
      "A reference, B security, C side, D quantity, E price, F netAmount, G currency, H tradeDate, I settlementDate",
    values: { reference: "OP1 OP2" },
  },
  {
    name: "two-line headers, each read with the line above it",
    rows: `Notre|Votre|N° compte|Code|Sens|Nombre|Cours|Montant net|Dev.|Date|Date
           référence|référence|conservation|valeur|opération|de titres|d'exécution|de règlement||négociation|dénouement
           BP1|OP1|123|FR0000120271|ACHAT|100|50.5|5050|EUR|11/09/2026|15/09/2026
           BP2|OP2|123|FR0000131104|VENTE|10|60|600|EUR|14/09/2026|16/09/2026`,
    more: { sheet: "Relevé Ponant" },
    found:
      "A counterReference, B reference, C account, D security, E side, F quantity, G price, H netAmount, I currency, J tradeDate, K settlementDate",
    values: { tradeDate: "2026-09-11 2026-09-14" },
  },
  {
    name: "a group header merged over several columns",
    rows: `Réf|ISIN|Sens|Qté|Montant||Date|
           ||||brut|net|opération|dénouement
           OP1|FR0000120271|A|100|5050|5060|11/09/2026|15/09/2026
           OP2|FR0000131104|V|10|600|590|14/09/2026|16/09/2026`,
    more: {
      merged: [
        { firstRow: 1, lastRow: 1, firstColumn: 5, lastColumn: 6 },
        { firstRow: 1, lastRow: 1, firstColumn: 7, lastColumn: 8 },
      ],
    },
    found: "A reference, B security, C side, D quantity, E grossAmount, F netAmount, G tradeDate, H settlementDate",
    values: { side: "BUY SELL" },
  },
  {
    name: "data that begin in column D, below blank rows",
    rows: `|||||||
           |||||||
           |||Ref|ISIN|Side|Quantity|Price|Trade date
           |||T1|FR0000120271|Buy|1|2|2026-09-11
           |||T2|FR0000120271|Sell|1|2|2026-09-11`,
    found: "D reference, E security, F side, G quantity, H price, I tradeDate",
    values: { tradeDate: "2026-09-11 2026-09-11" },
  },
  {
    name: "a used range that does not begin at A1, with a blank column in the middle",
    rows: `Ref|ISIN||Side|Quantity|Price
           T1|FR0000120271||Buy|1|2
           T2|FR0000120271||Sell|1|2`,
    more: { firstRow: 5, firstColumn: 3 },
    found: "C reference, D security, F side, G quantity, H price",
  },
  {
    name: "an Excel table among other things",
    rows: `Prepared by|Anna||||
           Reviewed by|Paul||||
           ||||||
           |Trade ID|ISIN|Side|Quantity|Price|Net amount
           |T1|FR0000120271|Buy|1|2|2
           |T2|FR0000120271|Sell|1|2|2
           |Totals||||4|4
           Note: the desk's figures`,
    more: {
      tables: [{ name: "Trades", range: { firstRow: 4, lastRow: 6, firstColumn: 2, lastColumn: 7 }, hasTotals: true }],
    },
    found: "B reference, C security, D side, E quantity, F price, G netAmount",
    values: { reference: "T1 T2" },
  },
  {
    name: "signed quantities and no side",
    rows: `Our reference|Your reference|A/C No|Instrument ISIN|Quantity (+/-)|Net proceeds|Currency|Trade date
           G1|T1|A1|FR0000120271|100|-5050|EUR|11-Sep-2026
           G2|T2|A1|FR0000131104|-10|600|EUR|14-Sep-2026`,
    more: { sheet: "Custody transactions" },
    found: "A counterReference, B reference, C account, D security, E quantity, F netAmount, G currency, H tradeDate",
    values: { side: "BUY SELL", quantity: "100 10", netAmount: "5050 600" },
  },
  {
    name: "bought and sold quantities in a column each",
    rows: `Réf op|Code ISIN|Qté achetée|Qté vendue|Cours|Montant|Date opé
           OP1|FR0000120271|100||50.5|5050|11/09/2026
           OP2|FR0000131104||10|60|600|14/09/2026`,
    found: "A reference, B security, C quantity, D quantity, E price, F netAmount, G tradeDate",
    values: { side: "BUY SELL", quantity: "100 10" },
  },
  {
    name: "debit and credit instead of a net amount",
    rows: `Référence|ISIN|Quantité|Cours|Débit|Crédit|Date d'opération
           OP1|FR0000120271|100|50.5|5050||11/09/2026
           OP2|FR0000131104|10|60||600|14/09/2026`,
    found: "A reference, B security, C quantity, D price, E debit, F credit, G tradeDate",
    values: { side: "BUY SELL", netAmount: "5050 600" },
  },
  {
    name: "commission, other fees and VAT, which are all fees",
    rows: `Trade ref|ISIN|Side|Quantity|Price|Brokerage|Other fees|VAT|Stamp duty|Levy|Net amount
           T1|GB0002634946|Buy|100|10|1.1|0.2|0.26|5|1|1007.56
           T2|GB0002634946|Sell|100|10|1.1||0.22|0|1|997.68`,
    found: "A reference, B security, C side, D quantity, E price, F fees, G fees, H fees, I tax, J tax, K netAmount",
    values: { fees: "1.56 1.32", tax: "6 1" },
  },
  {
    name: "a column of total fees, which makes its parts superfluous",
    rows: `Trade ref|ISIN|Side|Quantity|Price|Brokerage|VAT|Total fees|Net amount
           T1|GB0002634946|Buy|100|10|1|0.2|1.2|1001.2
           T2|GB0002634946|Sell|100|10|1|0.2|1.2|998.8`,
    found: "A reference, B security, C side, D quantity, E price, H fees, I netAmount",
    values: { fees: "1.2 1.2" },
  },
  {
    name: "French numbers as text, with no-break spaces",
    rows: `Réf client|Code ISIN|Nature|Nb titres|Prix unitaire|Montant total|DN|DTD
           OP1|FR0000120271|Achat|'1\u00a0500|'54,3200|'81\u202f480,00|2026-09-11|2026-09-15
           OP2|FR0000131104|Vente|'12\u00a0500|'60,0000|'750 000,00|2026-09-14|2026-09-16`,
    found: "A reference, B security, C side, D quantity, E price, F netAmount, G tradeDate, H settlementDate",
    values: { quantity: "1500 12500", price: "54.32 60", netAmount: "81480 750000" },
  },
  {
    name: "numbers with a point for thousands, decided by the arithmetic and the other columns",
    rows: `Réf client|Code ISIN|Nature|Nb titres|Prix unitaire|Montant hors frais
           OP1|FR0000120271|Achat|'1.500|'54,32|'81.480,00
           OP2|FR0000131104|Vente|'12.500|'60,00|'750.000,00`,
    found: "A reference, B security, C side, D quantity, E price, F grossAmount",
    values: { quantity: "1500 12500", grossAmount: "81480 750000" },
  },
  {
    name: "the custodian's settlement view: RVP and DVP, payments negative",
    rows: `Bank Ref|Client Ref|Safekeeping Account|ISIN|Security Name|Instruction|Units / Nominal|Deal Price|Settlement Amount|Ccy|Trade Date|Contractual Settlement Date|Settlement Status
           H1|REF:1|9|FR0000120271|TOTALENERGIES|RVP|100|50.5|-5050|EUR|46276|46280|Settled
           H2|REF:2|9|FR0000131104|BNP|DVP|10|60|600|EUR|46276|46280|Failing - lack of securities`,
    found:
      "A counterReference, B reference, C account, D security, E securityName, F side, G quantity, H price, I netAmount, J currency, K tradeDate, L settlementDate, M status",
    values: { side: "BUY SELL", netAmount: "5050 600", status: "SETTLED FAILED" },
  },
  {
    name: "one column of values that are ISINs, under a header that says only 'Valeur'",
    rows: `Réf|Valeur|Libellé|Sens|Nombre|Cours|Date de valeur|Montant
           OP1|FR0000120271|Total Énergies|A|100|50|15/09/2026|5000
           OP2|FR0000131104|BNP Paribas|V|10|60|16/09/2026|600`,
    found: "A reference, B security, C securityName, D side, E quantity, F price, G settlementDate, H netAmount",
  },
  {
    name: "a 'Code valeur' that holds local codes",
    rows: `Réf|Code valeur|Sens|Nombre|Cours
           OP1|12027|A|100|50
           OP2|13110|V|10|60`,
    found: "A reference, B securityCode, C side, D quantity, E price",
    values: { securityCode: "12027 13110" },
  },
  {
    name: "a cash statement, where 'date de valeur' is the value date and 'libellé' the label",
    rows: `Date comptable|Date de valeur|Libellé|Débit|Crédit|Solde
           11/09/2026|14/09/2026|ACHAT 100 TOTAL|5050||94950
           14/09/2026|16/09/2026|COUPON||810|95760`,
    found: "A bookingDate, B valueDate, C label, D debit, E credit, F balance",
  },
  {
    name: "an inventory of positions",
    rows: `Compte|Code ISIN|Libellé|Position|Cours de clôture|Valorisation|Devise|Date de situation
           1|FR0000120271|Total|1500|54.32|81480|EUR|11/09/2026
           1|FR0000131104|BNP|10|60|600|EUR|11/09/2026`,
    found: "A account, B security, C securityName, D quantity, E price, F marketValue, G currency, H positionDate",
  },
  {
    name: "a ledger as the tax office wants it",
    rows: `JournalCode|EcritureNum|EcritureDate|CompteNum|EcritureLib|Debit|Credit
           AC|1|20260911|506000|Achat 100 Total|'5050,00|'0,00
           AC|1|20260911|512000|Achat 100 Total|'0,00|'5050,00`,
    found: "A journal, B entryNumber, C bookingDate, D ledgerAccount, E label, F debit, G credit",
    values: { bookingDate: "2026-09-11 2026-09-11", debit: "5050 0" },
  },
  {
    name: "headers with the currency in them, misspelt and in capitals",
    rows: `REFERENCE OPERATION|ISIN|SENS|QUANTITÉE|COURS (EUR)|MONTANT BRUT EUR|COURTAGE (EUR)|NET EUR
           OP1|FR0000120271|ACHAT|100|50|5000|5|5005
           OP2|FR0000131104|VENTE|10|60|600|1|599`,
    found: "A reference, B security, C side, D quantity, E price, F grossAmount, G fees, H netAmount",
  },
  {
    name: "headers of camel case, as programs write them",
    rows: `TradeID|InstrumentISIN|BuySell|Quantity|TradePrice|NetAmount|CurrencyPrimary|TradeDate|SettleDate
           T1|FR0000120271|BUY|100|50|5000|EUR|20260911|20260915
           T2|FR0000131104|SELL|10|60|600|EUR|20260911|20260915`,
    found:
      "A reference, B security, C side, D quantity, E price, F netAmount, G currency, H tradeDate, I settlementDate",
    values: { settlementDate: "2026-09-15 2026-09-15" },
  },
  {
    name: "columns that no header explains, known by what is in them",
    rows: `Ref|Kode|Richtung|Quantity|Price|W
           T1|FR0000120271|Kauf|100|50|EUR
           T2|FR0000131104|Verkauf|10|60|USD
           T3|FR0000131104|Verkauf|10|60|USD`,
    found: "A reference, B security, C side, D quantity, E price, F currency",
    values: { side: "BUY SELL SELL" },
  },
  {
    name: "a header in strange words above a column of ISINs",
    rows: `Wertpapierkennung|Stückzahl|Ausführung
           FR0000120271|100|50
           FR0000131104|10|60`,
    found: "A security, B quantity",
  },
  {
    name: "transaction types that are sides for the trades among them",
    rows: `Date|Action|Symbol|Description|Quantity|Price|Fees & Comm|Amount
           09/14/2026|Buy|AAPL|APPLE INC|10|$200.10|$1.00|-$2,002.00
           09/15/2026|Sell|AAPL|APPLE INC|4|$201.00||$804.00
           09/16/2026|Cash Dividend|AAPL|APPLE INC||||$12.50`,
    found: "A tradeDate, B transactionType, C securityCode, D securityName, E quantity, F price, G fees, H netAmount",
    values: {
      tradeDate: "2026-09-14 2026-09-15 2026-09-16",
      netAmount: "2002 804 12.5",
      price: "200.1 201 null",
      side: "BUY SELL null",
    },
  },
  {
    name: "fees written as negative amounts",
    rows: `Buy/Sell|TradeDate|ISIN|Quantity|TradePrice|TradeMoney|IBCommission
           BUY|20260911|CH0012032048|7|282.7|1978.9|-5
           SELL|20260914|US9220427424|-95|93.78|-8909.1|-1`,
    found: "A side, B tradeDate, C security, D quantity, E price, F grossAmount, G fees",
    values: { quantity: "7 95", grossAmount: "1978.9 8909.1", fees: "5 1" },
  },
];

describe("layouts", () => {
  test.each(CASES)("$name", ({ rows, more, found, values }) => {
    const reading = read(gridOf(sheetText(rows), more));
    expect(columnsFound(reading.survey)).toBe(found);
    expect(reading.unreadable).toEqual([]);
    for (const [field, expected] of Object.entries(values ?? {})) {
      expect([
        field,
        column(reading, field as Parameters<typeof column>[1])
          .map(String)
          .join(" "),
      ]).toEqual([field, expected]);
    }
  });
});

test("a sheet without a header is not read, and nobody is told unless they chose it", () => {
  const reading = read(gridOf([["Bonjour"], [1], [2]], { sheet: "Notes" }));
  expect(reading.survey).toMatchObject({ role: "ignored", headerRow: 0 });
  expect(reading.records.count).toBe(0);
  expect(noticeCodes(reading)).toEqual([]);
});
