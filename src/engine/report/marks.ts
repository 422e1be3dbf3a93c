import type { Language } from "../../kernel/language";
import type { Break } from "../breaks/break";
import { breakTitle } from "../breaks/breakTitle";
import { explanationText } from "../breaks/explanationText";
import { BREAK_TYPES } from "../breaks/break";
import { isElsewhere } from "../intake/setAsideRows";
import { matchReason } from "../matching/matchReason";
import type { ReconciledSide, Reconciliation } from "../reconciliation";
import type { RecordTable } from "../records/recordTable";
import { BREAKS_TABLE, STATE_WORDS } from "./breaksSheet";
import type { Evidence } from "./live";
import { tableRange, type Highlight, type MarkColumn, type PlannedCell, type SheetMarks } from "./plan";
import { sideFates, STATUS_WORDS } from "./rowFates";

/** What our columns say of one row of a user's sheet. */
interface RowMark {
  readonly rowId: PlannedCell;
  readonly status: PlannedCell;
  readonly break: PlannedCell;
  readonly counterpart: PlannedCell;
  readonly explanation: PlannedCell;
}

type MarkKey = keyof RowMark;

const HEADERS: Readonly<Record<MarkKey, { en: string; fr: string; width: number }>> = {
  status: { en: "Status", fr: "Statut", width: 12 },
  break: { en: "Break", fr: "Écart", width: 29 },
  explanation: { en: "Explanation", fr: "Explication", width: 70 },
  counterpart: { en: "Matched row", fr: "Ligne rapprochée", width: 22 },
  rowId: { en: "Concordance id", fr: "Id Concordance", width: 14 },
};
const KEYS = Object.keys(HEADERS) as MarkKey[];

/** One sheet's part in the run: a book that faces several statements takes part in several reconciliations. */
export interface SheetPart {
  readonly reconciliation: Reconciliation;
  readonly which: "left" | "right";
  readonly evidence: Evidence;
}

/** Our columns and highlights for one user's sheet, over all the reconciliations that it takes part in. */
export function sheetMarks(parts: readonly SheetPart[], language: Language): SheetMarks {
  const [first] = parts;
  const { reading } = first!.reconciliation[first!.which];
  const { survey, lastRow } = reading;
  const marks = new Array<RowMark | undefined>(Math.max(0, lastRow - survey.firstRow + 1)).fill(undefined);
  for (const part of parts) {
    for (const aside of part.reconciliation[part.which].setAside) {
      if (isElsewhere(aside)) continue;
      const { row, reason } = aside;
      marks[row - survey.firstRow] = setAsideMark(reason[language], language);
    }
    markRecords(part, language, (row, mark) => {
      marks[row - survey.firstRow] = mark;
    });
  }
  return {
    sheet: survey.sheet,
    role: survey.role,
    headerRow: survey.headerRow,
    firstRow: survey.firstRow,
    lastRow,
    firstColumn: survey.firstColumn,
    lastColumn: survey.lastColumn,
    table: survey.table?.name ?? null,
    columns: KEYS.map((key): MarkColumn => ({
      key,
      header: HEADERS[key][language],
      width: HEADERS[key].width,
      numberFormat: null,
      cells: marks.map((mark) => mark?.[key] ?? null),
    })),
    highlights: highlights(parts, language),
  };
}

const setAsideMark = (reason: string, language: Language): RowMark => ({
  rowId: null,
  status: STATUS_WORDS["set-aside"][language],
  break: null,
  counterpart: null,
  explanation: reason,
});

function markRecords(
  { reconciliation, which, evidence }: SheetPart,
  language: Language,
  put: (row: number, mark: RowMark) => void,
): void {
  const other = which === "left" ? "right" : "left";
  const { fates, matchOf, breakOf } = sideFates(reconciliation, which);
  const { records } = reconciliation[which].reading;
  const left = reconciliation.left.reading.records;
  const right = reconciliation.right.reading.records;
  fates.forEach((fate, record) => {
    const found = breakOf[record];
    const match = matchOf[record];
    const word = STATUS_WORDS[fate][language];
    put(records.rows[record] ?? 0, {
      rowId: evidence[which].ids[record] ?? null,
      status: found ? whileOpen(found, word, evidence, language) : word,
      break: found ? whileOpen(found, breakTitle(found.type)[language], evidence, language, "") : null,
      counterpart: counterpartText(reconciliation[other], match?.[other] ?? found?.[other] ?? [], language),
      explanation: found
        ? found.explanation && explanationText(found.explanation)[language]
        : match && match.status !== "matched"
          ? matchReason(match, left, right)[language]
          : null,
    });
  });
}

/** `open` as long as the break reads open on the breaks sheet, so that a corrected cell puts the highlight out. */
function whileOpen(
  found: Break,
  open: string,
  { isLive }: Evidence,
  language: Language,
  cleared = STATUS_WORDS.cleared[language],
): PlannedCell {
  const isOneToOne = found.left.length === 1 && found.right.length === 1;
  if (!isLive || !isOneToOne) return open;
  const state = `INDEX(${tableRange(BREAKS_TABLE, "state")},MATCH("${found.id}",${tableRange(BREAKS_TABLE, "id")},0))`;
  return { formula: `=IFERROR(IF(${state}="${STATE_WORDS.cleared[language]}","${cleared}","${open}"),"${open}")` };
}

function counterpartText({ reading }: ReconciledSide, records: readonly number[], language: Language): string | null {
  if (records.length === 0) return null;
  const word = { en: "row", fr: "ligne" }[language];
  const shown = records.slice(0, 6).map((record) => rowOf(reading.records, record));
  return `${reading.survey.sheet} · ${word} ${shown.join(", ")}${records.length > shown.length ? "…" : ""}`;
}

const rowOf = (records: RecordTable, record: number): number => records.rows[record] ?? 0;

/** The whole row by its status; over it, the very cell that differs by its break. */
function highlights(parts: readonly SheetPart[], language: Language): Highlight[] {
  const byStatus = (fate: keyof typeof STATUS_WORDS, style: Highlight["style"]): Highlight => ({
    key: "status",
    codes: [STATUS_WORDS[fate][language]],
    style,
    columns: null,
  });
  return [
    ...differingCells(parts, language),
    byStatus("break", "break-medium"),
    byStatus("missing", "missing"),
    byStatus("duplicate", "break-low"),
    byStatus("waiting", "waiting"),
    byStatus("set-aside", "set-aside"),
  ];
}

function differingCells(parts: readonly SheetPart[], language: Language): Highlight[] {
  return BREAK_TYPES.flatMap((type): Highlight[] => {
    for (const { reconciliation, which } of parts) {
      const found = reconciliation.breaks.find((candidate) => candidate.type === type && candidate.fields.length > 0);
      const [field] = found?.fields ?? [];
      const use = field && reconciliation[which].reading.survey.columns[field];
      if (use)
        return [{ key: "break", codes: [breakTitle(type)[language]], style: "cell-differs", columns: [use.column] }];
    }
    return [];
  });
}
