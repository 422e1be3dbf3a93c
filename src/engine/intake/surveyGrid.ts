import type { Wording } from "../../kernel/language";
import { comparableText, plainWords } from "../../kernel/text";
import { columnLetters, type Cell, type Grid } from "../grid";
import type { Field } from "../records/field";
import type { SheetKind, Viewpoint } from "../records/ambiguousHeaders";
import { NO_CONVENTIONS, type SheetRole, type SheetSetting } from "../settings";
import { assignColumns, type CandidateColumn, type ColumnUses } from "./assignColumns";
import { columnProfile } from "./columnProfile";
import { findHeader, type FoundHeader } from "./findHeader";
import { headerMeanings } from "./headerMatch";
import { inferColumns } from "./inferColumns";
import { headerTexts, type RecalledLayout } from "./recallLayouts";
import { isPairedHeader } from "./pairedHeader";
import { asInProfile, ignoredHeaders, rememberedColumns } from "./rememberedColumns";
import { isMarketKind, isReconcilable, roleClues, roleConfidence, roleEvidence, sheetKind } from "./roleClues";
import type { Notice, SheetSurvey } from "./sheetReading";
import { headerGone, layoutChanged, noHeader, notReconcilable, otherTables, secondTableBeside } from "./surveyNotices";

/** Rows of data that are looked at. */
const SAMPLE_ROWS = 200;

/** Finds where a sheet's table is, which column is which field, and whose record it is, from its top rows. What a person
 *  confirmed (`setting`) holds; it is found again by its header's text. What a profile of the layout says fills in the rest. */
export function surveyGrid(
  grid: Grid,
  setting: SheetSetting | null,
  recalled: RecalledLayout | null = null,
): SheetSurvey {
  const header = findHeader(grid, setting?.headerRow ?? recalled?.headerRow ?? null);
  if (!header) return withoutHeader(grid, setting);
  const clues = roleClues(grid, header);
  const known = knownRole(setting, recalled);
  const viewpoint: Viewpoint =
    known && known.role !== "ignored" && known.role !== "market"
      ? known.role === "statement"
        ? "statement"
        : "book"
      : clues.score < 0
        ? "statement"
        : "book";
  const kind = kindByHeaders(header, viewpoint);
  const candidates = candidateColumns(grid, header, ignoredHeaders(setting, recalled));
  const remembered = rememberedColumns(setting, recalled, candidates);
  const free = candidates.filter(({ column }) => !remembered.columns.has(column));
  const assigned = assignColumns(free, new Set(Object.keys(remembered.uses) as Field[]), { kind, viewpoint });
  const named: ColumnUses = { ...assigned, ...remembered.uses };
  const columns = kind === "trades" ? inferColumns(grid, header.lastRow + 1, free, named) : named;
  const used = new Set(
    Object.values(columns).flatMap((use) => [use.column, ...(use.added ?? []), use.soldColumn ?? 0]),
  );
  const has = (field: Field): boolean => columns[field] !== undefined;
  const ownKind = sheetKind(has);
  // An event's rate or ratio is all that the checks need of it.
  const reconcilable = isReconcilable(has) || (ownKind === "events" && (has("rate") || has("ratio")));
  const isMarket = isMarketKind(ownKind);
  const role = known?.role ?? (isMarket ? "market" : reconcilable ? viewpoint : "ignored");
  const headerRow = grid.firstRow + header.lastRow;
  return {
    sheet: grid.sheet,
    role,
    roleConfidence: known?.confidence ?? (reconcilable && !isMarket ? roleConfidence(clues.score) : 0.8),
    roleEvidence:
      known?.evidence ??
      (isMarket ? MARKET : reconcilable ? roleEvidence(role, clues.words) : notReconcilable(grid.sheet).wording),
    headerRow,
    firstRow: headerRow + 1,
    countRows: Math.max(
      0,
      (header.table ? header.table.range.lastRow + 1 : grid.firstRow + grid.totalRows) - (headerRow + 1),
    ),
    firstColumn: grid.firstColumn + header.firstColumn,
    lastColumn: grid.firstColumn + header.lastColumn,
    headers: headerTexts(header),
    columns,
    conventions: setting?.conventions ?? recalled?.profile.conventions ?? NO_CONVENTIONS,
    unused: candidates
      .filter(({ column, header: text }) => !used.has(column) && text !== "")
      .map(({ column, header: text }) => ({ column, header: text })),
    table: header.table ? { name: header.table.name, range: header.table.range } : null,
    notices: [
      ...remembered.gone.map(({ field, header: text }) => headerGone(grid.sheet, headerRow, field, text)),
      ...(recalled?.change ? [layoutChanged(grid.sheet, headerRow, recalled.profile.name, recalled.change)] : []),
      ...layoutNotices(grid, header),
    ],
  };
}

/** What a person said of the sheet, else what a profile of its layout says. */
function knownRole(
  setting: SheetSetting | null,
  recalled: RecalledLayout | null,
): { role: SheetRole; confidence: number; evidence: Wording } | null {
  if (setting?.role) return { role: setting.role, confidence: 1, evidence: CONFIRMED };
  const role = recalled?.profile.role ?? null;
  if (!recalled || role === null) return null;
  return { role, confidence: recalled.change === null ? 1 : 0.9, evidence: asInProfile(recalled.profile.name) };
}

const MARKET: Wording = {
  en: "Prices or exchange rates by their headers: the checks read them, and nothing is reconciled with them.",
  fr: "Des cours ou des taux de change, d'après les en-têtes\u00a0: les contrôles les lisent, rien n'est rapproché avec eux.",
};
const CONFIRMED: Wording = { en: "Confirmed by a person.", fr: "Confirmé par une personne." };

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
    headers: [],
    columns: {},
    conventions: NO_CONVENTIONS,
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

function candidateColumns(grid: Grid, header: FoundHeader, ignored: ReadonlySet<string>): CandidateColumn[] {
  const from = header.lastRow + 1;
  const lastOfTable = header.table ? header.table.range.lastRow - grid.firstRow + 1 : grid.values.length;
  const to = Math.min(grid.values.length, lastOfTable, from + SAMPLE_ROWS);
  const columns: CandidateColumn[] = [];
  for (let column = header.firstColumn; column <= header.lastColumn; column += 1) {
    const label = header.labels[column] ?? "";
    if (label !== "" && ignored.has(comparableText(label))) continue;
    columns.push({
      column: grid.firstColumn + column,
      header: label,
      meaning: pairedMeaning(grid, header, column, from, to),
      profile: columnProfile(grid, column, from, to),
    });
  }
  return columns;
}

/** What the header of a column is to be read as: under one header over a currency and its amount, the second is the amount. */
function pairedMeaning(grid: Grid, { labels }: FoundHeader, column: number, from: number, to: number): string {
  const cellsOf = (index: number): Cell[] => grid.values.slice(from, to).map((row) => row[index] ?? "");
  const isPair = (index: number): boolean =>
    isPairedHeader(labels[index] ?? "", labels[index + 1], cellsOf(index), cellsOf(index + 1));
  const label = labels[column] ?? "";
  if (isPair(column)) return `${label} currency`;
  return label === "" && column > 0 && isPair(column - 1) ? (labels[column - 1] ?? "") : label;
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

/** What a survey's columns are those of. A list of positions that shows their gains is one of results only by its name. */
export function kindOfSurvey({ sheet, columns }: SheetSurvey): SheetKind {
  const kind = sheetKind((field) => columns[field] !== undefined);
  return kind === "positions" && columns.result && RESULTS_NAME.test(plainWords(sheet)) ? "results" : kind;
}

const RESULTS_NAME = /\b(p l|pnl|profit|results?|resultats?)\b/;
