import type { FileNotices } from "../fileNotices";
import type { StatementCell } from "../statementFile";

/** A cell of Excel holds 32,767 characters, one of which says that it is a text. */
const LONGEST_TEXT = 32_766;
/** Characters that no cell holds, NUL among them; tabs and line ends are none of them. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const ALL_CONTROLS = new RegExp(CONTROLS.source, "g");

/** Marks that show the letters after them in another order than they stand in. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/;

/** The cells of a text as Excel can hold them; what had to be taken out or cut is told by its line. */
export function cleanCells(
  text: string,
  rows: readonly (readonly string[])[],
  lines: readonly number[],
  width: number,
  notices: FileNotices,
): StatementCell[][] {
  const hasControls = CONTROLS.test(text);
  const hasDirections = DIRECTIONS.test(text);
  return rows.map((row, index) => {
    const cells: StatementCell[] = [];
    for (let column = 0; column < width; column += 1) {
      let cell = row[column] ?? "";
      if (hasControls && CONTROLS.test(cell)) {
        notices.add("warning", "control-characters", lines[index] ?? 0, takenOut(column + 1));
        cell = cell.replace(ALL_CONTROLS, "");
      }
      if (hasDirections && DIRECTIONS.test(cell))
        notices.add("warning", "direction-marks", lines[index] ?? 0, turned(column + 1));
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

const turned = (column: number) => ({
  en: `the text in column ${column} holds hidden marks that show its letters in another order than they stand in; it was kept, and is read without them. Check that it says what it seems to say.`,
  fr: `le texte de la colonne ${column} contient des marques cachées qui affichent ses lettres dans un autre ordre ; il est gardé tel quel et lu sans elles. Vérifiez qu'il dit bien ce qu'il paraît dire.`,
});

const cutShort = (column: number, length: number) => ({
  en: `the text in column ${column} has ${length} characters, more than a text in a cell of Excel holds (32,766); its end was cut off. Shorten it at the source if you need it.`,
  fr: `le texte de la colonne ${column} a ${length} caractères, plus qu'un texte dans une cellule d'Excel n'en contient (32 766) ; sa fin a été coupée. Raccourcissez-le à la source s'il vous est utile.`,
});
