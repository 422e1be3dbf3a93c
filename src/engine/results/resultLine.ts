import type { Day } from "../../kernel/day";
import type { YearFraction } from "../../kernel/dayCount";
import type { BaseRate } from "./scaled";

/** What a line of results stands for: one instrument in one book and account, in the currency it is held in. */
export interface LineKey {
  readonly portfolio: string | null;
  readonly account: string | null;
  readonly security: string;
  readonly currency: string;
}

/** Where a figure comes from. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
}

/** A trade: a purchase is positive in quantity, gross amount and accrued interest, a sale negative. */
export interface TradeStep {
  readonly kind: "trade";
  readonly day: Day;
  /** The trade's reference, by which a sale names its lots. */
  readonly id: string;
  readonly place: CellPlace;
  readonly quantity: bigint;
  /** Without accrued interest and charges. */
  readonly gross: bigint;
  readonly accrued: bigint;
  /** Fees and taxes, positive where they cost. */
  readonly fees: bigint;
  readonly lots: readonly string[];
  /** The days between which the books had it: booked late, or cancelled later. */
  readonly knownFrom: Day;
  readonly knownUntil: Day | null;
}

/** An event on what is held when its ex date opens. */
export type EventStep = { readonly day: Day; readonly place: CellPlace } & (
  | { readonly kind: "income"; readonly amount: EventAmount; readonly tax: bigint }
  | { readonly kind: "repayment"; readonly amount: EventAmount }
  | { readonly kind: "scale"; readonly after: bigint; readonly before: bigint }
);

/** An amount for each unit held, at the scale of prices, or in all. */
export type EventAmount = { readonly perUnit: bigint } | { readonly total: bigint };

export type ResultStep = TradeStep | EventStep;

/** What interest a bond bears: the coupon rate as a fraction of the nominal at the scale of prices, and at each day of the market how much
 *  of a year has run since the last coupon. */
export interface Interest {
  readonly rate: bigint;
  readonly fractions: readonly (YearFraction | null)[];
}

export interface Opening {
  readonly place: CellPlace;
  readonly day: Day;
  readonly quantity: bigint;
  /** Null: not known, so that realised and unrealised results are not either. */
  readonly cost: bigint | null;
}

/** All that the results of one line are computed from. Arrays run along the days of the market. */
export interface ResultLine {
  readonly key: LineKey;
  readonly opening: Opening | null;
  /** By day, events before trades, in the order that the policy gives those of a day. */
  readonly steps: readonly ResultStep[];
  /** For one unit, or one of nominal, at the scale of prices. */
  readonly prices: readonly (bigint | undefined)[];
  readonly interest: Interest | null;
  readonly rates: readonly (BaseRate | undefined)[];
  /** The smallest amounts of the currency and of the base currency. */
  readonly step: bigint;
  readonly baseStep: bigint;
}

/** Cumulated since the line began, in one currency. Cost, realised and unrealised are null where a cost is not known. */
export interface Figures {
  readonly value: bigint;
  readonly accrued: bigint;
  readonly cost: bigint | null;
  readonly realised: bigint | null;
  readonly unrealised: bigint | null;
  /** Dividends, coupons and the interest that accrued. */
  readonly income: bigint;
  /** Fees and taxes that are not part of the cost. */
  readonly fees: bigint;
  /** All that was received less all that was paid. */
  readonly cash: bigint;
}

export const EXPLAINED = [
  "price",
  "newBuys",
  "newSells",
  "carry",
  "fx",
  "fees",
  "events",
  "amendments",
  "unexplained",
] as const;

/** What a result comes from (pnl.md 5), in the base currency: price at the opening exchange rate, exchange rates on the opening value with the
 *  cross effect of both. */
export type Explained = Readonly<Record<(typeof EXPLAINED)[number], bigint>>;

/** One line on one day on which it can be valued. */
export interface LineDay {
  readonly quantity: bigint;
  readonly local: Figures;
  readonly base: Figures;
  /** Of the base figures' realised result, what exchange rates brought. */
  readonly realisedFx: bigint | null;
  /** Since the last day on which it could be valued. */
  readonly localTotal: bigint;
  readonly total: bigint;
  readonly explained: Explained;
}

export type Missing = "price" | "rate" | "interest";
