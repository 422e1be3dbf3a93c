import type { BusinessCalendar } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import { compare, ZERO } from "../../kernel/decimal";
import type { Duplicate, Matching } from "../matching/matching";
import type { Tolerances } from "../matching/tolerance";
import type { RecordTable } from "../records/recordTable";
import type { Break, BreakType, Severity } from "./break";
import { breakIds } from "./breakIds";
import { BREAK_TYPE_OF } from "./comparedFields";
import { compareMatch, type Differences, type MatchDifference } from "./compareMatch";
import { ageOf, dueDay } from "./dueDay";
import { afterLastTrade, lastTradeDate } from "./explain/cutOff";
import { explain, explainDuplicate } from "./explain/explain";
import { openComplements } from "./explain/partialSettlement";
import { exposureOf, wholeExposure } from "./exposure";
import { scanMatches } from "./scanMatches";
import { severityOf } from "./severity";
import { sideValues, type SideValues } from "./sideValues";

export interface BreakOptions {
  readonly tolerances: Tolerances;
  /** The business date that ages are counted to. */
  readonly asOf: Day;
  readonly calendar: BusinessCalendar;
  /** Positions are compared, not trades. */
  readonly isHolding?: boolean;
}

type Draft = Omit<Break, "id">;

/** Every difference to clear, most urgent first: matches whose sides differ beyond tolerance, records without a
 *  counterpart, and duplicates. What waits for a person (suggested, ambiguous) is no break. */
export function findBreaks(
  left: RecordTable,
  right: RecordTable,
  matching: Matching,
  options: BreakOptions,
): readonly Break[] {
  const lastTrade = lastTradeDate(right);
  const drafts = [
    ...differing(left, right, matching, options),
    ...matching.openLeft.map((record) => missing("missing-right", sideValues(left, [record]), lastTrade, options)),
    ...matching.openRight.map((record) => missing("missing-left", sideValues(right, [record]), null, options)),
    ...matching.duplicates.map((duplicate) => duplicated(duplicate, duplicate.side === "left" ? left : right, options)),
  ];
  const ids = breakIds(drafts, left, right);
  return drafts.map((draft, index): Break => ({ id: ids[index] ?? "", ...draft })).sort(mostUrgentFirst);
}

const RANK: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** The order in which an officer takes breaks: by severity, then by the money at risk, then as they stand in the sheets. */
export function mostUrgentFirst(one: Break, other: Break): number {
  return (
    RANK[one.severity] - RANK[other.severity] ||
    compare(other.exposure?.amount ?? ZERO, one.exposure?.amount ?? ZERO) ||
    (one.left[0] ?? Infinity) - (other.left[0] ?? Infinity) ||
    (one.right[0] ?? Infinity) - (other.right[0] ?? Infinity) ||
    0
  );
}

function differing(left: RecordTable, right: RecordTable, matching: Matching, options: BreakOptions): readonly Draft[] {
  const scan = scanMatches(left, right, matching.matches, options.tolerances);
  const complements = openComplements(right, matching.openRight);
  const drafts: Draft[] = [];
  for (const suspicion of scan.suspicions) {
    const found = compareMatch(left, right, suspicion, scan, options);
    if (!found) continue;
    const { match } = found;
    const [book, statement] = [sideValues(left, match.left), sideValues(right, match.right)];
    drafts.push(differenceDraft(found, book, statement, complements, options));
  }
  return drafts;
}

function differenceDraft(
  { match, fields, differences }: MatchDifference,
  book: SideValues,
  statement: SideValues,
  complements: ReturnType<typeof openComplements>,
  options: BreakOptions,
): Draft {
  const { asOf, calendar } = options;
  const type: BreakType = fields[0] ? BREAK_TYPE_OF[fields[0]] : "amount";
  const explanation = explain({
    type,
    fields,
    differences,
    book,
    statement,
    complements,
    calendar,
  });
  const due = dueDay(book, calendar) ?? dueDay(statement, calendar);
  return {
    type,
    left: match.left,
    right: match.right,
    fields,
    differences,
    explanation,
    severity: severityOf({
      type,
      differences,
      explanation,
      book,
      statement,
      due,
      ...options,
    }),
    ageBusinessDays: ageOf(due, asOf, calendar),
    exposure: exposureOf(type, fields, differences, book, statement),
  };
}

const NO_DIFFERENCES: Differences = {};

function missing(
  type: "missing-left" | "missing-right",
  values: SideValues,
  lastTrade: Day | null,
  options: BreakOptions,
): Draft {
  const { asOf, calendar } = options;
  const due = dueDay(values, calendar);
  const isBook = type === "missing-right";
  return {
    type,
    left: isBook ? values.records : [],
    right: isBook ? [] : values.records,
    fields: [],
    differences: NO_DIFFERENCES,
    explanation: afterLastTrade(values, lastTrade),
    severity: severityOf({
      type,
      differences: NO_DIFFERENCES,
      explanation: null,
      book: values,
      statement: values,
      due,
      ...options,
    }),
    ageBusinessDays: ageOf(due, asOf, calendar),
    exposure: wholeExposure(values),
  };
}

function duplicated({ side, records, extra }: Duplicate, table: RecordTable, options: BreakOptions): Draft {
  const { asOf, calendar } = options;
  const type = side === "left" ? "duplicate-left" : "duplicate-right";
  const copies = sideValues(table, records);
  const surplus = sideValues(table, extra.length === records.length ? extra.slice(1) : extra);
  const due = dueDay(sideValues(table, records.slice(0, 1)), calendar);
  const explanation = explainDuplicate(table, records);
  return {
    type,
    left: side === "left" ? records : [],
    right: side === "left" ? [] : records,
    fields: [],
    differences: NO_DIFFERENCES,
    explanation,
    severity: severityOf({
      type,
      differences: NO_DIFFERENCES,
      explanation,
      book: copies,
      statement: copies,
      due,
      ...options,
    }),
    ageBusinessDays: ageOf(due, asOf, calendar),
    exposure: wholeExposure(surplus),
  };
}
