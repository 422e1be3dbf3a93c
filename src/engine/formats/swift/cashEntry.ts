import { civilDate, type Day } from "../../../kernel/day";
import { negate, type Decimal } from "../../../kernel/decimal";
import { finNumber, finShortDay, nearestDay } from "./fieldValues";

/** One entry of a cash statement: field 61. */
export interface CashEntry {
  readonly valueDate: Day;
  /** When it was booked; null where the bank does not say or what it says is no day. */
  readonly bookingDate: Day | null;
  /** As written: C, D, RC, RD, EC, ED. */
  readonly mark: string;
  /** Credit to the account positive; a reversal by its real effect. */
  readonly amount: Decimal;
  /** "NSEC": how it was made, and the kind of transaction. Null where the bank leaves it out. */
  readonly transactionType: string | null;
  /** The account owner's reference. */
  readonly reference: string | null;
  readonly bankReference: string | null;
  /** Supplementary details. */
  readonly details: string | null;
}

const HEAD = /^\s{0,3}(\d{6})(\d{4})?([RE]?[DC])([A-Z])?\s{0,8}([\d,.]{1,60})/;
const TRANSACTION_TYPE = /^[A-Z][A-Z0-9 ]{3}/;

/** What banks write where there is no reference. A lone "N" is a NONREF that was cut. */
const NO_REFERENCE: ReadonlySet<string> = new Set(["", "NONREF", "NON REF", "N", "NOTPROVIDED"]);

/** The length of a reference by SWIFT's rules; the supplementary details of some banks begin right behind it. */
const REFERENCE_LENGTH = 16;

/** A reversal of a credit takes from the account, as a debit does. */
const DEBITS: ReadonlySet<string> = new Set(["D", "RC", "ED"]);

/** Reads field 61; null if its day, mark or amount cannot be read for certain. */
export function cashEntry(value: string): CashEntry | null {
  const head = HEAD.exec(value);
  if (!head) return null;
  const [whole, date = "", entryDate, mark = "", , digits = ""] = head;
  const valueDate = finShortDay(date);
  const magnitude = finNumber(digits);
  if (valueDate === null || magnitude === null) return null;
  const rest = value.slice(whole.length);
  const transactionType = TRANSACTION_TYPE.exec(rest)?.[0] ?? null;
  const [first = "", ...others] = rest.slice(transactionType === null ? 0 : 4).split("\n");
  const { reference, bankReference, details } = references(first);
  return {
    valueDate,
    bookingDate: entryDate === undefined ? null : nearestDay(entryDate, valueDate, civilDate(valueDate).year),
    mark,
    amount: DEBITS.has(mark) ? negate(magnitude) : magnitude,
    transactionType: transactionType?.trim() ?? null,
    reference: NO_REFERENCE.has(reference) ? null : reference,
    bankReference: bankReference === "" ? null : bankReference,
    details: [details, ...others.map((line) => line.trim())].filter((text) => text !== "").join(" ") || null,
  };
}

/** The first line behind the transaction type: the owner's reference, the bank's behind `//`. */
function references(text: string): { reference: string; bankReference: string; details: string } {
  const slashes = text.indexOf("//");
  const own = slashes < 0 ? text : text.slice(0, slashes);
  const bankReference = slashes < 0 ? "" : text.slice(slashes + 2).trim();
  const isRunOver = /^\S{2}$/.test(own.slice(REFERENCE_LENGTH - 1, REFERENCE_LENGTH + 1));
  const end = isRunOver ? REFERENCE_LENGTH + own.slice(REFERENCE_LENGTH).search(/\s|$/) : REFERENCE_LENGTH;
  return { reference: own.slice(0, end).trim(), bankReference, details: own.slice(end).trim() };
}
