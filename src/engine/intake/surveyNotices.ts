import type { Language } from "../../kernel/language";
import type { Field } from "../records/field";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { LayoutChange } from "./layoutChange";
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

/** The headers that came, went, moved or were renamed since a person confirmed the layout. */
export const layoutChanged = (sheet: string, row: number, profile: string, change: LayoutChange): Notice =>
  ofSheet(
    sheet,
    "layout-changed",
    {
      en: `${sheet}: the layout "${profile}" has changed. ${changeText(change, "en")} What was confirmed still holds for the columns that are there; check the others.`,
      fr: `${sheet}\u00a0: la présentation «\u00a0${profile}\u00a0» a changé. ${changeText(change, "fr")} Ce qui a été confirmé vaut toujours pour les colonnes présentes\u00a0; vérifiez les autres.`,
    },
    row,
  );

const CHANGES = {
  came: { en: "New", fr: "Nouvelles colonnes" },
  went: { en: "Gone", fr: "Colonnes disparues" },
  moved: { en: "Moved", fr: "Colonnes déplacées" },
  renamed: { en: "Renamed", fr: "Colonnes renommées" },
} as const;

function changeText(change: LayoutChange, language: Language): string {
  const quoted = (header: string): string => (language === "fr" ? `«\u00a0${header}\u00a0»` : `"${header}"`);
  const parts: Readonly<Record<keyof LayoutChange, readonly string[]>> = {
    came: change.came.map(quoted),
    went: change.went.map(quoted),
    moved: change.moved.map(quoted),
    renamed: change.renamed.map(({ from, to }) => `${quoted(from)} → ${quoted(to)}`),
  };
  const colon = language === "fr" ? "\u00a0:" : ":";
  return (Object.keys(CHANGES) as (keyof LayoutChange)[])
    .filter((kind) => parts[kind].length > 0)
    .map((kind) => `${CHANGES[kind][language]}${colon} ${parts[kind].join(", ")}.`)
    .join(" ");
}
