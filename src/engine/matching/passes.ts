import { blocksBy, type Blocks } from "./blocks";
import { countBits, fieldBit, fieldSet, type Comparands, type Comparison, type FieldSet } from "./comparands";
import type { OpenRecords } from "./openRecords";
import type { SharedReferences } from "./reference";
import type { ReferenceConflicts } from "./referenceConflict";
import { settleBlocks } from "./settleBlocks";

export interface PassContext {
  readonly open: OpenRecords;
  readonly comparands: Comparands;
  readonly references: SharedReferences;
  readonly conflicts: ReferenceConflicts;
  /** Records whose parts were not searched to the end. */
  readonly unsearched: { readonly left: number[]; readonly right: number[] };
}

/** References agree, first as a whole, then without the zeros that get lost, and so does everything else. */
export function matchByReference(context: PassContext): void {
  for (const key of ["full", "loose"] as const) {
    settleBlocks(context, blocksByReference(context, key), "reference-exact", (left, right) => {
      const { differing, compared } = context.comparands.compare(left, right);
      return differing === 0 && countBits(compared) >= 2;
    });
  }
}

const blocksByReference = ({ open, references }: PassContext, key: "full" | "loose"): Blocks =>
  blocksBy(open.open("left"), references.left[key], open.open("right"), references.right[key]);

/** The reference stands once on each side and enough of the economics agree; first by the whole reference, then with all zeros
 *  left out, where more must agree. */
export function matchDespiteDifferences(context: PassContext): void {
  const { open, comparands } = context;
  const isTrusted = areReferencesTrusted(context);
  for (const key of ["full", "loose"] as const) {
    const blocks = blocksByReference(context, key);
    const least = key === "loose" ? 5 : isTrusted ? 1 : 3;
    for (let block = 0; block < blocks.count; block += 1) {
      const [one, ...moreLeft] = blocks.left(block);
      const [other, ...moreRight] = blocks.right(block);
      if (one === undefined || other === undefined || moreLeft.length > 0 || moreRight.length > 0) continue;
      if (isSameTrade(comparands.compare(one, other), least)) open.pair(one, other, "reference-differs");
    }
  }
}

/** Whether references have proved themselves in these sheets: nearly always, the same reference meant the same economics. */
function areReferencesTrusted(context: PassContext): boolean {
  const agreed = context.open.matches.length;
  const blocks = blocksByReference(context, "full");
  return agreed >= PROOFS && agreed >= blocks.count * 4;
}

/** So many pairs have to agree before a reference is trusted with less. */
const PROOFS = 10;

const QUANTITY_FAMILY = fieldSet(["quantity", "grossAmount", "netAmount", "fees", "tax", "accruedInterest"]);
const IDENTITY = fieldSet(["security", "quantity", "price", "tradeDate"]);
const SECURITY = fieldBit("security");
const DIRECTION = fieldSet(["side", "quantity"]);

/** Enough agrees beside the reference: the security, or else side and quantity; and more than differs, amounts that follow from
 *  the quantity counted once. */
function isSameTrade({ differing, compared }: Comparison, leastAgreeing: number): boolean {
  const agreeing = compared & ~differing;
  const countAgreeing = countBits(agreeing & ~QUANTITY_FAMILY) + (agreeing & QUANTITY_FAMILY ? 1 : 0);
  const countDiffering = countBits(differing & ~QUANTITY_FAMILY) + (differing & QUANTITY_FAMILY ? 1 : 0);
  const isMore = leastAgreeing > 1 ? countAgreeing > countDiffering : countAgreeing >= countDiffering;
  const isOneBusiness = (differing & SECURITY) === 0 || (agreeing & DIRECTION) === DIRECTION;
  return isOneBusiness && (agreeing & IDENTITY) !== 0 && countAgreeing >= leastAgreeing && isMore;
}

/** Everything that both sides have columns for is equal. A record with a blank in one of them waits for the next pass. */
export function matchByEconomics(context: PassContext): void {
  const { comparands } = context;
  if (!isIdentifying(comparands.available)) return;
  settleBlocks(
    context,
    blocksOver(context, comparands.available),
    "economics-exact",
    (left, right) => comparands.distance(left, right) === 0 && !context.conflicts.conflict(left, right),
  );
}

/** Security, side and quantity are equal and all else is within tolerance. */
export function matchWithinTolerance(context: PassContext): void {
  const { comparands, conflicts } = context;
  const fixed = comparands.available & fieldSet(["security", "side", "quantity"]);
  if ((fixed & fieldBit("security")) === 0 || (fixed & fieldBit("quantity")) === 0) return;
  settleBlocks(context, blocksOver(context, fixed), "economics-tolerance", (left, right) => {
    const { differing, compared } = comparands.compare(left, right);
    return differing === 0 && isIdentifying(compared) && !conflicts.conflict(left, right);
  });
}

/** Without a reference, a trade is known by its security, its quantity or amount, and a date or a price. */
const isIdentifying = (fields: FieldSet): boolean =>
  (fields & fieldBit("security")) !== 0 &&
  (fields & fieldSet(["quantity", "netAmount", "grossAmount"])) !== 0 &&
  (fields & fieldSet(["tradeDate", "settlementDate", "price", "netAmount"])) !== 0;

/** The open records of both sides in blocks that are equal in `fields`. */
export function blocksOver({ open, comparands }: PassContext, fields: FieldSet): Blocks {
  const [left, right] = [open.open("left"), open.open("right")];
  return blocksBy(left, comparands.keys(fields, "left", left), right, comparands.keys(fields, "right", right));
}
