import type { RecordTable } from "../records/recordTable";
import type { Decision } from "./decision";

export interface DecidedMatch {
  readonly decision: Decision;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Decisions as they fall on two tables whose records have ids. */
export interface Decided {
  readonly matches: readonly DecidedMatch[];
  /** Null where no pair is forbidden. */
  readonly forbidden: ForbiddenPairs | null;
}

/** Pairs that a person said are no match. */
export class ForbiddenPairs {
  private readonly pairs = new Map<number, Set<number>>();

  add(left: number, right: number): void {
    this.pairs.set(left, (this.pairs.get(left) ?? new Set()).add(right));
  }

  has(left: number, right: number): boolean {
    return this.pairs.get(left)?.has(right) ?? false;
  }
}

/** Finds the rows of decisions in two tables. A match is decided where all of its rows are there and no other decision matches any
 *  of them: of two that contradict each other none holds. */
export function decidedIn(left: RecordTable, right: RecordTable, decisions: readonly Decision[]): Decided {
  const [ours, theirs] = [placesOf(left), placesOf(right)];
  const contradicted = new Set(contradictions(decisions).map(({ id }) => id));
  const matches: DecidedMatch[] = [];
  let forbidden: ForbiddenPairs | null = null;
  for (const decision of decisions) {
    const one = decision.left.flatMap(({ id }) => ours.get(id) ?? []);
    const other = decision.right.flatMap(({ id }) => theirs.get(id) ?? []);
    if (decision.kind === "reject") {
      for (const record of one) for (const another of other) (forbidden ??= new ForbiddenPairs()).add(record, another);
    } else if (isMatch(decision) && !contradicted.has(decision.id)) {
      const isWhole = one.length === decision.left.length && other.length === decision.right.length;
      if (isWhole && one.length > 0 && other.length > 0)
        matches.push({ decision, left: one.sort(ascending), right: other.sort(ascending) });
    }
  }
  return { matches, forbidden };
}

const ascending = (one: number, other: number): number => one - other;

export const isMatch = ({ kind }: Decision): boolean => kind === "match" || kind === "force";

/** Decisions that match a row which another one matches too. */
export function contradictions(decisions: readonly Decision[]): Decision[] {
  const wanted = new Map<string, number>();
  const rowsOf = ({ left, right }: Decision): string[] => [...left, ...right].map(({ id }) => id);
  const matches = decisions.filter(isMatch);
  for (const id of matches.flatMap(rowsOf)) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  return matches.filter((decision) => rowsOf(decision).some((id) => (wanted.get(id) ?? 0) > 1));
}

const placesOf = ({ ids }: RecordTable): Map<string, number> =>
  new Map((ids ?? []).map((id, record): [string, number] => [id, record]));
