import type { FinMessage } from "./finMessage";

const TYPES: ReadonlySet<string> = new Set(
  "535 536 537 540 541 542 543 544 545 546 547 548 564 566 567 568".split(" "),
);

/** Blocks that stand in one type of message only, the surest first. */
const TELLING_BLOCKS: readonly (readonly [block: string, type: string])[] = [
  ["CACONF", "566"],
  ["CAOPTN", "564"],
  ["SETTRAN", "548"],
  ["PENACUR", "537"],
  ["TRANS", "537"],
];

/** The type of a securities message that is read here, by its envelope or, of a bare text, by the blocks that leave no choice. */
export function securitiesType({ type, fields }: FinMessage): string | null {
  if (type !== null) return TYPES.has(type) ? type : null;
  const blocks = new Set<string>();
  let hasHolding = false;
  for (const { tag, value } of fields) {
    if (tag === "16R") blocks.add(value.trim());
    else if (tag.startsWith("93") && value.startsWith(":AGGR")) hasHolding = true;
  }
  if (!blocks.has("GENL")) return null;
  const telling = TELLING_BLOCKS.find(([block]) => blocks.has(block));
  if (telling) return telling[1];
  if (blocks.has("FIN") && blocks.has("TRAN")) return "536";
  if (blocks.has("STAT") && blocks.has("TRAN")) return "537";
  return blocks.has("FIN") && hasHolding ? "535" : null;
}
