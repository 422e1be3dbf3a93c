import type { Language, Wording } from "../../kernel/language";
import { isElsewhere } from "../intake/setAsideRows";
import type { Notice } from "../intake/sheetReading";
import type { RunResult } from "../reconciliation";
import { listSheet } from "./listSheet";
import type { ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

const COLUMNS: readonly ListColumn[] = [
  { key: "kind", header: { en: "Kind", fr: "Nature" }, width: 20 },
  { key: "sheet", header: { en: "Sheet", fr: "Feuille" }, width: 24 },
  { key: "row", header: { en: "Row", fr: "Ligne" }, width: 9 },
  { key: "column", header: { en: "Column", fr: "Colonne" }, width: 9 },
  { key: "text", header: { en: "As found", fr: "Tel que lu" }, width: 28 },
  { key: "reason", header: { en: "Reason and remedy", fr: "Motif et remède" }, width: 120 },
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
  return listSheet(
    {
      key: "set-aside",
      name: { en: "Set aside", fr: "Mis de côté" },
      title: { en: "Set aside and unreadable", fr: "Mis de côté et illisible" },
      sentence: {
        en: "Rows that were read and not reconciled, and cells that could not be read, each with its remedy.",
        fr: "Lignes lues et non rapprochées, et cellules illisibles, chacune avec son remède.",
      },
      table: "Concordance_SetAside",
      columns: COLUMNS,
      rows,
    },
    language,
  );
}

const noticeRow = ({ sheet, row, column, wording }: Notice, language: Language): PlannedCell[] => [
  KINDS.notice[language],
  sheet,
  row,
  column,
  null,
  wording[language],
];
