import { blocksBy, type Blocks } from "./blocks";
import {
  countBits,
  fieldBit,
  fieldSet,
  type Comparands,
  type Comparison,
  type EconomicField,
  type FieldSet,
} from "./comparands";
import type { OpenRecords } from "./openRecords";
import { isByReference, type Pass, type PassKey } from "./pass";
import type { ReferenceKeys, SharedReferences } from "./reference";
import type { ReferenceConflicts } from "./referenceConflict";
import { settleBlocks } from "./settleBlocks";

/** What one pass works on. */
export interface PassContext {
  readonly pass: Pass;
  readonly open: OpenRecords;
  /** Within the tolerances of the pass. */
  readonly comparands: Comparands;
  readonly references: SharedReferences;
  readonly conflicts: ReferenceConflicts;
  /** Which records its conditions let it look at; null: all. */
  readonly scope: { readonly left: Uint8Array | null; readonly right: Uint8Array | null };
  /** Records whose parts were not searched to the end. */
  readonly unsearched: { readonly left: number[]; readonly right: number[] };
  /** Passes that did not look at all of their pairs. */
  readonly cutShort: Pass[];
}

/** The open records of one side that the pass looks at, ascending. */
export function candidatesOf({ open, scope }: PassContext, side: "left" | "right"): Int32Array {
  const records = open.open(side);
  const within = scope[side];
  return within ? records.filter((record) => within[record] === 1) : records;
}

/** Pairs of one row a side, under the keys and the agreement of the pass. */
export function matchPairs(context: PassContext): void {
  const { pass } = context;
  if (!isByReference(pass)) matchByEconomics(context);
  else if (pass.agreement === "mostly") matchDespiteDifferences(context);
  else matchByReference(context);
}

/** References agree, first as a whole, then without the zeros that get lost, and so do the other keys and all else. */
function matchByReference(context: PassContext): void {
  const { comparands, pass } = context;
  const keyed = economicKeys(context);
  const free = fieldSet(pass.free);
  for (const key of ["full", "loose"] as const) {
    settleBlocks(context, blocksByReference(context, { left: key, right: key }), (left, right) => {
      const { differing, compared } = comparands.compare(left, right);
      if ((differing & ~free) !== 0 || countBits(compared) < 2 || !isEqualIn(context, keyed, left, right)) return false;
      return pass.agreement !== "equal" || comparands.distance(left, right, free) === 0;
    });
  }
}

/** The open records of both sides in blocks that bear one reference. `keys`: how it is read on either side. */
export function blocksByReference(
  context: PassContext,
  keys: { readonly left: keyof ReferenceKeys; readonly right: keyof ReferenceKeys },
): Blocks {
  const { references } = context;
  const [left, right] = [candidatesOf(context, "left"), candidatesOf(context, "right")];
  return blocksBy(left, codesOf(references.left[keys.left], left), right, codesOf(references.right[keys.right], right));
}

function codesOf(codes: Int32Array, records: Int32Array): Int32Array {
  if (records.length === codes.length) return codes;
  const own = new Int32Array(records.length);
  for (let index = 0; index < records.length; index += 1) own[index] = codes[records[index] ?? 0] ?? -1;
  return own;
}

const isEqualIn = ({ comparands }: PassContext, fields: FieldSet, left: number, right: number): boolean =>
  fields === 0 ||
  comparands.columns.every((column) => (column.bit & fields) === 0 || column.left[left] === column.right[right]);

/** The reference stands once on each side and enough of the economics agree; first by the whole reference, then with all zeros
 *  left out, where more must agree. */
function matchDespiteDifferences(context: PassContext): void {
  const { open, comparands, pass } = context;
  const keyed = economicKeys(context);
  const isTrusted = areReferencesTrusted(context);
  for (const key of ["full", "loose"] as const) {
    const blocks = blocksByReference(context, { left: key, right: key });
    const least = key === "loose" ? 5 : isTrusted ? 1 : 3;
    for (let block = 0; block < blocks.count; block += 1) {
      const pair = blocks.pair(block);
      if (!pair) continue;
      const [one, other] = pair;
      const isKeyed = isEqualIn(context, keyed, one, other);
      if (isKeyed && isSameTrade(comparands.compare(one, other), least)) open.pair(one, other, pass);
    }
  }
}

/** Whether references have proved themselves in these sheets: nearly always, the same reference meant the same economics. */
function areReferencesTrusted(context: PassContext): boolean {
  const agreed = context.open.count;
  const blocks = blocksByReference(context, { left: "full", right: "full" });
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

/** No reference is asked for: the keys are equal, all else that both have agrees, and enough of it to know a trade by. A record
 *  with a blank in a key waits for the next pass. */
function matchByEconomics(context: PassContext): void {
  const { comparands, conflicts, pass } = context;
  const keys = economicKeys(context);
  const free = fieldSet(pass.free);
  const isSure = pass.agreement === "equal";
  if (pass.keys === "shared" && !isIdentifying(keys)) return;
  settleBlocks(context, blocksOver(context, keys), (left, right) => {
    if (isSure && comparands.distance(left, right, free) > 0) return false;
    if (pass.keys === "shared") return !conflicts.conflict(left, right);
    const { differing, compared } = comparands.compare(left, right);
    return (differing & ~free) === 0 && isIdentifying(compared & ~differing) && !conflicts.conflict(left, right);
  });
}

/** Without a reference, a trade is known by its security, its quantity or amount, and a date or a price. */
const isIdentifying = (fields: FieldSet): boolean =>
  (fields & fieldBit("security")) !== 0 &&
  (fields & fieldSet(["quantity", "netAmount", "grossAmount"])) !== 0 &&
  (fields & fieldSet(["tradeDate", "settlementDate", "price", "netAmount"])) !== 0;

/** The economic keys of the pass: those it names, and those of its others that both sides have a column for. */
export function economicKeys({ pass, comparands }: PassContext): FieldSet {
  if (pass.keys === "shared") return comparands.available & ~fieldSet(pass.free);
  const named = pass.keys.filter((key): key is EconomicField => key !== "reference");
  return fieldSet(named) | (fieldSet(pass.keysIfShared) & comparands.available);
}

/** The keys of a pass that not both sides have a column for. */
export function missingKeys({ keys }: Pass, comparands: Comparands, references: SharedReferences): PassKey[] {
  if (keys === "shared") return [];
  const known = (key: PassKey): boolean =>
    key === "reference"
      ? references.left.full.some((code) => code >= 0) && references.right.full.some((code) => code >= 0)
      : (comparands.available & fieldBit(key)) !== 0;
  return keys.filter((key) => !known(key));
}

/** The open records of both sides in blocks that are equal in `fields`. */
export function blocksOver(context: PassContext, fields: FieldSet): Blocks {
  const [left, right] = [candidatesOf(context, "left"), candidatesOf(context, "right")];
  const { comparands } = context;
  return blocksBy(left, comparands.keys(fields, "left", left), right, comparands.keys(fields, "right", right));
}
