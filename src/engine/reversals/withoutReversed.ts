import type { Day } from "../../kernel/day";
import type { Decision } from "../decisions/decision";
import { isIgnoring } from "../decisions/ignoredRows";
import type { ReadPairing } from "../homes";
import type { SheetReading } from "../intake/sheetReading";
import { findReversals, type IsDecided } from "./findReversals";
import { setReversedAside } from "./setReversedAside";

/** Both sides without the rows that cancel each other on their own side. `read` are the same sheets before the two sides were brought
 *  to one quotation, so that what was equal on a sheet still is. Rows that a person decided on are left alone. */
export function withoutReversed(
  { books, statements }: ReadPairing,
  read: ReadPairing,
  decisions: readonly Decision[],
  asOf: Day,
): ReadPairing {
  const decided = new Set(
    decisions
      .filter((decision) => decision.kind !== "ignore" || isIgnoring(decision, asOf))
      .flatMap(({ left, right }) => [...left, ...right].map(({ id }) => id)),
  );
  const isDecided =
    (readings: readonly SheetReading[]): IsDecided =>
    (sheet, record) =>
      decided.size > 0 && decided.has(readings[sheet]?.records.ids?.[record] ?? "");
  return {
    books: setReversedAside(books, findReversals(read.books, isDecided(books)), "L"),
    statements: setReversedAside(statements, findReversals(read.statements, isDecided(statements)), "R"),
  };
}
