import { civilDate, dayOf, type Day } from "../../kernel/day";
import type { Wording } from "../../kernel/language";
import { gridCell, type Cell, type Grid } from "../grid";
import { scanDate } from "../intake/dateText";
import type { SheetReading } from "../intake/sheetReading";
import { DATE_FIELDS, type DateField } from "../records/field";
import { BLANK_DAY, type DayColumn, type RecordTable } from "../records/recordTable";
import type { RepairDecisions } from "./decisions";
import { holds, type Repair } from "./repair";

/** So many different dates that a wrong order would leave possible prove an order by themselves: the chance that all of them have
 *  a day of 12 at most is under one in a hundred. */
const PROVING_DATES = 5;
const LEAST_DATES = 3;

export interface RepairedDays {
  readonly records: RecordTable;
  readonly repairs: readonly Repair[];
}

/** Exchanges day and month again in columns where Excel, opening a text file under another country's order, took 05/06 for the
 *  other one and left 13/06 a text. Only over the whole column, and where the column or the other side proves it. */
export function repairDays(
  reading: SheetReading,
  grid: Grid,
  others: readonly RecordTable[],
  decisions: RepairDecisions,
): RepairedDays {
  const days: Partial<Record<DateField, DayColumn>> = { ...reading.records.days };
  const repairs: Repair[] = [];
  for (const field of DATE_FIELDS) {
    const column = days[field];
    const use = reading.survey.columns[field];
    if (!column || !use) continue;
    const cells = cellsOf(reading, grid, use.column);
    const stored = storedDates(column, cells);
    const found = stored && evidenceOf(stored, datesOf(others, field));
    if (!stored || !found) continue;
    const repair = { kind: "day-month", sheet: reading.survey.sheet, before: use.header, after: "" } as const;
    const status = decisions.of(repair) ?? (found.isSure ? "applied" : "proposed");
    repairs.push({
      ...repair,
      column: use.column,
      field,
      firstRow: reading.records.rows[stored.records[0] ?? 0] ?? 0,
      cells: stored.records.length,
      evidence: found.evidence,
      status,
    });
    if (holds({ status })) days[field] = exchangedAt(column, stored.records);
  }
  return { records: repairs.some(holds) ? { ...reading.records, days } : reading.records, repairs };
}

function cellsOf(reading: SheetReading, grid: Grid, column: number): (record: number) => Cell {
  const { rows } = reading.records;
  return (record) => gridCell(grid, rows[record] ?? 0, column);
}

interface StoredDates {
  /** The records whose date is stored as one and would be another with day and month exchanged. */
  readonly records: readonly number[];
  readonly distinct: readonly Day[];
  /** Whether the rest of the column are texts whose day is beyond 12: those that Excel could not take for dates. */
  readonly hasTextsBeyond: boolean;
}

/** Null where a date of the column could not have been exchanged. */
function storedDates(column: DayColumn, cellOf: (record: number) => Cell): StoredDates | null {
  const records: number[] = [];
  const distinct = new Set<Day>();
  let hasTextsBeyond = false;
  for (let record = 0; record < column.length; record += 1) {
    const day = (column[record] ?? BLANK_DAY) as Day;
    if (day === BLANK_DAY) continue;
    const cell = cellOf(record);
    if (typeof cell === "number" && cell < 1_000_000) {
      const { month, dayOfMonth } = civilDate(day);
      if (dayOfMonth > 12) return null;
      if (dayOfMonth === month) continue;
      records.push(record);
      distinct.add(day);
    } else {
      const date = scanDate(String(cell).slice(0, 60));
      const isBeyond =
        date !== null && date.order !== "certain" && date.order !== "either" && date.first !== date.second;
      if (!isBeyond) return null;
      hasTextsBeyond = true;
    }
  }
  return records.length === 0 ? null : { records, distinct: [...distinct], hasTextsBeyond };
}

function evidenceOf(
  { distinct, hasTextsBeyond }: StoredDates,
  theirs: ReadonlySet<number>,
): { readonly evidence: Wording; readonly isSure: boolean } | null {
  const asStored = distinct.filter((day) => theirs.has(day)).length;
  const asExchanged = distinct.filter((day) => theirs.has(exchanged(day))).length;
  const fits = asExchanged >= 0.9 * distinct.length && asStored <= 0.1 * distinct.length;
  if (hasTextsBeyond) {
    const isContradicted = asStored > asExchanged;
    if (isContradicted) return null;
    return { evidence: HALF_TEXT, isSure: fits || distinct.length >= PROVING_DATES };
  }
  const isScattered = spanOf(distinct) > SCATTER * spanOf(distinct.map(exchanged));
  return distinct.length >= LEAST_DATES && fits && isScattered ? { evidence: OTHER_DATES, isSure: true } : null;
}

/** Days of one month that were taken for months lie one day of each month apart: which of the two sides was exchanged. */
const SCATTER = 5;
const spanOf = (days: readonly Day[]): number => Math.max(...days) - Math.min(...days);

const HALF_TEXT: Wording = {
  en: "Dates up to the 12th are real dates and all later ones are texts: Excel exchanged day and month of the former when the file was opened.",
  fr: "Les dates jusqu'au 12 sont de vraies dates et toutes les suivantes du texte : Excel a échangé jour et mois des premières à l'ouverture du fichier.",
};
const OTHER_DATES: Wording = {
  en: "With day and month exchanged, these dates lie close together and are those of the other side; as they stand, they are scattered over the year.",
  fr: "Jour et mois échangés, ces dates se suivent et sont celles de l'autre côté ; telles quelles, elles sont éparses dans l'année.",
};

const datesOf = (others: readonly RecordTable[], field: DateField): ReadonlySet<number> =>
  new Set(others.flatMap(({ days }) => [...new Set(days[field] ?? [])]));

function exchanged(day: Day): Day {
  const { year, month, dayOfMonth } = civilDate(day);
  const other = dayOf(year, dayOfMonth, month);
  return other.ok ? other.value : day;
}

function exchangedAt(column: DayColumn, records: readonly number[]): DayColumn {
  const changed = column.slice();
  for (const record of records) changed[record] = exchanged((column[record] ?? BLANK_DAY) as Day);
  return changed;
}
