import { isZero, negate, subtract, sum, type Decimal } from "../../kernel/decimal";
import { shortId } from "../../kernel/hash";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { Leg } from "../accounting/bookingRules";
import type { ChartOfAccounts } from "../accounting/chart";
import { draftEntry } from "../accounting/draftEntry";
import { eventLegs } from "../accounting/eventRules";
import type { JournalEntry } from "../accounting/journalEntry";
import type { BookingsPaper } from "../bookings/bookingsPaper";
import { SECURITIES, slotReader } from "../bookings/slots";
import { controlOf, recordFinding, type ControlFinding } from "../controls/controlResult";
import type { CheckedLedger, LedgerPaper } from "../ledger/ledgerPaper";
import type { LineResult, ResultsPaper } from "../results/resultsPaper";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { balanceOf, proposedOn } from "./ledgerBalances";
import { costOf, impairmentOf, unrealisedOf } from "./lineValues";

/** Holds the ledger against what the lines cost and are worth on the last day of prices, and proposes the month's valuation entry. Null where
 *  there is not one ledger beside results, where lines are of other currencies than the books', or where one is not valued. */
export function valuationPaper(
  { settings, period }: WorkpaperInput,
  results: ResultsPaper | null,
  ledgerPaper: LedgerPaper | null,
  bookings: BookingsPaper | null,
): Workpaper | null {
  const [ledger, ...others] = ledgerPaper?.ledgers ?? [];
  if (!results || !ledger || others.length > 0 || results.lines.length === 0) return null;
  const { lines, baseCurrency, to } = results;
  const isWhole = lines.every(({ key, last }) => key.currency === baseCurrency && last?.day === to);
  if (!isWhole) return null;
  const { chart, accounting } = settings;
  const slotOf = slotReader(chart);
  const isSecurities = (account: string): boolean => SECURITIES.has(slotOf(account));
  const booked = balanceOf(ledger, isSecurities);
  const proposed = proposedOn(bookings, isSecurities);
  const cost = sum(lines.map(costOf));
  const isEstimated = accounting.valuation === "estimation-difference";
  const parts = isEstimated
    ? [estimation(ledger, lines, chart.accounts["estimation-difference"].number)]
    : impairments(ledger, lines, chart);
  const valued = sum(parts.map((part) => part.valued));
  const costBooked = isEstimated ? subtract(booked, valued) : booked;
  const gap = subtract(cost, costBooked);
  const due = sum(parts.map((part) => part.due));
  const isWholeBooked = parts.every((part) => isZero(subtract(part.due, part.valued)));
  const isCostProved = isZero(subtract(gap, proposed));
  const isDoubtful = results.controls.some(({ control, outcome }) => DOUBTS.has(control) && outcome === "fail");
  const isBooking = accounting.valuation !== "none" && isCostProved && !isWholeBooked && !isDoubtful;
  const entry = isBooking ? entryOf(parts.flatMap(legsOf), period.to, settings, baseCurrency) : null;
  return {
    entries: entry ? [entry] : [],
    notices: [],
    controls: [
      controlOf(
        "ledger-cost",
        isZero(gap) ? [] : [costFinding(ledger, isSecurities, { cost, costBooked, gap, isCostProved })],
      ),
      controlOf(
        "ledger-valuation",
        accounting.valuation === "none" || !isCostProved
          ? null
          : isWholeBooked && !isDoubtful
            ? []
            : [
                valuationFinding(ledger, isSecurities, {
                  due,
                  valued,
                  entry,
                  day: formatDay(to),
                  isEstimated,
                  isDoubtful,
                }),
              ],
      ),
    ],
  };
}

/** A price that may be wrong makes no entry. */
const DOUBTS: ReadonlySet<string> = new Set(["price-jump", "price-source"]);

/** What is due on one account of valuation, and what the ledger has there. */
interface ValuedPart {
  readonly due: Decimal;
  readonly valued: Decimal;
  readonly account: "estimation-difference" | "impairment" | "impairment-of-bonds";
}

/** All differences of a fund, on the account that is kept apart from the securities' cost. */
const estimation = (ledger: CheckedLedger, lines: readonly LineResult[], account: string): ValuedPart => ({
  due: sum(lines.map(unrealisedOf)),
  valued: negate(balanceOf(ledger, (one) => one.startsWith(account))),
  account: "estimation-difference",
});

/** Bonds have an account of their own (5906); whatever else of 590 a ledger keeps is of shares and funds. */
function impairments(ledger: CheckedLedger, lines: readonly LineResult[], { accounts }: ChartOfAccounts): ValuedPart[] {
  const [root, ofBonds] = [accounts.impairment.number.slice(0, 3), accounts["impairment-of-bonds"].number];
  const isOfBonds = (account: string): boolean => account.startsWith(ofBonds);
  const part = (account: ValuedPart["account"], own: readonly LineResult[], isOf: (one: string) => boolean) => ({
    due: sum(own.map(impairmentOf)),
    valued: negate(balanceOf(ledger, isOf)),
    account,
  });
  return [
    part(
      "impairment",
      lines.filter(({ bearsInterest }) => !bearsInterest),
      (one) => one.startsWith(root) && !isOfBonds(one),
    ),
    part(
      "impairment-of-bonds",
      lines.filter(({ bearsInterest }) => bearsInterest),
      isOfBonds,
    ),
  ];
}

function legsOf({ due, valued, account }: ValuedPart): readonly Leg[] {
  const missing = subtract(due, valued);
  if (account === "estimation-difference") return eventLegs(account, { amount: missing });
  const inPlaceOf = { impairment: account };
  return missing.units > 0n
    ? eventLegs("impairment", { amount: missing }, inPlaceOf)
    : eventLegs("impairment-reversed", { amount: negate(missing) }, inPlaceOf);
}

const entryOf = (
  legs: readonly Leg[],
  date: WorkpaperInput["period"]["to"],
  { chart }: WorkpaperInput["settings"],
  currency: string,
): JournalEntry | null => {
  const id = `VAL-${shortId(`${date}|${legs.map(({ role, amount }) => `${role}${amount.units}`).join("|")}`)}`;
  return draftEntry(legs, {
    chart,
    journal: "OD",
    date,
    breakId: id,
    currency,
    security: "portefeuille",
    reference: id,
    tradeDate: null,
    reason: `évaluation au ${formatDay(date)}`,
  });
};

const text = (value: Decimal, language: Language): string => formatDecimal(value, language, 2);

/** On the first line of the ledger that holds securities, else on its first. */
function findingAt(
  { accounts, lines }: CheckedLedger,
  isWanted: (account: string) => boolean,
  wording: Wording,
): ControlFinding {
  const line = accounts.find(({ account }) => isWanted(account))?.lines[0] ?? 0;
  return recordFinding(lines.reading, line, "ledgerAccount", wording);
}

const costFinding = (
  ledger: CheckedLedger,
  isWanted: (account: string) => boolean,
  { cost, costBooked, gap, isCostProved }: { cost: Decimal; costBooked: Decimal; gap: Decimal; isCostProved: boolean },
): ControlFinding => {
  const rest: Wording = isCostProved
    ? { en: "The corrections that are proposed make it up.", fr: "Les corrections proposées le comblent." }
    : {
        en: "The corrections that are proposed do not make it up: look for positions from before the first trade of the workbook, or for entries without a trade. No valuation is proposed.",
        fr: "Les corrections proposées ne le comblent pas\u00a0: cherchez des positions antérieures à la première opération du classeur, ou des écritures sans opération. Aucune évaluation n'est proposée.",
      };
  return findingAt(ledger, isWanted, {
    en: `The ledger has securities for ${text(costBooked, "en")}, their positions cost ${text(cost, "en")}: ${text(gap, "en")} apart. ${rest.en}`,
    fr: `Le grand livre a des titres pour ${text(costBooked, "fr")}, les positions coûtent ${text(cost, "fr")}\u00a0: écart de ${text(gap, "fr")}. ${rest.fr}`,
  });
};

interface Valuation {
  readonly due: Decimal;
  readonly valued: Decimal;
  readonly entry: JournalEntry | null;
  readonly day: string;
  readonly isEstimated: boolean;
  readonly isDoubtful: boolean;
}

function valuationFinding(
  ledger: CheckedLedger,
  isWanted: (account: string) => boolean,
  { due, valued, entry, day, isEstimated, isDoubtful }: Valuation,
): ControlFinding {
  const what: Wording = isEstimated
    ? { en: `The difference of estimation on ${day}`, fr: `La différence d'estimation au ${day}` }
    : { en: "The impairment at the average price of the month", fr: "La dépréciation au cours moyen du mois" };
  const then: Wording = isDoubtful
    ? {
        en: "Prices are in doubt: settle what the controls of prices found, then the entry is proposed.",
        fr: "Des cours sont douteux\u00a0: réglez les constats sur les cours, l'écriture sera alors proposée.",
      }
    : {
        en: `Entry ${entry?.number ?? ""} books the rest.`,
        fr: `L'écriture ${entry?.number ?? ""} comptabilise le reste.`,
      };
  return findingAt(ledger, isWanted, {
    en: `${what.en} is ${text(due, "en")}, the ledger has ${text(valued, "en")}. ${then.en}`,
    fr: `${what.fr} est de ${text(due, "fr")}, le grand livre a ${text(valued, "fr")}. ${then.fr}`,
  });
}
