import type { Wording } from "../../kernel/language";
import { columnLetters } from "../grid";
import type { SheetReading } from "../intake/sheetReading";
import type { Field } from "../records/field";

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

/** A control fails with its findings; null findings: there was nothing to look at. */
export const controlOf = (control: string, findings: readonly ControlFinding[] | null): ControlResult => ({
  control,
  outcome: findings === null ? "not-applicable" : findings.length > 0 ? "fail" : "pass",
  findings: findings ?? [],
});

/** A finding on the cell of a field of a record, or on its row where the sheet has no such column. */
export function recordFinding(
  { survey, records }: SheetReading,
  record: number,
  field: Field | null,
  wording: Wording,
): ControlFinding {
  const use = field === null ? undefined : survey.columns[field];
  return {
    sheet: survey.sheet,
    row: records.rows[record] ?? survey.firstRow,
    column: use ? columnLetters(use.column) : null,
    wording,
  };
}
