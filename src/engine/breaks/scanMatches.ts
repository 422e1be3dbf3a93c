import { decimalToNumber } from "../../kernel/decimal";
import type { Match } from "../matching/matching";
import type { DecimalTolerance, Tolerances } from "../matching/tolerance";
import { isDateField, isDecimalField, isTextField, type TextField } from "../records/field";
import {
  BLANK_DAY,
  BLANK_TEXT,
  type DayColumn,
  type DecimalColumn,
  type RecordTable,
  type TextColumn,
} from "../records/recordTable";
import { COMPARED_FIELDS, type ComparedField } from "./comparedFields";
import { textAgreement, type TextAgreement } from "./textAgreement";

/** A first look over the columns, so that matches which agree cost next to nothing. */
export interface Scan {
  /** How each text field that is compared is compared. */
  readonly agreements: ReadonlyMap<TextField, TextAgreement>;
  /** The fields in which the sides of a match may differ, in order of importance: to be looked into. None is sure. */
  readonly suspects: (match: Match) => readonly ComparedField[];
}

type Test = (left: number, right: number) => boolean;

/** Prepares the comparison of two tables. `matches` are those that two names for one thing are learned from. */
export function scanMatches(
  left: RecordTable,
  right: RecordTable,
  matches: readonly Match[],
  tolerances: Tolerances,
): Scan {
  const agreements = new Map<TextField, TextAgreement>();
  const tests: { readonly field: ComparedField; readonly differs: Test }[] = [];
  for (const field of COMPARED_FIELDS) {
    if (isDecimalField(field)) {
      const [one, other] = [left.decimals[field], right.decimals[field]];
      if (one && other) tests.push({ field, differs: decimalTest(one, other, tolerances.decimals[field]) });
    } else if (isDateField(field)) {
      const [one, other] = [left.days[field], right.days[field]];
      if (one && other) tests.push({ field, differs: dayTest(one, other) });
    } else if (isTextField(field)) {
      const [one, other] = [left.texts[field], right.texts[field]];
      if (field === "status" && other) tests.push({ field, differs: troubleTest(right, other) });
      if (!one || !other || (field === "status" && !booksSayWhatSettled(left))) continue;
      const agrees = textAgreement(left, right, field, matches);
      agreements.set(field, agrees);
      tests.push({ field, differs: textTest(one, other, agrees) });
    }
  }
  const suspects = (match: Match): readonly ComparedField[] => {
    if (match.left.length + match.right.length > 2) return COMPARED_FIELDS;
    const one = match.left[0] ?? 0;
    const other = match.right[0] ?? 0;
    let found: ComparedField[] = NONE;
    for (const { field, differs } of tests) {
      if (!differs(one, other)) continue;
      if (found === NONE) found = [field];
      else if (found.at(-1) !== field) found.push(field);
    }
    return found;
  };
  return { agreements, suspects };
}

const NONE: ComparedField[] = [];

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

function decimalTest(left: DecimalColumn, right: DecimalColumn, tolerances: readonly DecimalTolerance[] = []): Test {
  const { units: leftUnits, scales: leftScales, wide: leftWide } = left;
  const { units: rightUnits, scales: rightScales, wide: rightWide } = right;
  const hasWide = leftWide.size + rightWide.size > 0;
  const surelyTolerated = narrowestAbsolute(tolerances);
  return (one, other) => {
    const book = leftUnits[one] ?? NaN;
    const statement = rightUnits[other] ?? NaN;
    const bookScale = leftScales[one] ?? 0;
    const statementScale = rightScales[other] ?? 0;
    if (book === statement && bookScale === statementScale) return false;
    if (Number.isNaN(book) || Number.isNaN(statement)) return hasWide && (leftWide.has(one) || rightWide.has(other));
    const near = book / (POWERS[bookScale] ?? NaN);
    const far = statement / (POWERS[statementScale] ?? NaN);
    return !(Math.abs(near - far) + (Math.abs(near) + Math.abs(far)) * DOUBLE_ERROR < surelyTolerated);
  };
}

/** More than the error of two divisions and a subtraction of doubles: what lies closer to the tolerance is left to exact
 *  arithmetic. */
const DOUBLE_ERROR = 1e-15;
const POWERS: readonly number[] = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** What agrees whichever way it lies, by the absolute tolerances alone. */
const narrowestAbsolute = (tolerances: readonly DecimalTolerance[]): number =>
  (tolerances.some(({ only }) => only) ? [] : tolerances).reduce(
    (widest, { kind, below, above }) =>
      kind === "absolute" ? Math.max(widest, Math.min(decimalToNumber(below), decimalToNumber(above))) : widest,
    0,
  );

function dayTest(left: DayColumn, right: DayColumn): Test {
  return (one, other) => {
    const book = left[one] ?? BLANK_DAY;
    const statement = right[other] ?? BLANK_DAY;
    return book !== statement && book !== BLANK_DAY && statement !== BLANK_DAY;
  };
}

function textTest(left: TextColumn, right: TextColumn, agrees: TextAgreement): Test {
  return (one, other) => {
    const book = left[one] ?? BLANK_TEXT;
    const statement = right[other] ?? BLANK_TEXT;
    return book !== statement && book !== BLANK_TEXT && statement !== BLANK_TEXT && !agrees(book, statement);
  };
}
