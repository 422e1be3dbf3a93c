import { isBusinessDay, TARGET } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import { formatDay, type Wording } from "../../kernel/language";
import type { ControlFinding } from "../controls/controlResult";
import { columnLetters } from "../grid";
import type { Field } from "../records/field";
import { lineFinding } from "./ledgerFinding";
import { dayOfLine, textOf, type LedgerLines } from "./ledgerLines";

type LineTest = (ledger: LedgerLines, line: number) => { readonly field: Field; readonly wording: Wording } | null;

const testLines = (ledger: LedgerLines, test: LineTest): ControlFinding[] => {
  const findings: ControlFinding[] = [];
  for (let line = 0; line < ledger.count; line += 1) {
    const found = test(ledger, line);
    if (found) findings.push(lineFinding(ledger, line, found.field, found.wording));
  }
  return findings;
};

/** A line has one amount, on one side (rule 5): not both, not none. A negative one is allowed, and told by `negativeAmounts`. */
export const amountsOnOneSide = (ledger: LedgerLines): ControlFinding[] =>
  testLines(ledger, ({ debit, credit }, line) => {
    const [one, other] = [debit[line] ?? 0n, credit[line] ?? 0n];
    if (one !== 0n && other !== 0n)
      return {
        field: "credit",
        wording: {
          en: "Debit and credit both have an amount. A line has one: book it as two lines.",
          fr: "Le débit et le crédit portent tous deux un montant. Une ligne n'en a qu'un\u00a0: passez deux lignes.",
        },
      };
    if (one === 0n && other === 0n)
      return {
        field: "debit",
        wording: {
          en: "Neither debit nor credit has an amount that can be read. Write it, or take the line out.",
          fr: "Ni débit ni crédit lisible. Indiquez le montant, ou retirez la ligne.",
        },
      };
    return null;
  });

/** Negative debits and credits: a FEC allows them (LPF art. A47 A-1 XII 2°); swapping sides is the usual and safer way. */
export const negativeAmounts = (ledger: LedgerLines): ControlFinding[] =>
  testLines(ledger, ({ debit, credit }, line) => {
    const isDebit = (debit[line] ?? 0n) < 0n;
    if (!isDebit && (credit[line] ?? 0n) >= 0n) return null;
    return {
      field: isDebit ? "debit" : "credit",
      wording: {
        en: "A negative amount. Check that it is a correction, and book such by swapping debit and credit.",
        fr: "Montant négatif. Vérifiez qu'il s'agit d'une correction, et passez celles-ci en inversant débit et crédit.",
      },
    };
  });

/** What every line must say (rule 3): journal, number, date, account, document, label, and the date of its validation where the ledger
 *  has such a column. */
export function mandatoryFields(ledger: LedgerLines): ControlFinding[] {
  const { survey } = ledger.reading;
  const wanted = MANDATORY.filter((field) => survey.columns[field]);
  return testLines(ledger, (lines, line) => {
    const field = wanted.find((name) =>
      isDay(name) ? dayOfLine(lines, name, line) === null : textOf(lines, name, line) === "",
    );
    return field === undefined
      ? null
      : {
          field,
          wording: {
            en: `Column ${columnLetters(survey.columns[field]?.column ?? 1)} is blank here: a ledger line needs it. Complete it at the source.`,
            fr: `La colonne ${columnLetters(survey.columns[field]?.column ?? 1)} est vide ici\u00a0: une ligne d'écriture doit la renseigner. Complétez-la à la source.`,
          },
        };
  });
}

const MANDATORY = [
  "journal",
  "bookingDate",
  "ledgerAccount",
  "pieceReference",
  "label",
  "validationDate",
] as const satisfies readonly Field[];
const isDay = (field: (typeof MANDATORY)[number]): field is "bookingDate" | "validationDate" =>
  field === "bookingDate" || field === "validationDate";

/** Dates outside the year of the ledger (rule 4): the year in which most of its lines stand. */
export function datesOutsideYear(ledger: LedgerLines): ControlFinding[] {
  const range = usualYear(ledger);
  if (!range) return [];
  return testLines(ledger, (lines, line) => {
    const day = dayOfLine(lines, "bookingDate", line);
    if (day === null || (day >= range.from && day <= range.to)) return null;
    return {
      field: "bookingDate",
      wording: {
        en: `${formatDay(day as Day)} lies outside the year of this ledger (${formatDay(range.from)} to ${formatDay(range.to)}). Check the date, or move the entry to its year.`,
        fr: `Le ${formatDay(day as Day)} est hors de l'exercice de ce grand livre (du ${formatDay(range.from)} au ${formatDay(range.to)}). Vérifiez la date, ou déplacez l'écriture dans son exercice.`,
      },
    };
  });
}

/** The twelve months that hold nearly all lines: from the month after a gap of the dates, or the calendar year. */
function usualYear(ledger: LedgerLines): { readonly from: Day; readonly to: Day } | null {
  const days: number[] = [];
  for (let line = 0; line < ledger.count; line += 1) {
    const day = dayOfLine(ledger, "bookingDate", line);
    if (day !== null) days.push(day);
  }
  if (days.length < 20) return null;
  days.sort((one, other) => one - other);
  const YEAR = 366;
  let [best, first, last] = [0, 0, 0];
  for (let start = 0, end = 0; end < days.length; end += 1) {
    while ((days[end] ?? 0) - (days[start] ?? 0) >= YEAR) start += 1;
    if (end - start + 1 > best) [best, first, last] = [end - start + 1, start, end];
  }
  // A ledger of several years has no year of its own.
  if (best < days.length * 0.98) return null;
  return { from: days[first]! as Day, to: days[last]! as Day };
}

/** Entries in a closed period: dated before the first open day and validated after it (PCG art. 1031-4). */
export function closedPeriod(ledger: LedgerLines, firstOpenDay: number): ControlFinding[] | null {
  if (!ledger.reading.records.days.validationDate) return null;
  return testLines(ledger, (lines, line) => {
    const [day, validated] = [dayOfLine(lines, "bookingDate", line), dayOfLine(lines, "validationDate", line)];
    if (day === null || validated === null || day >= firstOpenDay || validated < firstOpenDay) return null;
    return {
      field: "bookingDate",
      wording: {
        en: `Dated ${formatDay(day as Day)}, in a closed period, and validated on ${formatDay(validated as Day)}. Date it on the first open day, ${formatDay(firstOpenDay as Day)}, and name its real date.`,
        fr: `Datée du ${formatDay(day as Day)}, dans une période close, et validée le ${formatDay(validated as Day)}. Datez-la du premier jour ouvert, le ${formatDay(firstOpenDay as Day)}, avec mention de sa date réelle.`,
      },
    };
  });
}

/** Days on which entries were validated, or where the ledger does not say when, dated, and on which banks are closed: a weekend or a
 *  bank holiday. One finding a day, on its first line. */
export function onClosedDays(ledger: LedgerLines): ControlFinding[] {
  const field = ledger.reading.records.days.validationDate ? "validationDate" : "bookingDate";
  const days = new Map<number, { line: number; count: number }>();
  for (let line = 0; line < ledger.count; line += 1) {
    const day = dayOfLine(ledger, field, line);
    if (day === null) continue;
    const known = days.get(day);
    if (known) known.count += 1;
    else days.set(day, { line, count: 1 });
  }
  return [...days]
    .filter(([day]) => !isBusinessDay(day as Day, TARGET))
    .sort(([one], [other]) => one - other)
    .map(([day, { line, count }]) =>
      lineFinding(ledger, line, field, {
        en: `${formatDay(day as Day)} is a weekend or a bank holiday, and ${count} ${count === 1 ? "line bears" : "lines bear"} that date. Ask who booked them, and why on that day.`,
        fr: `Le ${formatDay(day as Day)} est un week-end ou un jour férié bancaire, et ${count} ${count === 1 ? "ligne porte" : "lignes portent"} cette date. Demandez qui les a passées, et pourquoi ce jour-là.`,
      }),
    );
}

/** A validation before the entry's own date (rule 4). */
export const validatedEarly = (ledger: LedgerLines): ControlFinding[] | null =>
  ledger.reading.records.days.validationDate
    ? testLines(ledger, (lines, line) => {
        const [day, validated] = [dayOfLine(lines, "bookingDate", line), dayOfLine(lines, "validationDate", line)];
        if (day === null || validated === null || validated >= day) return null;
        return {
          field: "validationDate",
          wording: {
            en: `Validated on ${formatDay(validated as Day)}, before its own date ${formatDay(day as Day)}. One of the two is wrong.`,
            fr: `Validée le ${formatDay(validated as Day)}, avant sa propre date du ${formatDay(day as Day)}. L'une des deux est fausse.`,
          },
        };
      })
    : null;

/** An amount in a foreign currency goes with its currency (rule 13). Null where the ledger has no such amounts. */
export const currencyPairs = (ledger: LedgerLines): ControlFinding[] | null => {
  const amounts = ledger.reading.records.decimals.currencyAmount;
  if (!amounts) return null;
  return testLines(ledger, (lines, line) => {
    const hasAmount = !Number.isNaN(amounts.units[line] ?? NaN) && amounts.units[line] !== 0;
    if (hasAmount === (textOf(lines, "currency", line) !== "")) return null;
    return hasAmount
      ? {
          field: "currency",
          wording: {
            en: "An amount in a foreign currency without its currency. Name it (ISO 4217).",
            fr: "Un montant en devise sans sa devise. Indiquez-la (ISO 4217).",
          },
        }
      : null;
  });
};
