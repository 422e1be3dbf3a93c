import { dayOf, type Day } from "../../../kernel/day";
import { add, parseDecimal, type Decimal } from "../../../kernel/decimal";
import { textAt, type XmlElement } from "../iso20022/xmlElement";
import { quoted, type FileNotices } from "../fileNotices";

const LONGEST_NUMBER = 40;

/** A decimal with a point or a comma, no separators of thousands; null for what is none. */
export function plainDecimal(text: string): Decimal | null {
  if (text.length > LONGEST_NUMBER) return null;
  const plain = text.trim().replace(",", ".");
  const read = parseDecimal(plain.replace(/^([+-]?)\./, "$10."));
  return read.ok ? read.value : null;
}

/** "20260909", "20260909120000.000[-5:EST]", "2026-09-09;101500": the calendar day as written, offset left out. */
export function compactDay(text: string): Day | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,3}$)/.exec(text.trim());
  const day = parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
  return day?.ok ? day.value : null;
}

/** Reads the values of a file; one that cannot be read is told of and left blank. */
export class ValueReader {
  constructor(private readonly notices: FileNotices) {}

  decimal(text: string | null | undefined, name: string, line: number): Decimal | null {
    if (text === null || text === undefined || text === "") return null;
    const value = plainDecimal(text);
    if (!value) this.tell(text, name, line, { en: "no amount", fr: "un montant" });
    return value;
  }

  day(text: string | null | undefined, name: string, line: number): Day | null {
    // Zeros stand for no date.
    if (text === null || text === undefined || text === "" || /^0+$/.test(text)) return null;
    const value = compactDay(text);
    if (value === null) this.tell(text, name, line, { en: "no date", fr: "une date" });
    return value;
  }

  decimalAt(element: XmlElement | null, path: string): Decimal | null {
    return this.decimal(textAt(element, path), path, element?.line ?? 1);
  }

  dayAt(element: XmlElement | null, path: string): Day | null {
    return this.day(textAt(element, path), path, element?.line ?? 1);
  }

  /** The sum of those that are there; null where none is. */
  sumAt(element: XmlElement | null, ...paths: readonly string[]): Decimal | null {
    return paths.reduce<Decimal | null>((total, path) => {
      const value = this.decimalAt(element, path);
      return total && value ? add(total, value) : (value ?? total);
    }, null);
  }

  private tell(text: string, name: string, line: number, what: { en: string; fr: string }): void {
    this.notices.add("warning", "unreadable", line, {
      en: `"${quoted(text)}" in ${name} is ${what.en}, and was left blank. Correct it at the source.`,
      fr: `« ${quoted(text)} » dans ${name} n'est pas ${what.fr} ; la cellule est laissée vide. Corrigez-la à la source.`,
    });
  }
}
