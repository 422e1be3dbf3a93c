import { parseDay, type Day } from "../../../kernel/day";
import { negate, parseDecimal, type Decimal } from "../../../kernel/decimal";
import { at, textAt, type XmlElement } from "./xmlElement";

/** A decimal as ISO 20022 writes it: a point, no separators. Null for what is none. */
export function decimalOf(text: string | null): Decimal | null {
  const read = text === null ? null : parseDecimal(text.trim().replace(/^\+/, ""));
  return read?.ok ? read.value : null;
}

/** The calendar day of a date or a date and time, as written: an offset does not move it. */
export function dayOf(text: string | null): Day | null {
  const read = text === null ? null : parseDay(text.trim().slice(0, 10));
  return read?.ok ? read.value : null;
}

/** The day under a choice of `Dt`, `Dt/Dt` and `DtTm`, or of the element itself. */
export function dayIn(element: XmlElement | null): Day | null {
  if (!element) return null;
  const date = at(element, "Dt");
  if (date) return dayIn(date);
  return dayOf(textAt(element, "DtTm") ?? element.text);
}

export interface XmlAmount {
  readonly value: Decimal;
  readonly currency: string | null;
}

/** An amount with its currency; null where there is none or it cannot be read. */
export function amountOf(element: XmlElement | null): XmlAmount | null {
  const value = decimalOf(element?.text ?? null);
  return element && value ? { value, currency: element.attributes["Ccy"] ?? null } : null;
}

/** Positive for a credit, negative for a debit (`CdtDbtInd`). */
export const signed = (value: Decimal, mark: string | null): Decimal => (mark === "DBIT" ? negate(value) : value);

/** A yes or no of XML Schema: "true" and "1" say yes. */
export const isTrue = (text: string | null): boolean => text === "true" || text === "1";
