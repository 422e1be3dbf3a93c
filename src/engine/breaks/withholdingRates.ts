import { decimal, type Decimal } from "../../kernel/decimal";

/** Tax withheld at source on dividends, by country of the ISIN, in thousandths of a percent of the gross: the statutory
 *  rates, then the rate for a resident of France under the treaty. Source: custodians' tables of 2023 to 2026. */
const MILLIPERCENTS: Readonly<Record<string, readonly number[]>> = {
  FR: [25_000, 12_800, 75_000],
  US: [30_000, 15_000],
  DE: [26_375, 15_000],
  CH: [35_000, 15_000],
  IT: [26_000, 15_000],
  ES: [19_000, 15_000],
  BE: [30_000, 15_000],
  NL: [15_000],
  LU: [15_000],
  IE: [25_000, 15_000],
  PT: [35_000, 25_000, 15_000],
  AT: [27_500, 15_000],
  DK: [27_000, 15_000],
  SE: [30_000, 15_000],
  NO: [25_000, 15_000],
  FI: [35_000, 30_000, 20_000, 15_000],
  PL: [19_000, 15_000],
  CA: [25_000, 15_000],
  JP: [15_315, 10_000],
  AU: [30_000, 15_000],
  CN: [10_000],
  GB: [20_000],
};

/** The rates that may be withheld on income of a security, as shares: 0.15 is 15 %. */
export const withholdingRates = (isin: string | null): readonly Decimal[] =>
  (MILLIPERCENTS[isin?.slice(0, 2) ?? ""] ?? []).map((rate) => decimal(BigInt(rate), 5));
