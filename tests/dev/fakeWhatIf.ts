import { DEFAULT_SETTINGS, type RowsView, type RunInput, type WhatIf, NOTHING_WRITTEN } from "../../src/engine";

/** What a fake asks of an engine that never answers. */
export const NO_INPUT: RunInput = {
  grids: [],
  settings: DEFAULT_SETTINGS,
  written: NOTHING_WRITTEN,
  statements: [],
  asOf: null,
  language: "en",
  pair: null,
};

/** A trial in which a new pass gains one match, or nothing happens. */
export function whatIfOf(gained: number): WhatIf {
  const none = { count: 0, examples: [] };
  const example = {
    left: fakeRows("Trades", [12]),
    right: fakeRows("Relevé CACEIS", [31, 32]),
    reason: { en: "New pass: everything agrees.", fr: "Nouvelle passe\u00a0: tout concorde." },
  };
  return {
    matchesGained: { count: gained, examples: gained > 0 ? [example] : [] },
    matchesLost: none,
    ambiguitiesGained: none,
    ambiguitiesLost: none,
    suggestionsGained: none,
    suggestionsLost: none,
    breaksBefore: 57,
    breaksAfter: 57 - gained,
    hidden: [{ currency: "EUR", before: "1.5", after: gained > 0 ? "12.75" : "1.5" }],
  };
}

/** Rows of a sheet under ids of their own. */
export const fakeRows = (sheet: string, rows: readonly number[]): RowsView => ({
  sheet,
  rows,
  refs: rows.map((row) => ({ id: `${sheet}-${row}`, label: `TR-${row} · FR0000120271 · 100` })),
});
