import { comparableText } from "../../kernel/text";
import { columnLetters, type Grid } from "../grid";
import type { Field } from "../records/field";
import type { SheetKind, Viewpoint } from "../records/ambiguousHeaders";
import type { SheetSetting } from "../settings";
import { assignColumns, type CandidateColumn, type ColumnUses } from "./assignColumns";
import { columnProfile } from "./columnProfile";
import { findHeader, type FoundHeader } from "./findHeader";
import { headerMeanings } from "./headerMatch";
import { inferColumns } from "./inferColumns";
import { isReconcilable, roleClues, roleConfidence, roleEvidence, sheetKind } from "./roleClues";
import type { Notice, SheetSurvey } from "./sheetReading";
import { headerGone, noHeader, notReconcilable, otherTables, secondTableBeside } from "./surveyNotices";

/** Rows of data that are looked at. */
const SAMPLE_ROWS = 200;

/** Finds where a sheet's table is, which column is which field, and whose record it is, from its top rows. What a person
 *  confirmed (`setting`) holds; it is found again by its header's text. */
export function surveyGrid(grid: Grid, setting: SheetSetting | null): SheetSurvey {
  const header = findHeader(grid, setting?.headerRow ?? null);
  if (!header) return withoutHeader(grid, setting);
  const clues = roleClues(grid, header);
  const viewpoint: Viewpoint =
    setting?.role === "book" || setting?.role === "statement" ? setting.role : clues.score < 0 ? "statement" : "book";
  const kind = kindByHeaders(header, viewpoint);
  const candidates = candidateColumns(grid, header, setting);
  const remembered = rememberedColumns(grid, header, setting, candidates);
  const free = candidates.filter(({ column }) => !remembered.columns.has(column));
  const assigned = assignColumns(free, new Set(Object.keys(remembered.uses) as Field[]), { kind, viewpoint });
  const named: ColumnUses = { ...assigned, ...remembered.uses };
  const columns = kind === "trades" ? inferColumns(grid, header.lastRow + 1, free, named) : named;
  const used = new Set(
    Object.values(columns).flatMap((use) => [use.column, ...(use.added ?? []), use.soldColumn ?? 0]),
  );
  const reconcilable = isReconcilable((field) => columns[field] !== undefined);
  const role = setting?.role ?? (reconcilable ? viewpoint : "ignored");
  return {
    sheet: grid.sheet,
    role,
    roleConfidence: setting?.role ? 1 : reconcilable ? roleConfidence(clues.score) : 0.8,
    roleEvidence: setting?.role
      ? { en: "Confirmed by a person.", fr: "Confirmé par une personne." }
      : reconcilable
        ? roleEvidence(role, clues.words)
        : notReconcilable(grid.sheet).wording,
    headerRow: grid.firstRow + header.lastRow,
    firstRow: grid.firstRow + header.lastRow + 1,
    countRows: Math.max(
      0,
      (header.table ? header.table.range.lastRow + 1 : grid.firstRow + grid.totalRows) -
        (grid.firstRow + header.lastRow + 1),
    ),
    firstColumn: grid.firstColumn + header.firstColumn,
    lastColumn: grid.firstColumn + header.lastColumn,
    columns,
    unused: candidates
      .filter(({ column, header: text }) => !used.has(column) && text !== "")
      .map(({ column, header: text }) => ({ column, header: text })),
    table: header.table ? { name: header.table.name, range: header.table.range } : null,
    notices: [...remembered.notices, ...layoutNotices(grid, header)],
  };
}

function withoutHeader(grid: Grid, setting: SheetSetting | null): SheetSurvey {
  const notice = noHeader(grid.sheet);
  return {
    sheet: grid.sheet,
    role: "ignored",
    roleConfidence: 0.8,
    roleEvidence: notice.wording,
    headerRow: 0,
    firstRow: 0,
    countRows: 0,
    firstColumn: grid.firstColumn,
    lastColumn: grid.firstColumn,
    columns: {},
    unused: [],
    table: null,
    notices: setting?.role && setting.role !== "ignored" ? [notice] : [],
  };
}

/** The kind that the headers point to: those that mean the same in a sheet of trades and in one of cash. */
function kindByHeaders(header: FoundHeader, viewpoint: Viewpoint): SheetKind {
  const named = new Set<Field>();
  for (const label of header.labels) {
    const [meaning] = headerMeanings(label, { kind: "trades", viewpoint });
    const [inCash] = headerMeanings(label, { kind: "cash", viewpoint });
    if (meaning && meaning.score >= 0.75 && meaning.field === inCash?.field) named.add(meaning.field);
  }
  return sheetKind((field) => named.has(field));
}

function candidateColumns(grid: Grid, header: FoundHeader, setting: SheetSetting | null): CandidateColumn[] {
  const from = header.lastRow + 1;
  const lastOfTable = header.table ? header.table.range.lastRow - grid.firstRow + 1 : grid.values.length;
  const to = Math.min(grid.values.length, lastOfTable, from + SAMPLE_ROWS);
  const ignored = new Set(setting?.ignoredHeaders.map(comparableText));
  const columns: CandidateColumn[] = [];
  for (let column = header.firstColumn; column <= header.lastColumn; column += 1) {
    const label = header.labels[column] ?? "";
    if (label !== "" && ignored.has(comparableText(label))) continue;
    columns.push({ column: grid.firstColumn + column, header: label, profile: columnProfile(grid, column, from, to) });
  }
  return columns;
}

interface Remembered {
  readonly uses: ColumnUses;
  readonly columns: ReadonlySet<number>;
  readonly notices: readonly Notice[];
}

function rememberedColumns(
  grid: Grid,
  header: FoundHeader,
  setting: SheetSetting | null,
  candidates: readonly CandidateColumn[],
): Remembered {
  const uses: ColumnUses = {};
  const notices: Notice[] = [];
  for (const [field, text] of Object.entries(setting?.columns ?? {}) as [Field, string][]) {
    const found =
      candidates.find((candidate) => candidate.header === text) ??
      candidates.find((candidate) => comparableText(candidate.header) === comparableText(text));
    if (!found) notices.push(headerGone(grid.sheet, grid.firstRow + header.lastRow, field, text));
    else {
      uses[field] = {
        column: found.column,
        header: found.header,
        confidence: 1,
        evidence: { en: "Chosen by a person.", fr: "Choisi par une personne." },
      };
    }
  }
  return { uses, columns: new Set(Object.values(uses).map(({ column }) => column)), notices };
}

function layoutNotices(grid: Grid, header: FoundHeader): Notice[] {
  const notices: Notice[] = [];
  const others = grid.tables.filter(({ name }) => name !== header.table?.name).map(({ name }) => name);
  if (header.table && others.length > 0) notices.push(otherTables(grid.sheet, header.table.name, others));
  if (header.secondTable !== null) {
    notices.push(
      secondTableBeside(
        grid.sheet,
        grid.firstRow + header.lastRow,
        columnLetters(grid.firstColumn + header.secondTable),
      ),
    );
  }
  return notices;
}

/** Whether a survey's columns are those of trades, positions, cash or a ledger. */
export const kindOfSurvey = ({ columns }: SheetSurvey): SheetKind => sheetKind((field) => columns[field] !== undefined);
