import { columnLetters, type CellRange } from "../engine";

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** "'Relevé d''août'", as formulas quote a sheet's name. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** "$N$5:$N$400" */
export const absoluteAddress = ({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): string =>
  `$${columnLetters(firstColumn)}$${firstRow}:$${columnLetters(lastColumn)}$${lastRow}`;

export const rangeOf = (
  sheet: Excel.Worksheet,
  { firstRow, lastRow, firstColumn, lastColumn }: CellRange,
): Excel.Range =>
  sheet.getRangeByIndexes(firstRow - 1, firstColumn - 1, lastRow - firstRow + 1, lastColumn - firstColumn + 1);

export const columnRange = (column: number, firstRow: number, lastRow: number): CellRange => ({
  firstRow,
  lastRow,
  firstColumn: column,
  lastColumn: column,
});

/** What must be loaded of a range for `areaOf`. */
export const AREA_PROPERTIES = "rowIndex,columnIndex,rowCount,columnCount";
export const AREAS_PROPERTIES = AREA_PROPERTIES.split(",")
  .map((name) => `areas/items/${name}`)
  .join(",");

interface LoadedArea {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export const areaOf = ({ rowIndex, columnIndex, rowCount, columnCount }: LoadedArea): CellRange => ({
  firstRow: rowIndex + 1,
  lastRow: rowIndex + rowCount,
  firstColumn: columnIndex + 1,
  lastColumn: columnIndex + columnCount,
});

/** Office.js measures widths in points; a plan counts characters of the standard font, seven pixels each and five for the
 *  margins, at 96 pixels to 72 points. */
export const pointsOfCharacters = (characters: number): number => (Math.round(characters * 7) + 5) * 0.75;
