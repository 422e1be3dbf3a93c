import type { Language } from "../kernel/language";
import type { ChartOfAccounts } from "./accounting/chart";
import { DEFAULT_LAYOUT, type JournalLayout } from "./accounting/journals/journalLayout";
import { PCG } from "./accounting/pcg";
import { DEFAULT_POLICY, type AccountingPolicy } from "./accounting/policy";
import type { Seal } from "./close/seal";
import type { Decision } from "./decisions/decision";
import { LADDER } from "./matching/ladder";
import type { Pass } from "./matching/pass";
import { DEFAULT_TOLERANCES, type Tolerances } from "./matching/tolerance";
import type { AliasRow } from "./records/aliasRows";
import type { Field } from "./records/field";

/** What the workbook remembers from one run to the next, and what a profile file carries from one workbook to another. */
export interface Settings {
  /** The language of what is written; null follows Office or the command line. */
  readonly language: Language | null;
  /** What a person confirmed or corrected about a sheet; a sheet that is not named is recognised by its layout, or afresh. */
  readonly sheets: readonly SheetSetting[];
  /** The layouts that a person confirmed, under whatever sheet name they come next. */
  readonly profiles: readonly LayoutProfile[];
  /** What one side calls otherwise than the other, as it stands on the alias sheet. */
  readonly aliases: readonly AliasRow[];
  /** The ladder of matching passes, in their order. */
  readonly passes: readonly Pass[];
  readonly tolerances: Tolerances;
  readonly chart: ChartOfAccounts;
  readonly accounting: AccountingPolicy;
  /** How entries are written out for the accounting program. */
  readonly journalLayout: JournalLayout;
  /** What people decided of rows, in the order in which they did. */
  readonly decisions: readonly Decision[];
  /** The months that were closed, in their order. */
  readonly seals: readonly Seal[];
}

/** "accounting": a second record of our own, held against the book and the statement. "market": prices and exchange rates, which the
 *  checks read and which face nothing. */
export type SheetRole = "book" | "accounting" | "statement" | "market" | "ignored";

export interface SheetSetting {
  readonly sheet: string;
  readonly role: SheetRole | null;
  readonly headerRow: number | null;
  /** Field to the header text of its column, as it stood: a column that moved is found again, one that is gone is said. */
  readonly columns: Partial<Readonly<Record<Field, string>>>;
  /** Headers of the columns that a person said mean nothing to Concordance. */
  readonly ignoredHeaders: readonly string[];
  readonly conventions?: Conventions;
}

/** How figures and dates are written, where a person said so; null: found from the cells. */
export interface Conventions {
  readonly dateOrder: "day-first" | "month-first" | null;
  readonly decimalMark: "." | "," | null;
  /** Prices of shares and funds in pence or cents; "as-written" turns every change of a price's unit off. */
  readonly priceUnit?: "minor" | "as-written" | null;
  /** Amounts in cents, as whole numbers; "as-written": in the main currency. */
  readonly amountUnit?: "minor" | "as-written" | null;
  /** Prices of bonds with the accrued interest in them; "as-written": clean, without. */
  readonly priceQuote?: "dirty" | "as-written" | null;
  /** Purchases and sales as the counterparty sees them, so that its purchase is our sale; "as-written": as we see them. */
  readonly sides?: "counterparty" | "as-written" | null;
}

/** What a person confirmed of a layout: it holds for every sheet with these headers, unless something else was said of that
 *  very sheet. */
export interface LayoutProfile {
  /** Unique in the settings. */
  readonly name: string;
  /** The header texts in the order of their columns, as they stood. */
  readonly headers: readonly string[];
  readonly role: SheetRole | null;
  readonly columns: Partial<Readonly<Record<Field, string>>>;
  readonly ignoredHeaders: readonly string[];
  readonly conventions: Conventions;
}

/** What people wrote beside a break, kept by break id. */
export interface BreakNote {
  readonly breakId: string;
  readonly owner: string;
  readonly status: string;
  readonly comment: string;
}

/** What a workbook starts with. */
export const DEFAULT_SETTINGS: Settings = {
  language: null,
  sheets: [],
  profiles: [],
  aliases: [],
  passes: LADDER,
  tolerances: DEFAULT_TOLERANCES,
  chart: PCG,
  accounting: DEFAULT_POLICY,
  journalLayout: DEFAULT_LAYOUT,
  decisions: [],
  seals: [],
};

/** Nothing said: everything is found from the cells. */
export const NO_CONVENTIONS: Conventions = { dateOrder: null, decimalMark: null };
