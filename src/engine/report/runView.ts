import { groupBy } from "../../kernel/groupBy";
import { decimalText } from "../../kernel/decimal";
import { isoText } from "../../kernel/day";
import { breakTitle } from "../breaks/breakTitle";
import { explanationText } from "../breaks/explanationText";
import type { Break } from "../breaks/break";
import { blockers } from "../close/closeLines";
import { isMonthEnd, type MonthClose } from "../close/monthClose";
import type { SheetReading } from "../intake/sheetReading";
import { matchReason } from "../matching/matchReason";
import type { Reconciliation, RunResult } from "../reconciliation";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { RecordTable } from "../records/recordTable";
import { rowRefs } from "../records/rowId";
import { ruleProposal } from "../ruleProposal";
import type { Wording } from "../../kernel/language";
import type { Field } from "../records/field";
import type { ThreeWay } from "../threeWay";
import { threeWayText } from "../threeWayText";
import { compareSides } from "./comparison";
import { likenessView } from "./likenessView";
import { changeText, sealText } from "./closeSheet";
import type { BreakView, CloseView, PairView, RowsView, RunView, WaitingView } from "./view";

/** The run as the task pane shows it, breaks in the order in which an officer takes them. */
export function runView(result: RunResult): RunView {
  const thirdOf = witness(result.threeWay);
  return {
    asOf: isoText(result.asOf),
    threeWay: result.threeWay && {
      agreeing: result.threeWay.agreeing,
      lines: result.threeWay.lines.map((line) => ({
        kind: line.kind,
        odd: line.odd,
        rows: line.rows,
        wording: threeWayText(line),
      })),
    },
    pairs: result.reconciliations.map(pairView),
    breaks: result.reconciliations.flatMap((reconciliation, pair) =>
      reconciliation.breaks.map((found, index) => breakView(reconciliation, pair, found, index, thirdOf)),
    ),
    decisions: result.decisions,
    close: closeView(result.close, isMonthEnd(result)),
    notices: [
      ...result.controls.flatMap(({ control, findings }) => findings.map((finding) => ({ ...finding, code: control }))),
      ...result.notices,
      ...readingsOf(result).flatMap(({ notices, unreadable }) => [...notices, ...unreadable]),
    ],
  };
}

function closeView({ from, to, lines, seals, sealed, isRefused }: MonthClose, isShown: boolean): CloseView {
  return {
    isShown,
    from: isoText(from),
    to: isoText(to),
    open: blockers(lines).map(({ point: { title }, figures, state }) => ({ title, figures, state })),
    countPoints: lines.length,
    seals: seals.map((check) => ({
      wording: sealText(check),
      isWhole: check.isGenuine && check.changes.length === 0,
      changes: check.changes.map(changeText),
    })),
    sealed,
    isRefused,
  };
}

type Witness = (sheet: string, row: number, field: Field | null) => Wording | null;

/** What the three records say of a row: of a field of it where they differ there, else of the row as a whole. */
function witness(found: ThreeWay | null): Witness {
  const places = (found?.lines ?? []).flatMap((line) =>
    (["front", "custodian"] as const).flatMap((party) =>
      (line.rows[party]?.rows ?? []).map((row) => ({ line, place: `${line.rows[party]?.sheet ?? ""}!${row}` })),
    ),
  );
  const byRow = groupBy(places, ({ place }) => place);
  return (sheet, row, field) => {
    const lines = (byRow.get(`${sheet}!${row}`) ?? []).map(({ line }) => line);
    const line = lines.find((one) => one.field === field) ?? lines.find((one) => one.field === null);
    return line ? threeWayText(line) : null;
  };
}

/** Each sheet once, in however many reconciliations it takes part. */
function readingsOf({ reconciliations }: RunResult): SheetReading[] {
  const bySheet = new Map<string, SheetReading>();
  for (const { left, right } of reconciliations) {
    for (const { reading } of [left, right]) {
      if (!bySheet.has(reading.survey.sheet)) bySheet.set(reading.survey.sheet, reading);
    }
  }
  return [...bySheet.values()];
}

function pairView(reconciliation: Reconciliation): PairView {
  const { left, right, matching, breaks, proof } = reconciliation;
  const isFirm = ({ status }: { status: string }): boolean => status === "matched";
  return {
    left: left.reading.survey,
    right: right.reading.survey,
    countMatched: matching.matches.filter(isFirm).length,
    countWaiting: matching.matches.filter((match) => !isFirm(match)).length,
    countBreaks: breaks.length,
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
    setAside: [left, right].flatMap(({ reading, setAside }) =>
      setAside.map(({ row, reason }) => ({ sheet: reading.survey.sheet, row, reason })),
    ),
    waiting: matching.matches.flatMap((match): WaitingView[] =>
      match.status === "matched"
        ? []
        : [
            {
              status: match.status,
              left: rowsView(left.reading.records, "L", match.left),
              right: rowsView(right.reading.records, "R", match.right),
              reason: matchReason(match, left.reading.records, right.reading.records),
              rule:
                match.status === "suggested" ? ruleProposal(match, left.reading.records, right.reading.records) : null,
              likeness: likenessView(match, left.reading.records, right.reading.records),
            },
          ],
    ),
  };
}

function breakView(
  reconciliation: Reconciliation,
  pair: number,
  found: Break,
  index: number,
  thirdOf: Witness,
): BreakView {
  const left = reconciliation.left.reading.records;
  const right = reconciliation.right.reading.records;
  const proposal = reconciliation.proposals[index];
  return {
    id: found.id,
    pair,
    type: found.type,
    title: breakTitle(found.type),
    severity: found.severity,
    ageBusinessDays: found.ageBusinessDays,
    exposure: found.exposure && { amount: decimalText(found.exposure.amount), currency: found.exposure.currency },
    explanation: found.explanation && explanationText(found.explanation),
    third: thirdOf(
      found.left.length > 0 ? left.sheet : right.sheet,
      (found.left.length > 0 ? left.rows[found.left[0] ?? 0] : right.rows[found.right[0] ?? 0]) ?? 0,
      found.fields[0] ?? null,
    ),
    action: proposal ? { kind: proposal.action, wording: proposal.wording } : null,
    left: found.left.length === 0 ? null : rowsView(left, "L", found.left),
    right: found.right.length === 0 ? null : rowsView(right, "R", found.right),
    comparison: compareSides(left, right, found).map((comparison) => ({
      ...comparison,
      label: FIELD_LABELS[comparison.field],
    })),
  };
}

/** `prefix`: of the side, "L" or "R". */
export const rowsView = (records: RecordTable, prefix: string, rows: readonly number[]): RowsView => ({
  sheet: records.sheet,
  rows: rows.map((record) => records.rows[record] ?? 0),
  refs: rowRefs(records, prefix, rows),
});
