import type { Day } from "../../kernel/day";
import { formatDay, formatDecimal, type Wording } from "../../kernel/language";
import { recordFinding, type ControlFinding } from "../controls/controlResult";
import type { PricePoint, PriceSheet } from "./priceSeries";
import { jumpsOf, staleRun } from "./seriesChecks";
import { decimal } from "../../kernel/decimal";

interface PriceFindings {
  /** Unchanged for too many days that have prices. */
  readonly stale: ControlFinding[];
  readonly jumps: ControlFinding[];
  /** Two prices of one security and day that are not the same. */
  readonly sources: ControlFinding[];
}

/** Looks through the sheets of prices (pnl.md 6). `staleDays`: prices in a row that are the same; `jumpPercent`: more than this from one price
 *  to the next. Null where there are none. */
export function priceFindings(
  priced: readonly PriceSheet[],
  staleDays: number,
  jumpPercent: number,
): PriceFindings | null {
  if (priced.length === 0) return null;
  const findings: PriceFindings = { stale: [], jumps: [], sources: [] };
  const first = new Map<string, { readonly price: bigint; readonly sheet: string; readonly row: number }>();
  const isOnly = priced.length === 1;
  for (const { reading, series } of priced) {
    const { sheet } = reading.survey;
    const told = (record: number, wording: Wording): ControlFinding => recordFinding(reading, record, "price", wording);
    for (const [security, points] of series) {
      // In one sheet, prices of one day stand side by side in the series.
      const doubtful = isOnly ? points.filter((point, index) => isTwice(points, point, index)) : points;
      for (const { day, price, record } of doubtful) {
        const key = `${security}\n${day}`;
        const known = first.get(key);
        if (!known) first.set(key, { price, sheet, row: reading.records.rows[record] ?? 0 });
        else if (known.price !== price) findings.sources.push(told(record, otherSource(security, day, price, known)));
      }
      const stale = staleRun(points, staleDays);
      if (stale) findings.stale.push(told(stale.record, staleWords(security, stale, staleDays)));
      for (const [before, after] of jumpsOf(points, jumpPercent))
        findings.jumps.push(told(after.record, jumpWords(security, before, after, jumpPercent)));
    }
  }
  return findings;
}

const isTwice = (points: readonly PricePoint[], { day }: PricePoint, index: number): boolean =>
  points[index - 1]?.day === day || points[index + 1]?.day === day;

const priceText = (units: bigint): { en: string; fr: string } => {
  const value = decimal(units, 10);
  return { en: formatDecimal(value, "en", 2), fr: formatDecimal(value, "fr", 2) };
};

const staleWords = (security: string, { day, price }: PricePoint, days: number): Wording => ({
  en: `${security}: its last ${days} prices up to ${formatDay(day)} are all ${priceText(price).en}. Ask the source whether it still quotes it.`,
  fr: `${security}\u00a0: ses ${days} derniers cours jusqu'au ${formatDay(day)} sont tous de ${priceText(price).fr}. Demandez à la source si la valeur est encore cotée.`,
});

const jumpWords = (security: string, before: PricePoint, after: PricePoint, percent: number): Wording => ({
  en: `${security}: from ${priceText(before.price).en} on ${formatDay(before.day)} to ${priceText(after.price).en} on ${formatDay(after.day)}, more than ${percent} %. A split, another unit or a wrong price: check before the result is published.`,
  fr: `${security}\u00a0: de ${priceText(before.price).fr} le ${formatDay(before.day)} à ${priceText(after.price).fr} le ${formatDay(after.day)}, plus de ${percent}\u00a0%. Division, autre unité ou cours erroné\u00a0: à vérifier avant publication du résultat.`,
});

const otherSource = (
  security: string,
  day: Day,
  price: bigint,
  known: { readonly price: bigint; readonly sheet: string; readonly row: number },
): Wording => ({
  en: `${security}, ${formatDay(day)}: ${priceText(price).en} here, ${priceText(known.price).en} in ${known.sheet} row ${known.row}, which is the one that counts. Agree the source.`,
  fr: `${security}, ${formatDay(day)}\u00a0: ${priceText(price).fr} ici, ${priceText(known.price).fr} en ligne ${known.row} de ${known.sheet}, qui fait foi. Arrêtez la source.`,
});
