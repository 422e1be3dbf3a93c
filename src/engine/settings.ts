import type { Language } from "../kernel/language";
import type { ChartOfAccounts } from "./accounting/chart";
import { PCG } from "./accounting/pcg";
import { DEFAULT_TOLERANCES, type Tolerances } from "./matching/tolerance";
import type { Field } from "./records/field";

/** What the workbook remembers from one run to the next, and what a profile file carries from one workbook to another. */
export interface Settings {
  /** The language of what is written; null follows Office or the command line. */
  readonly language: Language | null;
  /** What a person confirmed or corrected about a sheet; a sheet that is not named is recognised afresh. */
  readonly sheets: readonly SheetSetting[];
  readonly tolerances: Tolerances;
  readonly chart: ChartOfAccounts;
}

export type SheetRole = "book" | "statement" | "ignored";

export interface SheetSetting {
  readonly sheet: string;
  readonly role: SheetRole | null;
  readonly headerRow: number | null;
  /** Field to the header text of its column, as it stood: a column that moved is found again, one that is gone is said. */
  readonly columns: Partial<Readonly<Record<Field, string>>>;
  /** Headers of the columns that a person said mean nothing to Concordance. */
  readonly ignoredHeaders: readonly string[];
}

/** What people wrote beside a break, kept by break id. */
export interface BreakNote {
  readonly breakId: string;
  readonly owner: string;
  readonly status: string;
  readonly comment: string;
}

/** What a workbook starts with. */
export const DEFAULT_SETTINGS: Settings = { language: null, sheets: [], tolerances: DEFAULT_TOLERANCES, chart: PCG };
