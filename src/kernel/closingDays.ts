import { addDays, dayOf, daysInMonth, weekday, type Day } from "./day";
import { assert } from "./result";

/** Closing days of a year by the rules that the operators publish. Weekend days may be among them. */

/** ECB, press release of 14 December 2000: six days, and no substitute when one falls on a weekend. */
export function targetClosings(year: number): Day[] {
  const easter = easterSunday(year);
  return [
    date(year, 1, 1),
    addDays(easter, -2),
    addDays(easter, 1),
    date(year, 5, 1),
    date(year, 12, 25),
    date(year, 12, 26),
  ];
}

/** Bank holidays of England and Wales; a holiday on a weekend moves to the next free weekday. */
export function londonClosings(year: number): Day[] {
  const easter = easterSunday(year);
  return [
    mondayIfWeekend(date(year, 1, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    moved(LONDON_EARLY_MAY, year) ?? nthWeekday(year, 5, MONDAY, 1),
    moved(LONDON_SPRING, year) ?? lastWeekday(year, 5, MONDAY),
    lastWeekday(year, 8, MONDAY),
    ...firstTwoWeekdays(date(year, 12, 25)),
    ...LONDON_ONCE.filter(([once]) => once === year).map(([, month, dayOfMonth]) => date(year, month, dayOfMonth)),
  ];
}

/** Christmas and Boxing Day, or their substitutes. */
const firstTwoWeekdays = (christmas: Day): Day[] =>
  [0, 1, 2, 3]
    .map((days) => addDays(christmas, days))
    .filter((day) => weekday(day) < SATURDAY)
    .slice(0, 2);

type OnceADate = readonly [year: number, month: number, dayOfMonth: number];

/** Royal proclamations that moved a bank holiday, and those that added one. */
const LONDON_EARLY_MAY: readonly OnceADate[] = [[2020, 5, 8]];
const LONDON_SPRING: readonly OnceADate[] = [
  [2002, 6, 4],
  [2012, 6, 4],
  [2022, 6, 2],
];
const LONDON_ONCE: readonly OnceADate[] = [
  [2002, 6, 3],
  [2011, 4, 29],
  [2012, 6, 5],
  [2022, 6, 3],
  [2022, 9, 19],
  [2023, 5, 8],
];

function moved(moves: readonly OnceADate[], year: number): Day | null {
  const move = moves.find(([once]) => once === year);
  return move ? date(...move) : null;
}

/** New York's closed days, and the two bank holidays on which markets trade but nothing settles (FINRA Notice 99-83). */
export function usSettlementClosings(year: number): Day[] {
  const newYear = date(year, 1, 1);
  const veterans = date(year, 11, 11);
  return [
    weekday(newYear) === SUNDAY ? addDays(newYear, 1) : newYear,
    nthWeekday(year, 1, MONDAY, 3),
    nthWeekday(year, 2, MONDAY, 3),
    addDays(easterSunday(year), -2),
    lastWeekday(year, 5, MONDAY),
    ...(year >= 2022 ? [nearestWeekday(date(year, 6, 19))] : []),
    nearestWeekday(date(year, 7, 4)),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 10, MONDAY, 2),
    weekday(veterans) === SUNDAY ? addDays(veterans, 1) : veterans,
    nthWeekday(year, 11, THURSDAY, 4),
    nearestWeekday(date(year, 12, 25)),
  ];
}

const [MONDAY, THURSDAY, SATURDAY, SUNDAY] = [0, 3, 5, 6];

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const leaps = 32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4);
  const toSunday = (leaps - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const position = epact + toSunday - 7 * late + 114;
  return date(year, Math.floor(position / 31), (position % 31) + 1);
}

function date(year: number, month: number, dayOfMonth: number): Day {
  const day = dayOf(year, month, dayOfMonth);
  assert(day.ok, `a holiday rule names ${year}-${month}-${dayOfMonth}`);
  return day.value;
}

/** The `nth` (1 first) of a weekday in a month. */
function nthWeekday(year: number, month: number, wanted: number, nth: number): Day {
  const first = date(year, month, 1);
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1));
}

function lastWeekday(year: number, month: number, wanted: number): Day {
  const last = date(year, month, daysInMonth(year, month));
  return addDays(last, -((weekday(last) - wanted + 7) % 7));
}

const mondayIfWeekend = (day: Day): Day =>
  weekday(day) === SATURDAY ? addDays(day, 2) : weekday(day) === SUNDAY ? addDays(day, 1) : day;

/** The Friday before a Saturday, the Monday after a Sunday. */
const nearestWeekday = (day: Day): Day =>
  weekday(day) === SATURDAY ? addDays(day, -1) : weekday(day) === SUNDAY ? addDays(day, 1) : day;
