import type { Day } from "../../kernel/day";
import { add, negate, ZERO, type Decimal } from "../../kernel/decimal";
import { recordPlace } from "../intake/recordPlace";
import type { Reconciliation } from "../reconciliation";
import { dayAt, decimalAt, signedMoneyAt, textAt } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";

/** What open trades will move on one value date, in one currency. */
export interface ForecastLine {
  readonly currency: string;
  /** Null: overdue, since the settlement date is past and nothing says that it settled. */
  readonly day: Day | null;
  readonly in: Decimal;
  /** Positive. */
  readonly out: Decimal;
  readonly trades: number;
}

export interface Forecast {
  /** By currency, the overdue first, then by day. */
  readonly lines: readonly ForecastLine[];
  /** Trades that are open and cannot be counted: no currency, no amount, no side or no settlement date. */
  readonly unknown: readonly { readonly sheet: string; readonly row: number }[];
}

/** The cash that the book's open trades will move by value date. A trade is open when its settlement date lies after the as-of date, or
 *  when it is past and the statement says that it has not settled, or does not know the trade. */
export function cashForecast(
  sheets: readonly ReadSheet[],
  reconciliations: readonly Reconciliation[],
  asOf: Day,
): Forecast {
  const unsettled = unsettledRows(reconciliations);
  const lines = new Map<string, ForecastLine>();
  const unknown: { sheet: string; row: number }[] = [];
  for (const { kind, role, reading } of sheets) {
    if (kind !== "trades" || role !== "book") continue;
    const { records, survey } = reading;
    for (let record = 0; record < records.count; record += 1) {
      const place = { sheet: survey.sheet, row: records.rows[record] ?? 0 };
      const due = dayAt(records, "settlementDate", record);
      if (textAt(records, "status", record) === "SETTLED") continue;
      const isOverdue = due !== null && due <= asOf;
      if (isOverdue && !unsettled.has(`${place.sheet}!${place.row}`)) continue;
      const [currency, flow] = [textAt(records, "currency", record), signedMoneyAt(records, record)];
      // A row without quantity moves no securities: it is no trade that settles.
      if (decimalAt(records, "quantity", record) === null) continue;
      if (due === null || currency === null || flow === null) {
        unknown.push(place);
        continue;
      }
      const day = isOverdue ? null : due;
      const key = `${currency}/${day ?? ""}`;
      const line = lines.get(key) ?? { currency, day, in: ZERO, out: ZERO, trades: 0 };
      lines.set(key, {
        ...line,
        in: flow.units > 0n ? add(line.in, flow) : line.in,
        out: flow.units < 0n ? add(line.out, negate(flow)) : line.out,
        trades: line.trades + 1,
      });
    }
  }
  return { lines: [...lines.values()].sort(inOrder), unknown };
}

const inOrder = (one: ForecastLine, other: ForecastLine): number =>
  one.currency < other.currency
    ? -1
    : one.currency > other.currency
      ? 1
      : (one.day ?? -Infinity) - (other.day ?? -Infinity);

/** The rows of ours that the statements do not know, or call pending, unmatched or failed. */
function unsettledRows(reconciliations: readonly Reconciliation[]): ReadonlySet<string> {
  const rows = new Set<string>();
  for (const { kind, left, right, matching } of reconciliations) {
    if (kind !== "transactions") continue;
    const name = (record: number): string => recordPlace(left.reading, record);
    for (const record of matching.openLeft) rows.add(name(record));
    for (const match of matching.matches) {
      const isUnsettled = match.right.some((record) => {
        const status = textAt(right.compared, "status", record);
        return status !== null && status !== "SETTLED";
      });
      if (isUnsettled) for (const record of match.left) rows.add(name(record));
    }
  }
  return rows;
}
