import { comparableText } from "../../kernel/text";

/** What became of a layout's headers, as they stood (gone, former names) or stand (new, moved, new names). */
export interface LayoutChange {
  readonly came: readonly string[];
  readonly went: readonly string[];
  readonly moved: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Under how many changes a layout is still the same one: one, or one header in four. */
const MOST_CHANGED = 0.25;
/** With fewer headers in common, they may be those of any layout. */
const LEAST_COMMON = 3;

/** Whether the headers are the same, in the same order; case, accents, spaces and punctuation do not count. */
export const isSameLayout = (before: readonly string[], now: readonly string[]): boolean =>
  before.length === now.length && before.every((header, index) => keyOf(header) === keyOf(now[index] ?? ""));

/** How a layout changed: every header came, went, moved, was renamed or is where it was. Null where so little is left that it
 *  is another layout. */
export function layoutChange(before: readonly string[], now: readonly string[]): LayoutChange | null {
  const kept = commonHeaders(before, now);
  const renamed = renamedHeaders(before, now, kept);
  const countGone = before.length - kept.length - renamed.length;
  const countNew = now.length - kept.length - renamed.length;
  const changes = renamed.length + countGone + countNew;
  const limit = Math.max(1, Math.floor(MOST_CHANGED * Math.max(before.length, now.length)));
  if (kept.length < LEAST_COMMON || changes > limit) return null;
  const stands = new Set(kept.map(({ at }) => at));
  const stood = new Set(kept.map(({ was }) => was));
  for (const { was, at } of renamed) {
    stands.add(at);
    stood.add(was);
  }
  return {
    came: now.filter((_, index) => !stands.has(index)),
    went: before.filter((_, index) => !stood.has(index)),
    moved: movedHeaders(kept).map(({ at }) => now[at] ?? ""),
    renamed: renamed.map(({ was, at }) => ({ from: before[was] ?? "", to: now[at] ?? "" })),
  };
}

/** How many headers are other than they were. */
export const countChanges = ({ came, went, moved, renamed }: LayoutChange): number =>
  came.length + went.length + moved.length + renamed.length;

const keyOf = (header: string): string => comparableText(header) || header.trim();

/** One header of both layouts: its position then and now. */
interface Kept {
  readonly was: number;
  readonly at: number;
}

/** In the order of the positions now; of headers that stand several times, the first is the first. */
function commonHeaders(before: readonly string[], now: readonly string[]): Kept[] {
  const places = new Map<string, number[]>();
  before.forEach((header, was) => {
    const key = keyOf(header);
    places.set(key, [...(places.get(key) ?? []), was]);
  });
  return now.flatMap((header, at) => {
    const was = places.get(keyOf(header))?.shift();
    return was === undefined ? [] : [{ was, at }];
  });
}

/** A header that went where another came, between the same neighbours, is that one under a new name. */
function renamedHeaders(before: readonly string[], now: readonly string[], kept: readonly Kept[]): Kept[] {
  const nowOf = new Map(kept.map(({ was, at }) => [was, at]));
  const isKeptNow = new Set(kept.map(({ at }) => at));
  const isNeighbour = (was: number, at: number): boolean => {
    const outside = (was < 0 && at < 0) || (was >= before.length && at >= now.length);
    return outside || nowOf.get(was) === at;
  };
  return before.flatMap((_, was) => {
    if (nowOf.has(was)) return [];
    const at = was === 0 ? 0 : (nowOf.get(was - 1) ?? NaN) + 1;
    const isFree = at < now.length && !isKeptNow.has(at);
    return isFree && isNeighbour(was - 1, at - 1) && isNeighbour(was + 1, at + 1) ? [{ was, at }] : [];
  });
}

/** The headers outside the longest run that is still in its order: the fewest that must have moved. */
function movedHeaders(kept: readonly Kept[]): Kept[] {
  const lengths: number[] = [];
  const previous: number[] = [];
  kept.forEach(({ was }, index) => {
    lengths[index] = 1;
    previous[index] = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const longer = (lengths[earlier] ?? 0) + 1;
      if ((kept[earlier]?.was ?? 0) < was && longer > (lengths[index] ?? 0)) {
        lengths[index] = longer;
        previous[index] = earlier;
      }
    }
  });
  const stayed = new Set<number>();
  for (let index = lengths.indexOf(Math.max(0, ...lengths)); index >= 0; index = previous[index] ?? -1)
    stayed.add(index);
  return kept.filter((_, index) => !stayed.has(index));
}
