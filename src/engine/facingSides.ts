import type { Day } from "../kernel/day";
import { withoutIgnored } from "./decisions/ignoredRows";
import { withEarlierParts } from "./earlierParts";
import { withBankLines } from "./cash/bankLines";
import type { ReadPairing } from "./homes";
import { sameSidePass } from "./matching/pass";
import { withoutReversed } from "./reversals/withoutReversed";
import type { ReconciliationKind } from "./reconciliation";
import type { Settings } from "./settings";

/** A pairing brought to one quotation, and the same sheets before that. */
export interface AsRead {
  readonly pairing: ReadPairing;
  readonly before: ReadPairing;
}

export interface FacingSides {
  /** All rows but those that their own side took back. */
  readonly all: ReadPairing;
  /** What is to be matched: without what people ignore, and the parts of a delivery together. */
  readonly open: ReadPairing;
}

/** The two sides as they face each other, when the work within each side is done. */
export function facingSides(
  { pairing, before }: AsRead,
  kind: ReconciliationKind,
  { decisions, passes, chart, accounting }: Settings,
  asOf: Day,
): FacingSides {
  const all = withoutReversed(pairing, before, decisions, asOf, sameSidePass(passes, "opposite"));
  return {
    all,
    open: withEarlierParts({
      books: all.books
        .map((reading) => withoutIgnored(reading, decisions, asOf))
        .map((reading) =>
          kind === "cash" ? withBankLines(reading, all.statements, chart, accounting.baseCurrency) : reading,
        ),
      statements: all.statements.map((reading) => withoutIgnored(reading, decisions, asOf)),
    }),
  };
}
