import { recordPlace } from "../intake/recordPlace";
import { controlOf, type ControlFinding } from "../controls/controlResult";
import type { Reconciliation } from "../reconciliation";
import type { PriceSheet } from "../results/priceSeries";
import type { ReadSheet, Workpaper, WorkpaperInput } from "../workpapers";
import {
  contradicted,
  lateOrEarly,
  offCycle,
  otherCurrency,
  repeated,
  taxRates,
  unknownIdentifiers,
  unknownParties,
  unsided,
} from "./tradeChecks";
import { offMarket } from "./marketPrices";

/** Looks through the trades of the front office before they are booked; those that the other side confirms in every figure need no question.
 *  Null where the workbook has none of ours. */
export function tradesPaper(
  { sheets, reconciliations, settings, asOf, period }: WorkpaperInput,
  prices: readonly PriceSheet[],
): Workpaper | null {
  const books = sheets.filter(({ kind, role }) => kind === "trades" && role === "book");
  if (books.length === 0) return null;
  const { accounting } = settings;
  const confirmed = confirmedRows(reconciliations);
  const each = (check: (book: ReadSheet) => ControlFinding[] | null): ControlFinding[] | null => {
    const found = books.map(check).filter((findings) => findings !== null);
    return found.length === 0 ? null : found.flat().filter(({ sheet, row }) => !confirmed.has(`${sheet}!${row}`));
  };
  return {
    entries: [],
    notices: [],
    controls: [
      controlOf("trade-identifier", each(unknownIdentifiers)),
      controlOf("trade-settlement", each(offCycle)),
      controlOf("trade-net", each(contradicted)),
      controlOf(
        "trade-price",
        prices.length === 0 ? null : each((book) => offMarket(book, prices, accounting.priceJump)),
      ),
      controlOf("trade-repeated", each(repeated)),
      controlOf("trade-party", each(unknownParties)),
      controlOf("trade-side", each(unsided)),
      controlOf(
        "trade-currency",
        each((book) => otherCurrency(book, prices)),
      ),
      controlOf(
        "trade-back-dated",
        each((book) => lateOrEarly(book, period.from, asOf)),
      ),
      controlOf("trade-tax", each(taxRates)),
    ],
  };
}

/** "sheet!row" of our trades that are matched and differ in nothing. */
function confirmedRows(reconciliations: readonly Reconciliation[]): ReadonlySet<string> {
  const rows = new Set<string>();
  for (const { kind, left, matching, breaks } of reconciliations) {
    if (kind !== "transactions") continue;
    const broken = new Set(breaks.flatMap((found) => found.left));
    for (const match of matching.matches) {
      if (match.status !== "matched" || match.left.some((record) => broken.has(record))) continue;
      for (const record of match.left) rows.add(recordPlace(left.reading, record));
    }
  }
  return rows;
}
