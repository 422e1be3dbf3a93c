import { quotationUnit } from "../../kernel/currency";
import { decimal } from "../../kernel/decimal";
import { cleanText, plainWords } from "../../kernel/text";
import type { Grid } from "../grid";
import {
  isDateField,
  isDecimalField,
  isTextField,
  type DateField,
  type DecimalField,
  type Field,
  type TextField,
} from "../records/field";
import {
  BLANK_DAY,
  BLANK_TEXT,
  type DayColumn,
  type DecimalColumn,
  type RecordTable,
  type TextColumn,
  type TextPool,
} from "../records/recordTable";
import { cellAt, dataRows, type DataRows } from "./dataRows";
import { withConventions } from "./conventions/withConventions";
import { findSides } from "./findSides";
import { addColumn, finishDecimals, readDecimals, type PendingDecimals } from "./readDecimals";
import { finishDays, readDays } from "./readDays";
import { builtDecimal, putDecimal, type DecimalBuilder } from "../records/decimalColumn";
import { readTexts, type TypeAlias } from "./readTexts";
import { recordsWhere, selectRecords } from "../records/selectRecords";
import { cancelledSays, type CancelledSays } from "../records/reversalWords";
import { columnNotice, sheetNotice } from "./readingProblems";
import {
  otherTableBelow,
  setAsideRecord,
  setAsideRow,
  setAsideRows,
  repeatedHeaders,
  type RowColumns,
} from "./setAsideRows";
import type { ColumnUse, Notice, SetAsideCode, SheetReading, SheetSurvey, UnreadableCell } from "./sheetReading";
import { alignSigns, SIDED_FIELDS } from "./signs";
import { hiddenNotice, hiddenRowsIn, mergedNotice } from "./sheetNotices";

/** Reads a surveyed sheet into typed columns. Every row from the first to the last is a record, set aside with its reason,
 *  or wholly blank; a cell that cannot be read is a blank of its record, and is listed with the remedy. */
export function readSheet(
  grid: Grid,
  survey: SheetSurvey,
  pool: TextPool,
  typeAlias: TypeAlias = () => null,
): SheetReading {
  const rows = dataRows(grid, survey);
  const headers = repeatedHeaders(rows, survey.headerRow);
  const skip = rows.blank.map((blank, row) => (blank || headers.has(row) ? 1 : 0));
  const { columns, unreadable, notices } = readColumns(grid, survey, rows, skip, pool, typeAlias);
  const aside = setAsideRows(rows, skip, columns, pool);
  const otherTable = otherTableBelow(rows, aside, survey);
  for (const row of headers) aside.set(row, "repeated-header");
  if (otherTable !== null) notices.push(setOtherTableAside(survey.sheet, rows, aside, otherTable));
  const records = recordRows(rows, aside, (code) => code === undefined);
  const withCancelled = recordRows(rows, aside, (code) => code === undefined || code === "cancelled");

  notices.push(...findSides(survey, columns, records, pool, rows));
  const buy = pool.code("BUY");
  for (const field of SIDED_FIELDS) {
    const values = columns.decimals.get(field);
    if (values) alignSigns(values, columns.texts.get("side"), buy, records, withCancelled);
  }
  const told = withConventions(recordTable(survey.sheet, rows, withCancelled, columns, pool), survey, notices);
  const isCancelled = (record: number): boolean => aside.get(withCancelled[record] ?? -1) === "cancelled";
  const countCancelled = withCancelled.length - records.length;
  const cancelled = selectRecords(
    told.records,
    countCancelled === 0 ? new Int32Array(0) : recordsWhere(told.records, isCancelled),
  );
  notices.push(...told.notices);
  const hiddenRows = hiddenRowsIn(grid.hiddenRows, rows);
  return {
    survey,
    lastRow: rows.firstRow + rows.count - 1,
    records:
      cancelled.count === 0
        ? told.records
        : selectRecords(
            told.records,
            recordsWhere(told.records, (record) => !isCancelled(record)),
          ),
    setAside: [
      ...[...aside]
        .filter(([, code]) => code !== "cancelled")
        .map(([row, code]) => setAsideRow(rows.firstRow + row, code)),
      ...Array.from(cancelled.rows, (_, record) => setAsideRecord(cancelled, record, "cancelled")),
    ].sort((one, other) => one.row - other.row),
    cancelled: { records: cancelled, says: saidOf(cancelled, rows, survey.columns.status) },
    withdrawn: [],
    unreadable: unreadable.filter((cell) => isReported(aside.get(cell.row - rows.firstRow))).sort(byPlace),
    notices: [
      ...survey.notices,
      ...notices,
      ...mergedNotice(grid, survey, rows),
      ...hiddenNotice(survey.sheet, hiddenRows),
    ],
    hiddenRows,
  };
}

function setOtherTableAside(sheet: string, rows: DataRows, aside: Map<number, SetAsideCode>, first: number): Notice {
  for (let row = first; row < rows.count; row += 1) if (!rows.blank[row]) aside.set(row, "other-table");
  const row = rows.firstRow + first;
  return sheetNotice(
    sheet,
    "second-table",
    {
      en: `a second table with other columns begins in row ${row} and is set aside. Move it to a sheet of its own to have it read.`,
      fr: `un second tableau aux colonnes différentes commence en ligne ${row} ; il est écarté. Déplacez-le sur une feuille à part pour qu'il soit lu.`,
    },
    row,
  );
}

/** The label "Total" in a date column is no slip; a cell of a record, or of a row that only fails for it, is. */
const isReported = (aside: SetAsideCode | undefined): boolean => aside === undefined || aside === "unreadable";

const byPlace = (left: UnreadableCell, right: UnreadableCell): number =>
  left.row - right.row ||
  left.column.length - right.column.length ||
  (left.column < right.column ? -1 : left.column > right.column ? 1 : 0);

interface ReadColumns {
  readonly columns: {
    texts: Map<Field, TextColumn>;
    decimals: Map<Field, DecimalBuilder>;
    days: Map<Field, DayColumn>;
  };
  readonly unreadable: UnreadableCell[];
  readonly notices: Notice[];
}

function readColumns(
  grid: Grid,
  survey: SheetSurvey,
  rows: DataRows,
  skip: Uint8Array,
  pool: TextPool,
  typeAlias: TypeAlias,
): ReadColumns {
  const { sheet } = survey;
  const unreadable: UnreadableCell[] = [];
  const uses = Object.entries(survey.columns) as [Field, ColumnUse][];
  const texts = new Map<Field, TextColumn>();
  for (const [field, use] of uses)
    if (isTextField(field)) texts.set(field, readTexts(rows, skip, sheet, field, use, pool, unreadable, typeAlias));

  const pendingDays = uses.flatMap(([field, use]) =>
    isDateField(field) ? [readDays(rows, skip, sheet, field, use, grid.dateSystem, unreadable)] : [],
  );
  const isFrench = uses.some(([, { header }]) => FRENCH_HEADER.test(plainWords(header)));
  const notices = finishDays(
    pendingDays,
    rows,
    sheet,
    { isFrench, confirmed: survey.conventions.dateOrder },
    unreadable,
  );
  const days = new Map<Field, DayColumn>(pendingDays.map((column) => [column.field, column.days]));

  const pendingDecimals = uses.flatMap(([field, use]): PendingDecimals[] =>
    isDecimalField(field)
      ? [use.column, ...(use.added ?? []), ...(use.soldColumn ? [use.soldColumn] : [])].map((column) =>
          readDecimals(rows, skip, sheet, field, column, unreadable),
        )
      : [],
  );
  notices.push(...finishDecimals(pendingDecimals, rows, sheet, survey.conventions.decimalMark, unreadable));
  const decimals = new Map<Field, DecimalBuilder>();
  for (const { field, column, values } of pendingDecimals) {
    const use = survey.columns[field];
    const primary = decimals.get(field);
    if (!primary) decimals.set(field, values);
    else if (column === use?.soldColumn) addColumn(primary, negated(values));
    else addColumn(primary, values);
  }
  notices.push(...pricesInMinorUnits(survey, rows, skip, decimals.get("price")));
  return { columns: { texts, decimals, days }, unreadable, notices };
}

const FRENCH_HEADER =
  /\b(sens|quantite|qte|cours|montant|devise|date d|denouement|reglement|negociation|valeur|libelle|compte|courtage|frais|statut|contrepartie|operation)\b/;

/** Sold quantities as negative ones, so that one signed column is left. */
function negated(values: DecimalBuilder): DecimalBuilder {
  for (let row = 0; row < values.units.length; row += 1) {
    const value = builtDecimal(values, row);
    if (value && value.units > 0n) {
      values.wide.delete(row);
      putDecimal(values, row, { units: -value.units, scale: value.scale });
    }
  }
  return values;
}

/** A currency column that says GBX or ZAc speaks of the price: it is read in pounds or rand. */
function pricesInMinorUnits(
  survey: SheetSurvey,
  rows: DataRows,
  skip: Uint8Array,
  prices: DecimalBuilder | undefined,
): Notice[] {
  const use = survey.columns.currency;
  if (!use || !prices) return [];
  let changed = 0;
  for (let row = 0; row < rows.count; row += 1) {
    if (skip[row]) continue;
    const cell = cellAt(rows, row, use.column);
    const unit = typeof cell === "string" && cell.length <= 8 ? quotationUnit(cleanText(cell)) : null;
    const price = unit && builtDecimal(prices, row);
    if (!unit || !price) continue;
    putDecimal(prices, row, decimal(price.units, price.scale + unit.places));
    changed += 1;
  }
  if (changed === 0) return [];
  return [
    columnNotice(survey.sheet, use.column, "price-in-minor-units", {
      en: `${changed} rows are quoted in pence or cents (GBX, ZAc): their price is read in the main currency, their amounts as they stand.`,
      fr: `${changed} lignes sont cotées en pence ou en cents (GBX, ZAc) : leur cours est lu dans la devise principale, leurs montants tels quels.`,
    }),
  ];
}

/** What each cancelled row says, in the words of its own status. */
function saidOf({ rows: sheetRows }: RecordTable, rows: DataRows, status: ColumnUse | undefined): CancelledSays[] {
  return Array.from(sheetRows, (row) =>
    cancelledSays(status ? String(cellAt(rows, row - rows.firstRow, status.column)) : ""),
  );
}

function recordRows(
  rows: DataRows,
  aside: ReadonlyMap<number, SetAsideCode>,
  isKept: (code: SetAsideCode | undefined) => boolean,
): Int32Array {
  const kept = new Int32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row += 1) {
    if (!rows.blank[row] && isKept(aside.get(row))) kept[count++] = row;
  }
  return kept.slice(0, count);
}

function recordTable(
  sheet: string,
  rows: DataRows,
  records: Int32Array,
  columns: RowColumns,
  pool: TextPool,
): RecordTable {
  const all = records.length === rows.count;
  const pick = (column: Int32Array, blank: number): Int32Array =>
    all ? column : records.map((row) => column[row] ?? blank);
  const texts: Partial<Record<TextField, TextColumn>> = {};
  const decimals: Partial<Record<DecimalField, DecimalColumn>> = {};
  const days: Partial<Record<DateField, DayColumn>> = {};
  for (const [field, column] of columns.texts) if (isTextField(field)) texts[field] = pick(column, BLANK_TEXT);
  for (const [field, column] of columns.days) if (isDateField(field)) days[field] = pick(column, BLANK_DAY);
  for (const [field, column] of columns.decimals)
    if (isDecimalField(field)) decimals[field] = all ? column : pickDecimals(column, records);
  return { sheet, count: records.length, rows: records.map((row) => rows.firstRow + row), pool, texts, decimals, days };
}

function pickDecimals(column: DecimalBuilder, records: Int32Array): DecimalColumn {
  const units = new Float64Array(records.length);
  const scales = new Uint8Array(records.length);
  const wide = new Map<number, NonNullable<ReturnType<typeof builtDecimal>>>();
  records.forEach((row, record) => {
    units[record] = column.units[row] ?? NaN;
    scales[record] = column.scales[row] ?? 0;
    const exact = column.wide.get(row);
    if (exact) wide.set(record, exact);
  });
  return { units, scales, wide };
}
