import { isCurrency } from "../../../kernel/currency";
import { add, decimalToNumber, equals, negate, subtract, ZERO, type Decimal } from "../../../kernel/decimal";
import { cleanText } from "../../../kernel/text";
import type { Grid } from "../../grid";
import { dataRows, type DataRows } from "../../intake/dataRows";
import { scanDate } from "../../intake/dateText";
import { finishDecimals, readDecimals } from "../../intake/readDecimals";
import { builtDecimal, type DecimalBuilder } from "../../records/decimalColumn";
import { isBalanceLabel, isTotalLabel } from "../../intake/setAsideRows";
import type { SheetSurvey, UnreadableCell } from "../../intake/sheetReading";
import { surveyGrid } from "../../intake/surveyGrid";
import type { DecimalField } from "../../records/field";
import type { RunningBalanceBreak, StatementCell, StatementMovements } from "../statementFile";

/** What the rows of a table move, and whether its running balance follows, by currency. */
export interface TableMovements {
  readonly movements: readonly StatementMovements[];
  /** The balance before the first movement and after the last, where the table has a running balance that holds. */
  readonly running: readonly { readonly unit: string; readonly opening: Decimal; readonly closing: Decimal }[];
}

const FIELDS = ["netAmount", "debit", "credit", "balance"] as const satisfies readonly DecimalField[];
const LEAST_CONFIDENCE = 0.6;

/** Reads the movements of a table whose header is its first row, exactly. Null where its columns, its signs or one of its amounts
 *  is not certain, and nothing can be held against its balances; or where there are none: neither stated (`isStated`) nor running. `lines` are those of the rows below the header. */
export function tableMovements(
  rows: readonly (readonly StatementCell[])[],
  lines: readonly number[],
  { currency, isStated }: { readonly currency: string | null; readonly isStated: boolean },
): TableMovements | null {
  // The columns are found from the top rows; the others become cells only where they are to be added up.
  const survey = surveyGrid(gridOf(rows.slice(0, ROWS_SURVEYED)), null);
  const has = (field: DecimalField): boolean => (survey.columns[field]?.confidence ?? 0) >= LEAST_CONFIDENCE;
  const isPair = has("debit") && has("credit");
  if (survey.headerRow !== 1 || (!isPair && !has("netAmount"))) return null;
  if (survey.columns.status || (!isStated && !has("balance"))) return null;
  const grid = gridOf(rows);
  const data = dataRows(grid, survey);
  const skip = data.blank.map((blank, row) => (blank || isNoMovement(rows[row + 1] ?? [], rows[0] ?? []) ? 1 : 0));
  const columns = rawDecimals(grid, survey, data, skip);
  if (!columns) return null;
  const byUnit = new Map<string, Movement[]>();
  for (let row = 0; row < data.count; row += 1) {
    if (skip[row]) continue;
    const amount = isPair ? netOf(columns, row) : valueAt(columns.get("netAmount"), row);
    if (amount === null) return null;
    const unit = unitOf(survey, rows[row + 1] ?? []) ?? currency ?? "";
    const movements = byUnit.get(unit) ?? [];
    movements.push({ amount, balance: valueAt(columns.get("balance"), row), line: lines[row] ?? 0 });
    byUnit.set(unit, movements);
  }
  const isSigned = isPair || [...byUnit.values()].some((items) => items.some(({ amount }) => amount.units < 0n));
  // Amounts of trades may be those of a list that moves no account.
  return summed(byUnit, isSigned && !survey.columns.security);
}

const ROWS_SURVEYED = 250;

/** The currency that a row says, null where it says none. */
function unitOf({ columns }: SheetSurvey, cells: readonly StatementCell[]): string | null {
  const cell = columns.currency ? cells[columns.currency.column - 1] : null;
  const code = typeof cell === "string" ? cleanText(cell).toUpperCase() : "";
  return isCurrency(code) ? code : null;
}

/** A total, a balance, a remark in one cell, or the header again. */
function isNoMovement(cells: readonly StatementCell[], header: readonly StatementCell[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  if (filled.length === 1) return typeof filled[0] === "string";
  if (filled.length > 1 && cells.every((cell, column) => (cell ?? "") === (header[column] ?? ""))) return true;
  const texts = cells.slice(0, 4).filter((cell): cell is string => typeof cell === "string" && SUSPECT.test(cell));
  if (texts.length === 0) return false;
  if (texts.some(isBalanceLabel)) return true;
  return texts.some(isTotalLabel) && !cells.some((cell) => isDate(cell));
}

/** A quick look, before the words are taken apart. */
const SUSPECT = /tota|solde|balance|report/i;

const isDate = (cell: StatementCell): boolean =>
  typeof cell === "number" || (typeof cell === "string" && cell.length <= 40 && scanDate(cell) !== null);

interface Movement {
  readonly amount: Decimal;
  readonly balance: Decimal | null;
  readonly line: number;
}

function summed(byUnit: ReadonlyMap<string, readonly Movement[]>, isCertain: boolean): TableMovements {
  const movements: StatementMovements[] = [];
  const running: { unit: string; opening: Decimal; closing: Decimal }[] = [];
  for (const [unit, items] of byUnit) {
    const chain = runningBalance(items);
    const amount = items.reduce((total, item) => add(total, item.amount), ZERO);
    if (isCertain || chain) movements.push({ unit, amount, breaks: chain?.breaks ?? [] });
    if (chain && chain.breaks.length === 0) running.push({ unit, opening: chain.opening, closing: chain.closing });
  }
  return { movements, running };
}

/** Two thirds of the balances must follow, or the column is something else. */
const LEAST_SHARE = 2 / 3;
const LEAST_LINKS = 2;

interface Chain {
  readonly opening: Decimal;
  readonly closing: Decimal;
  readonly breaks: readonly RunningBalanceBreak[];
}

/** The running balance read from the oldest movement to the newest, whichever stands first. */
function runningBalance(items: readonly Movement[]): Chain | null {
  const chains = [linked(items), linked([...items].reverse())].filter((chain) => chain !== null);
  return chains.reduce<Chain | null>(
    (best, chain) => (best === null || chain.breaks.length < best.breaks.length ? chain : best),
    null,
  );
}

function linked(items: readonly Movement[]): Chain | null {
  const [first] = items;
  const last = items[items.length - 1];
  if (!first?.balance || !last?.balance || items.length <= LEAST_LINKS) return null;
  const breaks: RunningBalanceBreak[] = [];
  let before = first.balance;
  for (const { amount, balance, line } of items.slice(1)) {
    if (!balance) return null;
    const expected = add(before, amount);
    if (!equals(expected, balance)) breaks.push({ line, expected, found: balance });
    before = balance;
  }
  if (breaks.length > (1 - LEAST_SHARE) * (items.length - 1)) return null;
  return { opening: subtract(first.balance, first.amount), closing: last.balance, breaks };
}

/** The amounts as they are signed in the file; null where one of them cannot be read. */
function rawDecimals(
  grid: Grid,
  survey: SheetSurvey,
  rows: DataRows,
  skip: Uint8Array,
): Map<DecimalField, DecimalBuilder> | null {
  const unreadable: UnreadableCell[] = [];
  const pending = FIELDS.flatMap((field) => {
    const use = survey.columns[field];
    return use ? [readDecimals(rows, skip, grid.sheet, field, use.column, unreadable)] : [];
  });
  finishDecimals(pending, rows, grid.sheet, null, unreadable);
  return unreadable.length > 0 ? null : new Map(pending.map(({ field, values }) => [field, values]));
}

const valueAt = (column: DecimalBuilder | undefined, row: number): Decimal | null =>
  column ? builtDecimal(column, row) : null;

/** Credit less debit, which some write as a negative figure. */
function netOf(columns: ReadonlyMap<DecimalField, DecimalBuilder>, row: number): Decimal | null {
  const debit = valueAt(columns.get("debit"), row);
  const credit = valueAt(columns.get("credit"), row);
  if (debit === null && credit === null) return null;
  const out = debit === null ? ZERO : debit.units < 0n ? debit : negate(debit);
  return add(out, credit ?? ZERO);
}

function gridOf(rows: readonly (readonly StatementCell[])[]): Grid {
  return {
    sheet: "",
    firstRow: 1,
    firstColumn: 1,
    values: rows.map((row) =>
      row.map((cell) => (cell === null ? "" : typeof cell === "object" ? decimalToNumber(cell) : cell)),
    ),
    totalRows: rows.length,
    numberFormats: [],
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
  };
}
