import type { Day } from "../kernel/day";
import type { JournalEntry } from "./accounting/journalEntry";
import { accruedPaper } from "./valuation/accruedPaper";
import { bookingsPaper, type BookingsPaper } from "./bookings/bookingsPaper";
import { movementsPaper, type MovementsPaper } from "./bookings/movementsPaper";
import { cashPaper, type CashPaper } from "./cash/cashPaper";
import type { Period } from "./close/monthClose";
import type { ControlResult } from "./controls/controlResult";
import type { KnownStatement } from "./controls/statementFinding";
import { holdingsPaper, type HoldingsPaper } from "./holdings/holdingsPaper";
import type { Notice, SheetReading } from "./intake/sheetReading";
import { residuesPaper } from "./ledger/residuesPaper";
import { ledgerPaper, type LedgerPaper } from "./ledger/ledgerPaper";
import type { Reconciliation } from "./reconciliation";
import type { SheetKind } from "./records/ambiguousHeaders";
import { tradesPaper } from "./trades/tradesPaper";
import { pricesOf } from "./results/priceSeries";
import type { RateBook } from "./results/rateBook";
import { ratesPaper } from "./results/ratesPaper";
import { revaluationPaper } from "./valuation/revaluationPaper";
import { valuationPaper } from "./valuation/valuationPaper";
import { resultsPaper, type ResultsPaper } from "./results/resultsPaper";
import type { Settings, SheetRole } from "./settings";

/** A sheet that was read, whether another faces it or not; rows that its own side took back are not in it. */
export interface ReadSheet {
  readonly kind: SheetKind;
  readonly role: SheetRole;
  readonly reading: SheetReading;
}

/** All that is known of a workbook when its sheets are reconciled. */
export interface WorkpaperInput {
  readonly sheets: readonly ReadSheet[];
  readonly reconciliations: readonly Reconciliation[];
  /** The statements that were brought in as files, with their balances. */
  readonly statements: readonly KnownStatement[];
  readonly settings: Settings;
  readonly asOf: Day;
  /** The days that are being closed. */
  readonly period: Period;
  readonly rates: RateBook;
}

/** What one part of accounting's work came to. */
export interface Workpaper {
  readonly controls: readonly ControlResult[];
  /** Proposed, for a second person to approve. */
  readonly entries: readonly JournalEntry[];
  readonly notices: readonly Notice[];
}

/** Each part; null where the workbook has nothing for it. */
export interface Workpapers {
  readonly trades: Workpaper | null;
  readonly holdings: HoldingsPaper | null;
  readonly cash: CashPaper | null;
  readonly rates: Workpaper | null;
  readonly results: ResultsPaper | null;
  readonly ledger: LedgerPaper | null;
  readonly bookings: BookingsPaper | null;
  readonly residues: Workpaper | null;
  readonly movements: MovementsPaper | null;
  readonly valuation: Workpaper | null;
  readonly accrued: Workpaper | null;
  readonly revaluation: Workpaper | null;
}

/** The proofs that accounting needs, from the sheets that were read. */
export function workpapers(input: WorkpaperInput): Workpapers {
  const prices = pricesOf(input.sheets);
  const results = resultsPaper(input, prices);
  const ledger = ledgerPaper(input);
  const bookings = bookingsPaper(input);
  return {
    trades: tradesPaper(input, prices),
    holdings: holdingsPaper(input),
    cash: cashPaper(input),
    rates: ratesPaper(input),
    results,
    ledger,
    bookings,
    residues: residuesPaper(input, ledger, bookings),
    movements: movementsPaper(input, ledger),
    valuation: valuationPaper(input, results, ledger, bookings),
    accrued: accruedPaper(input, results, ledger, bookings),
    revaluation: revaluationPaper(input, ledger),
  };
}

/** The parts that there are, in their order. */
export const presentPapers = (papers: Workpapers): readonly Workpaper[] =>
  Object.values<Workpaper | null>({ ...papers }).filter((paper) => paper !== null);

/** Every entry that is proposed: those of the breaks, then those of the papers. */
export const entriesOf = (reconciliations: readonly Reconciliation[], papers: Workpapers): readonly JournalEntry[] => [
  ...reconciliations.flatMap(({ proposals }) => proposals.flatMap(({ entry }) => entry ?? [])),
  ...presentPapers(papers).flatMap(({ entries }) => entries),
];
