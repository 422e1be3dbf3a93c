import {
  absolute,
  compare,
  decimal,
  decimalFromNumber,
  isZero,
  multiply,
  parseDecimal,
  subtract,
  type Decimal,
} from "../../kernel/decimal";
import { cleanText } from "../../kernel/text";
import type { Wording } from "../../kernel/language";
import type { Cell, Grid } from "../grid";
import type { Field } from "../records/field";
import type { CandidateColumn, ColumnUses } from "./assignColumns";
import { dayOfText, scanDate } from "./dateText";
import { plainNumber, scanNumber } from "./numberText";

/** Rows whose arithmetic is tried, and how many of them must prove it. */
const TRIED_ROWS = 60;
const LEAST_PROVED = 3;
const LEAST_SHARE = 0.8;
/** A person should look at what only arithmetic says. */
const CONFIDENCE = 0.58;
/** A trade settles within a fortnight. */
const LONGEST_CYCLE = 15;

/** Columns whose headers say nothing, by what their cells are to one another: of two date columns the one that never comes
 *  first is the settlement date; the price is what the quantity is multiplied by to give the amount, and the other way round.
 *  Only for sheets of trades, and only where one column alone fits. */
export function inferColumns(
  grid: Grid,
  from: number,
  columns: readonly CandidateColumn[],
  uses: ColumnUses,
): ColumnUses {
  const found = { ...uses };
  const isFree = ({ column }: CandidateColumn): boolean => !Object.values(found).some((use) => use.column === column);
  const rows = grid.values.slice(from, from + TRIED_ROWS);
  const put = (field: Field, column: CandidateColumn, evidence: Wording): void => {
    found[field] = { column: column.column, header: column.header, confidence: CONFIDENCE, evidence };
  };
  inferDates({
    rows,
    grid,
    free: () => columns.filter((column) => isFree(column) && looksLikeDates(column)),
    uses: found,
    put,
  });
  inferAmounts({
    rows,
    grid,
    free: () => columns.filter((column) => isFree(column) && looksLikeNumbers(column)),
    uses: found,
    put,
  });
  return found;
}

interface Inference {
  readonly rows: readonly (readonly Cell[])[];
  readonly grid: Grid;
  readonly free: () => CandidateColumn[];
  readonly uses: ColumnUses;
  readonly put: (field: Field, column: CandidateColumn, evidence: Wording) => void;
}

const looksLikeDates = ({ profile }: CandidateColumn): boolean =>
  profile.filled > 0 && (profile.dateFormat || (profile.dates >= 0.9 && profile.numbers < 0.5));
const looksLikeNumbers = ({ profile }: CandidateColumn): boolean =>
  profile.filled > 0 && !profile.dateFormat && profile.numbers >= 0.8;

function inferDates({ rows, grid, free, uses, put }: Inference): void {
  const days = (column: number): (number | null)[] => rows.map((row) => roughDay(row[column - grid.firstColumn] ?? ""));
  const follows = (earlier: number, later: number): boolean => {
    const [one, other] = [days(earlier), days(later)];
    return (
      isProved(
        one.map((day, index) => {
          const next = other[index] ?? null;
          return day === null || next === null ? null : next >= day && next - day <= LONGEST_CYCLE;
        }),
      ) && one.some((day, index) => day !== null && day !== other[index])
    );
  };
  const settles: Wording = {
    en: "Dates that come some days after the trade dates.",
    fr: "Dates qui suivent de quelques jours celles des opérations.",
  };
  const trades: Wording = {
    en: "Dates that come some days before the settlement dates.",
    fr: "Dates qui précèdent de quelques jours celles de dénouement.",
  };
  const candidates = free();
  if (uses.tradeDate && !uses.settlementDate) {
    const { column } = uses.tradeDate;
    const [only, ...others] = candidates.filter((candidate) => follows(column, candidate.column));
    if (only && others.length === 0) put("settlementDate", only, settles);
  } else if (uses.settlementDate && !uses.tradeDate) {
    const { column } = uses.settlementDate;
    const [only, ...others] = candidates.filter((candidate) => follows(candidate.column, column));
    if (only && others.length === 0) put("tradeDate", only, trades);
  } else if (!uses.tradeDate && !uses.settlementDate && candidates.length === 2) {
    const [one, other] = candidates as [CandidateColumn, CandidateColumn];
    const [first, second] = follows(one.column, other.column) ? [one, other] : [other, one];
    if (!follows(first.column, second.column)) return;
    put("tradeDate", first, trades);
    put("settlementDate", second, settles);
  }
}

/** Days apart are all that counts here, so a text's day and month stand as they are written, day first. */
function roughDay(cell: Cell): number | null {
  if (typeof cell === "number") return Math.floor(cell);
  const date = scanDate(cleanText(String(cell)));
  return date === null ? null : (dayOfText(date, date.order === "month-first" ? "month-first" : "day-first") ?? null);
}

function inferAmounts({ rows, grid, free, uses, put }: Inference): void {
  const values = (column: number): (Decimal | null)[] =>
    rows.map((row) => roughAmount(row[column - grid.firstColumn] ?? ""));
  const total = uses.grossAmount ?? uses.netAmount;
  const product = (one: number, other: number, sum: number): boolean => {
    const [ones, others, sums] = [values(one), values(other), values(sum)];
    return isProved(ones.map((value, index) => makesUp(value, others[index] ?? null, sums[index] ?? null)));
  };
  const onlyFit = (fits: (column: number) => boolean): CandidateColumn | null => {
    const [only, ...others] = free().filter(({ column }) => fits(column));
    return only && others.length === 0 ? only : null;
  };
  const { quantity, price } = uses;
  if (quantity && total && !price) {
    const found = onlyFit((column) => product(quantity.column, column, total.column));
    if (found)
      put("price", found, {
        en: "Times the quantity it gives the amount.",
        fr: "Multiplié par la quantité, donne le montant.",
      });
  } else if (price && total && !quantity) {
    const found = onlyFit((column) => product(column, price.column, total.column));
    if (found)
      put("quantity", found, {
        en: "Times the price it gives the amount.",
        fr: "Multipliée par le cours, donne le montant.",
      });
  } else if (quantity && price && !total) {
    const found = onlyFit((column) => product(quantity.column, price.column, column));
    if (found)
      put("netAmount", found, {
        en: "Quantity times price, within two percent.",
        fr: "Quantité multipliée par le cours, à deux pour cent près.",
      });
  }
}

/** Quantity × price, in units or in percent, within two percent of the amount: fees and taxes are no more. */
function makesUp(quantity: Decimal | null, price: Decimal | null, amount: Decimal | null): boolean | null {
  if (!quantity || !price || !amount || isZero(amount) || isZero(quantity) || isZero(price)) return null;
  const worth = absolute(multiply(quantity, price));
  const due = absolute(amount);
  return [worth, multiply(worth, decimal(1n, 2))].some(
    (value) => compare(absolute(subtract(value, due)), multiply(due, decimal(2n, 2))) <= 0,
  );
}

function roughAmount(cell: Cell): Decimal | null {
  if (typeof cell === "number") return decimalFromNumber(cell);
  const text = cleanText(String(cell));
  const number = scanNumber(text);
  const plain = number && plainNumber(number, /,\d{1,2}\D*$|,\d{4,}\D*$/.test(text) ? "," : ".");
  const read = plain ? parseDecimal(plain) : null;
  return read?.ok ? read.value : null;
}

/** Holds in nearly all rows that say anything, and in enough of them. */
function isProved(verdicts: readonly (boolean | null)[]): boolean {
  const said = verdicts.filter((verdict) => verdict !== null);
  const proved = said.filter(Boolean).length;
  return proved >= LEAST_PROVED && proved >= said.length * LEAST_SHARE;
}
