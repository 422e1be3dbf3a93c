import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type Grid,
  type ResultFile,
  type RunOutput,
  type Settings,
  NOTHING_WRITTEN,
} from "../../../src/engine";
import { gridOf } from "../gridOf";

/** One operation as a test writes it; what is left out is as in `PLAIN`. */
export interface Row {
  readonly ref?: string;
  readonly previous?: string;
  readonly custodian?: string;
  readonly account?: string;
  readonly isin?: string;
  readonly side?: string;
  readonly quantity?: number;
  readonly amount?: number;
  readonly currency?: string;
  readonly traded?: string;
  readonly booked?: string;
  readonly status?: string;
  readonly type?: string;
  readonly reversal?: string;
  readonly label?: string;
}

const BOOK_HEADER =
  "Trade ref | Previous reference | Custodian ref | Account | ISIN | Side | Quantity | Net amount | Currency | Trade date | Booking date | Status | Transaction type | Reversal | Narrative | Trader";
const STATEMENT_HEADER =
  "Client ref | Previous reference | Custodian ref | Safekeeping account | ISIN | Side | Quantity | Settlement amount | Ccy | Trade date | Booking date | Status | Transaction type | Reversal | Narrative | Place";

export const line = (row: Row): string => {
  const quantity = row.quantity ?? 100;
  return [
    row.ref ?? "T-0001",
    row.previous ?? "",
    row.custodian ?? "",
    row.account ?? "A1",
    row.isin ?? "FR0000120271",
    row.side ?? "Buy",
    quantity,
    row.amount ?? quantity * 50,
    row.currency ?? "EUR",
    row.traded ?? "2026-10-05",
    row.booked ?? "",
    row.status ?? "",
    row.type ?? "",
    row.reversal ?? "",
    row.label ?? "",
    "",
  ].join(" | ");
};

/** Operations that both sides have, so that a sheet has conventions of its own whatever a test adds. */
export const COMMON: readonly Row[] = Array.from({ length: 20 }, (_, index) => ({
  ref: `K-90${10 + index}`,
  side: index % 2 === 0 ? "Sell" : "Buy",
  quantity: 1000 + 10 * index,
}));

export const book = (rows: readonly Row[], name = "Blotter"): Grid =>
  gridOf(name, [BOOK_HEADER, ...[...COMMON, ...rows].map(line)].join("\n"));
export const statement = (rows: readonly Row[], name = "Custodian statement"): Grid =>
  gridOf(name, [STATEMENT_HEADER, ...[...COMMON, ...rows].map(line)].join("\n"));
/** A statement of these rows alone, for a side of several sheets. */
export const bareStatement = (rows: readonly Row[], name: string): Grid =>
  gridOf(name, [STATEMENT_HEADER, ...rows.map(line)].join("\n"));

/** The sheet row of the first row that a test adds. */
export const FIRST = COMMON.length + 2;

export function runOf(grids: readonly Grid[], settings: Settings = DEFAULT_SETTINGS): RunOutput {
  const output = runReconciliation(
    {
      grids,
      settings,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return output.value;
}

export type Pair = ResultFile["reconciliations"][number];

export function reconcile(ours: readonly Row[], theirs: readonly Row[]): Pair {
  return resultFile(runOf([book(ours), statement(theirs)]).result, "en").reconciliations[0]!;
}

/** The rows that a test added and that were set aside, counted from 0. */
export const asideOf = (pair: Pair, side: "left" | "right" = "left"): number[] =>
  pair[side].setAside.map(({ row }) => row - FIRST);

/** The breaks as "type book rows/statement rows", counted from 0. */
export const breaksOf = (pair: Pair): string[] =>
  pair.breaks.map(({ type, left, right }) => `${type} ${left.map(at).join()}/${right.map(at).join()}`);

const at = (row: number): number => row - FIRST;
