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
  /** The firm matches whose sides may differ, but for those that a person forced, in the order of the matches. None is sure. */
  readonly suspicions: readonly Suspicion[];
}

/** A match, and the fields to be looked into, in order of importance. */
export interface Suspicion {
  readonly match: Match;
  readonly fields: readonly ComparedField[];
}

/** The firm matches of one record a side, as columns: one field is looked at throughout before the next, which is easier on the
 *  memory than match by match. */
interface Pairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Calls `suspect` with the place of each pair that may differ. */
type Look = (pairs: Pairs, suspect: (place: number) => void) => void;

/** Prepares the comparison of two tables. `matches` are those that two names for one thing are learned from. */
export function scanMatches(
  left: RecordTable,
  right: RecordTable,
  matches: readonly Match[],
  tolerances: Tolerances,
): Scan {
  const agreements = new Map<TextField, TextAgreement>();
  const looks: { readonly field: ComparedField; readonly look: Look }[] = [];
  for (const field of COMPARED_FIELDS) {
    if (isDecimalField(field)) {
      const [one, other] = [left.decimals[field], right.decimals[field]];
      if (one && other)
        looks.push({
          field,
          look: decimalLook(one, other, tolerances.decimals[field]),
        });
    } else if (isDateField(field)) {
      const [one, other] = [left.days[field], right.days[field]];
      if (one && other) looks.push({ field, look: dayLook(one, other) });
    } else if (isTextField(field)) {
      const [one, other] = [left.texts[field], right.texts[field]];
      if (field === "status" && other) looks.push({ field, look: troubleLook(right, other) });
      if (!one || !other || (field === "status" && !booksSayWhatSettled(left))) continue;
      const agrees = textAgreement(left, right, field, matches);
      agreements.set(field, agrees);
      looks.push({ field, look: textLook(one, other, agrees) });
    }
  }
  return { agreements, suspicions: suspicions(matches, looks) };
}

function suspicions(
  matches: readonly Match[],
  looks: readonly { readonly field: ComparedField; readonly look: Look }[],
): Suspicion[] {
  const pairs: Pairs = {
    left: new Int32Array(matches.length),
    right: new Int32Array(matches.length),
  };
  const places = new Int32Array(matches.length);
  const fields = new Map<number, readonly ComparedField[]>();
  let count = 0;
  matches.forEach(({ left, right, status, decision }, index) => {
    if (status !== "matched" || decision?.kind === "force") return;
    if (left.length + right.length > 2) fields.set(index, COMPARED_FIELDS);
    else {
      pairs.left[count] = left[0] ?? 0;
      pairs.right[count] = right[0] ?? 0;
      places[count++] = index;
    }
  });
  const used = {
    left: pairs.left.subarray(0, count),
    right: pairs.right.subarray(0, count),
  };
  for (const { field, look } of looks) {
    look(used, (pair) => {
      const index = places[pair] ?? 0;
      const known = fields.get(index) ?? [];
      if (known.at(-1) !== field) fields.set(index, [...known, field]);
    });
  }
  return [...fields.keys()]
    .sort((one, other) => one - other)
    .map((index) => ({
      match: matches[index]!,
      fields: fields.get(index) ?? [],
    }));
}

/** A book that never says "settled" keeps another kind of status, which a statement's cannot contradict. */
function booksSayWhatSettled(book: RecordTable): boolean {
  const column = book.texts.status;
  const settled = book.pool.code("SETTLED");
  return column?.includes(settled) ?? false;
}

/** What a statement says of a trade that did not settle: it matters whatever our books say, or do not. */
export const SETTLEMENT_TROUBLE: ReadonlySet<string> = new Set(["FAILED", "UNMATCHED"]);

function troubleLook(statement: RecordTable, status: TextColumn): Look {
  const troubles = new Set([...SETTLEMENT_TROUBLE].map((word) => statement.pool.code(word)));
  return ({ right }, suspect) => {
    for (let place = 0; place < right.length; place += 1) {
      if (troubles.has(status[right[place] ?? 0] ?? BLANK_TEXT)) suspect(place);
    }
  };
}

function decimalLook(ours: DecimalColumn, theirs: DecimalColumn, tolerances: readonly DecimalTolerance[] = []): Look {
  const { units: bookUnits, scales: bookScales, wide: bookWide } = ours;
  const { units: statementUnits, scales: statementScales, wide: statementWide } = theirs;
  const surelyTolerated = narrowestAbsolute(tolerances);
  return ({ left, right }, suspect) => {
    for (let place = 0; place < left.length; place += 1) {
      const one = left[place] ?? 0;
      const other = right[place] ?? 0;
      const book = bookUnits[one] ?? NaN;
      const statement = statementUnits[other] ?? NaN;
      const bookScale = bookScales[one] ?? 0;
      const statementScale = statementScales[other] ?? 0;
      if (book === statement && bookScale === statementScale) continue;
      if (Number.isNaN(book) || Number.isNaN(statement)) {
        if (bookWide.has(one) || statementWide.has(other)) suspect(place);
        continue;
      }
      const near = book / (POWERS[bookScale] ?? NaN);
      const far = statement / (POWERS[statementScale] ?? NaN);
      const isSure = Math.abs(near - far) + (Math.abs(near) + Math.abs(far)) * DOUBLE_ERROR < surelyTolerated;
      if (!isSure) suspect(place);
    }
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

function dayLook(ours: DayColumn, theirs: DayColumn): Look {
  return ({ left, right }, suspect) => {
    for (let place = 0; place < left.length; place += 1) {
      const book = ours[left[place] ?? 0] ?? BLANK_DAY;
      const statement = theirs[right[place] ?? 0] ?? BLANK_DAY;
      if (book !== statement && book !== BLANK_DAY && statement !== BLANK_DAY) suspect(place);
    }
  };
}

function textLook(ours: TextColumn, theirs: TextColumn, agrees: TextAgreement): Look {
  return ({ left, right }, suspect) => {
    for (let place = 0; place < left.length; place += 1) {
      const book = ours[left[place] ?? 0] ?? BLANK_TEXT;
      const statement = theirs[right[place] ?? 0] ?? BLANK_TEXT;
      if (book === statement || book === BLANK_TEXT || statement === BLANK_TEXT) continue;
      if (!agrees(book, statement)) suspect(place);
    }
  };
}
