import { FileNotices } from "../fileNotices";
import type { FileContent, FileNotice, OnRead } from "../statementFile";
import { delimitedRows, widthOf } from "./csv";
import { cleanCells } from "./damagedCells";
import { headerNotices } from "./headerNotices";
import { isFigure } from "./findTable";
import { tablesOfCells } from "./tablesOfCells";
import { typedColumns } from "./typedColumns";

/** What a sheet of Excel holds. */
const MOST_COLUMNS = 16_384;

/** A delimited text as the table that it shows, with what its lines above and below say of account, dates and balances. */
export function readDelimited(text: string, onRead: OnRead): FileContent {
  const { rows: texts, firstLine } = delimitedRows(text);
  onRead(0.6);
  const width = widthOf(texts);
  const notices = new FileNotices();
  const lines = linesOf(texts, firstLine);
  const rows = cleanCells(text, texts, lines, Math.min(width, MOST_COLUMNS), notices);
  const read = tablesOfCells({
    format: "CSV",
    rows,
    lines,
    width: Math.min(width, MOST_COLUMNS),
    withTypes: typedColumns,
  });
  onRead(1);
  if (read.every(({ header }) => !header) && !rows.some((row) => row.some(isFigure)))
    return { formats: ["CSV"], tables: [], notices: [NO_TABLE] };
  return {
    formats: ["CSV"],
    tables: read.map(({ table }) => table),
    notices: [
      ...(width > MOST_COLUMNS ? [tooWide(width)] : []),
      ...lineEndNotice(text),
      ...read.flatMap((part) => headerNotices(part, "")),
      ...notices.finish(),
    ],
  };
}

/** The line that each row begins at: a cell in quotes may hold several. */
function linesOf(rows: readonly (readonly string[])[], firstLine: number): number[] {
  let line = firstLine;
  return rows.map((row) => {
    const begins = line;
    line += 1;
    for (const cell of row) if (cell.includes("\n") || cell.includes("\r")) line += cell.split(LINE_END).length - 1;
    return begins;
  });
}

const LINE_END = /\r\n|\r|\n/;
/** Line ends within quotes are text. */
const QUOTED_OR_END = /"[^"]*"|\r\n|\r|\n/g;

/** How much of a file is looked at for its line ends. */
const TOP = 1 << 20;

function lineEndNotice(text: string): FileNotice[] {
  let [line, first, other] = [1, "", 0];
  for (const [found] of text.slice(0, TOP).matchAll(QUOTED_OR_END)) {
    if (found.startsWith('"')) {
      line += found.split(LINE_END).length - 1;
      continue;
    }
    if (first === "") first = found;
    if (found !== first) {
      other = line;
      break;
    }
    line += 1;
  }
  if (other === 0) return [];
  const wording = {
    en: "from here on lines end otherwise than above: each such end was read as the end of a line. Check that no row is cut in two.",
    fr: "à partir d'ici, les fins de ligne diffèrent de celles au-dessus : chacune a été lue comme une fin de ligne. Vérifiez qu'aucune ligne n'est coupée en deux.",
  };
  return [{ severity: "warning", code: "mixed-line-ends", line: other, wording }];
}

const NO_TABLE: FileNotice = {
  severity: "error",
  code: "no-table",
  line: null,
  wording: {
    en: "this text holds no table: neither a line of column headers nor a figure, a date or a code. Check that it is the right file, or ask for it as CSV or .xlsx.",
    fr: "ce texte ne contient pas de tableau : ni ligne d'en-tête de colonnes, ni chiffre, ni date, ni code. Vérifiez que c'est le bon fichier, ou demandez-le en CSV ou en .xlsx.",
  },
};

const tooWide = (width: number): FileNotice => ({
  severity: "error",
  code: "too-wide",
  line: null,
  wording: {
    en: `the file has ${width} columns and a sheet of Excel 16,384: those beyond did not come in. Split the file by columns.`,
    fr: `le fichier a ${width} colonnes et une feuille d'Excel 16 384 : celles au-delà n'ont pas été reprises. Découpez le fichier par colonnes.`,
  },
});
