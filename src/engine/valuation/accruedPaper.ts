import { addDays, isoText } from "../../kernel/day";
import { add, decimalText, isZero, roundHalfUp, subtract, sum, type Decimal } from "../../kernel/decimal";
import { shortId } from "../../kernel/hash";
import { formatDay, formatDecimal, type Language } from "../../kernel/language";
import { minorUnits } from "../../kernel/currency";
import { draftEntry } from "../accounting/draftEntry";
import { eventLegs } from "../accounting/eventRules";
import { extourne } from "../accounting/extourne";
import type { BookingsPaper } from "../bookings/bookingsPaper";
import { slotReader } from "../bookings/slots";
import { controlOf, recordFinding, type ControlFinding } from "../controls/controlResult";
import type { LedgerPaper } from "../ledger/ledgerPaper";
import type { LineResult, ResultsPaper } from "../results/resultsPaper";
import { amountOf } from "../results/scaled";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { balanceOf, proposedOn } from "./ledgerBalances";
import { isPeriodOver } from "./periodOver";

/** Holds the ledger's accrued coupons against the interest that the positions accrued by the end of the period and proposes the rest, which
 *  is taken back on the next period's first day where the policy says so. Null where no position bears interest, there is not one ledger,
 *  or the period is not over. */
export function accruedPaper(
  { settings: { chart, accounting }, asOf, period }: WorkpaperInput,
  results: ResultsPaper | null,
  ledgerPaper: LedgerPaper | null,
  bookings: BookingsPaper | null,
): Workpaper | null {
  const [ledger, ...others] = ledgerPaper?.ledgers ?? [];
  if (!results || !ledger || others.length > 0 || !isPeriodOver(asOf, period)) return null;
  const bearing = results.lines.filter(({ bearsInterest }) => bearsInterest);
  if (bearing.length === 0) return null;
  const { baseCurrency, to } = results;
  const unknown = bearing.filter(({ last }) => last?.day !== to || !isPeriodOver(to, period));
  const slotOf = slotReader(chart);
  const isAccrued = (account: string): boolean => slotOf(account) === "accrued-coupons";
  const [booked, proposed] = [balanceOf(ledger, isAccrued), proposedOn(bookings, isAccrued)];
  const places = minorUnits(baseCurrency);
  const due = sum(
    bearing.map(({ last }) => roundHalfUp(amountOf(last?.day === to ? last.figures.base.accrued : 0n), places)),
  );
  const missing = subtract(due, add(booked, proposed));
  const line = ledger.accounts.find(({ account }) => isAccrued(account))?.lines.at(-1) ?? 0;
  const at = (wording: ControlFinding["wording"]): ControlFinding =>
    recordFinding(ledger.lines.reading, line, "ledgerAccount", wording);
  if (unknown.length > 0) return paperOf([], unknown.map(unknownFinding));
  if (isZero(missing)) return paperOf([], isZero(proposed) ? [] : [at(proposedWording)]);
  const id = `ACC-${shortId([isoText(period.to), decimalText(due), decimalText(missing)].join("|"))}`;
  const entry = draftEntry(eventLegs("interest-accrued", { amount: missing }), {
    chart,
    journal: "OD",
    date: period.to,
    breakId: id,
    currency: baseCurrency,
    security: "obligations",
    reference: id,
    tradeDate: null,
    reason: `coupons courus au ${formatDay(period.to)}`,
  });
  const text = (value: Decimal, language: Language): string => formatDecimal(value, language, 2);
  const isTakenBack = accounting.accruals === "taken-back";
  return paperOf(entry ? (isTakenBack ? [entry, extourne(entry, addDays(period.to, 1))] : [entry]) : [], [
    at({
      en: `Interest accrued on the positions by ${formatDay(to)} is ${text(due, "en")}, the ledger has ${text(booked, "en")}. Entry ${entry?.number ?? ""} books ${text(missing, "en")}${isTakenBack ? ", and is taken back when the next period opens" : ""}.`,
      fr: `Les coupons courus des positions au ${formatDay(to)} sont de ${text(due, "fr")}, le grand livre a ${text(booked, "fr")}. L'écriture ${entry?.number ?? ""} comptabilise ${text(missing, "fr")}${isTakenBack ? ", et est extournée à l'ouverture de la période suivante" : ""}.`,
    }),
  ]);
}

const proposedWording = {
  en: "The accrued interest of the ledger agrees once the corrections that are proposed are booked.",
  fr: "Les coupons courus du grand livre concordent une fois passées les corrections proposées.",
};

const paperOf = (entries: Workpaper["entries"], findings: readonly ControlFinding[]): Workpaper => ({
  entries,
  notices: [],
  controls: [controlOf("ledger-accrued", findings)],
});

const unknownFinding = ({ key, place, missing }: LineResult): ControlFinding => ({
  sheet: place.sheet,
  row: place.row,
  column: null,
  wording: {
    en: `${key.security} bears interest, and what it accrued by the last day is not known${missing.some(({ what }) => what === "interest") ? ": its price has no accrued interest beside it" : ""}. No accrued coupon is proposed until it is.`,
    fr: `${key.security} porte intérêt, et son coupon couru au dernier jour n'est pas connu${missing.some(({ what }) => what === "interest") ? "\u00a0: son cours n'a pas de coupon couru à côté" : ""}. Aucun coupon couru n'est proposé d'ici là.`,
  },
});
