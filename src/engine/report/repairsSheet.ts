import type { Language, Wording } from "../../kernel/language";
import { columnLetters } from "../grid";
import { repairId, REPAIRS_NAME } from "../repair/decisions";
import { REPAIR_KIND_WORDS, REPAIR_STATUS_WORDS, type Repair } from "../repair/repair";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import { listSheet } from "./listSheet";
import type { ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

/** Values stand as they were found: "1E10" is no number again. */
const AS_FOUND = "@";

const COLUMNS: readonly ListColumn[] = [
  { key: "id", header: { en: "Repair", fr: "Réparation" }, width: 14 },
  { key: "status", header: { en: "State", fr: "État" }, width: 12 },
  { key: "sheet", header: { en: "Sheet", fr: "Feuille" }, width: 24 },
  { key: "column", header: { en: "Column", fr: "Colonne" }, width: 9 },
  { key: "row", header: { en: "First row", fr: "Première ligne" }, width: 13 },
  { key: "cells", header: { en: "Cells", fr: "Cellules" }, width: 9 },
  { key: "field", header: { en: "Field", fr: "Champ" }, width: 22 },
  { key: "kind", header: { en: "Damage", fr: "Dommage" }, width: 30 },
  { key: "before", header: { en: "In the cell", fr: "Dans la cellule" }, width: 26, numberFormat: AS_FOUND },
  { key: "after", header: { en: "Read as", fr: "Lu comme" }, width: 26, numberFormat: AS_FOUND },
  { key: "evidence", header: { en: "Evidence", fr: "Preuve" }, width: 84 },
  { key: "decision", header: { en: "Right? Yes or No", fr: "Juste ? Oui ou Non" }, width: 20, writable: true },
  { key: "comment", header: { en: "Comment", fr: "Commentaire" }, width: 40, writable: true },
];

const SENTENCE: Wording = {
  en: "What a spreadsheet damaged and what it was, by the evidence named. Only the reading is repaired: no cell of yours is changed. An applied repair holds until you write No; a proposed one holds once you write Yes. The next run follows.",
  fr: "Ce qu'un tableur a abîmé et ce que c'était, d'après la preuve citée. Seule la lecture est réparée : aucune de vos cellules n'est modifiée. Une réparation appliquée vaut jusqu'à ce que vous écriviez Non ; une réparation proposée vaut dès que vous écrivez Oui. Le prochain rapprochement en tient compte.",
};
const NOTHING: Wording = { en: "Nothing damaged was found.", fr: "Rien d'abîmé n'a été trouvé." };

/** Every value that is read as another than its cells hold, what it stands for and why, and where a person decides. */
export const repairsSheet = (repairs: readonly Repair[], language: Language): OwnSheet =>
  listSheet(
    {
      key: "repairs",
      name: REPAIRS_NAME,
      title: REPAIRS_NAME,
      sentence: repairs.length === 0 ? NOTHING : SENTENCE,
      table: REPAIRS_TABLE,
      columns: COLUMNS,
      rows: repairs.map((repair) => cellsOf(repair, language)),
    },
    language,
  );

export const REPAIRS_TABLE = "Concordance_Repairs";

/** What was decided is a writable cell, filled in by whoever applies the plan. */
function cellsOf(repair: Repair, language: Language): PlannedCell[] {
  const { kind, status, sheet, column, firstRow, cells, field, before, after, evidence } = repair;
  return [
    repairId(repair),
    REPAIR_STATUS_WORDS[status][language],
    sheet,
    columnLetters(column),
    firstRow,
    cells,
    FIELD_LABELS[field][language],
    REPAIR_KIND_WORDS[kind][language],
    before,
    kind === "day-month" ? REPAIR_KIND_WORDS[kind][language] : after,
    evidence[language],
    null,
    null,
  ];
}
