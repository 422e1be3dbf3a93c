import { fieldBit, fieldSet, type EconomicField, type FieldSet } from "./comparands";
import { blocksBy } from "./blocks";
import { contradict, keyOver, type PassContext } from "./passes";

/** What may differ at a time: one thing, and the amounts that follow from it. `isFirm`: so much agrees exactly that a single
 *  candidate is a match; otherwise it is only a suggestion, since two trades of a day may look so alike. */
const LIBERTIES: readonly { readonly free: readonly EconomicField[]; readonly isFirm: boolean }[] = [
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
const KEY_FIELDS = fieldSet(["account", "security", "side", "currency", "quantity", "price", "tradeDate", "settlementDate"]);
const STRONG = fieldSet(["quantity", "netAmount"]);

/** What is left is paired where all agrees but one thing, and only where neither row has another candidate under any liberty.
 *  References that contradict each other make a suggestion of it. */
export function matchSimilar(context: PassContext): void {
  const candidates = new Map<string, { left: number; right: number; isFirm: boolean }>();
  for (const { free, isFirm } of LIBERTIES) {
    for (const [left, right] of pairsUnder(context, fieldSet(free))) {
      const key = `${left}=${right}`;
      const known = candidates.get(key);
      candidates.set(key, { left, right, isFirm: isFirm || (known?.isFirm ?? false) });
    }
  }
  const countLeft = new Map<number, number>();
  const countRight = new Map<number, number>();
  for (const { left, right } of candidates.values()) {
    countLeft.set(left, (countLeft.get(left) ?? 0) + 1);
    countRight.set(right, (countRight.get(right) ?? 0) + 1);
  }
  for (const { left, right, isFirm } of candidates.values()) {
    if (countLeft.get(left) !== 1 || countRight.get(right) !== 1) continue;
    const isSure = isFirm && !contradict(context, left, right);
    context.open.match([left], [right], "economics-similar", isSure ? "matched" : "suggested");
  }
}

function pairsUnder({ open, comparands }: PassContext, free: FieldSet): [number, number][] {
  const key = comparands.available & KEY_FIELDS & ~free;
  if (!isDistinctive(key, comparands.available)) return [];
  const blocks = blocksBy(open.open("left"), keyOver(comparands, key, "left"), open.open("right"), keyOver(comparands, key, "right"));
  return blocks.flatMap(({ left, right }) =>
    left.length * right.length > 64
      ? []
      : left.flatMap((one) =>
          right.flatMap((other): [number, number][] => {
            const { differing, compared } = comparands.compare(one, other);
            const isClose = (differing & ~free) === 0 && differing !== 0 && (compared & STRONG & ~differing) !== 0;
            const isQuantity = (free & fieldBit("quantity")) !== 0 && (differing & ~free) === 0 && differing !== 0;
            return isClose || isQuantity ? [[one, other]] : [];
          }),
        ),
  );
}

/** Enough of the trade stays in the key: two of security, quantity and price, a date, and nearly all else there is. */
function isDistinctive(key: FieldSet, available: FieldSet): boolean {
  const count = (fields: readonly EconomicField[]): number => fields.filter((field) => (key & fieldBit(field)) !== 0).length;
  const isDated = count(["tradeDate", "settlementDate"]) >= 1;
  return isDated && count(["security", "quantity", "price"]) >= 2 && (available & fieldBit("side")) !== 0;
}
