/** What the sample's funds trade. ISINs are real, prices are of the right order and otherwise invented. */
export interface Instrument {
  readonly isin: string;
  readonly name: string;
  readonly currency: string;
  /** Per unit, or percent of nominal for a bond. */
  readonly price: string;
  readonly kind: "share" | "fund" | "bond";
  /** Percent of gross that a purchase pays as a transaction tax. */
  readonly taxPercent: string;
  /** Annual coupon in percent, and the days accrued on an average trade, for a bond. */
  readonly coupon?: string;
}

const share = (isin: string, name: string, currency: string, price: string, taxPercent = "0"): Instrument => ({
  isin,
  name,
  currency,
  price,
  kind: "share",
  taxPercent,
});
const french = (isin: string, name: string, price: string): Instrument => share(isin, name, "EUR", price, "0.4");
const bond = (isin: string, name: string, price: string, coupon: string): Instrument => ({
  isin,
  name,
  currency: "EUR",
  price,
  kind: "bond",
  taxPercent: "0",
  coupon,
});

export const INSTRUMENTS: readonly Instrument[] = [
  french("FR0000120271", "TotalEnergies SE", "58.42"),
  french("FR0000131104", "BNP Paribas", "71.15"),
  french("FR0000120073", "Air Liquide", "174.36"),
  french("FR0000121014", "LVMH", "612.8"),
  french("FR0000120578", "Sanofi", "88.74"),
  french("FR0000133308", "Orange", "13.265"),
  french("FR0000130809", "Société Générale", "48.905"),
  french("FR0000125486", "Vinci", "121.35"),
  french("FR0000121972", "Schneider Electric", "231.7"),
  french("FR0000120628", "AXA", "39.84"),
  share("NL0000235190", "Airbus SE", "EUR", "186.22"),
  share("NL0010273215", "ASML Holding", "EUR", "742.1"),
  share("DE0007164600", "SAP SE", "EUR", "238.55"),
  share("DE0007236101", "Siemens AG", "EUR", "212.4"),
  share("IT0003132476", "Eni SpA", "EUR", "14.502", "0.2"),
  share("ES0113900J37", "Banco Santander", "EUR", "7.846", "0.2"),
  share("BE0974293251", "AB InBev", "EUR", "56.28"),
  share("FI0009000681", "Nokia Oyj", "EUR", "5.412"),
  share("LU1598757687", "ArcelorMittal", "EUR", "31.17"),
  share("US0378331005", "Apple Inc", "USD", "243.85"),
  share("US5949181045", "Microsoft Corp", "USD", "468.3"),
  share("US0231351067", "Amazon.com Inc", "USD", "221.14"),
  share("GB0002634946", "BAE Systems", "GBP", "18.735", "0.5"),
  share("GB0007980591", "BP plc", "GBP", "4.567", "0.5"),
  share("CH0038863350", "Nestlé SA", "CHF", "82.34"),
  share("SE0000108656", "Ericsson B", "SEK", "84.62"),
  {
    isin: "LU1681043599",
    name: "MSCI World UCITS ETF",
    currency: "EUR",
    price: "512.48",
    kind: "fund",
    taxPercent: "0",
  },
  {
    isin: "FR0007056841",
    name: "Dow Jones UCITS ETF",
    currency: "EUR",
    price: "384.06",
    kind: "fund",
    taxPercent: "0",
  },
  bond("FR0013286192", "OAT 0,75 % 25/05/2028", "97.42", "0.75"),
  bond("FR0000571218", "OAT 5,50 % 25/04/2029", "109.365", "5.5"),
];
