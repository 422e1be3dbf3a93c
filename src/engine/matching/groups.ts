import { add, decimal, multiply, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { decimalAt, type RecordTable } from "../records/recordTable";
import { fieldBit, fieldSet, type EconomicField } from "./comparands";
import { blocksBy, type Block } from "./blocks";
import { contradict, keyOver, type PassContext } from "./passes";
import { withinTolerance, type Tolerances } from "./tolerance";

/** The most rows that one trade may be made of without a reference that says so, and the widest block that is searched: a
 *  longer list finds sums that agree by accident. */
const MOST_PARTS = 6;
const WIDEST_BLOCK = 24;
const MOST_STEPS = 20_000;

interface Group {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** One trade to several deliveries ("left" is the whole), or several fills to one delivery ("right" is). Parts that bear the
 *  whole's reference come first; then any parts of the same business whose quantities and amounts add up exactly, if only one
 *  choice of parts does and no other whole wants one of them. */
export function matchGroups(context: PassContext, tables: { left: RecordTable; right: RecordTable }, tolerances: Tolerances, whole: "left" | "right"): void {
  const sums = new Sums(tables, whole, tolerances);
  settle(context, whole, groupsByReference(context, whole, sums));
  settle(context, whole, groupsByEconomics(context, whole, sums));
}

function groupsByReference(context: PassContext, whole: "left" | "right", sums: Sums): { found: Group[]; unsure: Group[] } {
  const { open, references } = context;
  const parts = whole === "left" ? "right" : "left";
  const blocks = blocksBy(
    open.open(whole), (record) => references[whole].loose[record] ?? "",
    open.open(parts), (record) => references[parts].base[record] ?? "",
  );
  const found = blocks.flatMap(({ left: [one, ...more], right: members }) =>
    one !== undefined && more.length === 0 && members.length > 1 && fitsBusiness(context, whole, one, members) && sums.agree(one, members)
      ? [{ whole: one, parts: members }]
      : [],
  );
  return { found, unsure: [] };
}

/** The fields that a part shares with its whole. */
const BUSINESS: readonly EconomicField[] = ["account", "security", "side", "currency", "tradeDate"];

function fitsBusiness({ comparands }: PassContext, whole: "left" | "right", one: number, parts: readonly number[]): boolean {
  const business = fieldSet(BUSINESS);
  return parts.every((part) => {
    const { differing } = whole === "left" ? comparands.compare(one, part) : comparands.compare(part, one);
    return (differing & business) === 0;
  });
}

function groupsByEconomics(context: PassContext, whole: "left" | "right", sums: Sums): { found: Group[]; unsure: Group[] } {
  const { open, comparands } = context;
  const parts = whole === "left" ? "right" : "left";
  const shared = comparands.available & fieldSet(BUSINESS);
  const isNarrow = (shared & fieldBit("security")) !== 0 && (shared & fieldSet(["tradeDate", "account"])) !== 0;
  if (!isNarrow || !sums.isPossible) return { found: [], unsure: [] };
  const blocks = blocksBy(open.open(whole), keyOver(comparands, shared, whole), open.open(parts), keyOver(comparands, shared, parts));
  const found: Group[] = [];
  const unsure: Group[] = [];
  for (const block of blocks) searchBlock(context, whole, block, sums, found, unsure);
  return { found, unsure };
}

function searchBlock(context: PassContext, whole: "left" | "right", block: Block, sums: Sums, found: Group[], unsure: Group[]): void {
  if (block.right.length < 2 || block.right.length > WIDEST_BLOCK || block.left.length > WIDEST_BLOCK) return;
  for (const one of block.left) {
    const members = block.right.filter((part) =>
      whole === "left" ? !contradict(context, one, part) : !contradict(context, part, one));
    const { subsets, isComplete } = subsetsThatSum(one, members, sums);
    const [only, ...others] = subsets;
    if (!only || !isComplete) continue;
    if (others.length === 0) found.push({ whole: one, parts: only });
    else unsure.push({ whole: one, parts: [...new Set(subsets.flat())].sort((a, b) => a - b) });
  }
}

/** Every choice of two or more parts whose sums agree with the whole; the search stops at the second, or when it grows long. */
function subsetsThatSum(whole: number, parts: readonly number[], sums: Sums): { subsets: number[][]; isComplete: boolean } {
  const subsets: number[][] = [];
  let steps = 0;
  const extend = (chosen: readonly number[], next: number): void => {
    for (let index = next; index < parts.length && steps < MOST_STEPS && subsets.length < 2; index += 1) {
      steps += 1;
      const more = [...chosen, parts[index]!];
      const reach = sums.reach(whole, more);
      if (reach === "beyond") continue;
      if (reach === "reached" && more.length > 1 && sums.agree(whole, more)) subsets.push(more);
      else if (more.length < MOST_PARTS) extend(more, index + 1);
    }
  };
  extend([], 0);
  return { subsets, isComplete: steps < MOST_STEPS };
}

/** Groups that share no row are matches; wholes that want the same parts are a tie, and go to a person together. */
function settle({ open }: PassContext, whole: "left" | "right", { found, unsure }: { found: Group[]; unsure: Group[] }): void {
  const pass = whole === "left" ? "one-to-many" : "many-to-one";
  const put = (wholes: readonly number[], parts: readonly number[], status: "matched" | "ambiguous"): void =>
    whole === "left" ? open.match(wholes, parts, pass, status) : open.match(parts, wholes, pass, status);
  const isWanted = new Map<number, number>();
  for (const { parts } of [...found, ...unsure]) for (const part of parts) isWanted.set(part, (isWanted.get(part) ?? 0) + 1);
  const isAlone = ({ parts }: Group): boolean => parts.every((part) => isWanted.get(part) === 1);
  for (const group of found.filter(isAlone)) put([group.whole], group.parts, "matched");
  const parts = whole === "left" ? "right" : "left";
  for (const group of tiedTogether([...found.filter((group) => !isAlone(group)), ...unsure])) {
    if (group.parts.every((part) => open.isOpen(parts, part))) put(group.wholes, group.parts, "ambiguous");
  }
}

/** Groups joined where they share a part. */
function tiedTogether(groups: readonly Group[]): { wholes: number[]; parts: number[] }[] {
  const joined: { wholes: number[]; parts: Set<number> }[] = [];
  for (const { whole, parts } of groups) {
    const touching = joined.filter((tie) => parts.some((part) => tie.parts.has(part)));
    const merged = { wholes: [whole, ...touching.flatMap((tie) => tie.wholes)], parts: new Set([...parts, ...touching.flatMap((tie) => [...tie.parts])]) };
    for (const tie of touching) joined.splice(joined.indexOf(tie), 1);
    joined.push(merged);
  }
  const ascending = (records: Iterable<number>): number[] => [...records].sort((one, other) => one - other);
  return joined.map(({ wholes, parts }) => ({ wholes: ascending(wholes), parts: ascending(parts) }));
}

/** Exact sums of quantity and amount against the whole's. */
class Sums {
  readonly isPossible: boolean;
  private readonly amountField: "netAmount" | "grossAmount" | null;

  constructor(private readonly tables: { left: RecordTable; right: RecordTable }, private readonly whole: "left" | "right", private readonly tolerances: Tolerances) {
    const { left, right } = tables;
    const both = (field: "quantity" | "netAmount" | "grossAmount"): boolean => Boolean(left.decimals[field] && right.decimals[field]);
    this.amountField = both("netAmount") ? "netAmount" : both("grossAmount") ? "grossAmount" : null;
    this.isPossible = both("quantity") && this.amountField !== null;
  }

  /** Quantities equal to the unit, amounts within a tolerance that grows with the number of parts: each is rounded. */
  agree(whole: number, parts: readonly number[]): boolean {
    if (this.reach(whole, parts) !== "reached" || this.amountField === null) return false;
    const due = decimalAt(this.wholes, this.amountField, whole);
    const summed = this.sum(this.amountField, parts);
    if (due === null || summed === null) return false;
    const spread = decimal(BigInt(parts.length));
    const tolerances = (this.tolerances.decimals[this.amountField] ?? []).map(({ kind, below, above }) =>
      kind === "absolute" ? { kind, below: multiply(below, spread), above: multiply(above, spread) } : { kind, below, above });
    return withinTolerance(subtract(summed, due), due, tolerances);
  }

  /** Whether the parts' quantity is short of the whole's, the same, or beyond it. */
  reach(whole: number, parts: readonly number[]): "short" | "reached" | "beyond" {
    const due = decimalAt(this.wholes, "quantity", whole);
    const summed = this.sum("quantity", parts);
    if (due === null || summed === null) return "beyond";
    const gap = subtract(due, summed).units;
    return gap === 0n ? "reached" : gap > 0n ? "short" : "beyond";
  }

  private get wholes(): RecordTable {
    return this.tables[this.whole];
  }

  private sum(field: "quantity" | "netAmount" | "grossAmount", parts: readonly number[]): Decimal | null {
    const table = this.tables[this.whole === "left" ? "right" : "left"];
    let total = ZERO;
    for (const part of parts) {
      const value = decimalAt(table, field, part);
      if (value === null || value.units < 0n) return null;
      total = add(total, value);
    }
    return total;
  }
}
