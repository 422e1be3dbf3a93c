import { absolute, add, decimalText, subtract, ZERO, type Decimal } from "../kernel/decimal";
import type { Wording } from "../kernel/language";
import { ok, type Result } from "../kernel/result";
import type { Notice } from "./intake/sheetReading";
import type { Match } from "./matching/matching";
import { matchReason } from "./matching/matchReason";
import type { Reconciliation, Reconciled } from "./reconciliation";
import { decimalAt, textAt } from "./records/recordTable";
import { rowsView } from "./report/runView";
import type { RowsView } from "./report/view";
import type { Rules } from "./rules";
import { readSheets, reconcileRead, type OnProgress, type RunInput } from "./run";

/** What other settings would change, as the task pane shows it. Nothing of it is written anywhere. */
export interface WhatIf {
  readonly matchesGained: Changes;
  readonly matchesLost: Changes;
  readonly ambiguitiesGained: Changes;
  readonly ambiguitiesLost: Changes;
  readonly suggestionsGained: Changes;
  readonly suggestionsLost: Changes;
  readonly breaksBefore: number;
  readonly breaksAfter: number;
  /** Net amounts that differ within tolerance and are therefore no break, by currency: as decimal texts. */
  readonly hidden: readonly { readonly currency: string; readonly before: string; readonly after: string }[];
}

export interface Changes {
  readonly count: number;
  /** The first of them, in the order of our rows. */
  readonly examples: readonly ChangedMatch[];
}

export interface ChangedMatch {
  readonly left: RowsView;
  readonly right: RowsView;
  readonly reason: Wording;
}

/** More than anybody looks through; the count says how many there are. */
const MOST_EXAMPLES = 100;

/** Reads the workbook once, reconciles it as it is set and by the rules `changed`, and compares the outcomes: what would be matched,
 *  what would no longer be, what would become ambiguous, how much money would go unseen. Refuses as a run does. */
export function tryChange(input: RunInput, changed: Rules, onProgress: OnProgress): Result<WhatIf, Notice> {
  const read = readSheets(input, onProgress);
  if (!read.ok) return read;
  const before = reconcileRead(read.value, input.settings, (stage, fraction) => onProgress(stage, fraction / 2));
  const after = reconcileRead(read.value, changed, (stage, fraction) => onProgress(stage, 0.5 + fraction / 2));
  return ok(compareOutcomes(before, after));
}

export function compareOutcomes(before: Reconciled, after: Reconciled): WhatIf {
  const [old, next] = [matchesOf(before), matchesOf(after)];
  const gained = (status: Match["status"]): Changes => changes(next, old, status);
  const lost = (status: Match["status"]): Changes => changes(old, next, status);
  return {
    matchesGained: gained("matched"),
    matchesLost: lost("matched"),
    ambiguitiesGained: gained("ambiguous"),
    ambiguitiesLost: lost("ambiguous"),
    suggestionsGained: gained("suggested"),
    suggestionsLost: lost("suggested"),
    breaksBefore: countBreaks(before),
    breaksAfter: countBreaks(after),
    hidden: hiddenMoney(before, after),
  };
}

interface PlacedMatch {
  readonly match: Match;
  readonly in: Reconciliation;
}

/** By sheets, rows and status. */
function matchesOf({ reconciliations }: Reconciled): Map<string, PlacedMatch> {
  const found = new Map<string, PlacedMatch>();
  for (const reconciliation of reconciliations) {
    const left = reconciliation.left.reading.records;
    const right = reconciliation.right.reading.records;
    for (const match of reconciliation.matching.matches) {
      const rows = [match.left.map((record) => left.rows[record]), match.right.map((record) => right.rows[record])];
      found.set(JSON.stringify([left.sheet, right.sheet, match.status, ...rows]), { match, in: reconciliation });
    }
  }
  return found;
}

function changes(
  these: ReadonlyMap<string, PlacedMatch>,
  others: ReadonlyMap<string, PlacedMatch>,
  status: Match["status"],
): Changes {
  const found = [...these].filter(([key, { match }]) => match.status === status && !others.has(key));
  return {
    count: found.length,
    examples: found.slice(0, MOST_EXAMPLES).map(
      ([
        ,
        {
          match,
          in: { left, right },
        },
      ]) => ({
        left: rowsView(left.reading.records, "L", match.left),
        right: rowsView(right.reading.records, "R", match.right),
        reason: matchReason(match, left.reading.records, right.reading.records),
      }),
    ),
  };
}

const countBreaks = ({ reconciliations }: Reconciled): number =>
  reconciliations.reduce((count, { breaks }) => count + breaks.length, 0);

function hiddenMoney(before: Reconciled, after: Reconciled): WhatIf["hidden"] {
  const [old, next] = [hiddenIn(before), hiddenIn(after)];
  return [...new Set([...old.keys(), ...next.keys()])].sort().map((currency) => ({
    currency,
    before: decimalText(old.get(currency) ?? ZERO),
    after: decimalText(next.get(currency) ?? ZERO),
  }));
}

/** The differences of net amount in firm matches that are no break, by currency: whichever way they lie, they add up. */
function hiddenIn({ reconciliations }: Reconciled): Map<string, Decimal> {
  const hidden = new Map<string, Decimal>();
  for (const { left, right, matching, breaks } of reconciliations) {
    const broken = new Set(breaks.filter(({ fields }) => fields.includes("netAmount")).flatMap((found) => found.left));
    const [book, statement] = [left.reading.records, right.reading.records];
    if (!book.decimals.netAmount || !statement.decimals.netAmount) continue;
    for (const match of matching.matches) {
      if (match.status !== "matched" || match.left.some((record) => broken.has(record))) continue;
      const ours = total(match.left.map((record) => decimalAt(book, "netAmount", record)));
      const theirs = total(match.right.map((record) => decimalAt(statement, "netAmount", record)));
      const gap = ours && theirs && absolute(subtract(theirs, ours));
      if (!gap || gap.units === 0n) continue;
      const currency = textAt(book, "currency", match.left[0] ?? 0) ?? "";
      hidden.set(currency, add(hidden.get(currency) ?? ZERO, gap));
    }
  }
  return hidden;
}

/** Null where any of them is blank. */
const total = (amounts: readonly (Decimal | null)[]): Decimal | null =>
  amounts.reduce<Decimal | null>((sum, amount) => sum && amount && add(sum, amount), ZERO);
