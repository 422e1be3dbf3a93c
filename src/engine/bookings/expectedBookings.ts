import type { Day } from "../../kernel/day";
import { decimalText } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { comparableText } from "../../kernel/text";
import { netOf, tradeLegs, type Leg, type SecuritiesRole, type TradeAmounts } from "../accounting/bookingRules";
import type { AccountingPolicy } from "../accounting/policy";
import { amountsOf, securitiesRole } from "../accounting/tradeAmounts";
import { sideValues } from "../breaks/sideValues";
import type { SheetReading } from "../intake/sheetReading";
import { dayAt, securityAt, textAt, type RecordTable } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";

/** What the trades under one reference are to be booked by, on their trade date. */
export interface ExpectedBooking {
  readonly reading: SheetReading;
  readonly records: readonly number[];
  /** Records that say the very same as one of these. */
  readonly copies: readonly number[];
  /** Null: the trade has no reference, and is known by its figures alone. */
  readonly reference: string | null;
  /** By what else the ledger may name it. */
  readonly counterReference: string | null;
  readonly security: string | null;
  readonly currency: string | null;
  readonly side: "BUY" | "SELL" | null;
  readonly tradeDate: Day;
  readonly settlementDate: Day | null;
  /** Null: its figures do not say what is to be booked; it is looked for all the same. */
  readonly legs: readonly Leg[] | null;
  /** Null: nobody can tell what kind of security it is; its legs stand on the account of shares. */
  readonly securities: SecuritiesRole | null;
}

/** The bookings of the trades that we hold in our own sheets. Rows that say the very same are one trade, entered twice. */
export function expectedBookings(sheets: readonly ReadSheet[], fees: AccountingPolicy["fees"]): ExpectedBooking[] {
  const known = new Set<string>();
  return sheets
    .filter(({ kind, role }) => kind === "trades" && role === "book")
    .flatMap(({ reading }) => {
      const { records } = reading;
      const dated = Array.from({ length: records.count }, (_, record) => record).filter(
        (record) => dayAt(records, "tradeDate", record) !== null,
      );
      const groups = groupBy(dated, (record) => referenceAt(records, record) ?? `\n${record}`);
      // The second sheet of a trade is another view of it.
      const own = [...groups].filter(([reference]) => !known.has(reference));
      for (const [reference] of own) if (!reference.startsWith("\n")) known.add(reference);
      return own.map(([, group]) => bookingOf(reading, group, fees));
    });
}

const referenceAt = (records: RecordTable, record: number): string | null => {
  const text = comparableText(textAt(records, "reference", record) ?? "");
  return text === "" ? null : text;
};

function withoutRepeats(records: RecordTable, group: readonly number[]): readonly number[] {
  if (group.length === 1) return group;
  const contents = new Set<string>();
  return group.filter((record) => {
    const values = sideValues(records, [record]);
    const content = [
      values.text("side"),
      securityAt(records, record),
      values.text("account"),
      values.day("tradeDate"),
      ...(["quantity", "price", "netAmount", "grossAmount"] as const).map((field) => {
        const value = values.decimal(field);
        return value && decimalText(value);
      }),
    ].join("|");
    if (contents.has(content)) return false;
    contents.add(content);
    return true;
  });
}

function bookingOf(reading: SheetReading, rows: readonly number[], fees: AccountingPolicy["fees"]): ExpectedBooking {
  const { records } = reading;
  const group = withoutRepeats(records, rows);
  const [first = 0] = group;
  const values = sideValues(records, group);
  const amounts = group.map((record) => amountsOf(sideValues(records, [record])));
  const securities = securitiesRole(values, values);
  const currency = values.text("currency");
  const side = values.text("side");
  const isWhole = currency !== null && amounts.every((one) => one !== null && one.side === side);
  return {
    reading,
    records: group,
    copies: rows.filter((record) => !group.includes(record)),
    reference: textAt(records, "reference", first),
    counterReference: values.text("counterReference"),
    security: securityAt(records, first),
    currency,
    side: side === "BUY" || side === "SELL" ? side : null,
    tradeDate: dayAt(records, "tradeDate", first)!,
    settlementDate: values.day("settlementDate"),
    legs: isWhole ? amounts.flatMap((one) => legsOf(one, securities, fees)) : null,
    securities,
  };
}

const legsOf = (
  amounts: TradeAmounts | null,
  securities: SecuritiesRole | null,
  fees: AccountingPolicy["fees"],
): readonly Leg[] =>
  amounts && netOf(amounts).units !== 0n ? tradeLegs(amounts, securities ?? "equities", "gain-on-disposal", fees) : [];
