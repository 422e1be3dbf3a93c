import type { Day } from "../../kernel/day";
import type { SheetReading } from "../intake/sheetReading";
import { dayAt, decimalAt, securityAt } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";
import { priceUnits } from "./scaled";

/** One price as its sheet has it: for one unit or in percent of the nominal is known by the instrument's trades. */
export interface PricePoint {
  readonly day: Day;
  readonly price: bigint;
  /** The interest that accrued, quoted as the price is; null: the sheet does not say. */
  readonly accrued: bigint | null;
  readonly record: number;
}

/** The prices of one sheet, by security. */
export interface PriceSheet {
  readonly reading: SheetReading;
  /** Each in the order of its days, then of the sheet. */
  readonly series: ReadonlyMap<string, readonly PricePoint[]>;
}

/** The sheets of prices of a workbook. */
export const pricesOf = (sheets: readonly ReadSheet[]): PriceSheet[] =>
  sheets.filter(({ kind, role }) => kind === "prices" && role !== "ignored").map(({ reading }) => priceSheet(reading));

/** The prices of a sheet. Rows without a security, a day or a price are none. */
export function priceSheet(reading: SheetReading): PriceSheet {
  const { records } = reading;
  const series = new Map<string, PricePoint[]>();
  for (let record = 0; record < records.count; record += 1) {
    const [security, day] = [securityAt(records, record), dayAt(records, "positionDate", record)];
    const price = decimalAt(records, "price", record);
    if (security === null || day === null || price === null) continue;
    const accrued = decimalAt(records, "accruedInterest", record);
    const point = { day, price: priceUnits(price), accrued: accrued && priceUnits(accrued), record };
    const points = series.get(security);
    if (points) points.push(point);
    else series.set(security, [point]);
  }
  for (const points of series.values()) points.sort((one, other) => one.day - other.day || one.record - other.record);
  return { reading, series };
}
