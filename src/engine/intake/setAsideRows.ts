import type { Wording } from "../../kernel/language";
import { add, equals, ZERO, type Decimal } from "../../kernel/decimal";
import { hasIsinForm } from "../../kernel/identifiers/isin";
import { cleanText, plainWords } from "../../kernel/text";
import type { Field } from "../records/field";
import {
  BLANK_DAY,
  BLANK_TEXT,
  moneyAt,
  textAt,
  type DayColumn,
  type RecordTable,
  type TextColumn,
  type TextPool,
} from "../records/recordTable";
import type { DataRows } from "./dataRows";
import { headerMeanings, isKnownHeader } from "./headerMatch";
import { builtDecimal, isBlankAt, type DecimalBuilder } from "../records/decimalColumn";
import type { SetAsideCode, SetAsideRow, SheetSurvey } from "./sheetReading";

/** The typed columns of a sheet, one value for each data row. */
export interface RowColumns {
  readonly texts: ReadonlyMap<Field, TextColumn>;
  readonly decimals: ReadonlyMap<Field, DecimalBuilder>;
  readonly days: ReadonlyMap<Field, DayColumn>;
}

const IDENTIFYING: readonly Field[] = [
  "security",
  "securityCode",
  "securityName",
  "reference",
  "counterReference",
  "label",
  "account",
  "event",
  "ledgerAccount",
  "portfolio",
];
const TOTAL_LABEL =
  /^(grand |sous |sub |s )?(total|totals|totaux|subtotal|soustotal)\b(?! (sa|se|nv|plc|energies|inc|corp|spa|ag)\b)/;
const BALANCE_LABEL =
  /^((ancien|nouveau) solde|solde (initial|final|precedent|d ouverture|de cloture|au)\b|(opening|closing) balance|balance (brought|carried)|report a nouveau|a reporter)/;

/** Whether a cell is the label of a total, and whether it is that of a balance. */
export const isTotalLabel = (text: string): boolean => TOTAL_LABEL.test(plainWords(text.slice(0, 80)));
export const isBalanceLabel = (text: string): boolean => BALANCE_LABEL.test(plainWords(text.slice(0, 80)));

/** Rows that are read and are not records, by what is in them. A row that is plainly an operation never is one. */
export function setAsideRows(
  rows: DataRows,
  skip: Uint8Array,
  columns: RowColumns,
  pool: TextPool,
): Map<number, SetAsideCode> {
  const found = new Map<number, SetAsideCode>();
  const sides = columns.texts.get("side");
  const securities = columns.texts.get("security");
  const dates = [...columns.days.values()];
  const decimals = [...columns.decimals.values()];
  const isIsinCode = memo((code) => hasIsinForm(pool.text(code)));
  const filledFew = Math.max(2, Math.floor((columns.texts.size + decimals.length + dates.length) * 0.3));
  const cancelled = pool.code("CANCELLED");
  const statuses = columns.texts.get("status");
  for (let row = 0; row < rows.count; row += 1) {
    if (skip[row]) continue;
    const countDates = count(dates, (column) => column[row] !== BLANK_DAY);
    const hasIsin =
      securities !== undefined && securities[row] !== BLANK_TEXT && isIsinCode(securities[row] ?? BLANK_TEXT);
    const countDecimals = count(decimals, (column) => !isBlankAt(column, row));
    const isPlain =
      countDecimals > 0 && (hasIsin || (countDates > 0 && sides !== undefined && sides[row] !== BLANK_TEXT));
    if (isPlain) {
      if (statuses?.[row] === cancelled) found.set(row, "cancelled");
      continue;
    }
    const code = suspect(rows, row, columns, { countDates, countDecimals, hasIsin, filledFew });
    if (code !== null) found.set(row, code);
    else if (statuses?.[row] === cancelled) found.set(row, "cancelled");
  }
  return found;
}

interface RowSight {
  readonly countDates: number;
  readonly countDecimals: number;
  readonly hasIsin: boolean;
  readonly filledFew: number;
}

function suspect(rows: DataRows, row: number, columns: RowColumns, sight: RowSight): SetAsideCode | null {
  const texts = rowTexts(rows, row);
  const isTotal = texts.slice(0, 4).some(isTotalLabel);
  if (!sight.hasIsin && (isTotal || isBalanceLabel(texts[0] ?? ""))) return "total";
  // A header has no figures: rows that have some, nearly all, need not be compared with what headers say.
  const mayBeHeader = sight.countDecimals === 0 && texts.length >= 3;
  if (mayBeHeader && texts.filter(isKnownHeader).length >= 0.7 * texts.length) return "repeated-header";
  const identity = IDENTIFYING.filter((field) => (columns.texts.get(field)?.[row] ?? BLANK_TEXT) !== BLANK_TEXT).length;
  if (sight.countDecimals === 0) {
    const isBare = sight.countDates === 0 && !sight.hasIsin;
    if (isBare && texts.length <= sight.filledFew) return "note";
    return identity === 0 ? "unreadable" : null;
  }
  if (identity > 0 || sight.countDates > 0) return null;
  return isSumOfRowsAbove(row, columns) ? "total" : "unreadable";
}

function rowTexts(rows: DataRows, row: number): string[] {
  return rows.cells
    .row(rows.from + row)
    .filter((cell): cell is string => typeof cell === "string")
    .map((cell) => cleanText(cell.slice(0, 200)))
    .filter((cell) => cell !== "");
}

/** Whether each amount of a row is the sum of its column from the top, or from some row above without a gap. */
function isSumOfRowsAbove(row: number, columns: RowColumns): boolean {
  const filled = [...columns.decimals.values()].filter((column) => !isBlankAt(column, row));
  return (
    filled.length > 0 &&
    filled.every((column) => {
      const wanted = builtDecimal(column, row);
      let running: Decimal = ZERO;
      let summed = 0;
      for (let above = row - 1; above >= 0; above -= 1) {
        const value = builtDecimal(column, above);
        if (value === null) continue;
        running = add(running, value);
        summed += 1;
        if (wanted && summed > 1 && equals(running, wanted)) return true;
      }
      return false;
    })
  );
}

/** Rows that repeat a header line: after a page break, or below a second table. */
export function repeatedHeaders(rows: DataRows, headerRow: number): Set<number> {
  const lines = [headerRow - 1, headerRow]
    .map((sheetRow) => rows.cells.row(rows.from - (rows.firstRow - sheetRow)))
    .map((cells) =>
      cells.flatMap((cell, index) =>
        typeof cell === "string" && cleanText(cell) !== "" ? [{ index, text: cleanText(cell) }] : [],
      ),
    )
    .filter((line) => line.length >= 2)
    // A quick look at three labels tells most rows: the others may have been retyped.
    .map((line) => ({ line, top: line.slice(0, 3) }));
  const repeated = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) {
    if (rows.blank[row]) continue;
    for (const { line, top } of lines) {
      const looksEqual = top.some(({ index, text }) => rows.cells.cell(rows.from + row, index) === text);
      if (!looksEqual) continue;
      const cells = rows.cells.row(rows.from + row);
      const equal = line.filter(({ index, text }) => cleanText(String(cells[index] ?? "")) === text).length;
      if (equal >= 2 && equal >= 0.7 * line.length) repeated.add(row);
    }
  }
  return repeated;
}

/** Where a second table with other columns begins below the first: a header row whose labels mean other fields than the
 *  columns they stand in. Null where there is none. */
export function otherTableBelow(
  rows: DataRows,
  aside: ReadonlyMap<number, SetAsideCode>,
  survey: SheetSurvey,
): number | null {
  const fieldOf = new Map(
    Object.entries(survey.columns).map(([field, use]) => [use.column + rows.columnOffset, field]),
  );
  const context = { kind: "trades", viewpoint: survey.role === "statement" ? "statement" : "book" } as const;
  for (const [row, code] of aside) {
    if (code !== "repeated-header") continue;
    const labels = rows.cells
      .row(rows.from + row)
      .flatMap((cell, index) =>
        typeof cell === "string" && isKnownHeader(cell) ? [{ index, meanings: headerMeanings(cell, context) }] : [],
      );
    const alike = labels.filter(({ index, meanings }) =>
      meanings.some(({ field }) => field === fieldOf.get(index)),
    ).length;
    if (labels.length >= 3 && alike * 2 < labels.length) return row;
  }
  return null;
}

const REASONS: Readonly<Record<SetAsideCode, Wording>> = {
  total: { en: "A total or balance, not an operation.", fr: "Un total ou un solde, non une opération." },
  "repeated-header": { en: "The header again, after a page break.", fr: "L'en-tête répété, après un saut de page." },
  "other-table": {
    en: "Belongs to a second table below, with other columns. Move that table to a sheet of its own.",
    fr: "Appartient à un second tableau plus bas, aux colonnes différentes. Déplacez ce tableau sur une feuille à part.",
  },
  note: { en: "A note or a heading, without any figure.", fr: "Une note ou un intertitre, sans aucun chiffre." },
  cancelled: { en: "Cancelled, as its status says.", fr: "Annulée, selon son statut." },
  "other-statement": {
    en: "Belongs to another custodian's statement.",
    fr: "Relève du relevé d'un autre dépositaire.",
  },
  "other-book": { en: "Belongs to another of our sheets.", fr: "Relève d'une autre de nos feuilles." },
  ignored: { en: "Ignored by decision.", fr: "Ignorée par décision." },
  reversed: { en: "Cancelled on its own side.", fr: "Annulée du même côté." },
  "earlier-part": { en: "Counted with a later part.", fr: "Comptée avec une part ultérieure." },
  "other-account": {
    en: "On an account that is no bank account: it faces nothing of the statement.",
    fr: "Sur un compte qui n'est pas un compte bancaire\u00a0: rien au relevé ne lui fait face.",
  },
  "repeated-row": { en: "Already on another sheet.", fr: "Figure déjà sur une autre feuille." },
  unreadable: {
    en: "Nothing in this row says which operation it is. Complete its security, reference or date.",
    fr: "Rien dans cette ligne ne dit de quelle opération il s'agit. Complétez sa valeur, sa référence ou sa date.",
  },
};

/** Whether a row stands in another reconciliation of its sheet, rather than in none. */
export const isElsewhere = ({ code }: SetAsideRow): boolean => code === "other-statement" || code === "other-book";

export const setAsideRow = (row: number, code: SetAsideCode): SetAsideRow => ({ row, code, reason: REASONS[code] });

/** A record that is set aside, with its currency and amount for the proof. */
export const setAsideRecord = (
  records: RecordTable,
  record: number,
  code: SetAsideCode,
  reason: Wording = REASONS[code],
): SetAsideRow => ({
  row: records.rows[record] ?? 0,
  code,
  reason,
  currency: textAt(records, "currency", record),
  amount: moneyAt(records, record),
});

function count<C>(columns: readonly C[], isFilled: (column: C) => boolean): number {
  let filled = 0;
  for (const column of columns) if (isFilled(column)) filled += 1;
  return filled;
}

function memo(answer: (code: number) => boolean): (code: number) => boolean {
  const known = new Map<number, boolean>();
  return (code) => {
    let value = known.get(code);
    if (value === undefined) known.set(code, (value = answer(code)));
    return value;
  };
}
