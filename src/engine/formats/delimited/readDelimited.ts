import { decimalFromNumber } from "../../../kernel/decimal";
import type { Cell } from "../../grid";
import { FileNotices } from "../fileNotices";
import type { FileContent, FileNotice, OnRead, StatementCell } from "../statementFile";
import { delimitedRows, numberColumns, widthOf } from "./csv";
import { cleanCells } from "./damagedCells";
import { headerNotices } from "./headerNotices";
import { isFigure } from "./findTable";
import { tableOfCells } from "./tableOfCells";

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
  const read = tableOfCells({ format: "CSV", rows, lines, width: Math.min(width, MOST_COLUMNS), withNumbers });
  onRead(1);
  if (!read.header && !rows.some((row) => row.some(isFigure)))
    return { formats: ["CSV"], tables: [], notices: [NO_TABLE] };
  return {
    formats: ["CSV"],
    tables: [read.table],
    notices: [...(width > MOST_COLUMNS ? [tooWide(width)] : []), ...headerNotices(read, ""), ...notices.finish()],
  };
}

/** The line that each row begins at: a cell in quotes may hold several. */
function linesOf(rows: readonly (readonly string[])[], firstLine: number): number[] {
  let line = firstLine;
  return rows.map((row) => {
    const begins = line;
    line += 1;
    for (const cell of row) if (cell.includes("\n") || cell.includes("\r")) line += cell.split(/\r\n|\r|\n/).length - 1;
    return begins;
  });
}

function withNumbers(rows: readonly (readonly StatementCell[])[]): StatementCell[][] {
  const cells = rows.map((row) => row.map((cell): Cell => (typeof cell === "string" ? cell : "")));
  numberColumns(cells, 0, cells.length);
  return cells.map((row) =>
    row.map((cell): StatementCell => {
      if (typeof cell === "number") return decimalFromNumber(cell);
      return cell === "" || typeof cell === "boolean" ? null : cell;
    }),
  );
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
