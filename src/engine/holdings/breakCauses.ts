import type { Day } from "../../kernel/day";
import { absolute, add, compare, isZero, negate, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import type { Break } from "../breaks/break";
import { sideValues } from "../breaks/sideValues";
import type { ReconciledSide, Reconciliation } from "../reconciliation";
import { dayAt, decimalAt, securityAt, signedQuantityAt, textAt, type RecordTable } from "../records/recordTable";

/** Why a trade keeps the two positions apart. "pending": we count it from its trade date, the custodian when it settles. */
export type CauseKind = "missing-at-custodian" | "missing-in-book" | "copied" | "differs" | "pending";

/** A trade that keeps the book's position and the custodian's apart. */
export interface Cause {
  readonly kind: CauseKind;
  /** What it adds to book − custodian, in pieces or nominal. */
  readonly quantity: Decimal;
  readonly side: ReconciledSide;
  readonly records: readonly number[];
  /** The trade's own break; null: a trade on which both agree. */
  readonly found: Break | null;
}

/** A position that differs, with the trades that cause it. difference = causes + remainder, always. */
export interface ExplainedBreak {
  readonly reconciliation: Reconciliation;
  readonly found: Break;
  readonly account: string | null;
  readonly security: string | null;
  readonly book: Decimal;
  readonly custodian: Decimal;
  readonly difference: Decimal;
  /** Whether our position counts trades from their trade date, as far as the causes tell; null: nothing tells. */
  readonly basis: "traded" | "settled" | null;
  readonly causes: readonly Cause[];
  readonly remainder: Decimal;
}

interface PlacedCause extends Cause {
  readonly account: string | null;
  readonly security: string | null;
}

/** The positions that differ in quantity, each with the breaks of trades and the pending trades of its security and account. */
export function explainHoldings(reconciliations: readonly Reconciliation[], asOf: Day): ExplainedBreak[] {
  const causes = reconciliations.filter(({ kind }) => kind === "transactions").flatMap((one) => causesOf(one, asOf));
  return reconciliations
    .filter(({ kind }) => kind === "holdings")
    .flatMap((reconciliation) => reconciliation.breaks.flatMap((found) => explained(reconciliation, found, causes)));
}

function explained(reconciliation: Reconciliation, found: Break, causes: readonly PlacedCause[]): ExplainedBreak[] {
  const { left, right } = reconciliation;
  const [book, custodian] = [quantityOf(left.compared, found.left), quantityOf(right.compared, found.right)];
  if (book === null || custodian === null) return [];
  const difference = subtract(book, custodian);
  if (isZero(difference)) return [];
  const [table, records] = found.left.length > 0 ? [left.compared, found.left] : [right.compared, found.right];
  const place = {
    account: textAt(table, "account", records[0] ?? 0),
    security: securityAt(table, records[0] ?? 0),
  };
  const own = causes.filter(
    (cause) =>
      cause.security === place.security &&
      (cause.account === null || place.account === null || cause.account === place.account),
  );
  return [{ reconciliation, found, ...place, book, custodian, difference, ...fitting(own, difference) }];
}

/** A book on trade date counts what is pending, one on settlement date does not: the one of the two that leaves least unexplained. */
function fitting(
  causes: readonly Cause[],
  difference: Decimal,
): Pick<ExplainedBreak, "basis" | "causes" | "remainder"> {
  const settled = causes.filter(({ kind }) => kind !== "pending");
  const rest = (own: readonly Cause[]): Decimal =>
    own.reduce((remainder, { quantity }) => subtract(remainder, quantity), difference);
  const [traded, onSettlement] = [rest(causes), rest(settled)];
  const hasPending = settled.length < causes.length;
  if (!hasPending) return { basis: null, causes: settled, remainder: onSettlement };
  return compare(absolute(traded), absolute(onSettlement)) <= 0
    ? { basis: "traded", causes, remainder: traded }
    : { basis: "settled", causes: settled, remainder: onSettlement };
}

/** The sum of the quantities of some lines; zero where there is no line, null where one of them has none. */
function quantityOf(table: RecordTable, records: readonly number[]): Decimal | null {
  let total: Decimal = ZERO;
  for (const record of records) {
    const quantity = decimalAt(table, "quantity", record);
    if (quantity === null) return null;
    total = add(total, quantity);
  }
  return total;
}

/** What every break and every pending trade of a reconciliation of trades does to the positions. */
function causesOf(reconciliation: Reconciliation, asOf: Day): PlacedCause[] {
  const { left, right, matching, breaks } = reconciliation;
  const cause = (
    kind: CauseKind,
    side: ReconciledSide,
    records: readonly number[],
    sign: 1 | -1,
    found: Break | null,
  ) =>
    records.flatMap((record): PlacedCause[] => {
      const quantity = signedQuantityAt(side.compared, record);
      if (quantity === null || isZero(quantity)) return [];
      return [
        {
          kind,
          side,
          records: [record],
          found,
          quantity: sign > 0 ? quantity : negate(quantity),
          account: textAt(side.compared, "account", record),
          security: securityAt(side.compared, record),
        },
      ];
    });
  const ofBreaks = breaks.flatMap((found): PlacedCause[] => {
    switch (found.type) {
      case "missing-right":
        return cause("missing-at-custodian", left, found.left, 1, found);
      case "missing-left":
        return cause("missing-in-book", right, found.right, -1, found);
      case "duplicate-left":
        return cause("copied", left, found.left.slice(1), 1, found);
      case "duplicate-right":
        return cause("copied", right, found.right.slice(1), -1, found);
      default:
        return MOVING.some((field) => found.differences[field])
          ? [...cause("differs", left, found.left, 1, found), ...cause("differs", right, found.right, -1, found)]
          : [];
    }
  });
  const moved = new Set(ofBreaks.filter(({ kind }) => kind === "differs").map(({ found }) => found));
  const pending = matching.matches.flatMap((match): PlacedCause[] => {
    if (match.status !== "matched" || !isPending(left, right, match.left, match.right, asOf)) return [];
    const isDiffering = [...moved].some((found) => found?.left[0] === match.left[0]);
    return isDiffering ? [] : cause("pending", left, match.left, 1, null);
  });
  return [...ofBreaks, ...pending];
}

/** What changes a position where the sides differ in it. */
const MOVING = ["quantity", "side", "security", "account"] as const;

/** Traded by the as-of date and not settled: the date is still to come, or the statement says so. */
function isPending(
  left: ReconciledSide,
  right: ReconciledSide,
  ours: readonly number[],
  theirs: readonly number[],
  asOf: Day,
): boolean {
  const book = sideValues(left.compared, ours);
  const traded = book.day("tradeDate");
  if (traded !== null && traded > asOf) return false;
  const statuses = theirs.map((record) => textAt(right.compared, "status", record));
  if (statuses.some((status) => status !== null && status !== "SETTLED")) return true;
  if (statuses.length > 0 && statuses.every((status) => status === "SETTLED")) return false;
  const due = dayAt(right.compared, "settlementDate", theirs[0] ?? 0) ?? book.day("settlementDate");
  return due !== null && due > asOf;
}
