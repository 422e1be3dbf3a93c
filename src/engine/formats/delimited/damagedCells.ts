import type { FileNotices } from "../fileNotices";
import type { StatementCell } from "../statementFile";

/** What a cell of Excel holds. */
const LONGEST_TEXT = 32_767;
/** Characters that no cell holds, NUL among them; tabs and line ends are none of them. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const ALL_CONTROLS = new RegExp(CONTROLS.source, "g");

/** The cells of a text as Excel can hold them; what had to be taken out or cut is told by its line. */
export function cleanCells(
  text: string,
  rows: readonly (readonly string[])[],
  lines: readonly number[],
  width: number,
  notices: FileNotices,
): StatementCell[][] {
  const hasControls = CONTROLS.test(text);
  return rows.map((row, index) => {
    const cells: StatementCell[] = [];
    for (let column = 0; column < width; column += 1) {
      let cell = row[column] ?? "";
      if (hasControls && CONTROLS.test(cell)) {
        notices.add("warning", "control-characters", lines[index] ?? 0, takenOut(column + 1));
        cell = cell.replace(ALL_CONTROLS, "");
      }
      if (cell.length > LONGEST_TEXT) {
        notices.add("warning", "long-text", lines[index] ?? 0, cutShort(column + 1, cell.length));
        cell = `${cell.slice(0, LONGEST_TEXT - 1)}…`;
      }
      cells.push(cell === "" ? null : cell);
    }
    return cells;
  });
}

const takenOut = (column: number) => ({
  en: `the text in column ${column} holds invisible control characters (NUL or the like), which were taken out. Check this cell against the source.`,
  fr: `le texte de la colonne ${column} contient des caractères de contrôle invisibles (NUL ou autres), qui ont été retirés. Comparez cette cellule avec la source.`,
});

const cutShort = (column: number, length: number) => ({
  en: `the text in column ${column} has ${length} characters, more than a cell of Excel holds (32,767); its end was cut off. Shorten it at the source if you need it.`,
  fr: `le texte de la colonne ${column} a ${length} caractères, plus qu'une cellule d'Excel n'en contient (32 767) ; sa fin a été coupée. Raccourcissez-le à la source s'il vous est utile.`,
});
