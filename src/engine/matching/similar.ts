import { fieldBit, fieldSet, type EconomicField, type FieldSet } from "./comparands";
import { isEqualIn, type Obstacle, type PairTest } from "./pairTests";
import { blocksOver, candidatesOf, type PassContext } from "./passes";

interface Liberty {
  readonly free: readonly EconomicField[];
  readonly isFirm: boolean;
}

/** What may differ at a time: one thing, and the amounts that follow from it. `isFirm`: so much agrees exactly that a single
 *  candidate is a match; otherwise it is only a suggestion, since two trades of a day may look so alike. */
const LIBERTIES: readonly Liberty[] = [
  { free: ["netAmount", "fees", "tax", "accruedInterest"], isFirm: true },
  { free: ["price", "grossAmount", "netAmount", "fees", "tax", "accruedInterest"], isFirm: true },
  { free: ["settlementDate"], isFirm: true },
  { free: ["tradeDate"], isFirm: true },
  { free: ["account"], isFirm: true },
  { free: ["currency"], isFirm: true },
  { free: ["security"], isFirm: true },
  { free: ["quantity", "grossAmount", "netAmount", "fees", "tax", "accruedInterest"], isFirm: false },
  { free: ["side", "netAmount", "tax"], isFirm: false },
];

/** The fields that make the key of a block; amounts are compared within tolerance afterwards. */
const KEY_FIELDS = fieldSet([
  "account",
  "security",
  "side",
  "currency",
  "quantity",
  "price",
  "tradeDate",
  "settlementDate",
]);
const STRONG = fieldSet(["quantity", "netAmount"]);
/** In a wider block nobody has a single candidate. */
const MOST_PAIRS = 400;

interface Candidate {
  readonly left: number;
  readonly right: number;
  readonly isFirm: boolean;
}

/** So few of the pairs that a liberty finds may be strangers by chance, or it only suggests. */
const MOST_STRANGERS = 0.02;

/** What is left is paired where all agrees but one thing, and only where neither row has another candidate under any liberty.
 *  References that contradict each other make a suggestion of it, and so does a sheet so dense that strangers look so alike. */
export function matchSimilar(context: PassContext): void {
  const reach = new Reach();
  for (const { isFirm, key, test } of openLiberties(context)) {
    const found = candidatesUnder(context, key, test, reach);
    const isSure = isFirm && found.length > 0 && expectedStrangers(context, key) <= MOST_STRANGERS * found.length;
    for (const { left, right } of found) reach.add(left, right, isSure);
  }
  for (const { left, right, isFirm } of reach.single()) {
    const isSure = isFirm && !context.conflicts.conflict(left, right);
    context.open.match([left], [right], context.pass, isSure ? "matched" : "suggested");
  }
}

/** A liberty that these sheets have the columns for: the fields that must be equal, and what is asked of two rows that are. */
interface OpenLiberty {
  readonly isFirm: boolean;
  readonly key: FieldSet;
  readonly test: PairTest;
}

const openLiberties = (context: PassContext): OpenLiberty[] =>
  LIBERTIES.flatMap(({ free, isFirm }) => {
    const { available } = context.comparands;
    const key = available & KEY_FIELDS & ~fieldSet(free);
    return isDistinctive(key, available) ? [{ isFirm, key, test: likenessTest(context, fieldSet(free)) }] : [];
  });

/** All but the `free` fields agrees, and quantity or amount among it, unless the quantity is what is free. */
function likenessTest({ comparands }: PassContext, free: FieldSet): PairTest {
  const isQuantityFree = (free & fieldBit("quantity")) !== 0;
  return (left, right) => {
    if (comparands.forbidden?.has(left, right)) return "forbidden";
    const { differing, compared } = comparands.compare(left, right);
    if ((differing & ~free) !== 0) return "differs";
    return (compared & STRONG & ~differing) !== 0 || isQuantityFree ? null : "few";
  };
}

/** What stands between two rows under every liberty: null where one of them makes candidates of the two, "key" where these sheets
 *  have the columns for none. */
export function similarityObstacle(context: PassContext, left: number, right: number): Obstacle | null {
  const found = openLiberties(context).map(({ key, test }) =>
    isEqualIn(context, key, left, right) ? test(left, right) : "differs",
  );
  if (found.includes(null)) return null;
  return found.length === 0 ? "key" : (found.find((obstacle) => obstacle !== "differs") ?? "differs");
}

/** All in which two rows are not alike: blocking fields that are not equal, amounts that are not within tolerance. */
export const unlikeFields = (context: PassContext, left: number, right: number): FieldSet =>
  context.comparands.columns
    .filter(({ bit }) => (bit & KEY_FIELDS) !== 0 && !isEqualIn(context, bit, left, right))
    .reduce((fields, { bit }) => fields | bit, context.comparands.compare(left, right).differing);

/** The open rows that are candidates of either row too, under any liberty. */
export function similarRivals(
  context: PassContext,
  left: number,
  right: number,
): { readonly left: number[]; readonly right: number[] } {
  const liberties = openLiberties(context);
  const isCandidate = (one: number, other: number): boolean =>
    liberties.some(({ key, test }) => isEqualIn(context, key, one, other) && test(one, other) === null);
  return {
    left: Array.from(candidatesOf(context, "left")).filter((one) => one !== left && isCandidate(one, right)),
    right: Array.from(candidatesOf(context, "right")).filter((other) => other !== right && isCandidate(left, other)),
  };
}

/** The candidates of every row, under all liberties together. */
class Reach {
  private readonly pairs = new Map<string, Candidate>();
  private readonly crowded = { left: new Set<number>(), right: new Set<number>() };

  add(left: number, right: number, isFirm: boolean): void {
    const key = `${left}=${right}`;
    this.pairs.set(key, { left, right, isFirm: isFirm || (this.pairs.get(key)?.isFirm ?? false) });
  }

  /** Rows that have more candidates than are worth listing. */
  crowd(left: Int32Array, right: Int32Array): void {
    for (const record of left) this.crowded.left.add(record);
    for (const record of right) this.crowded.right.add(record);
  }

  /** The pairs of which neither row has another candidate. */
  single(): Candidate[] {
    const pairs = [...this.pairs.values()];
    const left = counted(pairs.map((pair) => pair.left));
    const right = counted(pairs.map((pair) => pair.right));
    return pairs.filter(
      (pair) =>
        left.get(pair.left) === 1 &&
        right.get(pair.right) === 1 &&
        !this.crowded.left.has(pair.left) &&
        !this.crowded.right.has(pair.right),
    );
  }
}

function counted(records: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record, (counts.get(record) ?? 0) + 1);
  return counts;
}

function candidatesUnder(
  context: PassContext,
  key: FieldSet,
  test: PairTest,
  reach: Reach,
): { left: number; right: number }[] {
  const blocks = blocksOver(context, key);
  const found: { left: number; right: number }[] = [];
  for (let block = 0; block < blocks.count; block += 1) {
    const [left, right] = [blocks.left(block), blocks.right(block)];
    if (left.length * right.length > MOST_PAIRS) {
      reach.crowd(left, right);
      continue;
    }
    for (const one of left) {
      for (const other of right) {
        if (test(one, other) === null) found.push({ left: one, right: other });
      }
    }
  }
  return found;
}

/** How many pairs of open rows would share the key by chance and yet differ: as often as two rows of one side do, which are
 *  two trades. */
function expectedStrangers({ open, comparands }: PassContext, key: FieldSet): number {
  const chance = (side: "left" | "right"): number => {
    const records = open.known(side);
    const sharing = (fields: FieldSet): number => sharingPairs(comparands.keys(fields, side, records));
    return (sharing(key) - sharing(comparands.available)) / Math.max(1, (records.length * (records.length - 1)) / 2);
  };
  return (open.open("left").length * open.open("right").length * (chance("left") + chance("right"))) / 2;
}

function sharingPairs(keys: Float64Array): number {
  const sorted = keys.filter((key) => key >= 0).sort();
  let [pairs, alike] = [0, 0];
  for (let index = 1; index < sorted.length; index += 1) {
    alike = sorted[index] === sorted[index - 1] ? alike + 1 : 0;
    pairs += alike;
  }
  return pairs;
}

/** Enough of the trade stays in the key: two of security, quantity and price, a date, and nearly all else there is. */
function isDistinctive(key: FieldSet, available: FieldSet): boolean {
  const count = (fields: readonly EconomicField[]): number =>
    fields.filter((field) => (key & fieldBit(field)) !== 0).length;
  const isDated = count(["tradeDate", "settlementDate"]) >= 1;
  return isDated && count(["security", "quantity", "price"]) >= 2 && (available & fieldBit("side")) !== 0;
}
