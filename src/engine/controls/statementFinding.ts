import type { Day } from "../../kernel/day";
import type { Decimal } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import type { StatementBalance, StatementKind } from "../formats/statementFile";

/** The checks of a statement's own integrity. */
export const STATEMENT_CONTROLS = [
  "statement-balance",
  "statement-total",
  "statement-pages",
  "statement-continuity",
  "statement-twice",
  "statement-date",
] as const;

export type StatementControl = (typeof STATEMENT_CONTROLS)[number];

/** Whether a finding is of a statement alone: its balances, totals and pages. The others depend on what else is there. */
export const isOwnFinding = ({ control }: { readonly control: StatementControl }): boolean => OWN.has(control);
const OWN: ReadonlySet<StatementControl> = new Set(["statement-balance", "statement-total", "statement-pages"]);

/** One thing about a statement that does not hold, with its figures. Never a refusal: the statement comes in. */
export interface StatementFinding {
  readonly control: StatementControl;
  /** The statement it speaks of: its place in its table's `statements`. */
  readonly table: number;
  readonly statement: number;
  readonly line: number | null;
  readonly wording: Wording;
  /** By how much the figures differ; null where it is no matter of figures. */
  readonly difference: Decimal | null;
}

/** A statement that the workbook took in, as it is remembered from import to import. */
export interface KnownStatement {
  /** SHA-256 of the file it came in. */
  readonly fingerprint: string;
  readonly file: string;
  readonly sheet: string;
  /** The Excel table that holds it, which follows a sheet that is renamed; null where it has none, or where it was not noted yet. */
  readonly table: string | null;
  readonly kind: StatementKind;
  readonly format: string;
  readonly reference: string | null;
  readonly number: string | null;
  readonly account: string | null;
  readonly currency: string | null;
  readonly date: Day | null;
  /** Openings and closings alone. */
  readonly balances: readonly Pick<StatementBalance, "kind" | "unit" | "security" | "amount" | "day">[];
  /** What did not hold in it alone when it came in: its balances, totals and pages. */
  readonly findings: readonly Pick<StatementFinding, "control" | "wording">[];
}
