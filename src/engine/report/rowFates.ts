import type { Wording } from "../../kernel/language";
import type { Break } from "../breaks/break";
import type { Match } from "../matching/matching";
import type { Reconciliation } from "../reconciliation";

/** What became of one record, as its row in the user's sheet says it. */
export type RowFate = "matched" | "break" | "missing" | "duplicate" | "waiting";

/** By record: its fate, its match and its break, if any. A matched row whose match breaks is "break". */
export interface SideFates {
  readonly fates: readonly RowFate[];
  readonly matchOf: readonly (Match | undefined)[];
  readonly breakOf: readonly (Break | undefined)[];
}

export function sideFates(reconciliation: Reconciliation, side: "left" | "right"): SideFates {
  const count = reconciliation[side].reading.records.count;
  const fates = new Array<RowFate>(count).fill("matched");
  const matchOf = new Array<Match | undefined>(count).fill(undefined);
  const breakOf = new Array<Break | undefined>(count).fill(undefined);
  for (const match of reconciliation.matching.matches) {
    for (const record of match[side]) {
      matchOf[record] = match;
      if (match.status !== "matched") fates[record] = "waiting";
    }
  }
  for (const found of reconciliation.breaks) {
    const isDuplicate = found.type.startsWith("duplicate-");
    for (const record of found[side]) {
      // The copy of a duplicate that did match keeps what its match says.
      if (isDuplicate && matchOf[record]) continue;
      breakOf[record] = found;
      fates[record] = isDuplicate ? "duplicate" : found.type.startsWith("missing-") ? "missing" : "break";
    }
  }
  return { fates, matchOf, breakOf };
}

/** How the status column says it; the highlights look for these very words. */
export const STATUS_WORDS: Readonly<Record<RowFate | "cleared" | "set-aside", Wording>> = {
  matched: { en: "Matched", fr: "Rapproché" },
  break: { en: "Break", fr: "Écart" },
  missing: { en: "Missing", fr: "Manquant" },
  duplicate: { en: "Duplicate", fr: "Doublon" },
  waiting: { en: "To decide", fr: "À décider" },
  cleared: { en: "Cleared", fr: "Soldé" },
  "set-aside": { en: "Set aside", fr: "Mis de côté" },
};
