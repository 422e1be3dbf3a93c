import { parseDecimal, type Decimal } from "../../../kernel/decimal";
import type { Day } from "../../../kernel/day";
import { dayOfText, scanDate, type DateOrder, type DateText } from "../../intake/dateText";
import { plainNumber, scanNumber, type DecimalMark, type NumberText } from "../../intake/numberText";
import { isDash } from "../../intake/valueWords";

/** Figures alone: no currency, no percent, no letter for debit, whose meaning would be lost. */
const FIGURE = /^[-+\u2212(]?(?:[.,]\d|\d)[\d.,'\u2019 \u00a0\u202f]*[)-]?$/;
const CODE = /^[-+\u2212(]?0\d/;
/** Excel keeps 15 digits; a longer whole number is an identifier. */
const LONGEST_NUMBER = /^\D*(?:\d\D*){16,}$/;

/** The commonest way, which needs no closer look: what `scanNumber` says of it, without its cost. */
const PLAIN_FIGURE = /^-?(?:0|[1-9]\d{0,11})(?:[.,]\d{1,6})?$/;
const PLAIN_GROUP = /^-?[1-9]\d{0,2}[.,]/;
const MARK = /[.,]/;

/** How a column writes its figures. */
export interface FigureForm {
  readonly mark: DecimalMark;
  /** The decimals that they were written with at most. */
  readonly places: number;
}

/** Whether the texts of a column are figures, all of them: each text is added once at least, cleaned, in any order. */
export class FigureScan {
  private places = 0;
  private readonly marks = new Set<NumberText["mark"]>();

  /** False for a text that is none; the column is none then. Blanks and dashes are neither. */
  add(text: string): boolean {
    if (PLAIN_FIGURE.test(text)) {
      const at = text.search(MARK);
      if (at < 0) this.marks.add("any");
      else this.addPlain(text[at] as DecimalMark, text.length - at - 1, PLAIN_GROUP.test(text));
      return true;
    }
    if (text === "" || isDash(text)) return true;
    if (text.length > 40 || !FIGURE.test(text) || CODE.test(text) || LONGEST_NUMBER.test(text)) return false;
    const number = scanNumber(text);
    if (number === null) return false;
    this.marks.add(number.mark);
    if (number.mark === "." || number.mark === ",")
      this.places = Math.max(this.places, number.body.length - 1 - number.body.lastIndexOf(number.mark));
    return true;
  }

  /** As `add`, of a plain figure that was taken apart already: its mark, null for a whole number, the decimals behind it, and whether
   *  no more than three digits, and no lone zero, stand in front. */
  addPlain(mark: DecimalMark | null, places: number, isShort: boolean): void {
    if (mark === null) this.marks.add("any");
    else if (places === 3 && isShort) this.marks.add("either");
    else {
      this.marks.add(mark);
      if (places > this.places) this.places = places;
    }
  }

  /** Null where there is no figure, where they contradict each other, or where nothing says what "1.234" is. */
  finish(): FigureForm | null {
    const { marks, places } = this;
    if (marks.size === 0 || (marks.has(".") && marks.has(","))) return null;
    const mark = marks.has(".") ? "." : marks.has(",") ? "," : null;
    if (mark === null && marks.has("either")) return null;
    return { mark: mark ?? ".", places };
  }
}

/** The figure that a text is under a decimal mark; null for what is none. */
export function figureOf(text: string, mark: DecimalMark): Decimal | null {
  const isPlain = PLAIN_FIGURE.test(text) && !text.includes(mark === "." ? "," : ".");
  const plain = isPlain ? text.replace(mark, ".") : ungrouped(text, mark);
  const value = plain === null ? null : parseDecimal(plain);
  return value?.ok ? value.value : null;
}

function ungrouped(text: string, mark: DecimalMark): string | null {
  const number = scanNumber(text);
  return number && plainNumber(number, mark);
}

/** How a column writes its days; a null order where every day is 12 at most. */
export interface DayForm {
  readonly order: DateOrder | null;
}

/** Whether the texts of a column are dates in one order, all of them: each text is added once at least, cleaned, in any order. */
export class DayScan {
  /** A column has few dates, and each is read once. */
  private readonly known = new Map<string, DateText | null>();
  private order: DateOrder | null = null;
  private count = 0;

  /** False for a text that is none; the column is none then. Blanks and dashes are neither. */
  add(text: string): boolean {
    if (text === "" || isDash(text)) return true;
    const date = this.dateOf(text);
    if (date === null) return false;
    this.count += 1;
    if (date.order === "certain" || date.order === "either" || date.first === date.second) return true;
    if (this.order !== null && this.order !== date.order) return false;
    this.order = date.order;
    return true;
  }

  finish(): DayForm | null {
    return this.count === 0 ? null : { order: this.order };
  }

  /** The day that a text is; null for what is no date, undefined for what could be two days where no order is known. */
  dayOf(text: string, order: DateOrder | null): Day | null | undefined {
    const date = this.dateOf(text);
    if (date === null) return null;
    if (order === null && date.order === "either") return undefined;
    return dayOfText(date, order ?? "day-first") ?? undefined;
  }

  private dateOf(text: string): DateText | null {
    let date = this.known.get(text);
    if (date === undefined) {
      date = scannedDay(text);
      this.known.set(text, date);
    }
    return date;
  }
}

/** A date without a time of day, which a day would lose, and in a year that Excel's calendar holds rightly. */
function scannedDay(text: string): DateText | null {
  if (text.length < 8 || text.length > 24 || text.includes(":") || !/\d/.test(text)) return null;
  const date = scanDate(text);
  return date && date.year > 1901 && date.year < 9999 ? date : null;
}

/** The order of the days of all columns: the only one that columns show, else what is told of the file. */
export function orderOfAll(columns: readonly (DayForm | null)[], told: DateOrder | null): DateOrder | null {
  const orders = new Set(columns.flatMap((column) => column?.order ?? []));
  const [only = told] = orders.size === 1 ? orders : [];
  return only;
}
