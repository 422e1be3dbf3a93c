import { hasIsinForm, isIsin } from "../../kernel/identifiers/isin";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import { columnLetters, type CellRange, type Grid, type RowRange } from "../grid";
import type { DataRows } from "./dataRows";
import { columnNotice, sheetNotice } from "./readingProblems";
import type { Notice, SheetSurvey } from "./sheetReading";

/** The hidden rows among the data rows. */
export function hiddenRowsIn(hidden: readonly RowRange[], { firstRow, count }: DataRows): RowRange[] {
  const lastRow = firstRow + count - 1;
  return hidden
    .map(({ first, last }) => ({ first: Math.max(first, firstRow), last: Math.min(last, lastRow) }))
    .filter(({ first, last }) => first <= last);
}

export function hiddenNotice(sheet: string, hidden: readonly RowRange[]): Notice[] {
  const count = hidden.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (count === 0) return [];
  return [
    sheetNotice(sheet, "hidden-rows", {
      en: `${count} ${count === 1 ? "row is" : "rows are"} hidden or filtered out. They were read like the others; delete them if they do not count.`,
      fr: `${count} ${count === 1 ? "ligne est masquée ou filtrée. Elle a été lue comme les autres ; supprimez-la si elle ne compte pas." : "lignes sont masquées ou filtrées. Elles ont été lues comme les autres ; supprimez-les si elles ne comptent pas."}`,
    }),
  ];
}

/** Codes that have an ISIN's form and fail its check digit: mistyped, or codes of another kind. They are kept as written. */
export function isinNotice(survey: SheetSurvey, { texts, pool, rows: sheetRows }: RecordTable): Notice[] {
  const use = survey.columns.security;
  const securities = texts.security;
  if (!securities || !use) return [];
  const isWrong = new Map<number, boolean>();
  const rows: number[] = [];
  let text = "";
  securities.forEach((code, record) => {
    if (code === BLANK_TEXT) return;
    if (!isWrong.has(code)) isWrong.set(code, hasIsinForm(pool.text(code)) && !isIsin(pool.text(code)));
    if (!isWrong.get(code)) return;
    if (rows.length === 0) text = pool.text(code);
    rows.push(sheetRows[record] ?? 0);
  });
  const [first] = rows;
  if (first === undefined) return [];
  return [
    columnNotice(survey.sheet, use.column, "isin-check-digit", {
      en: `${rows.length} of its ISINs fail the check digit, the first in row ${first} ("${text}"). Compare them with the confirmation; they are used as written.`,
      fr: `${rows.length} de ses codes ISIN ont une clé fausse, le premier en ligne ${first} (« ${text} »). Comparez-les à l'avis d'opéré ; ils sont utilisés tels quels.`,
    }),
  ];
}

const PLACES_NAMED = 5;

/** Merged cells among the data have their value in the first cell alone. */
export function mergedNotice(grid: Grid, survey: SheetSurvey, { firstRow, count }: DataRows): Notice[] {
  const lastRow = firstRow + count - 1;
  const inData = grid.merged.filter(
    (range) =>
      range.lastRow >= firstRow &&
      range.firstRow <= lastRow &&
      range.lastColumn >= survey.firstColumn &&
      range.firstColumn <= survey.lastColumn,
  );
  const [first] = inData;
  if (!first) return [];
  const places = inData.slice(0, PLACES_NAMED).map(address).join(", ") + (inData.length > PLACES_NAMED ? ", …" : "");
  return [
    sheetNotice(
      survey.sheet,
      "merged-cells",
      {
        en: `cells are merged among the data (${places}). Only the first cell of each holds a value, the others are read as blank. Unmerge them and fill every row.`,
        fr: `des cellules sont fusionnées dans les données (${places}). Seule la première de chacune porte une valeur, les autres sont lues vides. Défusionnez-les et remplissez chaque ligne.`,
      },
      first.firstRow,
    ),
  ];
}

const address = ({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): string =>
  `${columnLetters(firstColumn)}${firstRow}:${columnLetters(lastColumn)}${lastRow}`;
