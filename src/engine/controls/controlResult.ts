import type { Wording } from "../../kernel/language";

/** What a control came to. */
export interface ControlResult {
  readonly control: string;
  readonly outcome: "pass" | "fail" | "not-applicable";
  readonly findings: readonly ControlFinding[];
}

/** One cell or row that fails it. */
export interface ControlFinding {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly wording: Wording;
}
