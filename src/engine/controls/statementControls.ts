import { controlOf, type ControlResult } from "./controlResult";
import { STATEMENT_CONTROLS, type KnownStatement } from "./statementFinding";
import { sequenceFindings } from "./statementSequence";

/** The checks of the statements that the workbook took in, as controls: each fails with its findings, on the sheet of the
 *  statement. Nothing where no statement was imported. */
export function statementControls(known: readonly KnownStatement[]): ControlResult[] {
  if (known.length === 0) return [];
  const numbered = known.map((statement, index) => ({ ...statement, place: { table: 0, statement: index, line: 0 } }));
  const findings = [
    ...known.flatMap(({ sheet, findings: own }) => own.map((finding) => ({ ...finding, sheet }))),
    ...sequenceFindings(numbered, []).map((finding) => ({ ...finding, sheet: known[finding.statement]?.sheet ?? "" })),
  ];
  return STATEMENT_CONTROLS.map((control): ControlResult => {
    const failed = findings.filter((finding) => finding.control === control);
    return controlOf(
      control,
      failed.map(({ sheet, wording }) => ({ sheet, row: 1, column: null, wording })),
    );
  });
}
