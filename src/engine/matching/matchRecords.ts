import type { BusinessCalendar } from "../../kernel/calendar";
import type { RecordTable } from "../records/recordTable";
import { Comparands } from "./comparands";
import { matchGroups } from "./groups";
import type { Match, Matching } from "./matching";
import { findCopies, OpenRecords, settleCopies } from "./openRecords";
import { matchByEconomics, matchByReference, matchDespiteDifferences, matchWithinTolerance, type PassContext } from "./passes";
import { sharedReferences } from "./reference";
import { matchSimilar } from "./similar";
import type { Tolerances } from "./tolerance";

export interface MatchOptions {
  readonly tolerances: Tolerances;
  /** Counts the business days of day tolerances. */
  readonly calendar: BusinessCalendar;
}

/** Matches two record tables by the built-in ladder, surest pass first, each on what the ones before left open. Every record
 *  ends in exactly one match, one duplicate's extras, or the open list; the outcome does not depend on the row order. */
export function matchRecords(left: RecordTable, right: RecordTable, { tolerances, calendar }: MatchOptions): Matching {
  const comparands = new Comparands(left, right, tolerances, calendar);
  const references = sharedReferences(left, right);
  const open = new OpenRecords(left.count, right.count);
  const context: PassContext = { open, comparands, references };
  const copies = {
    left: findCopies(left, references.left, comparands, "left"),
    right: findCopies(right, references.right, comparands, "right"),
  };
  for (const side of ["left", "right"] as const) open.hold(side, copies[side].flatMap(({ extras }) => extras));

  matchByReference(context);
  matchDespiteDifferences(context);
  matchByEconomics(context);
  matchWithinTolerance(context);
  matchGroups(context, { left, right }, tolerances, "left");
  matchGroups(context, { left, right }, tolerances, "right");
  matchSimilar(context);

  const duplicates = settleCopies(open, copies);
  return { matches: inOrder(open.matches), duplicates, openLeft: open.open("left"), openRight: open.open("right") };
}

/** By first book row: an order that does not tell in which pass a match was found. */
const inOrder = (matches: readonly Match[]): Match[] =>
  [...matches].sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0) || (one.right[0] ?? 0) - (other.right[0] ?? 0));
