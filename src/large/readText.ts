import {
  columnLetters,
  delimitedRows,
  delimiterIn,
  FileNotices,
  recogniseText,
  type FileNotice,
  type Grid,
} from "../engine";
import { encodingNotice } from "../files/encodingNotice";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { ByteRows, MOST_COLUMNS, type RowSink } from "./byteRows";
import { CellStore, HAS_CONTROLS, HAS_DIRECTIONS, WAS_CUT } from "./cellStore";
import { fileGrid } from "./fileGrid";
import { textKind, utf8Pieces } from "./textPieces";

/** A file as a sheet, and what is to be told of it by its lines. */
export interface LargeFile {
  readonly grid: Grid;
  readonly notices: readonly FileNotice[];
}

/** What tells the delimiter and the width of a table. */
const SAMPLE = 256_000;
/** More rows than this have no number that a row of ours can bear. */
const MOST_ROWS = 1_000_000_000;

/** Reads a delimited text of any length; a packed one (gzip) too. Refuses what is no table. */
export async function readText(
  path: string,
  sheet: string,
  isPacked: boolean,
  onRead: (fraction: number) => void,
): Promise<Result<LargeFile, Wording>> {
  const kind = await textKind(path, isPacked);
  const sample = await topOf(path, isPacked, kind.encoding);
  const format = recogniseText(sample);
  if (format.kind !== "delimited" && format.kind !== "fec")
    return refuse(format.kind === "empty" ? EMPTY : noTable(format.kind === "foreign" ? format.name : null));
  const { delimiter, start } = delimiterIn(sample);
  const rows = new StoredRows(widthOf(sample));
  const cut = new ByteRows(delimiter.charCodeAt(0), rows, start === 0 ? 1 : 2);
  let [skipped, read] = [Buffer.byteLength(sample.slice(0, start)), 0];
  for await (const piece of utf8Pieces(path, isPacked, kind.encoding)) {
    cut.push(piece.subarray(skipped), false);
    skipped = Math.max(0, skipped - piece.length);
    read += piece.length;
    onRead(Math.min(1, read / kind.length));
    if (rows.count > MOST_ROWS) return refuse(TOO_MANY_ROWS);
  }
  cut.push(new Uint8Array(0), true);
  const notices = rows.finish();
  return ok({
    grid: fileGrid(sheet, rows.stores, rows.count, start === 0 ? 1 : 2),
    notices: kind.encoding === "utf-8" ? notices : [...notices, encodingNotice(kind)],
  });
}

/** The text of the first lines, whole ones where there are any. */
async function topOf(path: string, isPacked: boolean, encoding: Parameters<typeof utf8Pieces>[2]): Promise<string> {
  for await (const piece of utf8Pieces(path, isPacked, encoding)) {
    if (piece.length <= SAMPLE) return new TextDecoder().decode(piece);
    const end = Math.max(piece.lastIndexOf(10, SAMPLE), piece.lastIndexOf(13, SAMPLE));
    return new TextDecoder().decode(piece.subarray(0, end > 0 ? end + 1 : SAMPLE));
  }
  return "";
}

const widthOf = (sample: string): number =>
  delimitedRows(sample).rows.reduce((widest, row) => Math.max(widest, Math.min(row.length, MOST_COLUMNS)), 1);

/** Takes the cells of a text in. Cells beyond the columns that its top shows have no place, and it is said. */
class StoredRows implements RowSink {
  readonly stores: readonly CellStore[];
  count = 0;
  private told = 0;
  private readonly toldOf: { column: number; told: number }[] = [];
  private readonly notices = new FileNotices();

  constructor(width: number) {
    this.stores = Array.from({ length: width }, () => new CellStore());
  }

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

const EMPTY: Wording = {
  en: "the file is empty. Ask for it again, or export it again.",
  fr: "le fichier est vide. Redemandez-le ou refaites l'export.",
};

const noTable = (name: string | null): Wording => ({
  en: `${name === null ? "this is no delimited table" : `this is ${name}, not a delimited table`}. --left and --right take CSV and Parquet files; bring a statement of another format in with --import.`,
  fr: `${name === null ? "ce n'est pas un tableau délimité" : `c'est du ${name}, pas un tableau délimité`}. --left et --right prennent des fichiers CSV et Parquet ; apportez un relevé d'un autre format avec --import.`,
});

const TOO_MANY_ROWS: Wording = {
  en: "the file has more than a billion rows. Split it, by account or by period.",
  fr: "le fichier a plus d'un milliard de lignes. Découpez-le, par compte ou par période.",
};
