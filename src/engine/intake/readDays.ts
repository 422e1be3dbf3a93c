import { dayFromSerial, serialFromDay, weekday, type DateSystem, type Day } from "../../kernel/day";
import { BLANK_DAY, type DayColumn } from "../records/recordTable";
import type { DateField } from "../records/field";
import { cleanText } from "../../kernel/text";
import type { DataRows } from "./dataRows";
import { dayOfText, scanDate, type DateOrder, type DateText } from "./dateText";
import { columnNotice, unreadableCell } from "./readingProblems";
import type { ColumnUse, Notice, UnreadableCell } from "./sheetReading";
import { isDash, isFormulaError } from "./valueWords";

/** A date column with its texts still in question. */
export interface PendingDays {
  readonly field: DateField;
  readonly use: ColumnUse;
  readonly days: DayColumn;
  readonly texts: readonly { readonly row: number; readonly text: string; readonly date: DateText }[];
  /** What the texts say of their order; "either" where no day is beyond 12. */
  readonly order: DateOrder | "mixed" | "either";
}

/** Serials and eight-figure dates outside these years are slips: 1927 to 2200 in the 1900 system. */
const [LEAST_SERIAL, LARGEST_SERIAL] = [10_000, 110_000];

/** Dates that a text writes outside these years are slips too, such as 01/01/1900 and 31/12/9999; but for the maturity of a bond that
 *  has none. */
const isPlausible = (day: Day, field: DateField): boolean => {
  const serial = serialFromDay(day, 1900);
  return field === "maturityDate" || (serial >= LEAST_SERIAL && serial <= LARGEST_SERIAL);
};

/** Reads serials and certain dates; texts whose order is in question wait for `finishDays`. */
export function readDays(
  rows: DataRows,
  skip: Uint8Array,
  sheet: string,
  field: DateField,
  use: ColumnUse,
  system: DateSystem,
  unreadable: UnreadableCell[],
): PendingDays {
  const days = new Int32Array(rows.count).fill(BLANK_DAY);
  const texts: { row: number; text: string; date: DateText }[] = [];
  const scanned = new Map<string, DateText | null>();
  const index = use.column + rows.columnOffset;
  for (let row = 0; row < rows.count; row += 1) {
    if (skip[row]) continue;
    const cell = rows.cells.cell(rows.from + row, index);
    if (cell === "") continue;
    if (typeof cell === "number" && cell < 1_000_000) {
      const read = cell >= LEAST_SERIAL && cell <= LARGEST_SERIAL ? dayFromSerial(cell, system) : null;
      if (read?.ok) {
        days[row] = read.value;
      } else if (cell !== 0)
        unreadable.push(unreadableCell(sheet, rows.firstRow + row, use.column, field, String(cell), "not-a-date"));
      continue;
    }
    const text = String(cell);
    let date = scanned.get(text);
    if (date === undefined) {
      date = scanDate(text.slice(0, 60));
      scanned.set(text, date);
    }
    if (date !== null) texts.push({ row, text, date });
    else if (!isDash(text) && cleanText(text) !== "") {
      const problem = isFormulaError(text) ? "formula-error" : "not-a-date";
      unreadable.push(unreadableCell(sheet, rows.firstRow + row, use.column, field, text, problem));
    }
  }
  return { field, use, days, texts, order: orderOf(texts.map(({ date }) => date)) };
}

function orderOf(dates: readonly DateText[]): PendingDays["order"] {
  let dayFirst = false;
  let monthFirst = false;
  for (const date of dates) {
    if (date.order === "month-first") monthFirst = true;
    else if (date.order === "day-first" && date.first !== date.second) dayFirst = true;
  }
  return dayFirst && monthFirst ? "mixed" : dayFirst ? "day-first" : monthFirst ? "month-first" : "either";
}

/** Decides the order of each column's texts: by the column, as a person confirmed, by the sheet's other date columns, by weekends,
 *  and else day first, which is said. */
export function finishDays(
  columns: readonly PendingDays[],
  rows: DataRows,
  sheet: string,
  { isFrench, confirmed }: { readonly isFrench: boolean; readonly confirmed: DateOrder | null },
  unreadable: UnreadableCell[],
): Notice[] {
  const notices: Notice[] = [];
  const decided = new Set(
    columns.map(({ order }) => order).filter((order) => order === "day-first" || order === "month-first"),
  );
  const [onlyOrder] = decided;
  for (const column of columns) {
    const inQuestion = column.texts.filter(({ date }) => date.order === "either");
    let order: DateOrder | null = column.order === "mixed" || column.order === "either" ? confirmed : column.order;
    if (column.order === "either" && confirmed === null && inQuestion.length > 0) {
      order = decided.size === 1 && onlyOrder ? onlyOrder : orderByWeekends(inQuestion.map(({ date }) => date));
      if (order === null) {
        order = "day-first";
        if (!isFrench) notices.push(columnNotice(sheet, column.use.column, "date-order-assumed", DAY_FIRST_ASSUMED));
      }
    }
    for (const { row, text, date } of column.texts) {
      const own = date.order === "certain" || date.order === "either" ? order : date.order;
      const day: Day | null = own === null && date.order !== "certain" ? null : dayOfText(date, own ?? "day-first");
      if (day !== null && isPlausible(day, column.field)) column.days[row] = day;
      else {
        const problem = day === null ? "date-order" : "date-out-of-time";
        unreadable.push(unreadableCell(sheet, rows.firstRow + row, column.use.column, column.field, text, problem));
      }
    }
  }
  return notices;
}

/** The order under which no date is a weekend day, when the other order has several of them. */
function orderByWeekends(dates: readonly DateText[]): DateOrder | null {
  const weekends = (order: DateOrder): number =>
    new Set(dates.map((date) => dayOfText(date, order)).filter((day) => day !== null && weekday(day) >= 5)).size;
  const dayFirst = weekends("day-first");
  const monthFirst = weekends("month-first");
  if (dayFirst === 0 && monthFirst >= 2) return "day-first";
  return monthFirst === 0 && dayFirst >= 2 ? "month-first" : null;
}

const DAY_FIRST_ASSUMED = {
  en: "no date has a day beyond 12, so they are read day first (03/04 is 3 April). If they are month first, write them as real dates.",
  fr: "aucune date n'a de jour au-delà de 12 : elles sont lues jour en premier (03/04 est le 3 avril). Si le mois est en premier, écrivez de vraies dates.",
};
