import { add, equals, subtract, type Decimal } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { decimalAt, textAt, type RecordTable } from "../records/recordTable";
import { flowAt, type CashView } from "./cashFlow";

/** What a sheet of movements says of one account in one currency. */
export interface CashAccount {
  readonly account: string | null;
  readonly currency: string | null;
  /** The records of its rows, the oldest first. */
  readonly records: readonly number[];
  /** Money in positive. */
  readonly movements: Decimal;
  /** Where the sheet has a running balance that holds: before the first movement, and after the last. */
  readonly balances: { readonly opening: Decimal; readonly closing: Decimal } | null;
  /** Rows whose running balance is not the one before and the movement between. */
  readonly breaks: readonly BalanceBreak[];
  /** Rows that say no amount: they are in no sum. */
  readonly withoutAmount: readonly number[];
}

export interface BalanceBreak {
  readonly record: number;
  readonly expected: Decimal;
  readonly found: Decimal;
}

/** Adds up the movements of a sheet by account and currency, and follows their running balances in the order in which most of
 *  them follow one another, downwards or upwards. A column in which fewer than half do is no running balance, and proves nothing. */
export function cashAccounts(table: RecordTable, view: CashView): CashAccount[] {
  const groups = groupBy(
    Array.from({ length: table.count }, (_, record) => record),
    (record) => `${accountAt(table, record) ?? ""}\n${textAt(table, "currency", record) ?? ""}`,
  );
  return [...groups.values()].map((records) => accountOf(table, records, view));
}

export const accountAt = (table: RecordTable, record: number): string | null =>
  textAt(table, "cashAccount", record) ?? textAt(table, "account", record);

function accountOf(table: RecordTable, records: readonly number[], view: CashView): CashAccount {
  const [first = 0] = records;
  const flows = new Map(records.map((record) => [record, flowAt(table, record, view)]));
  let movements: Decimal = { units: 0n, scale: 0 };
  for (const flow of flows.values()) if (flow) movements = add(movements, flow);
  const downwards = followed(table, records, flows);
  const upwards = followed(table, [...records].reverse(), flows);
  const best = upwards.held > downwards.held ? upwards : downwards;
  const isRunning = best.steps > 0 && best.held * 2 >= best.steps;
  return {
    account: accountAt(table, first),
    currency: textAt(table, "currency", first),
    records: best.records,
    movements,
    balances: isRunning ? best.balances : null,
    breaks: isRunning ? best.breaks : [],
    withoutAmount: records.filter((record) => flows.get(record) === null),
  };
}

interface Followed {
  readonly records: readonly number[];
  readonly steps: number;
  readonly held: number;
  readonly balances: CashAccount["balances"];
  readonly breaks: readonly BalanceBreak[];
}

function followed(
  table: RecordTable,
  records: readonly number[],
  flows: ReadonlyMap<number, Decimal | null>,
): Followed {
  let [steps, held] = [0, 0];
  let opening: Decimal | null = null;
  let before: Decimal | null = null;
  const breaks: BalanceBreak[] = [];
  for (const record of records) {
    const [balance, flow] = [decimalAt(table, "balance", record), flows.get(record) ?? null];
    if (balance === null) {
      // The balance after a row that shows none follows from its movement.
      if (before && flow) before = add(before, flow);
      continue;
    }
    if (before && flow) {
      steps += 1;
      const expected = add(before, flow);
      if (equals(expected, balance)) held += 1;
      else breaks.push({ record, expected, found: balance });
    } else if (before === null && flow) {
      opening = subtract(balance, flow);
    }
    before = balance;
  }
  return { records, steps, held, breaks, balances: opening && before ? { opening, closing: before } : null };
}
