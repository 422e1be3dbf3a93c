import type { Match } from "../matching/matching";
import { isDateField, isDecimalField, isTextField, type TextField } from "../records/field";
import { BLANK_DAY, BLANK_TEXT, type DayColumn, type DecimalColumn, type RecordTable, type TextColumn } from "../records/recordTable";
import { COMPARED_FIELDS } from "./comparedFields";
import { textAgreement, type TextAgreement } from "./textAgreement";

/** A first look over the columns, so that matches which agree cost next to nothing. */
export interface Scan {
  /** How each text field that is compared is compared. */
  readonly agreements: ReadonlyMap<TextField, TextAgreement>;
  /** Whether the sides of a match may differ: false is sure, true is to be looked into. */
  readonly mayDiffer: (match: Match) => boolean;
}

type Test = (left: number, right: number) => boolean;

/** Prepares the comparison of two tables. `matches` are those that two names for one thing are learned from. */
export function scanMatches(left: RecordTable, right: RecordTable, matches: readonly Match[]): Scan {
  const agreements = new Map<TextField, TextAgreement>();
  const tests: Test[] = [];
  for (const field of COMPARED_FIELDS) {
    if (isDecimalField(field)) {
      const [one, other] = [left.decimals[field], right.decimals[field]];
      if (one && other) tests.push(decimalTest(one, other));
    } else if (isDateField(field)) {
      const [one, other] = [left.days[field], right.days[field]];
      if (one && other) tests.push(dayTest(one, other));
    } else if (isTextField(field)) {
      const [one, other] = [left.texts[field], right.texts[field]];
      if (field === "status" && other) tests.push(troubleTest(right, other));
      if (!one || !other || (field === "status" && !booksSayWhatSettled(left))) continue;
      const agrees = textAgreement(left, right, field, matches);
      agreements.set(field, agrees);
      tests.push(textTest(one, other, agrees));
    }
  }
  const mayDiffer = ({ left: [one = 0, ...more], right: [other = 0, ...others] }: Match): boolean =>
    more.length > 0 || others.length > 0 || tests.some((test) => test(one, other));
  return { agreements, mayDiffer };
}

/** A book that never says "settled" keeps another kind of status, which a statement's cannot contradict. */
function booksSayWhatSettled(book: RecordTable): boolean {
  const column = book.texts.status;
  const settled = book.pool.code("SETTLED");
  return column?.includes(settled) ?? false;
}

/** What a statement says of a trade that did not settle: it matters whatever our books say, or do not. */
export const SETTLEMENT_TROUBLE: ReadonlySet<string> = new Set(["FAILED", "UNMATCHED"]);

function troubleTest(statement: RecordTable, status: TextColumn): Test {
  const troubles = new Set([...SETTLEMENT_TROUBLE].map((word) => statement.pool.code(word)));
  return (_one, other) => troubles.has(status[other] ?? BLANK_TEXT);
}

function decimalTest(left: DecimalColumn, right: DecimalColumn): Test {
  const { units: leftUnits, scales: leftScales, wide: leftWide } = left;
  const { units: rightUnits, scales: rightScales, wide: rightWide } = right;
  const hasWide = leftWide.size + rightWide.size > 0;
  return (one, other) => {
    const [book, statement] = [leftUnits[one] ?? NaN, rightUnits[other] ?? NaN];
    if (book === statement) return leftScales[one] !== rightScales[other];
    if (Number.isNaN(book) || Number.isNaN(statement)) return hasWide && (leftWide.has(one) || rightWide.has(other));
    return true;
  };
}

function dayTest(left: DayColumn, right: DayColumn): Test {
  return (one, other) => {
    const [book, statement] = [left[one] ?? BLANK_DAY, right[other] ?? BLANK_DAY];
    return book !== statement && book !== BLANK_DAY && statement !== BLANK_DAY;
  };
}

function textTest(left: TextColumn, right: TextColumn, agrees: TextAgreement): Test {
  return (one, other) => {
    const [book, statement] = [left[one] ?? BLANK_TEXT, right[other] ?? BLANK_TEXT];
    return book !== statement && book !== BLANK_TEXT && statement !== BLANK_TEXT && !agrees(book, statement);
  };
}
