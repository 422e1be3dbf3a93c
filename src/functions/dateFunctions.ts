import {
  addBusinessDays,
  businessDaysBetween,
  EURONEXT,
  isBusinessDay,
  LONDON,
  TARGET,
  US_SETTLEMENT,
  type BusinessCalendar,
} from "../kernel/calendar";
import { dayFromSerial, parseDay, serialFromDay, type Day } from "../kernel/day";
import type { Wording } from "../kernel/language";
import { intendedSettlementDate, type SettlementMarket } from "../kernel/settlementCycle";
import { fault, type Argument, type Parameter, type Value, type WorksheetFunction } from "./worksheetFunction";

const CALENDARS: Readonly<Record<string, BusinessCalendar>> = {
  TARGET,
  EURONEXT,
  LONDON,
  UK: LONDON,
  US: US_SETTLEMENT,
};

/** Markets by their settlement, and by the operating MIC (ISO 10383) of their main venues. */
const MARKETS: Readonly<Record<string, SettlementMarket>> = {
  EU: "EU",
  UK: "UK",
  US: "US",
  ...Object.fromEntries(
    ["XPAR", "ALXP", "XAMS", "XBRU", "XLIS", "XDUB", "XMIL", "XETR", "XFRA", "XMAD", "XWBO", "XHEL"].map((mic) => [
      mic,
      "EU" as const,
    ]),
  ),
  XLON: "UK",
  AIMX: "UK",
  XNYS: "US",
  XNAS: "US",
  ARCX: "US",
};

const calendarParameter: Parameter = {
  name: "calendar",
  description: {
    en: "TARGET (when left out), EURONEXT, LONDON or US",
    fr: "TARGET (par défaut), EURONEXT, LONDON ou US",
  },
  type: "string",
  isOptional: true,
};

const dateParameter = (name: string, en: string, fr: string): Parameter => ({
  name,
  description: { en, fr },
  type: "any",
});

/** A date of the sheet: a serial number of the 1900 system, or an ISO text. */
function dayOfArgument(value: Argument): Day | null {
  if (typeof value === "number") {
    const day = dayFromSerial(Math.floor(value), 1900);
    return day.ok ? day.value : null;
  }
  const day = typeof value === "string" ? parseDay(value.trim()) : null;
  return day?.ok ? day.value : null;
}

const noDate = (value: Argument): Value =>
  fault(
    `"${String(value)}" is not a date. Give a date cell.`,
    `« ${String(value)} » n'est pas une date. Donnez une cellule de date.`,
  );

function calendarOf(value: Argument): BusinessCalendar | null {
  if (value === null || value === "") return TARGET;
  return CALENDARS[String(value).trim().toUpperCase()] ?? null;
}

const noCalendar = (value: Argument): Value =>
  fault(
    `There is no calendar "${String(value)}": TARGET, EURONEXT, LONDON or US.`,
    `Aucun calendrier « ${String(value)} » : TARGET, EURONEXT, LONDON ou US.`,
  );

/** Evaluates `work` on the days and the calendar that the arguments name. */
function onDays(
  days: readonly Argument[],
  calendar: Argument,
  work: (days: readonly Day[], calendar: BusinessCalendar) => Value,
): Value {
  const known = calendarOf(calendar);
  if (!known) return noCalendar(calendar);
  const read = days.map(dayOfArgument);
  const wrong = read.indexOf(null);
  return wrong === -1 ? work(read as Day[], known) : noDate(days[wrong] ?? null);
}

const result = (day: Day): Value => ({ value: serialFromDay(day, 1900) });

const noMarket = (value: Argument): Wording => ({
  en: `There is no settlement rule for "${String(value)}": give EU, UK, US or a market code such as XPAR, XLON, XNYS.`,
  fr: `Aucune règle de dénouement pour « ${String(value)} » : donnez EU, UK, US ou un code de marché comme XPAR, XLON, XNYS.`,
});

export const DATE_FUNCTIONS: readonly WorksheetFunction[] = [
  {
    name: "ISBUSINESSDAY",
    description: {
      en: "Whether a date is a business day of a calendar",
      fr: "Indique si une date est un jour ouvré d'un calendrier",
    },
    parameters: [dateParameter("date", "The date", "La date"), calendarParameter],
    result: "boolean",
    evaluate: (date = null, calendar = null) =>
      onDays([date], calendar, ([day], known) => ({ value: day !== undefined && isBusinessDay(day, known) })),
  },
  {
    name: "ADDBUSINESSDAYS",
    description: {
      en: "The date that lies a number of business days after a date (before it, when negative)",
      fr: "La date située un nombre de jours ouvrés après une date (avant, si négatif)",
    },
    parameters: [
      dateParameter("date", "The date to count from", "La date de départ"),
      { name: "days", description: { en: "How many business days", fr: "Nombre de jours ouvrés" }, type: "number" },
      calendarParameter,
    ],
    result: "number",
    evaluate: (date = null, days = null, calendar = null) => {
      if (typeof days !== "number" || !Number.isInteger(days) || Math.abs(days) > 10_000)
        return fault("Give a whole number of days.", "Donnez un nombre entier de jours.");
      return onDays([date], calendar, ([day], known) =>
        day === undefined ? noDate(date) : result(addBusinessDays(day, days, known)),
      );
    },
  },
  {
    name: "BUSINESSDAYS",
    description: {
      en: "Business days after one date, up to and with another",
      fr: "Nombre de jours ouvrés après une date, jusqu'à une autre incluse",
    },
    parameters: [
      dateParameter("from", "The earlier date, which is not counted", "La première date, qui n'est pas comptée"),
      dateParameter("to", "The later date, which is counted", "La seconde date, qui est comptée"),
      calendarParameter,
    ],
    result: "number",
    evaluate: (from = null, to = null, calendar = null) =>
      onDays([from, to], calendar, ([first, last], known) =>
        first === undefined || last === undefined ? noDate(to) : { value: businessDaysBetween(first, last, known) },
      ),
  },
  {
    name: "SETTLEMENTDATE",
    description: {
      en: "The date on which a trade is due to settle, by the cycle in force on its trade date",
      fr: "La date de dénouement théorique d'une négociation, selon le cycle en vigueur à sa date",
    },
    parameters: [
      dateParameter("tradeDate", "The trade date", "La date de négociation"),
      {
        name: "market",
        description: {
          en: "EU, UK, US or a market code (MIC) such as XPAR",
          fr: "EU, UK, US ou un code de marché (MIC) comme XPAR",
        },
        type: "string",
      },
    ],
    result: "number",
    evaluate: (tradeDate = null, market = null) => {
      const known = MARKETS[String(market).trim().toUpperCase()];
      if (!known) return { fault: noMarket(market), code: "invalidValue" };
      const day = dayOfArgument(tradeDate);
      if (day === null) return noDate(tradeDate);
      const due = intendedSettlementDate(known, day);
      return due === null
        ? fault(
            "The trade is older than the settlement rules that are known.",
            "La négociation est antérieure aux règles de dénouement connues.",
            "notAvailable",
          )
        : result(due);
    },
  },
];
