import { currencyOfSymbol, isCurrency, quotationUnit } from "../../kernel/currency";
import { decimalFromNumber, decimalText } from "../../kernel/decimal";
import { cleanText, plainWords } from "../../kernel/text";
import type { Cell } from "../grid";
import { BLANK_TEXT, type TextColumn, type TextPool } from "../records/recordTable";
import type { TextField } from "../records/field";
import { reversalFlag } from "../records/reversalWords";
import type { DataRows } from "./dataRows";
import { unreadableCell } from "./readingProblems";
import type { ColumnUse, UnreadableCell } from "./sheetReading";
import { isDash, isFormulaError, sideReader, statusOf } from "./valueWords";

/** The canonical text of a cell, or null where the field cannot be read from it. */
type Canonical = (text: string) => string | null;

const PROBLEMS = { side: "not-a-side", currency: "not-a-currency", status: "not-a-status" } as const;

/** Our word for a custodian's own code of a transaction type; null where no alias names it. */
export type TypeAlias = (code: string) => string | null;

/** A text column in the canonical form of its field (`records/field.ts`). */
export function readTexts(
  rows: DataRows,
  skip: Uint8Array,
  sheet: string,
  field: TextField,
  use: ColumnUse,
  pool: TextPool,
  unreadable: UnreadableCell[],
  typeAlias: TypeAlias,
): TextColumn {
  const column = new Int32Array(rows.count).fill(BLANK_TEXT);
  const index = use.column + rows.columnOffset;
  const codes = new Map<Cell, number>();
  const canonical = canonicalOf(field, rows, skip, index, typeAlias);
  for (let row = 0; row < rows.count; row += 1) {
    if (skip[row]) continue;
    const cell = rows.cells.cell(rows.from + row, index);
    if (cell === "") continue;
    let code = codes.get(cell);
    if (code === undefined) {
      code = codeOf(cell, canonical, pool);
      if (codes.size < MOST_REMEMBERED) codes.set(cell, code);
    }
    if (code !== UNREADABLE) column[row] = code;
    else {
      const text = cleanText(textOf(cell));
      const problem = isFormulaError(text) ? "formula-error" : PROBLEMS[field as keyof typeof PROBLEMS];
      unreadable.push(unreadableCell(sheet, rows.firstRow + row, use.column, field, text, problem));
    }
  }
  return column;
}

const UNREADABLE = -2;

/** A column of more different cells is one of references, where remembering them costs more than reading each. */
const MOST_REMEMBERED = 10_000;

function codeOf(cell: Cell, canonical: Canonical, pool: TextPool): number {
  const text = cleanText(textOf(cell));
  if (text === "") return BLANK_TEXT;
  if (isFormulaError(text)) return UNREADABLE;
  const read = canonical(text);
  return read === null ? UNREADABLE : read === "" ? BLANK_TEXT : pool.code(read);
}

/** A cell as text: a number as Excel shows it, in full. */
const textOf = (cell: Cell): string =>
  typeof cell === "number"
    ? decimalText(decimalFromNumber(cell))
    : typeof cell === "boolean"
      ? cell
        ? "TRUE"
        : "FALSE"
      : cell;

function canonicalOf(
  field: TextField,
  rows: DataRows,
  skip: Uint8Array,
  index: number,
  typeAlias: TypeAlias,
): Canonical {
  switch (field) {
    case "side": {
      const reader = sideReader(distinctTexts(rows, skip, index));
      return (text) => {
        const ours = typeAlias(text);
        return (ours === null ? null : sideReader([ours]).sideOf(ours)) ?? reader.sideOf(text);
      };
    }
    case "currency":
      return currencyCode;
    case "status":
      return statusOf;
    case "reversal":
      return reversalFlag;
    case "security":
      return (text) => (isDash(text) ? "" : text.replaceAll(" ", "").toUpperCase());
    case "securityCode":
    case "market":
      return (text) => (isDash(text) ? "" : text.toUpperCase());
    default:
      return (text) => (isDash(text) ? "" : text);
  }
}

function distinctTexts(rows: DataRows, skip: Uint8Array, index: number): Set<string> {
  const cells = new Set<Cell>();
  for (let row = 0; row < rows.count; row += 1) if (!skip[row]) cells.add(rows.cells.cell(rows.from + row, index));
  return new Set([...cells].map((cell) => textOf(cell)));
}

const CURRENCY_NAMES: ReadonlyMap<string, string> = new Map([
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["us dollar", "USD"],
  ["dollar us", "USD"],
  ["dollar americain", "USD"],
  ["pound sterling", "GBP"],
  ["livre sterling", "GBP"],
  ["sterling", "GBP"],
  ["swiss franc", "CHF"],
  ["franc suisse", "CHF"],
  ["yen", "JPY"],
  ["cnh", "CNY"],
]);

/** The ISO code; a unit that only prices are quoted in gives its currency. Dashes are blanks. */
function currencyCode(text: string): string | null {
  if (isDash(text)) return "";
  const unit = quotationUnit(text) ?? quotationUnit(text.toUpperCase());
  if (unit && !isCurrency(text)) return unit.currency;
  const code = text.toUpperCase();
  return isCurrency(code) ? code : (currencyOfSymbol(text) ?? CURRENCY_NAMES.get(plainWords(text)) ?? null);
}
