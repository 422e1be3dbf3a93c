import { isoText } from "../../kernel/day";
import { decimalText } from "../../kernel/decimal";
import type { Language } from "../../kernel/language";
import type { JournalEntry } from "../accounting/journalEntry";
import type { Break } from "../breaks/break";
import { explanationText } from "../breaks/explanationText";
import { columnLetters } from "../grid";
import type { Match } from "../matching/matching";
import type { ReconciledSide, Reconciliation, RunResult } from "../reconciliation";
import type { Field } from "../records/field";
import type { ThreeWay } from "../threeWay";
import { threeWayText } from "../threeWayText";
import { repairId } from "../repair/decisions";
import type { Repair } from "../repair/repair";
import type { MonthClose } from "../close/monthClose";
import { changeText } from "./closeSheet";
import { differenceTexts } from "./comparison";

/** The result file of the command line, schema "concordance.result/1": plain JSON, the same bytes for the same run. */
export function resultFile(result: RunResult, language: Language) {
  return {
    schema: "concordance.result/1",
    asOf: isoText(result.asOf),
    reconciliations: result.reconciliations.map((reconciliation) => reconciliationEntry(reconciliation, language)),
    ...(result.threeWay && { threeWay: threeWayEntry(result.threeWay, language) }),
    controls: result.controls.map(({ control, outcome, findings }) => ({
      control,
      outcome,
      findings: findings.map(({ sheet, row, column, wording }) => ({ sheet, row, column, text: wording[language] })),
    })),
    decisions: result.decisions.map(({ decision: { decidedOn, until, ...decision }, state }) => ({
      ...decision,
      decidedOn: decidedOn === null ? null : isoText(decidedOn),
      until: until === null ? null : isoText(until),
      state,
    })),
    repairs: result.repairs.map((repair) => repairEntry(repair, language)),
    journals: result.journal.map(({ entry, state, preparer, approver }) => ({
      ...entryOf(entry),
      status: state,
      preparedBy: preparer,
      approvedBy: approver,
    })),
    close: closeEntry(result.close, language),
  };
}

export type ResultFile = ReturnType<typeof resultFile>;

const threeWayEntry = ({ agreeing, lines }: ThreeWay, language: Language) => ({
  agreeing,
  lines: lines.map((line) => ({ ...line, text: threeWayText(line)[language] })),
});

const closeEntry = ({ from, to, lines, seals, isRefused }: MonthClose, language: Language) => ({
  from: isoText(from),
  to: isoText(to),
  points: lines.map(({ point, state, figures, signOff: { preparer, reviewer, comment }, signature }) => ({
    point: point.id,
    state,
    figures: figures[language],
    preparer,
    reviewer,
    comment,
    signature,
  })),
  seals: seals.map(({ seal, isGenuine, changes }) => ({
    from: isoText(seal.from),
    to: isoText(seal.to),
    by: seal.by,
    sealedOn: isoText(seal.sealedOn),
    digest: seal.digest,
    isGenuine,
    changes: changes.map((change) => changeText(change)[language]),
  })),
  isRefused,
});

function reconciliationEntry(reconciliation: Reconciliation, language: Language) {
  const { kind, left, right, matching, breaks, proof } = reconciliation;
  return {
    kind,
    left: sideEntry(left, language),
    right: sideEntry(right, language),
    matches: matching.matches.map((match) => matchEntry(match, left, right)),
    proof: proof.map(({ side, currency, rows, matched, broken, open, setAside, amount }) => ({
      side,
      currency,
      rows,
      matched,
      broken,
      open,
      setAside,
      amount: amount && decimalText(amount),
    })),
    breaks: breaks.map((found) => breakEntry(found, left, right, language)),
  };
}

function sideEntry({ reading, setAside }: ReconciledSide, language: Language) {
  const { survey, lastRow, unreadable } = reading;
  return {
    sheet: survey.sheet,
    headerRow: survey.headerRow,
    firstRow: survey.firstRow,
    lastRow,
    columns: Object.fromEntries(
      Object.entries(survey.columns).map(([field, use]): [string, string] => [field, columnLetters(use.column)]),
    ) as Partial<Record<Field, string>>,
    setAside: [...setAside]
      .sort((one, other) => one.row - other.row)
      .map(({ row, reason }) => ({ row, reason: reason[language] })),
    unreadable: unreadable.map(({ row, column, text, wording }) => ({ row, column, text, reason: wording[language] })),
  };
}

const sheetRows = ({ reading }: ReconciledSide, records: readonly number[]): number[] =>
  records.map((record) => reading.records.rows[record] ?? 0);

const matchEntry = (
  { left, right, status, pass, confidence }: Match,
  book: ReconciledSide,
  statement: ReconciledSide,
) => ({
  left: sheetRows(book, left),
  right: sheetRows(statement, right),
  status,
  pass: pass.id,
  confidence,
});

function breakEntry(found: Break, left: ReconciledSide, right: ReconciledSide, language: Language) {
  const { exposure, explanation } = found;
  return {
    id: found.id,
    type: found.type,
    left: sheetRows(left, found.left),
    right: sheetRows(right, found.right),
    fields: found.fields,
    differences: Object.fromEntries(
      Object.entries(found.differences).map(([field, difference]) => {
        const { left: book, right: statement, difference: gap } = differenceTexts(difference);
        return [field, { left: book, right: statement, difference: gap }];
      }),
    ),
    explanation: explanation && { code: explanation.code, text: explanationText(explanation)[language] },
    severity: found.severity,
    ageBusinessDays: found.ageBusinessDays,
    exposure: exposure && { amount: decimalText(exposure.amount), currency: exposure.currency },
  };
}

const repairEntry = (repair: Repair, language: Language) => ({
  id: repairId(repair),
  kind: repair.kind,
  sheet: repair.sheet,
  row: repair.firstRow,
  column: columnLetters(repair.column),
  cells: repair.cells,
  before: repair.before,
  after: repair.after,
  status: repair.status,
  evidence: repair.evidence[language],
});

const entryOf = ({ number, date, journal, label, breakId, lines }: JournalEntry) => ({
  number,
  date: isoText(date),
  journal,
  label,
  breakId,
  lines: lines.map(({ account, label: lineLabel, debit, credit, currency, reference }) => ({
    account,
    label: lineLabel,
    debit: decimalText(debit, 2),
    credit: decimalText(credit, 2),
    currency,
    reference,
  })),
});
