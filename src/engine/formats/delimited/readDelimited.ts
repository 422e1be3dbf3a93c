import { decimalFromNumber } from "../../../kernel/decimal";
import { csvCells } from "./csv";
import type { FileContent, FileNotice, OnRead, StatementCell } from "../statementFile";
import { FileNotices } from "../fileNotices";

/** What a sheet of Excel holds. */
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;

/** A delimited text as the table that it shows: every line, preamble and totals among them, for intake to recognise. */
export function readDelimited(text: string, onRead: OnRead): FileContent {
  const cells = csvCells(text);
  onRead(0.8);
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  const kept = Math.min(width, MOST_COLUMNS);
  const notices = new FileNotices();
  const rows = cells.map((row, index): StatementCell[] =>
    Array.from({ length: kept }, (_, column): StatementCell => {
      const cell = row[column] ?? "";
      if (typeof cell === "number") return decimalFromNumber(cell);
      if (typeof cell !== "string" || cell === "") return null;
      if (cell.length <= LONGEST_TEXT) return cell;
      notices.add("warning", "long-text", index + 1, cutShort(column + 1, cell.length));
      return `${cell.slice(0, LONGEST_TEXT - 1)}…`;
    }),
  );
  onRead(1);
  return {
    formats: ["CSV"],
    tables: [
      {
        kind: "table",
        columns: Array.from({ length: kept }, (_, index) => ({
          key: `column${index + 1}`,
          field: null,
          header: { en: "", fr: "" },
          type: "text" as const,
        })),
        rows,
        lines: rows.map((_, index) => index + 1),
        statements: [],
      },
    ],
    notices: [...(width > MOST_COLUMNS ? [tooWide(width)] : []), ...notices.finish()],
  };
}

const cutShort = (column: number, length: number) => ({
  en: `the text in column ${column} has ${length} characters, more than a cell of Excel holds (32,767); its end was cut off. Shorten it at the source if you need it.`,
  fr: `le texte de la colonne ${column} a ${length} caractères, plus qu'une cellule d'Excel n'en contient (32 767) ; sa fin a été coupée. Raccourcissez-le à la source s'il vous est utile.`,
});

const tooWide = (width: number): FileNotice => ({
  severity: "error",
  code: "too-wide",
  line: null,
  wording: {
    en: `the file has ${width} columns and a sheet of Excel 16,384: those beyond did not come in. Split the file by columns.`,
    fr: `le fichier a ${width} colonnes et une feuille d'Excel 16 384 : celles au-delà n'ont pas été reprises. Découpez le fichier par colonnes.`,
  },
});
