import { controlOf } from "../controls/controlResult";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { rateFindings } from "./rateChecks";

/** Looks through the exchange rates of the workbook. Null where it has none. */
export function ratesPaper({ sheets, settings }: WorkpaperInput): Workpaper | null {
  const readings = sheets
    .filter(({ kind, role }) => kind === "rates" && role !== "ignored")
    .map(({ reading }) => reading);
  if (readings.length === 0) return null;
  const { stalePrices, priceJump } = settings.accounting;
  const { stale, jumps, sources, crosses } = rateFindings(readings, stalePrices, priceJump);
  return {
    entries: [],
    notices: [],
    controls: [
      controlOf("rate-stale", stale),
      controlOf("rate-jump", jumps),
      controlOf("rate-source", sources),
      controlOf("rate-cross", crosses),
    ],
  };
}
