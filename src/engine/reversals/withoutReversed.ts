import type { Day } from "../../kernel/day";
import type { Decision } from "../decisions/decision";
import { isIgnoring } from "../decisions/ignoredRows";
import type { ReadPairing } from "../homes";
import type { Pass } from "../matching/pass";
import { scopeOf } from "../matching/passScope";
import type { SheetReading } from "../intake/sheetReading";
import { findReversals, type IsDecided } from "./findReversals";
import { mirroredReversals } from "./mirroredReversals";
import { setReversedAside } from "./setReversedAside";

/** Both sides without the rows that cancel each other on their own side. `read` are the same sheets before the two sides were brought
 *  to one quotation, so that what was equal on a sheet still is. Rows that a person decided on are left alone, and so are those that
 *  the pass does not look at. `pass`: null, it is off. */
export function withoutReversed(
  { books, statements }: ReadPairing,
  read: ReadPairing,
  decisions: readonly Decision[],
  asOf: Day,
  pass: Pass | null,
): ReadPairing {
  if (pass === null) return { books, statements };
  const decided = new Set(
    decisions
      .filter((decision) => decision.kind !== "ignore" || isIgnoring(decision, asOf))
      .flatMap(({ left, right }) => [...left, ...right].map(({ id }) => id)),
  );
  const isDecided = (readings: readonly SheetReading[]): IsDecided => {
    const scopes = readings.map(({ records }) => scopeOf(records, pass.conditions));
    return (sheet, record) =>
      (decided.size > 0 && decided.has(readings[sheet]?.records.ids?.[record] ?? "")) || scopes[sheet]?.[record] === 0;
  };
  const ours = findReversals(read.books, isDecided(books));
  const theirs = findReversals(read.statements, isDecided(statements));
  const oursAlike = mirroredReversals(read.books, ours, theirs, isDecided(books));
  const theirsAlike = mirroredReversals(read.statements, theirs, ours, isDecided(statements));
  return {
    books: setReversedAside(books, { ...ours, pairs: [...ours.pairs, ...oursAlike] }, "L"),
    statements: setReversedAside(statements, { ...theirs, pairs: [...theirs.pairs, ...theirsAlike] }, "R"),
  };
}
