import type { Day } from "../../kernel/day";
import { plainWords } from "../../kernel/text";
import type { SheetReading } from "../intake/sheetReading";
import { dayAt, decimalAt, textAt, type RecordTable } from "../records/recordTable";
import { priceUnits } from "./scaled";

/** One exchange rate: what a unit of `from` is worth in `to`. */
export interface RatePoint {
  readonly from: string;
  readonly to: string;
  /** Null: it holds on every day. */
  readonly day: Day | null;
  /** At the places of prices. */
  readonly price: bigint;
  readonly record: number;
}

/** The rates of a sheet. Rows without a pair or with a rate that is not positive are none. */
export function rateSheet({ records }: SheetReading): RatePoint[] {
  return Array.from({ length: records.count }, (_, record) => record).flatMap((record): RatePoint[] => {
    const pair = pairOf(records, record);
    const rate =
      decimalAt(records, "fxRate", record) ?? decimalAt(records, "rate", record) ?? decimalAt(records, "price", record);
    if (pair === null || rate === null || rate.units <= 0n) return [];
    return [{ ...pair, day: dayAt(records, "positionDate", record), price: priceUnits(rate), record }];
  });
}

function pairOf(records: RecordTable, record: number): Pick<RatePoint, "from" | "to"> | null {
  const written = textAt(records, "currencyPair", record);
  const parts = written === null ? null : /^([a-z]{3}) ?([a-z]{3})$/.exec(plainWords(written));
  if (parts) return { from: parts[1]!.toUpperCase(), to: parts[2]!.toUpperCase() };
  const [from, to] = [textAt(records, "currency", record), textAt(records, "counterCurrency", record)];
  return from && to ? { from, to } : null;
}
