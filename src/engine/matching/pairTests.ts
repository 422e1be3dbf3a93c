import { countBits, fieldBit, fieldSet, type Comparison, type EconomicField, type FieldSet } from "./comparands";
import type { PassContext } from "./passes";

/** Why a pass does not bring two rows of one block together. "forbidden": a person parted them. "key": a key is not equal.
 *  "differs": a field lies beyond tolerance. "unequal": a field is within tolerance where the pass asks for equality. "few":
 *  too little agrees to know a trade by. "conflict": their references contradict each other. */
export type Obstacle = "forbidden" | "key" | "differs" | "unequal" | "few" | "conflict";

/** What stands between two rows in a pass of pairs; null where nothing does. The passes match by it and explain by it. */
export type PairTest = (left: number, right: number) => Obstacle | null;

/** References agree, and so do the other keys and all else. */
export function referenceTest(context: PassContext): PairTest {
  const { comparands, pass } = context;
  const keyed = economicKeys(context);
  const free = fieldSet(pass.free);
  return (left, right) => {
    if (comparands.forbidden?.has(left, right)) return "forbidden";
    const { differing, compared } = comparands.compare(left, right);
    if ((differing & ~free) !== 0) return "differs";
    if (countBits(compared) < 2) return "few";
    if (!isEqualIn(context, keyed, left, right)) return "key";
    return pass.agreement === "equal" && comparands.distance(left, right, free) !== 0 ? "unequal" : null;
  };
}

/** The keys are equal, all else that both have agrees, and enough of it to know a trade by. */
export function economicsTest(context: PassContext): PairTest {
  const { comparands, conflicts, pass } = context;
  const keys = economicKeys(context);
  const free = fieldSet(pass.free);
  const isSure = pass.agreement === "equal";
  const isShared = pass.keys === "shared";
  return (left, right) => {
    if (comparands.forbidden?.has(left, right)) return "forbidden";
    if (isSure && comparands.distance(left, right, free) > 0) return "unequal";
    if (!isShared) {
      const { differing, compared } = comparands.compare(left, right);
      if ((differing & ~free) !== 0) return "differs";
      if (!isIdentifying(compared & ~differing)) return "few";
    } else if (!isSure && !isEqualIn(context, keys, left, right)) return "key";
    return conflicts.conflict(left, right) ? "conflict" : null;
  };
}

/** The other keys are equal, and beside the reference at least `least` of the economics agree, and more than differ. */
export function despiteDifferencesTest(context: PassContext, least: number): PairTest {
  const { comparands } = context;
  const keyed = economicKeys(context);
  return (left, right) => {
    if (comparands.forbidden?.has(left, right)) return "forbidden";
    if (!isEqualIn(context, keyed, left, right)) return "key";
    return isSameTrade(comparands.compare(left, right), least) ? null : "few";
  };
}

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

/** Without a reference, a trade is known by its security, its quantity or amount, and a date or a price. */
export const isIdentifying = (fields: FieldSet): boolean =>
  (fields & fieldBit("security")) !== 0 &&
  (fields & fieldSet(["quantity", "netAmount", "grossAmount"])) !== 0 &&
  (fields & fieldSet(["tradeDate", "settlementDate", "price", "netAmount"])) !== 0;

/** Whether two rows have values in all of `fields`, and the same. */
export const isEqualIn = ({ comparands }: PassContext, fields: FieldSet, left: number, right: number): boolean =>
  fields === 0 ||
  comparands.columns.every((column) => (column.bit & fields) === 0 || column.left[left] === column.right[right]);

/** The economic keys of the pass: those it names, and those of its others that both sides have a column for. */
export function economicKeys({ pass, comparands }: PassContext): FieldSet {
  if (pass.keys === "shared") return comparands.available & ~fieldSet(pass.free);
  const named = pass.keys.filter((key): key is EconomicField => key !== "reference");
  return fieldSet(named) | (fieldSet(pass.keysIfShared) & comparands.available);
}
