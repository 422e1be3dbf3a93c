import { delimitedRows, delimiterIn, recogniseText, type FileNotice, type Grid } from "../engine";
import { encodingNotice } from "../files/encodingNotice";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { ByteRows, MOST_COLUMNS } from "./byteRows";
import { CellStore } from "./cellStore";
import { fileGrid } from "./fileGrid";
import { StoredRows } from "./storedRows";
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
  const rows = new StoredRows(Array.from({ length: widthOf(sample) }, () => new CellStore()));
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
