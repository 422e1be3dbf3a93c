import type { Language, Wording } from "../../kernel/language";
import { isElsewhere } from "../intake/setAsideRows";
import type { Notice } from "../intake/sheetReading";
import type { RunResult } from "../reconciliation";
import type { OwnSheet, PlannedCell } from "./plan";

const HEADER_ROW = 4;
const COLUMNS: readonly { key: string; header: Wording; width: number; wrap: boolean }[] = [
  { key: "kind", header: { en: "Kind", fr: "Nature" }, width: 20, wrap: false },
  { key: "sheet", header: { en: "Sheet", fr: "Feuille" }, width: 24, wrap: false },
  { key: "row", header: { en: "Row", fr: "Ligne" }, width: 9, wrap: false },
  { key: "column", header: { en: "Column", fr: "Colonne" }, width: 9, wrap: false },
  { key: "text", header: { en: "As found", fr: "Tel que lu" }, width: 28, wrap: false },
  { key: "reason", header: { en: "Reason and remedy", fr: "Motif et remède" }, width: 120, wrap: false },
];

const KINDS = {
  setAside: { en: "Row set aside", fr: "Ligne mise de côté" },
  unreadable: { en: "Unreadable cell", fr: "Cellule illisible" },
  notice: { en: "Notice", fr: "Remarque" },
} satisfies Record<string, Wording>;

/** Everything that was read and not reconciled, and every cell that could not be read: nothing is silently dropped. */
export function setAsideSheet(
  { reconciliations, notices }: Pick<RunResult, "reconciliations" | "notices">,
  language: Language,
): OwnSheet {
  const seen = new Set<string>();
  const ofSheets = reconciliations.flatMap(({ left, right }) =>
    [left, right].flatMap(({ reading, setAside }): PlannedCell[][] => {
      const { survey } = reading;
      const aside = setAside
        .filter((row) => !isElsewhere(row))
        .map(({ row, reason }): PlannedCell[] => [
          KINDS.setAside[language],
          survey.sheet,
          row,
          null,
          null,
          reason[language],
        ]);
      if (seen.has(survey.sheet)) return [];
      seen.add(survey.sheet);
      const unreadable = reading.unreadable.map((cell): PlannedCell[] => [
        KINDS.unreadable[language],
        cell.sheet,
        cell.row,
        cell.column,
        cell.text.slice(0, 255),
        cell.wording[language],
      ]);
      return [...unreadable, ...aside, ...reading.notices.map((notice) => noticeRow(notice, language))];
    }),
  );
  const rows = [...notices.map((notice) => noticeRow(notice, language)), ...ofSheets];
  return {
    key: "set-aside",
    name: { en: "Set aside", fr: "Mis de côté" }[language],
    columnWidths: COLUMNS.map(({ width }) => width),
    frozenRows: HEADER_ROW,
    blocks: [
      {
        kind: "text",
        row: 1,
        column: 1,
        style: "title",
        numberFormat: null,
        cells: [[{ en: "Set aside and unreadable", fr: "Mis de côté et illisible" }[language]]],
      },
      {
        kind: "text",
        row: 2,
        column: 1,
        style: "muted",
        numberFormat: null,
        cells: [
          [
            {
              en: "Rows that were read and not reconciled, and cells that could not be read, each with its remedy.",
              fr: "Lignes lues et non rapprochées, et cellules illisibles, chacune avec son remède.",
            }[language],
          ],
        ],
      },
      {
        kind: "table",
        name: "Concordance_SetAside",
        row: HEADER_ROW,
        column: 1,
        rows,
        highlights: [],
        columns: COLUMNS.map(({ key, header, wrap }) => ({
          key,
          header: header[language],
          numberFormat: null,
          wrap,
          writable: false,
        })),
      },
    ],
  };
}

const noticeRow = ({ sheet, row, column, wording }: Notice, language: Language): PlannedCell[] => [
  KINDS.notice[language],
  sheet,
  row,
  column,
  null,
  wording[language],
];
