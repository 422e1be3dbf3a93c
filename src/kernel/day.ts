import type { Brand } from "./brand";
import { ok, refuse, type Result } from "./result";

/** A calendar day without clock or time zone, as whole days since 1970-01-01. Compares and subtracts as a number. */
export type Day = Brand<number, "Day">;

/** The day of a civil date of the Gregorian calendar, or a refusal for a 30 February. Years 1900 to 9999, as Excel's. */
export function dayOf(year: number, month: number, dayOfMonth: number): Result<Day, string> {
  const isDay =
    year >= 1900 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= daysInMonth(year, month);
  return isDay ? ok(civilToDay(year, month, dayOfMonth)) : refuse(`${year}-${month}-${dayOfMonth} is not a day`);
}

/** Reads "2025-03-31". */
export function parseDay(text: string): Result<Day, string> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return refuse(`"${text}" is not a day like 2025-03-31`);
  return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Days since 1970-01-01 by the algorithm of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function civilToDay(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as Day;
}

/** The civil date of a day; the inverse of `dayOf`. */
export function civilDate(day: Day): CivilDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** "2025-03-31": ISO 8601, the notation of result files. */
export function isoText(day: Day): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

export const addDays = (day: Day, count: number): Day => (day + count) as Day;

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export type DateSystem = 1900 | 1904;

/** Days from serial 0 to 1970-01-01. The 1900 system counts a 29 February 1900 that never was, so 45000 is 2023-03-15. */
const SERIAL_OF_EPOCH: Record<DateSystem, number> = { 1900: 25569, 1904: 24107 };

/** The day of an Excel serial; its time of day is left out. Serials before March 1900 in the 1900 system are a day off in
 *  Excel itself, and are refused with those beyond 9999-12-31. */
export function dayFromSerial(serial: number, system: DateSystem): Result<Day, string> {
  const day = Math.floor(serial) - SERIAL_OF_EPOCH[system];
  const first = system === 1900 ? civilToDay(1900, 3, 1) : civilToDay(1904, 1, 1);
  const isDay = Number.isFinite(serial) && day >= first && day <= civilToDay(9999, 12, 31);
  return isDay ? ok(day as Day) : refuse(`${serial} is not the serial number of a day`);
}

export const serialFromDay = (day: Day, system: DateSystem): number => day + SERIAL_OF_EPOCH[system];
