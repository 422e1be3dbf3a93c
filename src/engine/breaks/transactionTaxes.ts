import { parseDay, type Day } from "../../kernel/day";
import { parseDecimal, type Decimal } from "../../kernel/decimal";
import { assert } from "../../kernel/result";
import type { InstrumentClass } from "../records/instrumentClass";

/** One rate of a tax on securities transactions, for securities of one country. */
export interface TransactionTax {
  /** The first two letters of the ISIN. */
  readonly country: string;
  readonly name: string;
  /** A share of the gross amount: 0.004 is 0.4 %. */
  readonly rate: Decimal;
  readonly validFrom: Day;
  /** The last day, or null while in force. */
  readonly validTo: Day | null;
  /** The day that decides the rate. */
  readonly decidedBy: "settlement" | "trade";
  readonly paidBy: readonly ("BUY" | "SELL")[];
  readonly classOf: InstrumentClass;
  /** Rates of one country that differ by circumstance ("exchange", "otc") are in force at the same time. */
  readonly variant: string;
  readonly source: string;
}

const BUYER = ["BUY"] as const;
const SELLER = ["SELL"] as const;
const BOTH = ["BUY", "SELL"] as const;

const FRANCE = {
  country: "FR",
  name: "TTF",
  decidedBy: "settlement",
  paidBy: BUYER,
  classOf: "equity",
  variant: "",
} as const;
const ITALY = {
  country: "IT",
  name: "Italian FTT",
  decidedBy: "settlement",
  paidBy: BUYER,
  classOf: "equity",
} as const;
const HONG_KONG = {
  country: "HK",
  name: "Hong Kong stamp duty",
  decidedBy: "trade",
  paidBy: BOTH,
  classOf: "equity",
  variant: "",
} as const;
const BELGIUM = { country: "BE", name: "TOB", decidedBy: "trade", paidBy: BOTH } as const;

/** Rates change: to change one, close its validity and add a line. */
export const TRANSACTION_TAXES: readonly TransactionTax[] = [
  { ...FRANCE, ...rate("0.002", "2012-08-01", "2016-12-31"), source: "CGI art. 235 ter ZD" },
  { ...FRANCE, ...rate("0.003", "2017-01-01", "2025-03-31"), source: "CGI art. 235 ter ZD, loi 2016-1917" },
  { ...FRANCE, ...rate("0.004", "2025-04-01", null), source: "CGI art. 235 ter ZD, loi 2025-127" },
  { ...ITALY, variant: "exchange", ...rate("0.001", "2014-01-01", "2025-12-31"), source: "L. 228/2012 art. 1 c. 491" },
  { ...ITALY, variant: "otc", ...rate("0.002", "2014-01-01", "2025-12-31"), source: "L. 228/2012 art. 1 c. 491" },
  { ...ITALY, variant: "exchange", ...rate("0.002", "2026-01-01", null), source: "L. 199/2025 art. 1 c. 29-31" },
  { ...ITALY, variant: "otc", ...rate("0.004", "2026-01-01", null), source: "L. 199/2025 art. 1 c. 29-31" },
  {
    country: "ES",
    name: "Spanish FTT",
    decidedBy: "trade",
    paidBy: BUYER,
    classOf: "equity",
    variant: "",
    ...rate("0.002", "2021-01-16", null),
    source: "Ley 5/2020",
  },
  {
    country: "GB",
    name: "SDRT",
    decidedBy: "trade",
    paidBy: BUYER,
    classOf: "equity",
    variant: "",
    ...rate("0.005", "1986-10-27", null),
    source: "Finance Act 1986 s. 87",
  },
  {
    country: "IE",
    name: "Irish stamp duty",
    decidedBy: "trade",
    paidBy: BUYER,
    classOf: "equity",
    variant: "",
    ...rate("0.01", "2008-10-15", null),
    source: "Stamp Duties Consolidation Act 1999, schedule 1",
  },
  {
    ...BELGIUM,
    classOf: "equity",
    variant: "",
    ...rate("0.0035", "2018-01-08", null),
    source: "Code des droits et taxes divers art. 121",
  },
  {
    ...BELGIUM,
    classOf: "bond",
    variant: "",
    ...rate("0.0012", "2018-01-08", null),
    source: "Code des droits et taxes divers art. 121",
  },
  {
    country: "CH",
    name: "Umsatzabgabe",
    decidedBy: "trade",
    paidBy: BOTH,
    classOf: "equity",
    variant: "",
    ...rate("0.00075", "1974-07-01", null),
    source: "Stempelabgabengesetz art. 16",
  },
  { ...HONG_KONG, ...rate("0.0013", "2021-08-01", "2023-11-16"), source: "Stamp Duty Ordinance cap. 117" },
  { ...HONG_KONG, ...rate("0.001", "2023-11-17", null), source: "Stamp Duty Ordinance cap. 117" },
  {
    country: "CN",
    name: "Chinese stamp duty",
    decidedBy: "trade",
    paidBy: SELLER,
    classOf: "equity",
    variant: "",
    ...rate("0.0005", "2023-08-28", null),
    source: "Stamp Tax Law",
  },
  {
    country: "TW",
    name: "Securities transaction tax",
    decidedBy: "trade",
    paidBy: SELLER,
    classOf: "equity",
    variant: "",
    ...rate("0.003", "1993-02-01", null),
    source: "Securities Transaction Tax Act art. 2",
  },
];

function rate(share: string, from: string, to: string | null) {
  return { rate: decimalOf(share), validFrom: dayOf(from), validTo: to === null ? null : dayOf(to) };
}

function decimalOf(text: string): Decimal {
  const read = parseDecimal(text);
  assert(read.ok, `the tax table has the rate ${text}`);
  return read.value;
}

function dayOf(text: string): Day {
  const read = parseDay(text);
  assert(read.ok, `the tax table has the day ${text}`);
  return read.value;
}

export const isInForce = ({ validFrom, validTo }: TransactionTax, day: Day): boolean =>
  day >= validFrom && (validTo === null || day <= validTo);

/** The rate that the same variant of the tax had just before. */
export function previousRate(tax: TransactionTax): TransactionTax | null {
  const earlier = TRANSACTION_TAXES.filter(
    ({ country, classOf, variant, validTo }) =>
      country === tax.country &&
      classOf === tax.classOf &&
      variant === tax.variant &&
      validTo !== null &&
      validTo < tax.validFrom,
  );
  return earlier.at(-1) ?? null;
}
