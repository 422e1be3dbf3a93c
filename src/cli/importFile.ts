import { basename, extname } from "node:path";
import { csvCells, recogniseText, type Cell, type TextFormat } from "../engine";
import type { EmbeddedExcel, Sheet, Workbook } from "../host";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { decodeText } from "../files/decodeText";
import { openBook } from "./openBook";

/** Excel's own limits of a sheet. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;

/** Brings a file in as new sheets of the workbook: a delimited text as one sheet, a workbook as a copy of its visible sheets'
 *  values. Other formats are refused by their name. */
export async function importFile(path: string, bytes: Uint8Array, into: Workbook): Promise<Result<void, Wording>> {
  if (isPackage(bytes)) return importWorkbook(path, bytes, into);
  const text = decodeText(bytes);
  const format: TextFormat = startsWith(bytes, "%PDF") ? { kind: "foreign", name: "PDF" } : recogniseText(text);
  if (format.kind !== "delimited") return refuse(notReadHere(path, format));
  const cells = csvCells(text);
  const fault = tooLarge(path, cells);
  if (fault) return refuse(fault);
  const sheet = into.addSheet(freeName(into, basename(path, extname(path))));
  cells.forEach((row, at) =>
    row.forEach((cell, column) => {
      if (cell !== "") sheet.cells.setValue(at, column, cell);
    }),
  );
  return ok(undefined);
}

/** A zip, as .xlsx files are, or an OLE file, as .xls and encrypted ones are: what they are is the host's to say. */
const isPackage = (bytes: Uint8Array): boolean =>
  startsWith(bytes, "PK\u0003\u0004") || startsWith(bytes, "\u00d0\u00cf\u0011\u00e0");

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  [...start].every((character, index) => bytes[index] === character.charCodeAt(0));

async function importWorkbook(path: string, bytes: Uint8Array, into: Workbook): Promise<Result<void, Wording>> {
  const opened = await openBook(path, bytes);
  if (!opened.ok) return opened;
  const { workbook: from }: EmbeddedExcel = opened.value;
  if (from.dateSystem !== into.dateSystem) return refuse(otherDateSystem(path));
  for (const sheet of from.sheets) {
    if (sheet.visibility === "Visible" && sheet.cells.used(true) !== null) copyValues(sheet, from, into);
  }
  return ok(undefined);
}

function copyValues(sheet: Sheet, from: Workbook, into: Workbook): void {
  const area = sheet.cells.used(true);
  if (!area) return;
  const copy = into.addSheet(freeName(into, sheet.name));
  const styles = new Map<string, number>();
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = sheet.cells.value(row, column);
      if (value === null) continue;
      copy.cells.setValue(row, column, value);
      const { numberFormat } = from.styles.get(sheet.cells.style(row, column));
      if (numberFormat === "General") continue;
      const style = styles.get(numberFormat) ?? into.styles.derive(0, { numberFormat });
      styles.set(numberFormat, style);
      copy.cells.setStyle(row, column, style);
    }
  }
}

/** A sheet name that Excel allows and that is not taken, as near to `wished` as can be. */
function freeName(workbook: Workbook, wished: string): string {
  const allowed = wished
    .replace(/[[\]:*?/\\]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
  const base = (allowed === "" || allowed.toLowerCase() === "history" ? "Import" : allowed).slice(0, 31);
  const taken = new Set(workbook.sheets.map(({ name }) => name.toLowerCase()));
  for (let count = 2, name = base; ; count += 1) {
    if (!taken.has(name.toLowerCase())) return name;
    const suffix = ` (${count})`;
    name = base.slice(0, 31 - suffix.length) + suffix;
  }
}

function tooLarge(path: string, cells: readonly (readonly Cell[])[]): Wording | null {
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (cells.length > MOST_ROWS || width > MOST_COLUMNS) {
    return {
      en: `${path}: ${cells.length} rows and ${width} columns do not fit in a sheet. Split the file.`,
      fr: `${path} : ${cells.length} lignes et ${width} colonnes ne tiennent pas dans une feuille. Découpez le fichier.`,
    };
  }
  const row = cells.findIndex((fields) =>
    fields.some((cell) => typeof cell === "string" && cell.length > LONGEST_TEXT),
  );
  if (row === -1) return null;
  return {
    en: `${path}: row ${row + 1} holds a text of more than ${LONGEST_TEXT} characters, which no cell takes. Shorten it.`,
    fr: `${path} : la ligne ${row + 1} contient un texte de plus de ${LONGEST_TEXT} caractères, trop long pour une cellule. Raccourcissez-le.`,
  };
}

function notReadHere(path: string, format: TextFormat): Wording {
  const name = "name" in format ? format.name : format.kind === "unknown" ? null : format.kind.toUpperCase();
  return {
    en: `${path}: ${name === null ? "the format was not recognised" : `this is ${name}`}. This version brings in CSV and .xlsx: ask for the statement in one of them.`,
    fr: `${path} : ${name === null ? "format non reconnu" : `c'est du ${name}`}. Cette version importe CSV et .xlsx : demandez le relevé dans l'un de ces formats.`,
  };
}

const otherDateSystem = (path: string): Wording => ({
  en: `${path}: its dates count from another year (1900 or 1904) than the workbook's. In Excel, set File > Options > Advanced > Use 1904 date system alike in both.`,
  fr: `${path} : ses dates ne partent pas de la même année (1900 ou 1904) que celles du classeur. Dans Excel, réglez Fichier > Options > Options avancées > Utiliser le calendrier depuis 1904 de même dans les deux.`,
});
