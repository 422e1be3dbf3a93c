import { decimalFromNumber } from "../../../kernel/decimal";
import { csvCells } from "../csv";
import type { FileContent, OnRead, StatementCell } from "../statementFile";

/** A delimited text as the table that it shows: every line, preamble and totals among them, for intake to recognise. */
export function readDelimited(text: string, onRead: OnRead): FileContent {
  const cells = csvCells(text);
  onRead(0.8);
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  const rows = cells.map((row): StatementCell[] =>
    Array.from({ length: width }, (_, column): StatementCell => {
      const cell = row[column] ?? "";
      if (typeof cell === "number") return decimalFromNumber(cell);
      return typeof cell === "string" && cell !== "" ? cell : null;
    }),
  );
  onRead(1);
  return {
    formats: ["CSV"],
    tables: [
      {
        kind: "table",
        columns: Array.from({ length: width }, (_, index) => ({
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
    notices: [],
  };
}
