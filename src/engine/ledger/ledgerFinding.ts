import { decimal } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import { controlOf, recordFinding, type ControlFinding, type ControlResult } from "../controls/controlResult";
import type { Field } from "../records/field";
import type { LedgerLines } from "./ledgerLines";

/** Findings that are told one by one; the rest of a control's are counted in the last. */
export const MOST_FINDINGS = 200;

/** A finding on the cell of a field of a line, or on its row where the ledger has no such column. */
export const lineFinding = (
  { reading }: LedgerLines,
  line: number,
  field: Field | null,
  wording: Wording,
): ControlFinding => recordFinding(reading, line, field, wording);

/** A control over ledgers, whose findings can be many. */
export function ledgerControl(control: string, found: readonly ControlFinding[] | null): ControlResult {
  const next = found?.[MOST_FINDINGS];
  if (!found || !next) return controlOf(control, found);
  const rest = found.length - MOST_FINDINGS;
  const wording = {
    en: `… and ${rest} more like these, from this row on.`,
    fr: `… et ${rest} autres du même type, à partir de cette ligne.`,
  };
  return controlOf(control, [...found.slice(0, MOST_FINDINGS), { ...next, wording }]);
}

export const amountText = (units: bigint, scale: number, language: Language): string =>
  formatDecimal(decimal(units, scale), language, 2);
