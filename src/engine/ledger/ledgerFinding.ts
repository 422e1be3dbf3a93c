import { decimal } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { ControlFinding, ControlResult } from "../controls/controlResult";
import { columnLetters } from "../grid";
import type { Field } from "../records/field";
import type { LedgerLines } from "./ledgerLines";

/** Findings that are told one by one; the rest of a control's are counted in the last. */
export const MOST_FINDINGS = 200;

/** A finding on the cell of a field of a line, or on its row where the ledger has no such column. */
export function lineFinding(
  { reading }: LedgerLines,
  line: number,
  field: Field | null,
  wording: Wording,
): ControlFinding {
  const { survey, records } = reading;
  const use = field === null ? undefined : survey.columns[field];
  return {
    sheet: survey.sheet,
    row: records.rows[line] ?? survey.firstRow,
    column: use ? columnLetters(use.column) : null,
    wording,
  };
}

/** A control over ledgers; null findings: there was nothing to look at. */
export function ledgerControl(control: string, found: readonly ControlFinding[] | null): ControlResult {
  const findings = found ?? [];
  const told = findings.slice(0, MOST_FINDINGS);
  const [next] = findings.slice(MOST_FINDINGS);
  const rest = findings.length - told.length;
  return {
    control,
    outcome: found === null ? "not-applicable" : findings.length > 0 ? "fail" : "pass",
    findings: next
      ? [
          ...told,
          {
            ...next,
            wording: {
              en: `… and ${rest} more like these, from this row on.`,
              fr: `… et ${rest} autres du même type, à partir de cette ligne.`,
            },
          },
        ]
      : told,
  };
}

export const amountText = (units: bigint, scale: number, language: Language): string =>
  formatDecimal(decimal(units, scale), language, 2);
