import type { Wording } from "../../kernel/language";
import { columnLetters } from "../grid";
import type { Field } from "../records/field";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { Notice, UnreadableCell } from "./sheetReading";

type Problem =
  | "formula-error"
  | "not-a-number"
  | "decimal-mark"
  | "not-a-date"
  | "date-order"
  | "date-out-of-time"
  | "not-a-side"
  | "not-a-currency"
  | "not-a-status";

/** What is wrong with a cell and what to do, after "Sheet!B7: ". */
const REMEDIES: Readonly<Record<Problem, (text: string, label: Wording) => Wording>> = {
  "formula-error": (text) => ({
    en: `the formula gives ${text}. Repair it or type the value.`,
    fr: `la formule donne ${text}. Réparez-la ou saisissez la valeur.`,
  }),
  "not-a-number": (text, label) => ({
    en: `${label.en} "${text}" is not a number. Type the amount in figures.`,
    fr: `${label.fr} « ${text} » n'est pas un nombre. Saisissez le montant en chiffres.`,
  }),
  "decimal-mark": (text, label) => ({
    en: `${label.en} "${text}" may mean a thousand or a decimal. Type it as a number, without a separator of thousands.`,
    fr: `${label.fr} « ${text} » peut être un millier ou une décimale. Saisissez un nombre, sans séparateur de milliers.`,
  }),
  "not-a-date": (text, label) => ({
    en: `${label.en} "${text}" is not a date. Type it as a date, such as 31/03/2026.`,
    fr: `${label.fr} « ${text} » n'est pas une date. Saisissez une date, par exemple 31/03/2026.`,
  }),
  "date-order": (text, label) => ({
    en: `${label.en} "${text}": this column writes both day first and month first, so that this date cannot be told. Type it as a date.`,
    fr: `${label.fr} « ${text} » : cette colonne écrit tantôt le jour, tantôt le mois en premier ; cette date reste incertaine. Saisissez une date.`,
  }),
  "date-out-of-time": (text, label) => ({
    en: `${label.en} "${text}" lies before 1927 or after 2200, and stands for no date. Type the right one, or leave the cell blank.`,
    fr: `${label.fr} « ${text} » est antérieure à 1927 ou postérieure à 2200, et ne vaut pas date. Saisissez la bonne, ou laissez la cellule vide.`,
  }),
  "not-a-side": (text, label) => ({
    en: `${label.en} "${text}" is neither a purchase nor a sale. Write Buy or Sell.`,
    fr: `${label.fr} « ${text} » n'est ni un achat ni une vente. Écrivez Achat ou Vente.`,
  }),
  "not-a-currency": (text, label) => ({
    en: `${label.en} "${text}" is not a currency code. Write the ISO code, such as EUR.`,
    fr: `${label.fr} « ${text} » n'est pas un code devise. Écrivez le code ISO, par exemple EUR.`,
  }),
  "not-a-status": (text, label) => ({
    en: `${label.en} "${text}" is not a known status. Write Settled, Pending, Unmatched, Failed or Cancelled.`,
    fr: `${label.fr} « ${text} » n'est pas un statut connu. Écrivez Dénoué, En attente, Non apparié, Défaut ou Annulé.`,
  }),
};

/** A cell that its column's field cannot be read from, with its place and the remedy. */
export function unreadableCell(
  sheet: string,
  row: number,
  column: number,
  field: Field,
  text: string,
  problem: Problem,
): UnreadableCell {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const letters = columnLetters(column);
  const { en, fr } = REMEDIES[problem](shown, FIELD_LABELS[field]);
  return {
    sheet,
    row,
    column: letters,
    code: problem,
    text: shown,
    wording: { en: `${sheet}!${letters}${row}: ${en}`, fr: `${sheet}!${letters}${row} : ${fr}` },
  };
}

/** Something to know about a whole column. */
export function columnNotice(sheet: string, column: number, code: string, wording: Wording): Notice {
  const letters = columnLetters(column);
  return {
    sheet,
    row: null,
    column: letters,
    code,
    wording: { en: `${sheet}, column ${letters}: ${wording.en}`, fr: `${sheet}, colonne ${letters} : ${wording.fr}` },
  };
}

/** Something to know about several columns of one sheet, said once: "columns H to N". */
export function columnsNotice(sheet: string, columns: readonly number[], code: string, wording: Wording): Notice {
  const [only, ...others] = columns;
  if (only !== undefined && others.length === 0) return columnNotice(sheet, only, code, wording);
  return {
    sheet,
    row: null,
    column: columnLetters(only ?? 1),
    code,
    wording: {
      en: `${sheet}, columns ${columnSpans(columns, "to", "and")}: ${wording.en}`,
      fr: `${sheet}, colonnes ${columnSpans(columns, "à", "et")} : ${wording.fr}`,
    },
  };
}

/** Neighbouring columns as one span: 5, 7, 8, 9 are "E and G to I". */
function columnSpans(columns: readonly number[], to: string, and: string): string {
  const spans: { first: number; last: number }[] = [];
  for (const column of [...columns].sort((one, other) => one - other)) {
    const open = spans[spans.length - 1];
    if (open && column === open.last + 1) open.last = column;
    else spans.push({ first: column, last: column });
  }
  const words = spans.map(({ first, last }) =>
    first === last ? columnLetters(first) : `${columnLetters(first)} ${to} ${columnLetters(last)}`,
  );
  const [lastWord = "", ...before] = words.reverse();
  return before.length === 0 ? lastWord : `${before.reverse().join(", ")} ${and} ${lastWord}`;
}

/** Something to know about a whole sheet. */
export const sheetNotice = (sheet: string, code: string, wording: Wording, row: number | null = null): Notice => ({
  sheet,
  row,
  column: null,
  code,
  wording: { en: `${sheet}: ${wording.en}`, fr: `${sheet} : ${wording.fr}` },
});
