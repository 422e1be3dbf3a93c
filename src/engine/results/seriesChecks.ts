import type { Day } from "../../kernel/day";
import { absoluteUnits } from "./scaled";

/** One figure of a series. */
export interface Point {
  readonly day: Day;
  readonly price: bigint;
  readonly record: number;
}

/** The last figure of a series that has not changed for `days` figures on end; null: it has. */
export function staleRun<P extends Point>(points: readonly P[], days: number): P | null {
  const last = points.at(-1);
  if (!last || points.length < days) return null;
  return points.slice(-days).every(({ price }) => price === last.price) ? last : null;
}

/** Figures that lie more than `percent` from the one of the day before. */
export const jumpsOf = <P extends Point>(points: readonly P[], percent: number): (readonly [before: P, after: P])[] =>
  points.flatMap((after, index) => {
    const before = points[index - 1];
    if (!before || before.price === 0n || before.day === after.day) return [];
    const moved = absoluteUnits(after.price - before.price) * 100n;
    return moved > absoluteUnits(before.price) * BigInt(percent) ? [[before, after] as const] : [];
  });
