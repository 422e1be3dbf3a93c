import { columnLetters, FileNotices, type FileNotice } from "../engine";
import type { Wording } from "../kernel/language";
import type { RowSink } from "./byteRows";
import { HAS_CONTROLS, HAS_DIRECTIONS, WAS_CUT, type CellStore } from "./cellStore";

/** Takes the cells of a text in. Cells beyond its columns have no place, and it is said. */
export class StoredRows implements RowSink {
  count = 0;
  private told = 0;
  private readonly toldOf: { column: number; told: number }[] = [];
  private readonly notices = new FileNotices();

  constructor(readonly stores: readonly CellStore[]) {}

  cell(column: number, bytes: Uint8Array, from: number, to: number): void {
    const told = this.stores[column]?.put(this.count, bytes, from, to) ?? 0;
    if (told === 0) return;
    this.told |= told;
    this.toldOf.push({ column, told });
  }

  endRow(line: number, countCells: number): void {
    this.count += 1;
    const width = this.stores.length;
    if (countCells > width) this.notices.add("error", "too-many-cells", line, tooManyCells(countCells, width));
    if (this.told === 0) return;
    for (const { column, told } of this.toldOf) {
      const letters = columnLetters(column + 1);
      if (told & HAS_CONTROLS) this.notices.add("warning", "control-characters", line, takenOut(letters));
      if (told & HAS_DIRECTIONS) this.notices.add("warning", "direction-marks", line, turned(letters));
      if (told & WAS_CUT) this.notices.add("error", "long-text", line, cutShort(letters));
    }
    this.told = 0;
    this.toldOf.length = 0;
  }

  finish(): FileNotice[] {
    for (const store of this.stores) store.finish(this.count);
    return this.notices.finish();
  }
}

const tooManyCells = (cells: number, width: number): Wording => ({
  en: `this line has ${cells} cells and the table ${width} columns: the cells beyond were not read. Look for a delimiter inside a text, put that text in quotes, or ask for a corrected file.`,
  fr: `cette ligne a ${cells} cellules et le tableau ${width} colonnes : les cellules au-delà n'ont pas été lues. Cherchez un séparateur dans un texte, mettez ce texte entre guillemets, ou demandez un fichier corrigé.`,
});

const takenOut = (column: string): Wording => ({
  en: `the text in column ${column} holds invisible control characters (NUL or the like), which were taken out. Check this cell against the source.`,
  fr: `le texte de la colonne ${column} contient des caractères de contrôle invisibles (NUL ou autres), qui ont été retirés. Comparez cette cellule avec la source.`,
});

const turned = (column: string): Wording => ({
  en: `the text in column ${column} holds hidden marks that show its letters in another order than they stand in; it is read without them. Check that it says what it seems to say.`,
  fr: `le texte de la colonne ${column} contient des marques cachées qui affichent ses lettres dans un autre ordre ; il est lu sans elles. Vérifiez qu'il dit bien ce qu'il paraît dire.`,
});

const cutShort = (column: string): Wording => ({
  en: `the text in column ${column} is longer than a cell of Excel holds; its end was cut off. Shorten it at the source if you need it.`,
  fr: `le texte de la colonne ${column} est plus long que ce que contient une cellule d'Excel ; sa fin a été coupée. Raccourcissez-le à la source s'il vous est utile.`,
});
