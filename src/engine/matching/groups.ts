import { balancedSubsets, type Balanced } from "./balancedSubsets";
import type { Blocks } from "./blocks";
import { fieldBit, fieldSet, type EconomicField } from "./comparands";
import { economicKeys, isEqualIn, type Obstacle, type PairTest } from "./pairTests";
import { isByReference } from "./pass";
import { PartSums } from "./partSums";
import { blocksByReference, blocksOver, type PassContext } from "./passes";
import type { ReferenceKeys } from "./reference";
import { subsetsThatSum } from "./subsetSums";

type Side = "left" | "right";

interface Group {
  readonly context: PassContext;
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

/** The passes of one stage, which search for groups under the same keys. Those that find sums without a reference are settled
 *  together. */
export function matchGroups(stage: readonly PassContext[]): void {
  const toSettle: Group[] = [];
  for (const context of stage) {
    const { pass } = context;
    const whole = pass.cardinality === "many-to-one" ? "right" : "left";
    if (pass.cardinality === "many-to-many") matchBlocks(context);
    else if (isByReference(pass)) matchGroupsByReference(context, whole);
    else if (isNarrow(context)) toSettle.push(...findGroups(context, whole));
  }
  settle(toSettle);
}

/** One trade to several deliveries ("left" is the whole), or several fills to one delivery ("right" is), where the parts bear
 *  the whole's reference, alone or with a part number, and add up to it. */
function matchGroupsByReference(context: PassContext, whole: Side): void {
  const { open, references, comparands, pass } = context;
  const sums = new PartSums(comparands, whole);
  const blocks = blocksByReference(context, {
    left: partReading("left", whole),
    right: partReading("right", whole),
  });
  for (let block = 0; block < blocks.count; block += 1) {
    const [one, ...more] = blocks[whole](block);
    const parts = Array.from(blocks[other(whole)](block));
    if (one === undefined || more.length > 0 || parts.length < 2 || references[whole].loose[one] === -1) continue;
    if (!sums.agree(one, parts)) continue;
    const [left, right] = whole === "left" ? [[one], parts] : [parts, [one]];
    if (isOneBusiness(context, left, right)) open.match(left, right, pass);
  }
}

/** Parts are known by the reference of their whole. */
const partReading = (side: Side, whole: Side): keyof ReferenceKeys => (side === whole ? "loose" : "base");

/** What stands between two rows in a group: parts are of the business of their whole, unless they bear its reference; and where
 *  they do not, no reference may contradict another. */
function partTest({ comparands, conflicts, pass }: PassContext): PairTest {
  const isWholeBlock = pass.cardinality === "many-to-many";
  const business = isWholeBlock || isByReference(pass) ? fieldSet(BUSINESS) & ~fieldSet(pass.free) : 0;
  const minds = isWholeBlock || !isByReference(pass);
  return (left, right) => {
    if (comparands.forbidden?.has(left, right)) return "forbidden";
    if ((comparands.compare(left, right).differing & business) !== 0) return "differs";
    return minds && conflicts.conflict(left, right) ? "conflict" : null;
  };
}

/** Whether nothing stands between any row of one side and any row of the other. */
function isOneBusiness(context: PassContext, left: readonly number[], right: readonly number[]): boolean {
  const test = partTest(context);
  return left.every((one) => right.every((another) => test(one, another) === null));
}

/** What stands in the way of these rows being a group, or parts of one: "key" where they do not bear one reference or the same
 *  keys, "few" where these sheets do not have the columns for it, "sums" where as a whole group they do not add up. */
export function groupObstacle(
  context: PassContext,
  left: readonly number[],
  right: readonly number[],
): { readonly obstacle: Obstacle | "sums"; readonly left: number; readonly right: number } | null {
  const { pass, comparands } = context;
  const [first, second] = [left[0] ?? 0, right[0] ?? 0];
  const sums = new PartSums(comparands, pass.cardinality === "many-to-one" ? "right" : "left");
  if (!sums.hasBoth || (!isByReference(pass) && !isNarrow(context)))
    return { obstacle: "few", left: first, right: second };
  const test = partTest(context);
  for (const one of left) {
    for (const another of right) {
      const obstacle = sharesKey(context, one, another) ? test(one, another) : "key";
      if (obstacle) return { obstacle, left: one, right: another };
    }
  }
  const isPair = left.length === 1 && right.length === 1;
  return isPair || sums.balance(left, right) ? null : { obstacle: "sums", left: first, right: second };
}

/** Whether two rows stand in one block of a pass for groups. */
function sharesKey(context: PassContext, left: number, right: number): boolean {
  const { pass, references } = context;
  if (!isByReference(pass)) return isEqualIn(context, economicKeys(context), left, right);
  const whole = pass.cardinality === "many-to-one" ? "right" : "left";
  const keys = (side: Side): Int32Array =>
    references[side][pass.cardinality === "many-to-many" ? "full" : partReading(side, whole)];
  const code = keys("left")[left] ?? -1;
  return code >= 0 && code === keys("right")[right];
}

/** All open rows that share a reference, or the keys of the business, on both sides, where both sides add up to the same; without a
 *  reference, else those among them that do in one way only. */
function matchBlocks(context: PassContext): void {
  const { open, comparands, pass, unsearched } = context;
  const sums = new PartSums(comparands, "left");
  const isReferenced = isByReference(pass);
  if (!sums.hasBoth || (!isReferenced && !isNarrow(context))) return;
  const blocks = isReferenced
    ? blocksByReference(context, { left: "full", right: "full" })
    : blocksOver(context, economicKeys(context));
  for (let block = 0; block < blocks.count; block += 1) {
    const [left, right] = [Array.from(blocks.left(block)), Array.from(blocks.right(block))];
    if (left.length < 2 || right.length < 2 || left.length + right.length > WIDEST_BLOCK) continue;
    if (sums.balance(left, right) && isOneBusiness(context, left, right)) open.match(left, right, pass);
    else if (!isReferenced) {
      const { ways, isComplete } = balancedSubsets(left, right, sums);
      settleWays(
        context,
        ways.filter((way) => isOneBusiness(context, way.left, way.right)),
      );
      if (isComplete) continue;
      unsearched.left.push(...left);
      unsearched.right.push(...right);
    }
  }
}

/** Ways of adding up that share no row are found; those that do are a tie. */
function settleWays({ open, pass }: PassContext, ways: readonly Balanced[]): void {
  const rows = ways.map(({ left, right }) => [...left, ...right.map((record) => -1 - record)]);
  for (const tie of tiedTogether(rows)) {
    const left = ascending([...tie].filter((row) => row >= 0));
    const right = ascending([...tie].filter((row) => row < 0).map((row) => -1 - row));
    const isOnly = rows.filter(([first = 0]) => tie.has(first)).length === 1;
    open.match(left, right, pass, isOnly ? "matched" : "ambiguous");
  }
}

/** Sums agree by accident unless security and a date or an account hold the block together. */
function isNarrow(context: PassContext): boolean {
  const keys = economicKeys(context);
  return (keys & fieldBit("security")) !== 0 && (keys & fieldSet(["tradeDate", "account"])) !== 0;
}

/** Parts of the same business whose quantities and amounts add up exactly, without references: every choice of them. */
function findGroups(context: PassContext, whole: Side): Group[] {
  const { comparands, unsearched } = context;
  const sums = new PartSums(comparands, whole);
  if (!sums.hasBoth) return [];
  const test = partTest(context);
  const blocks: Blocks = blocksOver(context, economicKeys(context));
  const groups: Group[] = [];
  for (let block = 0; block < blocks.count; block += 1) {
    const [wholes, parts] = [blocks[whole](block), blocks[other(whole)](block)];
    if (parts.length < 2 || wholes.length === 0) continue;
    if (parts.length > WIDEST_BLOCK || wholes.length > WIDEST_BLOCK) {
      unsearched[whole].push(...wholes);
      continue;
    }
    for (const one of wholes) {
      const free = Array.from(parts).filter((part) => (whole === "left" ? test(one, part) : test(part, one)) === null);
      const { subsets, isComplete } = subsetsThatSum(one, free, sums);
      if (!isComplete) unsearched[whole].push(one);
      if (subsets.length > 0)
        groups.push({ context, whole, one, parts: ascending(new Set(subsets.flat())), isOnly: subsets.length === 1 });
    }
  }
  return groups;
}

const ascending = (records: Iterable<number>): number[] => [...records].sort((one, another) => one - another);

/** Groups that share no row with another are matches, where only one choice of parts adds up; the others are a tie, and go to a
 *  person together. */
function settle(groups: readonly Group[]): void {
  const isWanted = new Map<number, number>();
  for (const row of groups.flatMap(rowsOf)) isWanted.set(row, (isWanted.get(row) ?? 0) + 1);
  const isSure = (group: Group): boolean => group.isOnly && rowsOf(group).every((row) => isWanted.get(row) === 1);
  for (const { context, whole, one, parts } of groups.filter(isSure)) {
    const [left, right] = whole === "left" ? [[one], parts] : [parts, [one]];
    context.open.match(left, right, context.pass);
  }
  const tied = groups.filter((group) => !isSure(group));
  for (const tie of tiedTogether(tied.map(rowsOf))) {
    const left = ascending([...tie].filter((row) => row >= 0));
    const right = ascending([...tie].filter((row) => row < 0).map((row) => -1 - row));
    const wanted = left.length <= right.length ? "left" : "right";
    const { context } = tied.find(({ whole }) => whole === wanted) ?? tied[0]!;
    context.open.match(left, right, context.pass, "ambiguous");
  }
}

/** The rows of a group as numbers of their own: right ones below 0. */
const rowsOf = ({ whole, one, parts }: Group): number[] =>
  whole === "left" ? [one, ...parts.map((part) => -1 - part)] : [-1 - one, ...parts];

/** The rows of groups that share one, together. */
function tiedTogether(groups: readonly (readonly number[])[]): Set<number>[] {
  const ties: Set<number>[] = [];
  for (const rows of groups) {
    const touching = ties.filter((tie) => rows.some((row) => tie.has(row)));
    for (const tie of touching) ties.splice(ties.indexOf(tie), 1);
    ties.push(new Set([...rows, ...touching.flatMap((tie) => [...tie])]));
  }
  return ties;
}
