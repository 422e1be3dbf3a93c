import { serialFromDay } from "../../kernel/day";
import { absolute, compare, decimalFromNumber, decimalText, equals, ZERO, type Decimal } from "../../kernel/decimal";
import type { Break } from "../breaks/break";
import { columnLetters, gridCell, type Grid } from "../grid";
import { resolved, type DecimalTolerance, type Tolerances } from "../matching/tolerance";
import type { ReconciledSide, Reconciliation } from "../reconciliation";
import { isDateField, isDecimalField, type Field, type TextField } from "../records/field";
import { classInText } from "../records/instrumentClass";
import { dayAt, decimalAt, textAt } from "../records/recordTable";
import type { SheetReading } from "../intake/sheetReading";
import { marksRange, type PlannedCell } from "./plan";
import { rowIds } from "../records/rowId";

/** Live formulas stay fast up to here: each break looks its rows up among all rows of its sheets. */
const MOST_LIVE_BREAKS = 1_000;
const MOST_LIVE_LOOKUPS = 20_000_000;

/** What the sheets of one reconciliation need to point at the evidence by row id; rows of a file that stands in no sheet are named, and
 *  not pointed at. */
export interface Evidence {
  readonly left: SideEvidence;
  readonly right: SideEvidence;
  readonly isLive: boolean;
  /** The rows stand in sheets of the workbook; else in files, and no cell can point at them. */
  readonly isInSheets: boolean;
  readonly tolerances: Tolerances;
}

export interface SideEvidence {
  readonly side: ReconciledSide;
  readonly grid: Grid;
  /** By record. */
  readonly ids: readonly string[];
}

export function evidenceOf(
  reconciliation: Reconciliation,
  gridOf: (sheet: string) => Grid,
  tolerances: Tolerances,
): Evidence {
  const sideEvidence = (side: ReconciledSide, prefix: string): SideEvidence => ({
    side,
    grid: gridOf(side.reading.survey.sheet),
    ids: rowIds(side.reading.records, prefix),
  });
  const left = sideEvidence(reconciliation.left, "L");
  const right = sideEvidence(reconciliation.right, "R");
  const breaks = reconciliation.breaks.length;
  const rows = left.ids.length + right.ids.length;
  const isInSheets = left.grid.columns === undefined && right.grid.columns === undefined;
  const isLive = isInSheets && breaks <= MOST_LIVE_BREAKS && breaks * rows <= MOST_LIVE_LOOKUPS;
  return { left, right, tolerances, isLive, isInSheets };
}

/** "'Relevé d''août'": a sheet's name as formulas quote it. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** A link that leads to a cell of a sheet. */
export const rowLink = (sheet: string, row: number, shown: string, column = "A"): PlannedCell => ({
  formula: `=HYPERLINK("#${quotedSheet(sheet).replaceAll('"', '""')}!${column}${row}","${shown.replaceAll('"', '""')}")`,
});

/** A link that leads to the first of some rows, and names them all. */
export function rowsLink({ survey, records }: SheetReading, own: readonly number[]): PlannedCell {
  const rows = own.map((record) => records.rows[record] ?? 0);
  const [first] = rows;
  if (first === undefined) return null;
  return rowLink(
    survey.sheet,
    first,
    `${survey.sheet} · ${rows.slice(0, 5).join(", ")}${rows.length > 5 ? ", …" : ""}`,
  );
}

/** The position of a record's row in its sheet's data, found by its id wherever a sort took it. */
export const positionFormula = ({ side, ids }: SideEvidence, record: number): string =>
  `MATCH("${ids[record] ?? ""}",${marksRange(side.reading.survey.sheet, "rowId")},0)`;

/** The cell of `column` at the position that the cell `position` ("$T5") holds. */
export function cellAtPosition({ side }: SideEvidence, column: number, position: string): string {
  const { survey, lastRow } = side.reading;
  const letters = columnLetters(column);
  return `INDEX(${quotedSheet(survey.sheet)}!$${letters}$${survey.firstRow}:$${letters}$${lastRow},${position})`;
}

/** A link that leads to the row at the position that the cell `position` holds. */
export function linkFormula({ side }: SideEvidence, position: string, rowWord: string): string {
  const { survey } = side.reading;
  const target = quotedSheet(survey.sheet).replaceAll('"', '""');
  const shown = survey.sheet.replaceAll('"', '""');
  const offset = survey.firstRow - 1;
  const column = columnLetters(survey.firstColumn);
  return `IFERROR(HYPERLINK("#${target}!${column}"&(${position}+${offset}),"${shown} · ${rowWord} "&(${position}+${offset})),"${shown}")`;
}

/** How a field of one record stands in its cell: as the very number or day that was compared, so that a formula over the
 *  cell says the same as the engine did. Null where it does not (a text that was parsed, several columns added up, …). */
export function liveCell(evidence: SideEvidence, field: Field, record: number, position: string): string | null {
  const { records, survey } = evidence.side.reading;
  const use = survey.columns[field];
  if (!use || (use.added?.length ?? 0) > 0) return null;
  const row = records.rows[record] ?? 0;
  const cell = gridCell(evidence.grid, row, use.column);
  const reference = cellAtPosition(evidence, use.column, position);
  if (isDecimalField(field)) {
    const value = decimalAt(records, field, record);
    if (typeof cell !== "number" || value === null || compare(value, ZERO) < 0) return null;
    return equals(absolute(decimalFromNumber(cell)), value) ? `ABS(${reference})` : null;
  }
  if (isDateField(field)) {
    const day = dayAt(records, field, record);
    if (typeof cell !== "number" || day === null) return null;
    return Math.floor(cell) === serialFromDay(day, evidence.grid.dateSystem) ? `INT(${reference})` : null;
  }
  const text = textAt(records, field, record);
  if (typeof cell !== "string" || text === null) return null;
  return cell.trim().toUpperCase() === text.toUpperCase() ? `UPPER(TRIM(${reference}))` : null;
}

/** True when all fields of the break agree again within tolerance. Null where a cell cannot be compared by formula. */
export function agreementFormula(
  evidence: Evidence,
  found: Break,
  leftPosition: string,
  rightPosition: string,
): string | null {
  const [left, ...moreLeft] = found.left;
  const [right, ...moreRight] = found.right;
  if (left === undefined || right === undefined || moreLeft.length > 0 || moreRight.length > 0) return null;
  if (found.fields.length === 0) return null;
  const conditions: string[] = [];
  const textOf = (field: TextField): string | null =>
    textAt(evidence.left.side.reading.records, field, left) ??
    textAt(evidence.right.side.reading.records, field, right);
  const tolerances = resolved(evidence.tolerances, textOf("currency"), classInText(textOf("assetClass")));
  for (const field of found.fields) {
    const one = liveCell(evidence.left, field, left, leftPosition);
    const other = liveCell(evidence.right, field, right, rightPosition);
    if (one === null || other === null) return null;
    conditions.push(agreement(field, one, other, tolerances));
  }
  return `AND(${conditions.join(",")})`;
}

function agreement(field: Field, left: string, right: string, tolerances: Tolerances): string {
  const bounds = isDecimalField(field) ? (tolerances.decimals[field] ?? []) : [];
  if (bounds.length === 0) return `${left}=${right}`;
  const gap = `ROUND(${right}-${left},8)`;
  return `OR(${bounds.map((bound) => within(bound, gap, left, right)).join(",")})`;
}

/** Whether the gap between two magnitudes (statement − book) is within one tolerance: an amount, or a share of either of them. */
function within({ kind, below, above, base }: DecimalTolerance, gap: string, left: string, right: string): string {
  if (kind === "absolute") return `AND(${gap}<=${decimalText(above)},${gap}>=-${decimalText(below)})`;
  const whole = base === "statement" ? right : left;
  const share = (bound: Decimal): string =>
    `ROUND(${whole}*${decimalText(bound)}/${kind === "percent" ? 100 : 10_000},8)`;
  return `AND(${gap}<=${share(above)},${gap}>=-${share(below)})`;
}
