import type { Day } from "../../kernel/day";
import { decimal } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { formatDay, formatDecimal, type Language } from "../../kernel/language";
import { recordFinding, type ControlFinding } from "../controls/controlResult";
import type { SheetReading } from "../intake/sheetReading";
import { rateSheet, type RatePoint } from "./rateSeries";
import { absoluteUnits, divideUnits, PRICE_PLACES } from "./scaled";
import { jumpsOf, staleRun } from "./seriesChecks";

export interface RateFindings {
  readonly stale: ControlFinding[];
  readonly jumps: ControlFinding[];
  /** Two rates of one pair and day that are not the same, one of them turned round perhaps. */
  readonly sources: ControlFinding[];
  /** A pair that two others contradict. */
  readonly crosses: ControlFinding[];
}

/** Rates are quoted with four or five digits: two of them make a third within this many hundredths of a percent. */
const CROSS_BASIS_POINTS = 5n;
const ONE = 10n ** BigInt(PRICE_PLACES);

type Dated = RatePoint & { readonly day: Day; readonly reading: SheetReading };

/** Looks through the sheets of exchange rates (pnl.md 6): unchanged too long, jumping, contradicting another source or a cross. */
export function rateFindings(readings: readonly SheetReading[], staleDays: number, jumpPercent: number): RateFindings {
  const dated = readings.flatMap((reading) =>
    rateSheet(reading).flatMap((point): Dated[] => (point.day === null ? [] : [{ ...point, day: point.day, reading }])),
  );
  const series = groupBy(dated, ({ from, to }) => `${from}/${to}`);
  const findings: RateFindings = { stale: [], jumps: [], sources: [], crosses: [] };
  for (const [pair, all] of series) {
    // The first source counts.
    const points = [...new Map([...all].reverse().map((point) => [point.day, point])).values()].sort(
      (one, other) => one.day - other.day,
    );
    const stale = staleRun(points, staleDays);
    if (stale) {
      findings.stale.push(
        told(stale, {
          en: `${pair}: its last ${staleDays} rates up to ${formatDay(stale.day)} are all ${text(stale.price, "en")}. Take them from the source again.`,
          fr: `${pair}\u00a0: ses ${staleDays} derniers cours jusqu'au ${formatDay(stale.day)} sont tous de ${text(stale.price, "fr")}. Reprenez-les à la source.`,
        }),
      );
    }
    for (const [before, after] of jumpsOf(points, jumpPercent)) {
      findings.jumps.push(
        told(after, {
          en: `${pair}: from ${text(before.price, "en")} on ${formatDay(before.day)} to ${text(after.price, "en")} on ${formatDay(after.day)}, more than ${jumpPercent} %. Is it turned round, or of another pair?`,
          fr: `${pair}\u00a0: de ${text(before.price, "fr")} le ${formatDay(before.day)} à ${text(after.price, "fr")} le ${formatDay(after.day)}, plus de ${jumpPercent}\u00a0%. Inversé, ou d'une autre paire\u00a0?`,
        }),
      );
    }
  }
  for (const ofDay of groupBy(dated, ({ day }) => day).values()) {
    findings.sources.push(...otherSources(ofDay));
    findings.crosses.push(...contradictedCrosses(ofDay));
  }
  return findings;
}

function otherSources(ofDay: readonly Dated[]): ControlFinding[] {
  const known = new Map<string, Dated>();
  return ofDay.flatMap((point) => {
    const { from, to } = point;
    const same = known.get(`${from}/${to}`);
    const turned = known.get(`${to}/${from}`);
    if (!same) known.set(`${from}/${to}`, point);
    const first = same ?? turned;
    const expected = same ? same.price : turned && inverse(turned.price);
    if (!first || expected === undefined || isNear(point.price, expected, same ? 0n : CROSS_BASIS_POINTS)) return [];
    const place = `${first.reading.survey.sheet} ${first.reading.records.rows[first.record] ?? 0}`;
    return [
      told(point, {
        en: `${from}/${to}, ${formatDay(point.day)}: ${text(point.price, "en")} here, ${text(expected, "en")} by ${place}, which is the one that counts. Agree the source.`,
        fr: `${from}/${to}, ${formatDay(point.day)}\u00a0: ${text(point.price, "fr")} ici, ${text(expected, "fr")} d'après ${place}, qui fait foi. Arrêtez la source.`,
      }),
    ];
  });
}

/** A/B against A/C × C/B: each three currencies once. */
function contradictedCrosses(ofDay: readonly Dated[]): ControlFinding[] {
  const rates = new Map<string, bigint>();
  for (const { from, to, price } of ofDay) {
    if (!rates.has(`${from}/${to}`)) rates.set(`${from}/${to}`, price);
    if (!rates.has(`${to}/${from}`)) rates.set(`${to}/${from}`, inverse(price));
  }
  const currencies = [...new Set(ofDay.flatMap(({ from, to }) => [from, to]))].sort();
  const seen = new Set<string>();
  return ofDay.flatMap((point) =>
    currencies.flatMap((third) => {
      const { from, to } = point;
      const [one, other] = [rates.get(`${from}/${third}`), rates.get(`${third}/${to}`)];
      const name = [from, to, third].sort().join();
      if (third === from || third === to || one === undefined || other === undefined || seen.has(name)) return [];
      seen.add(name);
      const cross = divideUnits(one * other, ONE);
      if (isNear(point.price, cross, CROSS_BASIS_POINTS)) return [];
      return [
        told(point, {
          en: `${from}/${to} of ${formatDay(point.day)} is ${text(point.price, "en")}; over ${third} it is ${text(cross, "en")}. One of the three is wrong.`,
          fr: `${from}/${to} du ${formatDay(point.day)} est de ${text(point.price, "fr")}\u00a0; par ${third}, de ${text(cross, "fr")}. L'un des trois est faux.`,
        }),
      ];
    }),
  );
}

const inverse = (price: bigint): bigint => divideUnits(ONE * ONE, price);

const isNear = (one: bigint, other: bigint, basisPoints: bigint): boolean =>
  absoluteUnits(one - other) * 10_000n <= other * basisPoints;

const told = ({ reading, record }: Dated, wording: ControlFinding["wording"]): ControlFinding =>
  recordFinding(reading, record, "fxRate", wording);

const text = (units: bigint, language: Language): string => formatDecimal(decimal(units, PRICE_PLACES), language, 4);
