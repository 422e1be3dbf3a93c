import { assign, type Edge } from "./assignment";
import { blockKey, blocksBy, type Block } from "./blocks";
import { fieldBit, fieldSet, type Comparands, type FieldSet } from "./comparands";
import type { PassId } from "./matching";
import type { OpenRecords } from "./openRecords";
import type { ReferenceKeys } from "./reference";

export interface PassContext {
  readonly open: OpenRecords;
  readonly comparands: Comparands;
  readonly references: { readonly left: ReferenceKeys; readonly right: ReferenceKeys; readonly isShared: boolean };
}

/** A block with more candidate pairs than this is not compared pair by pair; its records stay open for a later, narrower pass. */
const MOST_PAIRS = 400_000;

/** References agree, loosely, and so does everything else. */
export function matchByReference(context: PassContext): void {
  const { open, references, comparands } = context;
  const blocks = blocksBy(
    open.open("left"), (record) => references.left.loose[record] ?? "",
    open.open("right"), (record) => references.right.loose[record] ?? "",
  );
  settleBlocks(context, blocks, "reference-exact", (left, right) => {
    const { differing, compared } = comparands.compare(left, right);
    return differing === 0 && countBits(compared) >= 2;
  });
}

/** The reference stands once on each side and most of the economics agree; first by the whole reference, then with all zeros
 *  left out, where more must agree. */
export function matchDespiteDifferences({ open, references, comparands }: PassContext): void {
  for (const key of ["full", "loose"] as const) {
    const blocks = blocksBy(
      open.open("left"), (record) => references.left[key][record] ?? "",
      open.open("right"), (record) => references.right[key][record] ?? "",
    );
    for (const { left: [one, ...moreLeft], right: [other, ...moreRight] } of blocks) {
      if (one === undefined || other === undefined || moreLeft.length > 0 || moreRight.length > 0) continue;
      const { differing, compared } = comparands.compare(one, other);
      if (isSameTrade(differing, compared, key === "full" ? 3 : 5)) open.match([one], [other], "reference-differs");
    }
  }
}

const QUANTITY_FAMILY = fieldSet(["quantity", "grossAmount", "netAmount", "fees", "tax", "accruedInterest"]);
const IDENTITY = fieldSet(["security", "quantity", "price", "tradeDate"]);

/** Enough agrees beside the reference: the security or the quantity, and more than differs, amounts that follow from the
 *  quantity counted once. */
function isSameTrade(differing: FieldSet, compared: FieldSet, leastAgreeing: number): boolean {
  const agreeing = compared & ~differing;
  const countAgreeing = countBits(agreeing & ~QUANTITY_FAMILY) + (agreeing & QUANTITY_FAMILY ? 1 : 0);
  const countDiffering = countBits(differing & ~QUANTITY_FAMILY) + (differing & QUANTITY_FAMILY ? 1 : 0);
  return countBits(agreeing & IDENTITY) >= 1 && countAgreeing >= leastAgreeing && countAgreeing > countDiffering;
}

/** Everything that both sides have columns for is equal. A record with a blank in one of them waits for the next pass. */
export function matchByEconomics(context: PassContext): void {
  const { open, comparands } = context;
  if (!isIdentifying(comparands.available)) return;
  const blocks = blocksBy(
    open.open("left"), keyOver(comparands, comparands.available, "left"),
    open.open("right"), keyOver(comparands, comparands.available, "right"),
  );
  settleBlocks(context, blocks, "economics-exact", (left, right) =>
    comparands.compare(left, right).differing === 0 && !contradict(context, left, right));
}

/** Security, side and quantity are equal and all else is within tolerance. */
export function matchWithinTolerance(context: PassContext): void {
  const { open, comparands } = context;
  const fixed = comparands.available & fieldSet(["security", "side", "quantity"]);
  if ((fixed & fieldBit("security")) === 0 || (fixed & fieldBit("quantity")) === 0) return;
  const blocks = blocksBy(open.open("left"), keyOver(comparands, fixed, "left"), open.open("right"), keyOver(comparands, fixed, "right"));
  settleBlocks(context, blocks, "economics-tolerance", (left, right) => {
    const { differing, compared } = comparands.compare(left, right);
    return differing === 0 && isIdentifying(compared) && !contradict(context, left, right);
  });
}

/** Without a reference, a trade is known by its security, its quantity or amount, and a date or a price. */
const isIdentifying = (fields: FieldSet): boolean =>
  (fields & fieldBit("security")) !== 0 &&
  (fields & fieldSet(["quantity", "netAmount", "grossAmount"])) !== 0 &&
  (fields & fieldSet(["tradeDate", "settlementDate", "price", "netAmount"])) !== 0;

/** Both records bear a reference of the shared kind, and not the same one. */
export function contradict({ references }: PassContext, left: number, right: number): boolean {
  const one = references.left.loose[left] ?? "";
  const other = references.right.loose[right] ?? "";
  return one !== "" && other !== "" && one !== other && references.left.base[left] !== references.right.base[right];
}

export const keyOver = (comparands: Comparands, fields: FieldSet, side: "left" | "right") => {
  const columns = comparands.columns.filter(({ field }) => (fields & fieldBit(field)) !== 0).map((column) => column[side]);
  return (record: number): number => blockKey(columns, record);
};

/** Settles each block by the best assignment of the pairs that `fits`: sure pairs match, ties go to a person. */
export function settleBlocks({ open, comparands, references }: PassContext, blocks: readonly Block[], pass: PassId, fits: (left: number, right: number) => boolean): void {
  for (const { left, right } of blocks) {
    if (left.length * right.length > MOST_PAIRS) {
      // Equal in everything and many: no pair is better than another.
      if (pass === "economics-exact") open.match(left, right, pass, "ambiguous");
      continue;
    }
    const edges: Edge[] = [];
    for (const one of left) {
      for (const other of right) {
        if (fits(one, other)) edges.push({ left: one, right: other, cost: comparands.distance(one, other) });
      }
    }
    if (edges.length === 0) continue;
    const { sure, tied } = assign(edges);
    for (const edge of sure) open.match([edge.left], [edge.right], pass);
    for (const group of tied) {
      const isNameless = group.left.every((record) => references.left.full[record] === "") &&
        group.right.every((record) => references.right.full[record] === "");
      const isUniform = group.left.length === group.right.length && areAlike(group, comparands);
      if (isNameless && isUniform) group.left.forEach((record, index) => open.match([record], [group.right[index]!], pass));
      else open.match(group.left, group.right, pass, "ambiguous");
    }
  }
}

/** Whether every pair of the group is equal in every field: then it does not matter which is paired with which. */
function areAlike({ left, right }: { left: readonly number[]; right: readonly number[] }, comparands: Comparands): boolean {
  const [one] = left;
  const [other] = right;
  if (one === undefined || other === undefined) return false;
  return left.every((record) => comparands.distance(record, other) === 0) && right.every((record) => comparands.distance(one, record) === 0);
}

export function countBits(set: FieldSet): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

