import { assign, type Edge, type Tie } from "./assignment";
import type { Blocks } from "./blocks";
import type { Comparand, Comparands } from "./comparands";
import type { PairTest } from "./pairTests";
import type { PassContext } from "./passes";

/** A block of more pairs than this is narrowed by amount or price before its pairs are compared. */
const FEW_PAIRS = 2_500;
/** A block with more candidates than this stays open for a later, narrower pass. */
const MOST_CANDIDATES = 250_000;
const MOST_COMPARED = 2_000_000;

/** Settles each block by the best assignment of the pairs that nothing stands between: sure pairs match, ties go to a person. */
export function settleBlocks(context: PassContext, blocks: Blocks, test: PairTest): void {
  for (let block = 0; block < blocks.count; block += 1) {
    const pair = blocks.pair(block);
    if (pair) {
      if (test(pair[0], pair[1]) === null) context.open.pair(pair[0], pair[1], context.pass);
      continue;
    }
    const left = blocks.left(block);
    const right = blocks.right(block);
    if (
      left.length * right.length > FEW_PAIRS &&
      !context.comparands.forbidden &&
      isUniform(context.comparands, left, right)
    ) {
      settleTie(context, { left: Array.from(left), right: Array.from(right) });
    } else {
      settle(context, candidates(context.comparands, left, right, test));
    }
  }
}

function settle(context: PassContext, edges: readonly Edge[]): void {
  if (edges.length === 0) return;
  const { sure, tied } = assign(edges);
  for (const { left, right } of sure) context.open.pair(left, right, context.pass);
  for (const tie of tied) settleTie(context, tie);
}

/** Rows of which several fit equally well go to a person together, however equal they are: which is whose, nothing says. */
const settleTie = ({ open, pass }: PassContext, { left, right }: Tie): void =>
  open.match(left, right, pass, "ambiguous");

/** Whether every left record is equal to every right one in all that both have. */
function isUniform(comparands: Comparands, left: Int32Array, right: Int32Array): boolean {
  const isEqual = ({ left: ours, right: theirs }: Comparand): boolean => {
    const value = ours[left[0] ?? 0] ?? NaN;
    return (
      left.every((record) => Object.is(ours[record], value)) &&
      right.every((record) => Object.is(theirs[record], value))
    );
  };
  return comparands.columns.every(isEqual);
}

function candidates(comparands: Comparands, left: Int32Array, right: Int32Array, test: PairTest): Edge[] {
  const edges: Edge[] = [];
  const consider = (one: number, other: number): void => {
    if (test(one, other) === null) edges.push({ left: one, right: other, cost: comparands.distance(one, other) });
  };
  if (left.length * right.length <= FEW_PAIRS) {
    for (const one of left) for (const other of right) consider(one, other);
    return edges;
  }
  const window = new Window(comparands, right);
  let compared = 0;
  for (const one of left) {
    for (const other of window.near(one)) {
      compared += 1;
      consider(one, other);
    }
    if (edges.length > MOST_CANDIDATES || compared > MOST_COMPARED) return [];
  }
  return edges;
}

/** The right records of a wide block in the order of their amount (or price), to be looked up by what a left one allows. */
class Window {
  private readonly column: Comparand | undefined;
  private readonly ordered: Int32Array;
  private readonly values: Float64Array;
  private readonly blanks: Int32Array;

  constructor(
    private readonly comparands: Comparands,
    private readonly right: Int32Array,
  ) {
    const column = (["netAmount", "grossAmount", "price"] as const)
      .map((field) => comparands.column(field))
      .find(Boolean);
    const isBlank = (record: number): boolean => Number.isNaN(column?.right[record] ?? NaN);
    this.column = column;
    this.blanks = right.filter(isBlank);
    this.ordered = right
      .filter((record) => !isBlank(record))
      .sort((one, other) => (column?.right[one] ?? 0) - (column?.right[other] ?? 0));
    this.values = Float64Array.from(this.ordered, (record) => column?.right[record] ?? NaN);
  }

  /** The right records that may agree with a left one; those with a blank may agree with any. */
  *near(left: number): Generator<number> {
    const value = this.column?.left[left] ?? NaN;
    if (!this.column || Number.isNaN(value)) {
      yield* this.right;
      return;
    }
    const reach = this.comparands.reach(this.column, value);
    for (
      let place = this.firstFrom(value - reach);
      place < this.values.length && (this.values[place] ?? 0) <= value + reach;
      place += 1
    ) {
      yield this.ordered[place] ?? 0;
    }
    yield* this.blanks;
  }

  private firstFrom(value: number): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.values[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
