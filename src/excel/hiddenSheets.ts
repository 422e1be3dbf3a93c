import type { Notice } from "../engine";
import { isUserSheet, type SheetMap, type WorkbookMap } from "./workbookMap";

/** A header, a few rows and columns: less is a list of choices or a note. */
const DATA_ROWS = 5;
const DATA_COLUMNS = 4;

/** Hidden sheets are not read; those that may hold data are said. */
export const hiddenSheetNotices = ({ sheets }: WorkbookMap): Notice[] =>
  sheets
    .filter((sheet) => isUserSheet(sheet) && sheet.visibility !== "Visible" && looksLikeData(sheet))
    .map(({ name }) => ({
      sheet: name,
      row: null,
      column: null,
      code: "hidden-sheet",
      wording: {
        en: `Sheet "${name}" is hidden and was not read. Unhide it if it is to be reconciled.`,
        fr: `La feuille «\u00a0${name}\u00a0» est masquée et n'a pas été lue. Affichez-la si elle doit être rapprochée.`,
      },
    }));

const looksLikeData = ({ used }: SheetMap): boolean =>
  used !== null && used.lastRow - used.firstRow >= DATA_ROWS && used.lastColumn - used.firstColumn + 1 >= DATA_COLUMNS;
