import { businessDaysBetween } from "../kernel/calendar";
import { parseDay } from "../kernel/day";
import { decimalText, parseDecimal, subtract } from "../kernel/decimal";
import type { Wording } from "../kernel/language";
import { Comparands, type Comparand, type EconomicField } from "./matching/comparands";
import type { MatchOptions } from "./matching/matchRecords";
import type { AskedRecords } from "./matching/passAnswer";
import { toleranceText } from "./matching/passWording";
import { sharedReferences, type SharedReferences } from "./matching/reference";
import type { Field, TextField } from "./records/field";
import { FIELD_LABELS } from "./records/fieldCatalogue";
import { textAt, type RecordTable } from "./records/recordTable";
import { compareSides, type FieldComparison } from "./report/comparison";

/** One field of the rows that somebody asks about, as plain texts: amounts of several rows are added up. */
export interface FieldAnswer {
  readonly field: Field;
  readonly label: Wording;
  readonly kind: "text" | "decimal" | "day";
  readonly left: string | null;
  readonly right: string | null;
  /** Statement − book; days in business days. Null where it says nothing. */
  readonly difference: string | null;
  /** "not-compared": no pass looks at it, or the sides write it in systems that share nothing. */
  readonly verdict: "equal" | "within-tolerance" | "differs" | "blank" | "not-compared";
  /** How far the values may lie apart. */
  readonly tolerance: Wording | null;
}

/** The tables of both sides: as they were read, and as they are compared. */
export interface AskedTables {
  readonly read: { readonly left: RecordTable; readonly right: RecordTable };
  readonly compared: { readonly left: RecordTable; readonly right: RecordTable };
}

/** Every field that either side has a value for, and what the passes make of it within the general tolerances: what differs
 *  first. */
export function fieldAnswers(tables: AskedTables, asked: AskedRecords, options: MatchOptions): FieldAnswer[] {
  const { left, right } = tables.compared;
  const comparands = new Comparands(left, right, options.tolerances, options.calendar);
  const references = sharedReferences(comparands);
  const lines = compareSides(tables.read.left, tables.read.right, { ...asked, fields: [], differences: {} });
  const answers = lines.flatMap((line) => {
    if (isReference(line.field)) return referenceAnswers(line, references, tables.read, asked);
    return [fieldAnswer(withSecurity(line, tables.read, asked), comparands, asked, options)];
  });
  const rank = ({ verdict }: FieldAnswer): number => ORDER.indexOf(verdict);
  return answers.sort((one, other) => rank(one) - rank(other));
}

const ORDER: readonly FieldAnswer["verdict"][] = ["differs", "within-tolerance", "blank", "equal", "not-compared"];

const isReference = (field: Field): boolean => field === "reference" || field === "counterReference";

/** The references by which the two sides know the same trade, in whatever columns they stand. */
function referenceAnswers(
  line: FieldComparison,
  references: SharedReferences,
  { left, right }: AskedTables["read"],
  asked: AskedRecords,
): FieldAnswer[] {
  const { columns } = references;
  const plain = { ...line, label: FIELD_LABELS[line.field], difference: null, tolerance: null };
  if (!columns) return [{ ...plain, verdict: "not-compared" }];
  if (columns.left !== line.field && columns.right !== line.field) return [{ ...plain, verdict: "not-compared" }];
  if (columns.left !== line.field) return [];
  const codes = {
    left: asked.left.map((record) => references.left.loose[record] ?? -1),
    right: asked.right.map((record) => references.right.loose[record] ?? -1),
  };
  const all = [...codes.left, ...codes.right];
  const verdict = all.some((code) => code < 0) ? "blank" : new Set(all).size === 1 ? "equal" : "differs";
  return [
    {
      ...plain,
      left: commonText(left, columns.left, asked.left),
      right: commonText(right, columns.right, asked.right),
      verdict,
    },
  ];
}

const commonText = (records: RecordTable, field: TextField, asked: readonly number[]): string | null =>
  [...new Set(asked.map((record) => textAt(records, field, record) ?? ""))].filter((text) => text !== "").join(", ") ||
  null;

/** A security that one side knows by its code or name alone stands beside the other's ISIN. */
function withSecurity(line: FieldComparison, { left, right }: AskedTables["read"], asked: AskedRecords) {
  if (line.field !== "security") return line;
  const known = (records: RecordTable, rows: readonly number[]): string | null =>
    commonText(records, "securityCode", rows) ?? commonText(records, "securityName", rows);
  return { ...line, left: line.left ?? known(left, asked.left), right: line.right ?? known(right, asked.right) };
}

function fieldAnswer(
  line: FieldComparison,
  comparands: Comparands,
  asked: AskedRecords,
  options: MatchOptions,
): FieldAnswer {
  const column = comparands.columns.find(({ field }) => field === line.field);
  const verdict = column ? verdictOf(column, comparands, asked) : "not-compared";
  const isApart = verdict === "differs" || verdict === "within-tolerance";
  return {
    ...line,
    label: FIELD_LABELS[line.field],
    difference: isApart ? differenceText(line, options) : null,
    verdict,
    tolerance: column && isApart ? toleranceWording(comparands, column.field, asked) : null,
  };
}

const SUMMED: ReadonlySet<Field> = new Set([
  "quantity",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
] satisfies EconomicField[]);

function verdictOf(column: Comparand, comparands: Comparands, { left, right }: AskedRecords): FieldAnswer["verdict"] {
  const ours = left.map((record) => column.left[record] ?? NaN);
  const theirs = right.map((record) => column.right[record] ?? NaN);
  if ([...ours, ...theirs].some(Number.isNaN)) return "blank";
  const rows = Math.max(left.length, right.length);
  if (rows > 1 && SUMMED.has(column.field)) {
    const sums = [ours, theirs].map((values) => values.reduce((sum, value) => sum + value, 0));
    const [one = NaN, other = NaN] = sums;
    if (one === other) return "equal";
    const isExact = sums.every(Number.isSafeInteger);
    const pair = [left[0] ?? 0, right[0] ?? 0] as const;
    return isExact && comparands.agreesInUnits(column, [one, other], pair, rows) ? "within-tolerance" : "differs";
  }
  if (new Set([...ours, ...theirs]).size === 1) return "equal";
  const isApart = left.some((one) =>
    right.some((other) => (comparands.compare(one, other).differing & column.bit) !== 0),
  );
  return isApart ? "differs" : "within-tolerance";
}

function differenceText({ kind, left, right }: FieldComparison, { calendar }: MatchOptions): string | null {
  if (left === null || right === null || kind === "text") return null;
  if (kind === "decimal") {
    const [ours, theirs] = [parseDecimal(left), parseDecimal(right)];
    return ours.ok && theirs.ok ? decimalText(subtract(theirs.value, ours.value)) : null;
  }
  const [ours, theirs] = [parseDay(left), parseDay(right)];
  return ours.ok && theirs.ok ? String(businessDaysBetween(ours.value, theirs.value, calendar)) : null;
}

function toleranceWording(comparands: Comparands, field: EconomicField, asked: AskedRecords): Wording | null {
  const tolerance = comparands.toleranceOf(field, asked.left[0] ?? 0, asked.right[0] ?? 0);
  const [en, fr] = [toleranceText(tolerance, "en"), toleranceText(tolerance, "fr")];
  return en === null || fr === null ? null : { en, fr };
}
