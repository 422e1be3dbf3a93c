import { blocksBy, type Blocks } from "./blocks";
import { fieldBit, fieldSet, type EconomicField } from "./comparands";
import { PartSums } from "./partSums";
import { blocksOver, type PassContext } from "./passes";
import { subsetsThatSum } from "./subsetSums";

type Side = "left" | "right";

interface Group {
  /** The side that `one` is on; `parts` are on the other. */
  readonly whole: Side;
  readonly one: number;
  /** All rows of all choices that add up; `isOnly` where there is one choice. */
  readonly parts: readonly number[];
  readonly isOnly: boolean;
}

/** The widest block that is searched: a longer list finds sums that agree by accident. */
const WIDEST_BLOCK = 40;

/** The fields that a part shares with its whole. */
const BUSINESS: readonly EconomicField[] = ["account", "security", "side", "currency", "tradeDate"];

const other = (side: Side): Side => (side === "left" ? "right" : "left");

/** One trade to several deliveries ("left" is the whole), or several fills to one delivery ("right" is), where the parts bear
 *  the whole's reference, alone or with a part number, and add up to it. */
export function matchGroupsByReference(context: PassContext, whole: Side): void {
  const { open, references, comparands } = context;
  const sums = new PartSums(comparands, whole);
  const blocks = blocksBy(
    open.open("left"),
    partKeys(context, "left", whole),
    open.open("right"),
    partKeys(context, "right", whole),
  );
  for (let block = 0; block < blocks.count; block += 1) {
    const [one, ...more] = blocks[whole](block);
    const parts = Array.from(blocks[other(whole)](block));
    if (one === undefined || more.length > 0 || parts.length < 2 || references[whole].loose[one] === -1) continue;
    if (fitsBusiness(context, whole, one, parts) && sums.agree(one, parts))
      put(context, whole, [one], parts, "matched");
  }
}

const partKeys = ({ references }: PassContext, side: Side, whole: Side): Int32Array =>
  references[side][side === whole ? "loose" : "base"];

function fitsBusiness({ comparands }: PassContext, whole: Side, one: number, parts: readonly number[]): boolean {
  const business = fieldSet(BUSINESS);
  return parts.every((part) => {
    const { differing } = whole === "left" ? comparands.compare(one, part) : comparands.compare(part, one);
    return (differing & business) === 0;
  });
}

/** The same without references, both ways round: parts of the same business whose quantities and amounts add up exactly, if
 *  only one choice of parts does and no other group wants one of its rows. */
export function matchGroups(context: PassContext): void {
  const { comparands } = context;
  const shared = comparands.available & fieldSet(BUSINESS);
  const isNarrow = (shared & fieldBit("security")) !== 0 && (shared & fieldSet(["tradeDate", "account"])) !== 0;
  if (!isNarrow) return;
  const blocks = blocksOver(context, shared);
  settle(
    context,
    (["left", "right"] as const).flatMap((whole) => findGroups(context, whole, blocks)),
  );
}

function findGroups({ comparands, conflicts, unsearched }: PassContext, whole: Side, blocks: Blocks): Group[] {
  const sums = new PartSums(comparands, whole);
  const groups: Group[] = [];
  for (let block = 0; block < blocks.count && sums.hasBoth; block += 1) {
    const [wholes, parts] = [blocks[whole](block), blocks[other(whole)](block)];
    if (parts.length < 2 || wholes.length === 0) continue;
    if (parts.length > WIDEST_BLOCK || wholes.length > WIDEST_BLOCK) {
      unsearched[whole].push(...wholes);
      continue;
    }
    for (const one of wholes) {
      const free = Array.from(parts).filter(
        (part) => !(whole === "left" ? conflicts.conflict(one, part) : conflicts.conflict(part, one)),
      );
      const { subsets, isComplete } = subsetsThatSum(one, free, sums);
      if (!isComplete) unsearched[whole].push(one);
      if (subsets.length > 0)
        groups.push({ whole, one, parts: ascending(new Set(subsets.flat())), isOnly: subsets.length === 1 });
    }
  }
  return groups;
}

const ascending = (records: Iterable<number>): number[] => [...records].sort((one, another) => one - another);
/** Groups that share no row with another are matches; the others are a tie, and go to a person together. */
function settle(context: PassContext, groups: readonly Group[]): void {
  const isWanted = new Map<number, number>();
  for (const row of groups.flatMap(rowsOf)) isWanted.set(row, (isWanted.get(row) ?? 0) + 1);
  const isSure = (group: Group): boolean => group.isOnly && rowsOf(group).every((row) => isWanted.get(row) === 1);
  for (const { whole, one, parts } of groups.filter(isSure)) put(context, whole, [one], parts, "matched");
  for (const tie of tiedTogether(groups.filter((group) => !isSure(group)))) {
    const left = ascending([...tie].filter((row) => row >= 0));
    const right = ascending([...tie].filter((row) => row < 0).map((row) => -1 - row));
    if (left.length <= right.length) put(context, "left", left, right, "ambiguous");
    else put(context, "right", right, left, "ambiguous");
  }
}

/** The rows of a group as numbers of their own: right ones below 0. */
const rowsOf = ({ whole, one, parts }: Group): number[] =>
  whole === "left" ? [one, ...parts.map((part) => -1 - part)] : [-1 - one, ...parts];

/** The rows of groups that share one, together. */
function tiedTogether(groups: readonly Group[]): Set<number>[] {
  const ties: Set<number>[] = [];
  for (const rows of groups.map(rowsOf)) {
    const touching = ties.filter((tie) => rows.some((row) => tie.has(row)));
    for (const tie of touching) ties.splice(ties.indexOf(tie), 1);
    ties.push(new Set([...rows, ...touching.flatMap((tie) => [...tie])]));
  }
  return ties;
}

function put(
  { open }: PassContext,
  whole: Side,
  wholes: readonly number[],
  parts: readonly number[],
  status: "matched" | "ambiguous",
): void {
  if (whole === "left") open.match(wholes, parts, "one-to-many", status);
  else open.match(parts, wholes, "many-to-one", status);
}
