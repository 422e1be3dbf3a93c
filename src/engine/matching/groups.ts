import { blocksBy } from "./blocks";
import { fieldBit, fieldSet, type EconomicField } from "./comparands";
import { PartSums } from "./partSums";
import { blocksOver, type PassContext } from "./passes";
import { subsetsThatSum } from "./subsetSums";

type Side = "left" | "right";

interface Group {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** The widest block that is searched: a longer list finds sums that agree by accident. */
const WIDEST_BLOCK = 24;

/** The fields that a part shares with its whole. */
const BUSINESS: readonly EconomicField[] = ["account", "security", "side", "currency", "tradeDate"];

const other = (side: Side): Side => (side === "left" ? "right" : "left");

/** One trade to several deliveries ("left" is the whole), or several fills to one delivery ("right" is), where the parts bear
 *  the whole's reference, alone or with a part number, and add up to it. */
export function matchGroupsByReference(context: PassContext, whole: Side): void {
  const { open, references, comparands } = context;
  const sums = new PartSums(comparands, whole);
  const blocks = blocksBy(open.open("left"), partKeys(context, "left", whole), open.open("right"), partKeys(context, "right", whole));
  for (let block = 0; block < blocks.count; block += 1) {
    const [one, ...more] = blocks[whole](block);
    const parts = Array.from(blocks[other(whole)](block));
    if (one === undefined || more.length > 0 || parts.length < 2 || references[whole].loose[one] === -1) continue;
    if (fitsBusiness(context, whole, one, parts) && sums.agree(one, parts)) put(context, whole, [one], parts, "matched");
  }
}

const partKeys = ({ references }: PassContext, side: Side, whole: Side): Int32Array => references[side][side === whole ? "loose" : "base"];

function fitsBusiness({ comparands }: PassContext, whole: Side, one: number, parts: readonly number[]): boolean {
  const business = fieldSet(BUSINESS);
  return parts.every((part) => {
    const { differing } = whole === "left" ? comparands.compare(one, part) : comparands.compare(part, one);
    return (differing & business) === 0;
  });
}

/** The same without references: parts of the same business whose quantities and amounts add up exactly, if only one choice of
 *  parts does and no other whole wants one of them. */
export function matchGroups(context: PassContext, whole: Side): void {
  const { comparands } = context;
  const sums = new PartSums(comparands, whole);
  const shared = comparands.available & fieldSet(BUSINESS);
  const isNarrow = (shared & fieldBit("security")) !== 0 && (shared & fieldSet(["tradeDate", "account"])) !== 0;
  if (!isNarrow || !sums.hasBoth) return;
  const blocks = blocksOver(context, shared);
  const found: Group[] = [];
  const unsure: Group[] = [];
  for (let block = 0; block < blocks.count; block += 1) {
    const [wholes, parts] = [blocks[whole](block), blocks[other(whole)](block)];
    if (parts.length < 2 || parts.length > WIDEST_BLOCK || wholes.length > WIDEST_BLOCK) continue;
    for (const one of wholes) {
      const free = Array.from(parts).filter((part) =>
        !(whole === "left" ? context.conflicts.conflict(one, part) : context.conflicts.conflict(part, one)));
      const [only, ...others] = subsetsThatSum(one, free, sums);
      if (only) (others.length === 0 ? found : unsure).push({ whole: one, parts: union([only, ...others]) });
    }
  }
  settle(context, whole, found, unsure);
}

const ascending = (records: Iterable<number>): number[] => [...records].sort((one, another) => one - another);
const union = (subsets: readonly (readonly number[])[]): number[] => ascending(new Set(subsets.flat()));

/** Groups that share no row are matches; wholes that want the same parts are a tie, and go to a person together. */
function settle(context: PassContext, whole: Side, found: readonly Group[], unsure: readonly Group[]): void {
  const isWanted = new Map<number, number>();
  for (const { parts } of [...found, ...unsure]) for (const part of parts) isWanted.set(part, (isWanted.get(part) ?? 0) + 1);
  const isAlone = ({ parts }: Group): boolean => parts.every((part) => isWanted.get(part) === 1);
  for (const group of found.filter(isAlone)) put(context, whole, [group.whole], group.parts, "matched");
  for (const { wholes, parts } of tiedTogether([...found.filter((group) => !isAlone(group)), ...unsure])) {
    put(context, whole, wholes, parts, "ambiguous");
  }
}

function put({ open }: PassContext, whole: Side, wholes: readonly number[], parts: readonly number[], status: "matched" | "ambiguous"): void {
  if (whole === "left") open.match(wholes, parts, "one-to-many", status);
  else open.match(parts, wholes, "many-to-one", status);
}

/** Groups joined where they share a part. */
function tiedTogether(groups: readonly Group[]): { wholes: number[]; parts: number[] }[] {
  const joined: { wholes: number[]; parts: Set<number> }[] = [];
  for (const { whole, parts } of groups) {
    const touching = joined.filter((tie) => parts.some((part) => tie.parts.has(part)));
    const merged = {
      wholes: [whole, ...touching.flatMap((tie) => tie.wholes)],
      parts: new Set([...parts, ...touching.flatMap((tie) => [...tie.parts])]),
    };
    for (const tie of touching) joined.splice(joined.indexOf(tie), 1);
    joined.push(merged);
  }
  return joined.map(({ wholes, parts }) => ({ wholes: ascending(wholes), parts: ascending(parts) }));
}
