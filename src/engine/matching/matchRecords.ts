import type { BusinessCalendar } from "../../kernel/calendar";
import type { RecordTable } from "../records/recordTable";
import type { Decision } from "../decisions/decision";
import { decidedIn } from "../decisions/decisionBook";
import { Comparands } from "./comparands";
import { findCopies, settleCopies, type Copies } from "./copies";
import type { Matching } from "./matching";
import { OpenRecords } from "./openRecords";
import { sameSidePass, type Pass } from "./pass";
import { scopeOf } from "./passScope";
import { ownReferences, sharedReferences, type SharedReferences } from "./reference";
import { ReferenceConflicts } from "./referenceConflict";
import { runPasses, type RunContext, type Witness } from "./runPasses";
import type { Tolerances } from "./tolerance";

export interface MatchOptions {
  /** The ladder: surest first. */
  readonly passes: readonly Pass[];
  readonly tolerances: Tolerances;
  /** What people decided: it holds before any pass, and no pass brings together what they parted. */
  readonly decisions: readonly Decision[];
  /** Counts the business days of day tolerances. */
  readonly calendar: BusinessCalendar;
}

const SIDES = ["left", "right"] as const;

/** Matches two record tables by a ladder of passes, surest first, each on what the ones before left open. Every record
 *  ends in exactly one match, one duplicate's extras, or the open list; the outcome does not depend on the row order. */
export function matchRecords(
  left: RecordTable,
  right: RecordTable,
  options: MatchOptions,
  witness: Witness | null = null,
): Matching {
  const { passes, tolerances, calendar } = options;
  const { matches, forbidden } = decidedIn(left, right, options.decisions);
  const comparands = new Comparands(left, right, tolerances, calendar, { forbidden });
  const references = sharedReferences(comparands);
  const open = new OpenRecords(left.count, right.count);
  const context: RunContext = {
    open,
    comparands,
    references,
    conflicts: new ReferenceConflicts(references),
    unsearched: { left: [], right: [] },
    cutShort: [],
  };
  const copies = copiesBy(sameSidePass(passes, "equal"), comparands, references);
  const hold = (): void => {
    for (const side of SIDES)
      open.hold(
        side,
        copies[side].flatMap(({ extras }) => extras),
      );
  };

  for (const decided of matches) open.decide(decided);
  hold();
  const hooks = {
    // Two equal halves of one trade look like a line sent twice, until they are added up.
    beforeGroups: () => {
      for (const side of SIDES) {
        for (const { original, extras } of copies[side]) if (open.isOpen(side, original)) open.release(side, extras);
      }
    },
    afterGroups: hold,
  };
  const idle = runPasses(passes, context, tolerances, hooks, witness);

  const duplicates = settleCopies(open, copies, comparands);
  return {
    matches: open.matches(),
    duplicates,
    openLeft: Array.from(open.open("left")),
    openRight: Array.from(open.open("right")),
    unsearched: {
      left: context.unsearched.left.filter((record) => open.isOpen("left", record)),
      right: context.unsearched.right.filter((record) => open.isOpen("right", record)),
    },
    cutShort: context.cutShort,
    idle,
  };
}

/** The copies on either side that the pass looks at; none where it is off. */
function copiesBy(
  pass: Pass | null,
  comparands: Comparands,
  references: SharedReferences,
): Readonly<Record<"left" | "right", readonly Copies[]>> {
  const on = (side: "left" | "right"): readonly Copies[] => {
    if (pass === null) return [];
    const records = comparands[side];
    const scope = scopeOf(records, pass.conditions);
    const found = findCopies(records, ownReferences(records, references[side], references.texts), comparands, side);
    return scope
      ? found.filter(({ original, extras }) => [original, ...extras].every((one) => scope[one] === 1))
      : found;
  };
  return { left: on("left"), right: on("right") };
}
