import { BLANK_TEXT, type TextColumn, type TextPool } from "../records/recordTable";
import type { Field } from "../records/field";
import type { DataRows } from "./dataRows";
import {
  builtDecimal,
  decimalBuilder,
  isBlankAt,
  putDecimal,
  signAt,
  type DecimalBuilder,
} from "../records/decimalColumn";
import { sheetNotice } from "./readingProblems";
import type { Notice, SheetSurvey } from "./sheetReading";
import {
  SIDE_FROM_AMOUNT,
  SIDE_FROM_DEBIT,
  SIDE_FROM_QUANTITY,
  SIDE_FROM_TWO_COLUMNS,
  SIDE_FROM_TYPE,
  sidesFromSigns,
} from "./signs";
import { sideReader } from "./valueWords";
import { kindOfSurvey } from "./surveyGrid";

interface Columns {
  readonly texts: Map<Field, TextColumn>;
  readonly decimals: Map<Field, DecimalBuilder>;
}

/** Gives a sheet of trades that has no side column its sides, from what does say them, and says so; turns a debit and a
 *  credit column into one net amount. */
export function findSides(
  survey: SheetSurvey,
  columns: Columns,
  records: Int32Array,
  pool: TextPool,
  rows: DataRows,
): Notice[] {
  if (kindOfSurvey(survey) !== "trades") return [];
  const debit = columns.decimals.get("debit");
  const credit = columns.decimals.get("credit");
  if (debit && credit && !columns.decimals.has("netAmount"))
    columns.decimals.set("netAmount", netOf(debit, credit, rows.count));
  if (survey.columns.side) return [];
  const found = sidesOf(survey, columns, records, pool);
  if (!found) return [];
  columns.texts.set("side", found.sides);
  return [sheetNotice(survey.sheet, "side-derived", found.wording)];
}

function sidesOf(survey: SheetSurvey, columns: Columns, records: Int32Array, pool: TextPool) {
  const types = columns.texts.get("transactionType");
  const typed = types && sidesFromTypes(types, records, pool);
  if (typed) return { sides: typed, wording: SIDE_FROM_TYPE };
  // "Bought 294 Bar ETF": a description says a side only where nearly every one does.
  const labels = columns.texts.get("label");
  const described = labels && sidesFromTypes(labels, records, pool, 0.8);
  if (described) return { sides: described, wording: SIDE_FROM_TYPE };
  const quantity = columns.decimals.get("quantity");
  const isTwoColumns = survey.columns.quantity?.soldColumn !== undefined;
  const signed = quantity && sidesFromSigns(quantity, records, pool, "BUY", isTwoColumns);
  if (signed) return { sides: signed, wording: isTwoColumns ? SIDE_FROM_TWO_COLUMNS : SIDE_FROM_QUANTITY };
  const net = columns.decimals.get("netAmount");
  // A fee or a coupon among the trades moves money too, and has no quantity.
  const moving = quantity ? records.filter((row) => signAt(quantity, row) !== 0) : records;
  const paid = net && sidesFromSigns(net, moving, pool, "SELL");
  if (paid) return { sides: paid, wording: survey.columns.debit ? SIDE_FROM_DEBIT : SIDE_FROM_AMOUNT };
  return null;
}

/** Sides from a column of transaction types, of which some are trades; null where less than a `least` share says one. */
function sidesFromTypes(types: TextColumn, records: Int32Array, pool: TextPool, least = 0.2): TextColumn | null {
  const codes = new Set([...records].map((row) => types[row] ?? BLANK_TEXT).filter((code) => code !== BLANK_TEXT));
  const reader = sideReader([...codes].map((code) => pool.text(code)));
  const sideOf = new Map<number, number>();
  for (const code of codes) {
    const side = reader.sideOf(pool.text(code));
    if (side) sideOf.set(code, pool.code(side));
  }
  const sides = new Int32Array(types.length).fill(BLANK_TEXT);
  let known = 0;
  for (const row of records) {
    const side = sideOf.get(types[row] ?? BLANK_TEXT);
    if (side === undefined) continue;
    sides[row] = side;
    known += 1;
  }
  return known > 0 && known >= records.length * least ? sides : null;
}

/** Credits as money in, debits as money out, whichever sign a debit column writes them with. */
function netOf(debit: DecimalBuilder, credit: DecimalBuilder, count: number): DecimalBuilder {
  const net = decimalBuilder(count);
  for (let row = 0; row < count; row += 1) {
    const isDebit = signAt(debit, row) !== 0;
    if (isDebit && signAt(credit, row) !== 0) continue;
    const value = builtDecimal(isDebit || isBlankAt(credit, row) ? debit : credit, row);
    if (!value) continue;
    putDecimal(net, row, isDebit && value.units > 0n ? { units: -value.units, scale: value.scale } : value);
  }
  return net;
}
