import { absolute, add, compare, decimal, isZero, multiply, subtract, type Decimal } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import { cleanText } from "../../kernel/text";
import type { DecimalField } from "../records/field";
import type { DataRows } from "./dataRows";
import type { DecimalMark } from "./numberText";
import { gather, markOfColumn, putTexts, type PendingTexts } from "./readNumbers";
import {
  builtDecimal,
  decimalBuilder,
  isBlankAt,
  putDecimal,
  putNumber,
  type DecimalBuilder,
} from "../records/decimalColumn";
import { columnNotice, columnsNotice, unreadableCell } from "./readingProblems";
import type { Notice, UnreadableCell } from "./sheetReading";
import { isDash, isFormulaError } from "./valueWords";

/** One sheet column of numbers, its texts waiting for the decimal mark. */
export interface PendingDecimals {
  readonly field: DecimalField;
  readonly column: number;
  readonly values: DecimalBuilder;
  readonly pending: PendingTexts;
}

/** Reads the numbers of a column; texts that look like numbers wait for `finishDecimals`. */
export function readDecimals(
  rows: DataRows,
  skip: Uint8Array,
  sheet: string,
  field: DecimalField,
  column: number,
  unreadable: UnreadableCell[],
): PendingDecimals {
  const values = decimalBuilder(rows.count);
  const pending: PendingTexts = { indexes: [], numbers: [], texts: [] };
  const index = column + rows.columnOffset;
  for (let row = 0; row < rows.count; row += 1) {
    if (skip[row]) continue;
    const cell = rows.cells.cell(rows.from + row, index);
    if (typeof cell === "number") putNumber(values, row, cell);
    else if (cell !== "") {
      const text = String(cell);
      if (text.length <= 80 && gather(pending, row, text)) continue;
      if (isDash(text) || cleanText(text) === "") continue;
      const problem = isFormulaError(text) ? "formula-error" : "not-a-number";
      unreadable.push(unreadableCell(sheet, rows.firstRow + row, column, field, cleanText(text), problem));
    }
  }
  return { field, column, values, pending };
}

/** Decides the decimal mark of each column: by its own cells, as a person confirmed, by the arithmetic of the rows, by the
 *  sheet's other columns.
 *  Where nothing decides, "1,234" stays unread and the column is asked about. */
export function finishDecimals(
  columns: readonly PendingDecimals[],
  rows: DataRows,
  sheet: string,
  confirmed: DecimalMark | null,
  unreadable: UnreadableCell[],
): Notice[] {
  const notices: Notice[] = [];
  const own = columns.map(({ pending }) => markOfColumn(pending));
  const sheetMarks = new Set(own.filter((mark) => mark === "." || mark === ","));
  const [sheetMark] = sheetMarks;
  const settle = (position: number, mark: DecimalMark | null): void => {
    const column = columns[position];
    if (!column) return;
    for (const failed of putTexts(column.values, column.pending, mark)) {
      const row = rows.firstRow + (column.pending.indexes[failed] ?? 0);
      unreadable.push(
        unreadableCell(sheet, row, column.column, column.field, column.pending.texts[failed] ?? "", "decimal-mark"),
      );
    }
  };
  own.forEach((mark, position) => {
    if (mark !== "unknown") settle(position, mark === "mixed" ? null : mark === "none" ? "." : mark);
  });
  own.forEach((mark, position) => {
    const column = columns[position];
    if (mark !== "unknown" || !column) return;
    const proven = confirmed ?? markByArithmetic(column, columns) ?? (sheetMarks.size === 1 ? sheetMark : undefined);
    if (proven === "." || proven === ",") settle(position, proven);
    else {
      settle(position, null);
      notices.push(columnNotice(sheet, column.column, "decimal-mark-unknown", MARK_UNKNOWN));
    }
  });
  const textual = columns.filter(({ pending }) => pending.texts.length > 0);
  if (textual.length > 0) {
    const count = textual.reduce((sum, { pending }) => sum + pending.texts.length, 0);
    notices.push(
      columnsNotice(
        sheet,
        textual.map(({ column }) => column),
        "numbers-as-text",
        asText(count),
      ),
    );
  }
  return notices;
}

/** Tries both marks on a few rows, in every column that leaves its own open: quantity × price must give the gross amount (a price in
 *  percent, a hundredth of it). */
function markByArithmetic(column: PendingDecimals, columns: readonly PendingDecimals[]): DecimalMark | undefined {
  const fits = ([".", ","] as const).map((mark) => {
    const of = (field: DecimalField): DecimalBuilder | undefined => {
      const found = field === column.field ? column : columns.find((other) => other.field === field);
      return found && (markOfColumn(found.pending) === "unknown" ? triedWith(found, mark) : found.values);
    };
    return fittingRows(column.pending.indexes, of("quantity"), of("price"), of("grossAmount") ?? of("netAmount"));
  });
  const [point = 0, comma = 0] = fits;
  return point > 0 && comma === 0 ? "." : comma > 0 && point === 0 ? "," : undefined;
}

/** The numbers of a column under a mark; the column itself is left as it is. */
function triedWith({ values, pending }: PendingDecimals, mark: DecimalMark): DecimalBuilder {
  const trial: DecimalBuilder = {
    units: values.units.slice(),
    scales: values.scales.slice(),
    wide: new Map(values.wide),
  };
  putTexts(trial, pending, mark);
  return trial;
}

function fittingRows(
  rows: readonly number[],
  quantity?: DecimalBuilder,
  price?: DecimalBuilder,
  amount?: DecimalBuilder,
): number {
  if (!quantity || !price || !amount) return 0;
  const fits = (row: number): boolean => {
    const [units, each, total] = [quantity, price, amount].map((column) => builtDecimal(column, row));
    if (!units || !each || !total || isZero(total) || isZero(units)) return false;
    const product = absolute(multiply(units, each));
    return [product, multiply(product, HUNDREDTH)].some((worth) => isWithinTwoPercent(worth, absolute(total)));
  };
  return rows.slice(0, 50).filter(fits).length;
}

const HUNDREDTH = decimal(1n, 2);

const isWithinTwoPercent = (worth: Decimal, total: Decimal): boolean =>
  compare(absolute(subtract(worth, total)), multiply(total, decimal(2n, 2))) <= 0;

/** Adds a column's amounts to another's, row by row, exactly; a blank adds nothing. */
export function addColumn(target: DecimalBuilder, added: DecimalBuilder): void {
  for (let row = 0; row < target.units.length; row += 1) {
    if (isBlankAt(added, row)) continue;
    const [left, right] = [builtDecimal(target, row), builtDecimal(added, row)];
    if (right) {
      target.wide.delete(row);
      putDecimal(target, row, left ? add(left, right) : right);
    }
  }
}

const asText = (count: number): Wording =>
  count === 1
    ? {
        en: "1 number is stored as text. It was read; convert it to a number to have Excel calculate with it.",
        fr: "1 nombre est enregistré sous forme de texte. Il a été lu ; convertissez-le pour qu'Excel calcule avec lui.",
      }
    : {
        en: `${count} numbers are stored as text. They were read; convert them to numbers to have Excel calculate with them.`,
        fr: `${count} nombres sont enregistrés sous forme de texte. Ils ont été lus ; convertissez-les pour qu'Excel calcule avec eux.`,
      };
const MARK_UNKNOWN = {
  en: "its numbers, such as 1,234, may mean thousands or decimals, and nothing in the sheet decides. Is the comma (or point) a separator of thousands? Convert the column to numbers.",
  fr: "ses nombres, tels que 1,234, peuvent être des milliers ou des décimales, et rien dans la feuille ne tranche. La virgule (ou le point) sépare-t-elle les milliers ? Convertissez la colonne en nombres.",
};
