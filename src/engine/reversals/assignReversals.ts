import { isBefore, type SideRow } from "./sideRow";

/** A row and the one that takes it back. */
export interface ReversedPair {
  readonly original: SideRow;
  readonly reversal: SideRow;
}

/** Gives each row that takes another back the latest that was booked by then; "unclear" where another choice would leave a row
 *  that differs from those left by this one. `isTimed`: a row is not taken back before it is booked. n log n. */
export function assignReversals(
  reversals: readonly SideRow[],
  originals: readonly SideRow[],
  isTimed: boolean,
): readonly ReversedPair[] | "unclear" {
  if (reversals.length === 0 || originals.length === 0) return [];
  const takers = inTime(reversals, isTimed ? Infinity : null);
  const targets = inTime(originals, isTimed ? -Infinity : null);
  const pairs: (ReversedPair & { readonly taker: Timed; readonly target: Timed })[] = [];
  const open: Timed[] = [];
  const alone: Timed[] = [];
  let next = 0;
  for (const taker of takers) {
    for (let target = targets[next]; target && target.time <= taker.time; target = targets[++next]) open.push(target);
    const target = open.pop();
    if (target) pairs.push({ original: target.row, reversal: taker.row, taker, target });
    else alone.push(taker);
  }
  const kept = [...open, ...targets.slice(next)];
  const keptTimes = new EarliestTimes(kept.map(({ time, content }) => ({ time, content })));
  // Of rows that take another back, those alone were left aside anyway where their status says that they are cancelled.
  const aloneTimes = new EarliestTimes(
    alone.filter(({ row }) => row.source.says === null).map(({ time, content }) => ({ time: -time, content })),
  );
  const isUnclear = pairs.some(
    ({ taker, target }) =>
      keptTimes.earliestOther(target.content) <= taker.time || aloneTimes.earliestOther(taker.content) <= -target.time,
  );
  return isUnclear ? "unclear" : pairs.map(({ original, reversal }) => ({ original, reversal }));
}

interface Timed {
  readonly row: SideRow;
  readonly time: number;
  readonly content: string;
}

/** By day, then by what they are, then by where they stand, which tells apart only rows that are equal throughout. `undated`: the time
 *  of a row without a day; null: time does not count. */
function inTime(rows: readonly SideRow[], undated: number | null): Timed[] {
  return rows
    .map((row): Timed => ({ row, time: undated === null ? 0 : (row.day ?? undated), content: row.content() }))
    .sort(
      (one, other) =>
        (one.time < other.time ? -1 : one.time > other.time ? 1 : 0) ||
        (one.content < other.content ? -1 : one.content > other.content ? 1 : 0) ||
        isBefore(one.row, other.row),
    );
}

/** The earliest of some times, and the earliest of those that belong to another content than that one. */
class EarliestTimes {
  private readonly first: { readonly time: number; readonly content: string } | null;
  private readonly second: number;

  constructor(times: readonly { readonly time: number; readonly content: string }[]) {
    const earliest = (of: typeof times) =>
      of.reduce<(typeof times)[number] | null>((best, one) => (best && best.time <= one.time ? best : one), null);
    this.first = earliest(times);
    this.second = earliest(times.filter(({ content }) => content !== this.first?.content))?.time ?? NaN;
  }

  /** The earliest of another content; NaN, which is before nothing, where there is none. */
  earliestOther(content: string): number {
    return this.first?.content === content ? this.second : (this.first?.time ?? NaN);
  }
}
