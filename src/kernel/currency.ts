/** Codes of ISO 4217 that are in use for money (list one; funds, metals and test codes left out). */
const CODES = new Set(
  (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF " +
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG " +
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA " +
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD " +
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX " +
    "USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG " +
    // Replaced since 2002, and still in old files and in the price histories of old securities.
    "HRK FRF DEM ITL ESP BEF NLG"
  ).split(" "),
);

export const isCurrency = (code: string): boolean => CODES.has(code);

const PLACES_OTHER_THAN_TWO: ReadonlyMap<string, number> = new Map([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ITL ESP BEF"
    .split(" ")
    .map((code) => [code, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3] as const),
  ["CLF", 4],
  ["UYW", 4],
]);

/** Decimals in which amounts of a currency are held (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. */
export const minorUnits = (currency: string): number => PLACES_OTHER_THAN_TWO.get(currency) ?? 2;

/** A unit that prices are quoted in and nothing is paid in: 345.6 GBX is 3.456 GBP, so `places` is 2. */
export interface QuotationUnit {
  readonly currency: string;
  readonly places: number;
}

const QUOTATION_UNITS: ReadonlyMap<string, QuotationUnit> = new Map([
  ["GBX", { currency: "GBP", places: 2 }],
  ["GBp", { currency: "GBP", places: 2 }],
  ["ZAc", { currency: "ZAR", places: 2 }],
  ["ZAC", { currency: "ZAR", places: 2 }],
  ["ILA", { currency: "ILS", places: 2 }],
  ["KWF", { currency: "KWD", places: 3 }],
]);

/** The quotation unit of a code as it is written: "GBp" is pence, "GBP" is not one. */
export const quotationUnit = (code: string): QuotationUnit | null => QUOTATION_UNITS.get(code) ?? null;

const QUOTED_IN_MINOR_UNITS: ReadonlySet<string> = new Set(
  [...QUOTATION_UNITS.values()].map(({ currency }) => currency),
);

/** Whether shares in a currency are commonly quoted in its minor unit: pence, South African cents, agorot, fils. */
export const quotesInMinorUnits = (currency: string): boolean => QUOTED_IN_MINOR_UNITS.has(currency);

/** Signs of one currency alone; "$" and "kr" stand for several and say nothing. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["€", "EUR"],
  ["£", "GBP"],
  ["US$", "USD"],
  ["C$", "CAD"],
  ["A$", "AUD"],
  ["HK$", "HKD"],
  ["Fr.", "CHF"],
]);

/** The ISO code that a symbol stands for beyond doubt. */
export const currencyOfSymbol = (symbol: string): string | null => SYMBOLS.get(symbol) ?? null;
