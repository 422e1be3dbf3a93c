import { absoluteUnits, priceUnits } from "../results/scaled";
import { decimal } from "../../kernel/decimal";
import { formatDay, formatDecimal } from "../../kernel/language";
import { recordFinding, type ControlFinding } from "../controls/controlResult";
import type { PricePoint, PriceSheet } from "../results/priceSeries";
import { dayAt, decimalAt, securityAt } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";

/** Trades whose price lies further than `percent` from the last price of the market up to their day. A security without a price by then is
 *  not judged. */
export function offMarket({ reading }: ReadSheet, prices: readonly PriceSheet[], percent: number): ControlFinding[] {
  const { records } = reading;
  const findings: ControlFinding[] = [];
  for (let record = 0; record < records.count; record += 1) {
    const [security, day] = [securityAt(records, record), dayAt(records, "tradeDate", record)];
    const price = decimalAt(records, "price", record);
    if (security === null || day === null || price === null) continue;
    const market = lastBy(prices, security, day);
    if (!market || market.price <= 0n) continue;
    const apart = absoluteUnits(priceUnits(price) - market.price) * 100n;
    if (apart <= market.price * BigInt(percent)) continue;
    const quoted = decimal(market.price, 10);
    findings.push(
      recordFinding(reading, record, "price", {
        en: `${formatDecimal(price, "en", 2)} is more than ${percent} % away from the market, ${formatDecimal(quoted, "en", 2)} on ${formatDay(market.day)}. Check the price, its unit and the security with the front office before booking.`,
        fr: `${formatDecimal(price, "fr", 2)} s'écarte de plus de ${percent}\u00a0% du marché, ${formatDecimal(quoted, "fr", 2)} le ${formatDay(market.day)}. Vérifiez le cours, son unité et la valeur avec le front-office avant de comptabiliser.`,
      }),
    );
  }
  return findings;
}

/** The price of the day, else the last before it; the first sheet that has the security counts. */
function lastBy(prices: readonly PriceSheet[], security: string, day: number): PricePoint | null {
  const points = prices.map(({ series }) => series.get(security)).find((known) => known !== undefined) ?? [];
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return points[low - 1] ?? null;
}
