import { addDays, civilDate, weekday, type Day } from "./day";
import { londonClosings, targetClosings, usSettlementClosings } from "./closingDays";

/** Which days are business days: neither a Saturday or Sunday nor one of the closing days of a year. */
export interface BusinessCalendar {
  readonly name: string;
  /** The closing days of a year that fall on a weekday, ascending. */
  readonly closings: (year: number) => readonly Day[];
}

/** A calendar by its rule, which is asked once for each year. The rule may name weekend days; they are left out. */
export function businessCalendar(name: string, rule: (year: number) => readonly Day[]): BusinessCalendar {
  const known = new Map<number, readonly Day[]>();
  const closings = (year: number): readonly Day[] => {
    const before = known.get(year);
    if (before) return before;
    const days = [...new Set(rule(year))].filter((day) => weekday(day) < SATURDAY).sort((left, right) => left - right);
    known.set(year, days);
    return days;
  };
  return { name, closings };
}

const SATURDAY = 5;

/** The euro's payment system, and so settlement in T2S. */
export const TARGET = businessCalendar("TARGET", targetClosings);
/** Days on which trades settle in the United States: markets and banks are both open. */
export const US_SETTLEMENT = businessCalendar("US settlement", usSettlementClosings);
/** London Stock Exchange and CREST: the bank holidays of England. */
export const LONDON = businessCalendar("London", londonClosings);
/** Trading days of Euronext Paris, Amsterdam, Brussels and Lisbon: closed as TARGET is, open on 14 July and 15 August. */
export const EURONEXT = businessCalendar("Euronext", targetClosings);

export function isBusinessDay(day: Day, calendar: BusinessCalendar): boolean {
  return weekday(day) < SATURDAY && !calendar.closings(civilDate(day).year).includes(day);
}

/** Business days after `from`, up to and with `to`; negative where `to` lies before. `between(a, b) = -between(b, a)`. */
export function businessDaysBetween(from: Day, to: Day, calendar: BusinessCalendar): number {
  if (to < from) return -businessDaysBetween(to, from, calendar) || 0;
  const weekdays = weekdaysUpTo(to) - weekdaysUpTo(from);
  if (weekdays === 0) return 0;
  let closed = 0;
  const lastYear = civilDate(to).year;
  for (let year = civilDate(from).year; year <= lastYear; year += 1) {
    for (const day of calendar.closings(year)) {
      if (day > from && day <= to) closed += 1;
    }
  }
  return weekdays - closed;
}

/** Mondays to Fridays up to and with `day`, counted from a fixed Monday. */
function weekdaysUpTo(day: Day): number {
  const sinceMonday = day + 3;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(weekday(day) + 1, SATURDAY);
}

/** The day `count` business days after `day` (before it, where negative). 0 is `day` itself, business day or not. */
export function addBusinessDays(day: Day, count: number, calendar: BusinessCalendar): Day {
  const step = count < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, step);
    if (isBusinessDay(reached, calendar)) left -= 1;
  }
  return reached;
}
