import { add, negate, type Decimal } from "../../kernel/decimal";
import type { SheetKind } from "../records/ambiguousHeaders";
import { BLANK_DAY, dayAt, decimalAt, moneyAt, textAt, type RecordTable } from "../records/recordTable";
import { decimalColumn } from "../records/decimalColumn";
import type { Day } from "../../kernel/day";

/** Which column brings money in. A bank writes a customer's money in as a credit; a ledger books its own as a debit. */
export type CashView = "credit-in" | "debit-in";

/** How a sheet of movements is read where nothing proves otherwise. */
export const viewOf = (kind: SheetKind): CashView => (kind === "ledger" ? "debit-in" : "credit-in");

/** What a row moves, money in positive; null where it says no amount. An amount beside a side runs the way the side says. */
export function flowAt(table: RecordTable, record: number, view: CashView): Decimal | null {
  const [debit, credit] = [decimalAt(table, "debit", record), decimalAt(table, "credit", record)];
  const amount = moneyAt(table, record);
  if (amount === null) {
    if (debit === null && credit === null) return null;
    const out = debit === null ? null : table.decimals.credit && debit.units < 0n ? debit : negate(debit);
    const credited = out === null ? credit! : credit === null ? out : add(out, credit);
    return view === "credit-in" ? credited : negate(credited);
  }
  return textAt(table, "side", record) === "BUY" ? negate(amount) : amount;
}

/** When money moves: its value date, else the day it is settled, else the day it is booked. */
export const valueDayAt = (table: RecordTable, record: number): Day | null =>
  dayAt(table, "valueDate", record) ??
  dayAt(table, "effectiveSettlementDate", record) ??
  dayAt(table, "settlementDate", record) ??
  dayAt(table, "bookingDate", record) ??
  dayAt(table, "paymentDate", record);

/** Movements in the form in which rows are compared: the amount with its sign (money in positive), the value date in the place of the
 *  settlement date, and the cash account where it is named. Booking dates differ from one party to the other, and are not compared. */
export function asCash(table: RecordTable, view: CashView): RecordTable {
  const { count } = table;
  const netAmount = decimalColumn(count, (record) => flowAt(table, record, view));
  const settlementDate = Int32Array.from({ length: count }, (_, record) => valueDayAt(table, record) ?? BLANK_DAY);
  const account = table.texts.cashAccount ?? table.texts.account;
  const { reference, counterReference, currency, security, securityCode, securityName, label } = table.texts;
  return {
    ...table,
    texts: only({ reference, counterReference, currency, account, security, securityCode, securityName, label }),
    decimals: { netAmount },
    days: { settlementDate },
  };
}

/** The columns that there are. */
export const only = <T extends object>(columns: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> =>
  Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as Partial<{
    [K in keyof T]: NonNullable<T[K]>;
  }>;
