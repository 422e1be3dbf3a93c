import { decimalText, type Decimal } from "../../kernel/decimal";
import type { DateSystem, Day } from "../../kernel/day";
import type { Language } from "../../kernel/language";
import type { StatementFinding } from "../controls/statementFinding";
import { columnLetters } from "../grid";
import type {
  FileNotice,
  ImportedFile,
  StatementCell,
  StatementColumn,
  StatementKind,
  StatementTable,
} from "../formats/statementFile";
import type { Field } from "../records/field";
import type { SheetRole, SheetSetting } from "../settings";
import type { PlannedCell, SheetBlock, SheetPlan, TableBlock, TableColumn } from "./plan";
import { isTooLong, plannedCell } from "./plannedCell";
import { headerBlocks } from "./statementHeaderBlock";
import { statementSheetName, type SheetPart } from "./statementSheetName";

/** A sheet for one table of a file that is brought in. It is the officer's from then on. */
export interface StatementSheet {
  readonly kind: StatementKind;
  /** Its place in the file's tables. */
  readonly table: number;
  readonly countRows: number;
  /** Which of several sheets it is, where one cannot hold the table. */
  readonly part: SheetPart | null;
  readonly plan: SheetPlan;
  /** What is to be known of its cells. */
  readonly notices: readonly FileNotice[];
  /** What is known of its columns, so that nothing need be guessed; null where intake is to recognise them. */
  readonly setting: Omit<SheetSetting, "sheet"> | null;
}

export interface StatementSheetContext {
  readonly language: Language;
  readonly dateSystem: DateSystem;
  readonly findings: readonly StatementFinding[];
}

/** Excel's last row is 1,048,576; the block above a table takes some. */
const MOST_ROWS = 1_000_000;

/** The sheets that a file becomes: above each table, what the file says of its statements and what does not hold. A table with more
 *  rows than a sheet holds goes over several. */
export function statementSheets(file: ImportedFile, context: StatementSheetContext): StatementSheet[] {
  return file.content.tables.flatMap((table, index) => {
    const countParts = Math.max(1, Math.ceil(table.rows.length / MOST_ROWS));
    return Array.from({ length: countParts }, (_, part) => {
      const rows = countParts === 1 ? table.rows : table.rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
      const of = countParts === 1 ? null : { number: part + 1, of: countParts };
      const name = statementSheetName(file, table, context.language, of);
      const place = { file, table, index, rows, part: of, name };
      return hasHeader(table) ? tableSheet(place, context) : plainSheet(place, context);
    });
  });
}

/** A table whose header was not found has columns without a name. */
const hasHeader = ({ columns }: StatementTable): boolean => columns.some(({ header }) => header.en !== "");

interface Place {
  readonly file: ImportedFile;
  readonly table: StatementTable;
  readonly index: number;
  readonly rows: StatementTable["rows"];
  readonly part: SheetPart | null;
  readonly name: string;
}

/** Cells where they stood: intake finds the header among them. */
function plainSheet({ table, index, rows, part, name }: Place, { dateSystem }: StatementSheetContext): StatementSheet {
  const cells = rows.map((row) => row.map((cell) => plannedCell(cell, dateSystem)));
  const dated = table.columns.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  const block = (column: number, part: readonly (readonly PlannedCell[])[], isDated: boolean): SheetBlock => ({
    kind: "text",
    row: 1,
    column: column + 1,
    cells: part,
    style: "body",
    numberFormat: isDated ? DAY_FORMAT : null,
  });
  const blocks = dated.includes(true)
    ? dated.map((isDated, column) =>
        block(
          column,
          cells.map((row) => [row[column] ?? null]),
          isDated,
        ),
      )
    : [block(0, cells, false)];
  const plan = { name, columnWidths: table.columns.map(() => 16), frozenRows: 0, blocks };
  return {
    kind: table.kind,
    table: index,
    countRows: rows.length,
    part,
    plan,
    notices: longNumbers(rows, 1),
    setting: null,
  };
}

function tableSheet(place: Place, context: StatementSheetContext): StatementSheet {
  const { table, index, rows, part, name, file } = place;
  const { language, dateSystem } = context;
  const header = headerBlocks(
    file,
    table,
    context.findings.filter((finding) => finding.table === index),
    { ...context, part },
  );
  const columns = table.columns.map((_, at) => rows.map((row) => row[at] ?? null));
  const block: TableBlock = {
    kind: "table",
    name: "Statement",
    row: header.nextRow,
    column: 1,
    columns: table.columns.map((column, at) => tableColumn(column, columns[at] ?? [], language, table.kind)),
    rows: rows.map((row) => row.map((cell) => plannedCell(cell, dateSystem))),
    highlights: [],
  };
  const plan: SheetPlan = {
    name,
    columnWidths: table.columns.map((column, at) =>
      Math.max(at === 0 ? FIRST_WIDTH : LEAST_WIDTH, widthOf(column, columns[at] ?? [], language)),
    ),
    frozenRows: header.nextRow <= MOST_FROZEN_ROWS ? header.nextRow : 0,
    blocks: [...header.blocks, block],
  };
  return {
    kind: table.kind,
    table: index,
    countRows: rows.length,
    part,
    plan,
    notices: longNumbers(rows, header.nextRow + 1),
    setting: settingOf(table, header.nextRow, language),
  };
}

/** The block above the table has its labels in the first column. */
const FIRST_WIDTH = 22;
const LEAST_WIDTH = 13;
/** More would leave no room to scroll in. */
const MOST_FROZEN_ROWS = 15;
const DAY_FORMAT = "dd/mm/yyyy";
const isDecimal = (cell: StatementCell): cell is Decimal => cell !== null && typeof cell === "object";

function tableColumn(
  { key, header, type, places: written = 0 }: StatementColumn,
  cells: readonly StatementCell[],
  language: Language,
  kind: StatementKind,
): TableColumn {
  const places = cells.reduce((most, cell) => (isDecimal(cell) ? Math.max(most, cell.scale) : most), written);
  const decimals = kind === "table" ? plainFormat(places) : decimalFormat(key, places);
  const numberFormat = { text: null, day: DAY_FORMAT, decimal: decimals }[type];
  return { key, header: header[language], numberFormat, wrap: false, writable: false };
}

/** Figures of more digits than Excel keeps, with the first of them: they stand as texts, whole. */
function longNumbers(rows: StatementTable["rows"], firstRow: number): FileNotice[] {
  let count = 0;
  let first = "";
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      if (!isDecimal(cell) || !isTooLong(cell)) return;
      count += 1;
      if (first === "") first = `${columnLetters(column + 1)}${firstRow + index}`;
    });
  });
  if (count === 0) return [];
  return [
    {
      severity: "warning",
      code: "long-number",
      line: null,
      wording: {
        en: `${count} ${count === 1 ? "figure has" : "figures have"} more than the 15 digits that Excel keeps (the first in ${first}). They stand as texts, with all their digits, and are reconciled exactly; Excel's own formulas would round them.`,
        fr: `${count} ${count === 1 ? "nombre a" : "nombres ont"} plus de chiffres que les 15 qu'Excel conserve (le premier en ${first}). Ils sont écrits en texte, avec tous leurs chiffres, et rapprochés exactement\u00a0; les formules d'Excel les arrondiraient.`,
      },
    },
  ];
}

/** Amounts show two places at least; more where the column has more. */
function decimalFormat(key: string, places: number): string {
  const shown = Math.min(
    10,
    /amount|value|fees|tax|interest|debit|credit|balance|cost/i.test(key) ? Math.max(2, places) : places,
  );
  return shown === 0 ? "#,##0" : `#,##0.${"0".repeat(shown)}`;
}

/** Whole figures of which it is not known what they are show as they were: a code has no thousands. */
const plainFormat = (places: number): string | null =>
  places === 0 ? null : `#,##0.${"0".repeat(Math.min(10, places))}`;

function widthOf({ header, type }: StatementColumn, cells: readonly StatementCell[], language: Language): number {
  const longest = cells.slice(0, 200).reduce((width, cell) => Math.max(width, lengthOf(cell)), header[language].length);
  return Math.min(type === "text" ? 48 : 20, longest + 2);
}

const lengthOf = (cell: StatementCell | Day): number =>
  typeof cell === "string" ? cell.length : isDecimal(cell) ? decimalText(cell, 2).length + 3 : 10;

/** Whose record the rows are: accounts and movements are the custodian's, a ledger is ours; instructions may be either's. */
const ROLES: Readonly<Record<StatementKind, SheetRole | null>> = {
  holdings: "statement",
  transactions: "statement",
  pending: "statement",
  cash: "statement",
  ledger: "book",
  instructions: null,
  penalties: "ignored",
  "corporate-actions": "ignored",
  table: null,
};

function settingOf(table: StatementTable, headerRow: number, language: Language): Omit<SheetSetting, "sheet"> {
  if (table.kind === "table") return { role: null, headerRow, columns: {}, ignoredHeaders: [] };
  const columns: Partial<Record<Field, string>> = {};
  for (const { field, header } of table.columns) if (field !== null) columns[field] = header[language];
  const ignoredHeaders = table.columns.flatMap(({ field, header }) => (field === null ? [header[language]] : []));
  return { role: ROLES[table.kind], headerRow, columns, ignoredHeaders };
}
