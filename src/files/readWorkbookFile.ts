import {
  headerNotices,
  isDateFormat,
  tablesOfCells,
  type FileCells,
  type FileContent,
  type StatementCell,
} from "../engine";
import { loadWorkbook, UnreadableWorkbook, type Sheet, type Workbook } from "../host";
import { dayFromSerial, isoText } from "../kernel/day";
import { decimalFromNumber } from "../kernel/decimal";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";

/** The visible sheets of an .xlsx file that hold anything, each as a table with what stands around it: values, not formulas. */
export function readWorkbookFile(bytes: Uint8Array): Result<FileContent, Wording> {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const read = workbook.sheets.flatMap((sheet) => {
    const cells = sheet.visibility === "Visible" ? cellsOf(sheet, workbook) : null;
    return cells ? tablesOfCells(cells).map((read) => ({ sheet: sheet.name, cells: read })) : [];
  });
  if (read.length === 0) return refuse(NOTHING);
  return ok({
    formats: ["Excel"],
    tables: read.map(({ cells }) => cells.table),
    notices: read.flatMap(({ sheet, cells }) => headerNotices(cells, sheet)),
  });
}

function open(bytes: Uint8Array): Result<Workbook, Wording> {
  try {
    return ok(loadWorkbook(bytes));
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return refuse(REMEDIES[error.reason]);
  }
}

function cellsOf(sheet: Sheet, workbook: Workbook): FileCells | null {
  const area = sheet.cells.used(true);
  if (!area) return null;
  const rows: StatementCell[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const cells: StatementCell[] = [];
    for (let column = area.left; column <= area.right; column += 1) cells.push(cellOf(sheet, workbook, row, column));
    rows.push(cells);
  }
  return {
    format: "Excel",
    name: sheet.name,
    rows,
    lines: rows.map((_, index) => area.top + index + 1),
    width: area.right - area.left + 1,
    merged: sheet.merges.map(({ top, left, bottom, right }) => ({
      firstRow: top - area.top + 1,
      lastRow: bottom - area.top + 1,
      firstColumn: left - area.left + 1,
      lastColumn: right - area.left + 1,
    })),
  };
}

function cellOf(sheet: Sheet, { styles, dateSystem }: Workbook, row: number, column: number): StatementCell {
  const value = sheet.cells.value(row, column);
  if (value === null || value === "") return null;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return value.error;
  if (!isDateFormat(styles.get(sheet.cells.style(row, column)).numberFormat)) return decimalFromNumber(value);
  const day = dayFromSerial(Math.floor(value), dateSystem);
  if (!day.ok) return decimalFromNumber(value);
  return Number.isInteger(value) ? day.value : `${isoText(day.value)} ${timeText(value % 1)}`;
}

/** A fraction of a day, to the second. */
function timeText(fraction: number): string {
  const seconds = Math.min(86_399, Math.round(fraction * 86_400));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

const NOTHING: Wording = {
  en: "the workbook has no visible sheet with anything in it. Check that it is the right file.",
  fr: "le classeur n'a aucune feuille visible qui contienne quelque chose. Vérifiez que c'est le bon fichier.",
};

const REMEDIES: Readonly<Record<UnreadableWorkbook["reason"], Wording>> = {
  "not-xlsx": {
    en: "this is an archive, and no Excel workbook. Unpack it first and bring in what it holds.",
    fr: "c'est une archive et non un classeur Excel. Décompressez-la d'abord, puis importez ce qu'elle contient.",
  },
  "legacy-xls": {
    en: "this is the old .xls format. Open it in Excel and save it as .xlsx.",
    fr: "c'est l'ancien format .xls. Ouvrez-le dans Excel et enregistrez-le en .xlsx.",
  },
  encrypted: {
    en: "the workbook is protected by a password. Open it in Excel, take the password away and save it.",
    fr: "le classeur est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe et enregistrez-le.",
  },
  truncated: {
    en: "the workbook is incomplete: its end is missing. Fetch it again.",
    fr: "le classeur est incomplet : il manque la fin. Récupérez-le à nouveau.",
  },
  "too-large": {
    en: "the workbook unpacks to more than can be read here. Keep the sheet that is needed, and save it in a new workbook.",
    fr: "le classeur décompressé dépasse ce qu'on peut lire ici. Gardez la feuille utile et enregistrez-la dans un nouveau classeur.",
  },
  malformed: {
    en: "the workbook is damaged. Open it in Excel, let Excel repair it, and save it again.",
    fr: "le classeur est endommagé. Ouvrez-le dans Excel, laissez Excel le réparer et enregistrez-le à nouveau.",
  },
};
