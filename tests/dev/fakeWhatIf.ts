import type { WhatIf } from "../../src/engine";

/** A trial in which a new pass gains one match, or nothing happens. */
export function whatIfOf(gained: number): WhatIf {
  const none = { count: 0, examples: [] };
  const example = {
    left: { sheet: "Trades", rows: [12] },
    right: { sheet: "Relevé CACEIS", rows: [31, 32] },
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
