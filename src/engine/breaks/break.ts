import type { Day } from "../../kernel/day";
import type { Decimal } from "../../kernel/decimal";
import type { Field } from "../records/field";

export const BREAK_TYPES = [
  "missing-right",
  "missing-left",
  "duplicate-left",
  "duplicate-right",
  "side",
  "security",
  "account",
  "currency",
  "quantity",
  "price",
  "fees",
  "tax",
  "accrued-interest",
  "amount",
  "trade-date",
  "settlement-date",
  "counterparty",
  "status",
  "result",
] as const;
export type BreakType = (typeof BREAK_TYPES)[number];

/** Both values as they were compared, and book minus statement. Days differ in business days. */
export type Difference =
  | {
      readonly kind: "decimal";
      readonly left: Decimal | null;
      readonly right: Decimal | null;
      readonly difference: Decimal | null;
    }
  | {
      readonly kind: "day";
      readonly left: Day | null;
      readonly right: Day | null;
      readonly businessDays: number | null;
    }
  | { readonly kind: "text"; readonly left: string | null; readonly right: string | null };

export type ExplanationCode =
  | "fee-omitted"
  | "ftt-omitted"
  | "ftt-rate"
  | "withholding-tax"
  | "accrued-interest-omitted"
  | "gross-versus-net"
  | "fx-rate"
  | "rounding"
  | "scale-10"
  | "scale-100"
  | "scale-1000"
  | "transposed-digits"
  | "sign-reversed"
  | "day-month-swapped"
  | "business-day-shift"
  | "settlement-cycle"
  | "partial-settlement"
  | "duplicate-booking"
  | "vat-omitted"
  | "cut-off"
  | "counterpart-cancelled";

/** The arithmetic cause of a break, with the figures that prove it; `explanationText` words it. */
export interface Explanation {
  readonly code: ExplanationCode;
  readonly field: Field;
  /** The figures of the sentence, by name ("fees", "rate", "base", …). */
  readonly figures: Readonly<Record<string, Decimal | Day | string>>;
}

export type Severity = "high" | "medium" | "low";

export interface Break {
  /** The same break has the same id on the next run, wherever its rows stand then. */
  readonly id: string;
  readonly type: BreakType;
  /** Record indexes. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** In order of importance; the first gives the type. */
  readonly fields: readonly Field[];
  readonly differences: Partial<Readonly<Record<Field, Difference>>>;
  readonly explanation: Explanation | null;
  readonly severity: Severity;
  /** Business days (TARGET) from the day the item was due to the as-of date; never negative. */
  readonly ageBusinessDays: number;
  /** The money at risk, in the currency of the record; null where there is none or its currency is not known. */
  readonly exposure: { readonly amount: Decimal; readonly currency: string } | null;
}
