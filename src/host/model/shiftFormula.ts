import { columnIndex, columnLetters, lastColumn, lastRow } from "./a1";

// A quoted text, a quoted sheet name, a bracketed table reference, a name or function, or a reference.
const token =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.])|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(!])|[\p{L}_\\][\p{L}\p{N}_.\\]*|\d[\w.]*/gu;

/** `formula` as it reads `rows` further down and `columns` further right: relative references move, absolute ones, texts,
 *  sheet names and table references stay. A reference that leaves the sheet becomes #REF!. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(token, (...match: (string | undefined)[]) => {
    const [all = "", cols1, col1, cols2, col2, rows1, row1, rows2, row2, cellColAbs, cellCol, cellRowAbs, cellRow] =
      match;
    if (col1 !== undefined && col2 !== undefined) {
      return joined(moveColumn(cols1, col1, columns), moveColumn(cols2, col2, columns), ":");
    }
    if (row1 !== undefined && row2 !== undefined) {
      return joined(moveRow(rows1, row1, rows), moveRow(rows2, row2, rows), ":");
    }
    if (cellCol === undefined || cellRow === undefined || isBeyondSheet(cellCol, cellRow)) return all;
    return joined(moveColumn(cellColAbs, cellCol, columns), moveRow(cellRowAbs, cellRow, rows), "");
  });
}

const joined = (first: string | null, second: string | null, between: string) =>
  first === null || second === null ? "#REF!" : first + between + second;

// "LOG10" or "ABC1048577" reads like a reference and is a name.
const isBeyondSheet = (letters: string, digits: string) =>
  columnIndex(letters) > lastColumn || Number(digits) > lastRow + 1 || Number(digits) === 0;

function moveColumn(absolute: string | undefined, letters: string, by: number): string | null {
  if (absolute === "$") return "$" + letters;
  const column = columnIndex(letters) + by;
  return column >= 0 && column <= lastColumn ? columnLetters(column) : null;
}

function moveRow(absolute: string | undefined, digits: string, by: number): string | null {
  if (absolute === "$") return "$" + digits;
  const row = Number(digits) - 1 + by;
  return row >= 0 && row <= lastRow ? String(row + 1) : null;
}
