import type { Language, Wording } from "../../kernel/language";
import { columnLetters } from "../grid";
import type { Notice } from "../intake/sheetReading";
import { ALIAS_FIELDS, aliasCell, type AliasRow } from "../records/aliasRows";
import type { AliasProblem } from "../records/aliases";
import { LIST_HEADER_ROW, listSheet } from "./listSheet";
import type { MemoryTable, OwnSheet } from "./plan";

/** The rows as they were written, in the memory: so that a row that somebody deleted is told from one that is new. */
export const ALIASES_MEMORY = "aliases";

export const ALIASES_NAME: Wording = { en: "Aliases", fr: "Alias" };

export const ALIAS_HEADERS: Readonly<Record<keyof AliasRow, Wording & { readonly width: number }>> = {
  kind: { en: "Kind", fr: "Nature", width: 18 },
  scope: { en: "Custodian or sheet", fr: "Dépositaire ou feuille", width: 26 },
  theirs: { en: "Their code", fr: "Leur code", width: 24 },
  ours: { en: "Our code", fr: "Notre code", width: 24 },
  status: { en: "Status", fr: "Statut", width: 12 },
  source: { en: "Source", fr: "Source", width: 28 },
  comment: { en: "Since, comment", fr: "Depuis, commentaire", width: 100 },
};

const SENTENCE: Wording = {
  en: "Two names for one thing, read as ours before rows are compared; no cell of yours is changed. Add rows at the bottom: Account, Security, Counterparty, Transaction type or Custodian. A proposal holds once its status is Accepted; a rejected one is not proposed again.",
  fr: "Deux noms pour une même chose, lus comme les nôtres avant la comparaison\u00a0; aucune de vos cellules n'est modifiée. Ajoutez des lignes en bas\u00a0: Compte, Valeur, Contrepartie, Type d'opération ou Dépositaire. Une proposition vaut dès que son statut est Accepté\u00a0; une proposition rejetée n'est plus faite.",
};

/** The aliases as people wrote them, in their order, and what was proposed since below. */
export const aliasesSheet = (rows: readonly AliasRow[], language: Language): OwnSheet =>
  listSheet(
    {
      key: "aliases",
      name: ALIASES_NAME,
      title: ALIASES_NAME,
      sentence: SENTENCE,
      table: "Concordance_Aliases",
      columns: ALIAS_FIELDS.map((field) => ({
        key: field,
        header: ALIAS_HEADERS[field],
        width: ALIAS_HEADERS[field].width,
        numberFormat: "@",
      })),
      rows: rows.map((row) => ALIAS_FIELDS.map((field) => aliasCell(field, row[field], language) || null)),
    },
    language,
  );

/** What the memory keeps of the alias sheet. */
export const aliasesMemory = (rows: readonly AliasRow[], language: Language): MemoryTable => ({
  name: ALIASES_MEMORY,
  headers: ALIAS_FIELDS.map((field) => ALIAS_HEADERS[field][language]),
  rows: rows.map((row) => ALIAS_FIELDS.map((field) => aliasCell(field, row[field], language))),
});

/** Each row of the alias sheet that has no effect, with its cell and the remedy. */
export function aliasNotices(
  problems: readonly AliasProblem[],
  rows: readonly AliasRow[],
  language: Language,
): Notice[] {
  return problems.map(({ index, column, code }) => {
    const row = LIST_HEADER_ROW + 1 + index;
    const letters = columnLetters(ALIAS_FIELDS.indexOf(column) + 1);
    const sheet = ALIASES_NAME[language];
    const { theirs, kind, status } = rows[index] ?? { theirs: "", kind: "", status: "" };
    const { en, fr } = PROBLEMS[code]({ theirs, kind, status });
    return {
      sheet,
      row,
      column: letters,
      code: `alias-${code}`,
      wording: { en: `${sheet}!${letters}${row}: ${en}`, fr: `${sheet}!${letters}${row}\u00a0: ${fr}` },
    };
  });
}

type Told = Pick<AliasRow, "theirs" | "kind" | "status">;

const PROBLEMS: Readonly<Record<AliasProblem["code"], (row: Told) => Wording>> = {
  "unknown-kind": ({ kind }) => ({
    en: `"${kind}" is no kind of alias. Write Account, Security, Counterparty, Transaction type or Custodian.`,
    fr: `«\u00a0${kind}\u00a0» n'est pas une nature d'alias. Écrivez Compte, Valeur, Contrepartie, Type d'opération ou Dépositaire.`,
  }),
  "unknown-status": ({ status }) => ({
    en: `"${status}" is no status, so the alias does not hold. Write Accepted, Proposed or Rejected.`,
    fr: `«\u00a0${status}\u00a0» n'est pas un statut\u00a0: l'alias ne s'applique pas. Écrivez Accepté, Proposé ou Rejeté.`,
  }),
  incomplete: () => ({
    en: "the code is missing, so the alias does not hold. Fill it in, or delete the row.",
    fr: "le code manque\u00a0: l'alias ne s'applique pas. Complétez-le ou supprimez la ligne.",
  }),
  conflict: ({ theirs }) => ({
    en: `"${theirs}" has two different codes of ours, so neither holds. Keep one of the rows.`,
    fr: `«\u00a0${theirs}\u00a0» a deux codes différents chez nous\u00a0: aucun ne s'applique. Gardez une seule des lignes.`,
  }),
  cycle: ({ theirs }) => ({
    en: `"${theirs}" leads back to itself by the other aliases, so it does not hold. Take one of them out.`,
    fr: `«\u00a0${theirs}\u00a0» revient à lui-même par les autres alias\u00a0: il ne s'applique pas. Retirez l'un d'eux.`,
  }),
};
