import type { Field } from "../records/field";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { Notice } from "./sheetReading";

/** What a survey has to say to a person, in both languages. */

const ofSheet = (
  sheet: string,
  code: string,
  wording: Notice["wording"],
  row: number | null = null,
  column: string | null = null,
): Notice => ({
  sheet,
  row,
  column,
  code,
  wording,
});

export const noHeader = (sheet: string): Notice =>
  ofSheet(sheet, "no-header", {
    en: `${sheet}: no header row was recognised. Name the columns (ISIN, quantity, trade date, …) in one row above the data.`,
    fr: `${sheet} : aucune ligne d'en-tête reconnue. Nommez les colonnes (ISIN, quantité, date d'opération…) sur une ligne au-dessus des données.`,
  });

export const notReconcilable = (sheet: string): Notice =>
  ofSheet(sheet, "not-reconcilable", {
    en: `${sheet}: no column was recognised that identifies an operation together with one that counts it. Name at least a security or a reference, and a quantity or an amount.`,
    fr: `${sheet} : aucune colonne reconnue n'identifie une opération avec une autre qui la chiffre. Nommez au moins une valeur ou une référence, et une quantité ou un montant.`,
  });

export const headerGone = (sheet: string, row: number, field: Field, header: string): Notice =>
  ofSheet(
    sheet,
    "header-gone",
    {
      en: `${sheet}: the column "${header}", chosen for ${FIELD_LABELS[field].en}, is not in row ${row} any more. Choose its column again, or restore the header.`,
      fr: `${sheet} : la colonne « ${header} », choisie pour ${FIELD_LABELS[field].fr}, ne figure plus en ligne ${row}. Choisissez de nouveau sa colonne ou rétablissez l'en-tête.`,
    },
    row,
  );

export const otherTables = (sheet: string, used: string, others: readonly string[]): Notice =>
  ofSheet(sheet, "other-tables", {
    en: `${sheet}: the table ${used} is read; ${others.join(", ")} on the same sheet is not. Move it to a sheet of its own to have it read.`,
    fr: `${sheet} : le tableau ${used} est lu ; ${others.join(", ")} sur la même feuille ne l'est pas. Déplacez-le sur une feuille à part pour qu'il soit lu.`,
  });

export const secondTableBeside = (sheet: string, row: number, column: string): Notice =>
  ofSheet(
    sheet,
    "second-table",
    {
      en: `${sheet}: a second table begins in column ${column} and is not read. Move it to a sheet of its own to have it read.`,
      fr: `${sheet} : un second tableau commence en colonne ${column} et n'est pas lu. Déplacez-le sur une feuille à part pour qu'il soit lu.`,
    },
    row,
    column,
  );
