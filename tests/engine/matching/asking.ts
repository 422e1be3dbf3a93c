import type { Decision } from "../../../src/engine/decisions/decision";
import { askPasses, type PassOutcome } from "../../../src/engine/matching/askPasses";
import { LADDER, NEW_PASS } from "../../../src/engine/matching/ladder";
import type { Pass } from "../../../src/engine/matching/pass";
import type { AskedRecords, PassAnswer } from "../../../src/engine/matching/passAnswer";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { rowIds } from "../../../src/engine/records/rowId";
import { TARGET } from "../../../src/kernel/calendar";
import { passNamed, sidesOf } from "../recordsOf";

/** Two sides, rows that are asked about (counted from 1), the passes, and what the last of them says. */
export type Case = readonly [
  rule: string,
  left: string,
  right: string,
  rows: string,
  passes: readonly Pass[],
  answer: PassAnswer["kind"],
  sentence: string,
];

export const pass = (id: string, changes: Partial<Pass>): Pass => ({ ...NEW_PASS, id, name: id, ...changes });

/** Records counted from 1, as `notesOf` writes them. */
function asked(text: string): AskedRecords {
  const records = (side: string): number[] =>
    [...text.matchAll(new RegExp(`${side}(\\d+)`, "g"))].map(([, n]) => Number(n) - 1);
  return { left: records("L"), right: records("R") };
}

export function ask(
  left: string,
  right: string,
  rows: string,
  passes: readonly Pass[] = LADDER,
  decisions: readonly Decision[] = [],
): PassOutcome[] {
  const sides = sidesOf(left, right);
  const named = {
    left: { ...sides.left, ids: rowIds(sides.left, "L") },
    right: { ...sides.right, ids: rowIds(sides.right, "R") },
  };
  const options = { passes, decisions, tolerances: DEFAULT_TOLERANCES, calendar: TARGET };
  return askPasses(named.left, named.right, options, asked(rows));
}

export const only = (id: string): readonly Pass[] => [passNamed(id)];
