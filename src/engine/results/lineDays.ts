import type { Day } from "../../kernel/day";
import type { AccountingPolicy } from "../accounting/policy";
import { accruedAt, LineReplay, type Since } from "./lineReplay";
import type { Explained, Figures, LineDay, Missing, ResultLine, ResultStep } from "./resultLine";
import { inBase, type BaseRate } from "./scaled";

export interface DayVisitor {
  /** A day on which the line holds or does something; `day` is null where it cannot be valued, for what is `missing`. */
  (index: number, day: LineDay | null, missing: Missing | null): void;
}

/** The results of one line on each of `days`, which ascend. A day's result runs from the last day on which the line could be valued. */
export function lineDays(line: ResultLine, days: readonly Day[], policy: AccountingPolicy, visit: DayVisitor): void {
  const walk = new LineWalk(line, days, policy);
  for (let index = 0; index < days.length; index += 1) walk.day(index, visit);
}

/** The line at the last day on which it was valued. */
interface Valued {
  readonly index: number;
  readonly price: bigint | undefined;
  readonly rate: BaseRate | undefined;
  readonly local: Figures;
  readonly base: Figures;
}

const NO_FIGURES: Figures = {
  value: 0n,
  accrued: 0n,
  cost: 0n,
  realised: 0n,
  unrealised: 0n,
  income: 0n,
  fees: 0n,
  cash: 0n,
};

class LineWalk {
  private replay: LineReplay;
  private next = 0;
  private last: Valued;
  /** The day from which each step counts, and the one from which it no longer does. */
  private readonly from: Int32Array;
  private readonly until: Int32Array;
  private readonly bookedFrom: Int32Array;
  /** Days on which something about an earlier day became known. */
  private readonly amended = new Set<number>();
  private isNew = true;

  constructor(
    private readonly line: ResultLine,
    private readonly days: readonly Day[],
    private readonly policy: AccountingPolicy,
  ) {
    const { steps } = line;
    this.from = Int32Array.from(steps, ({ day }) => indexOf(days, day));
    this.bookedFrom = Int32Array.from(steps, (step, place) =>
      step.kind === "trade" ? Math.max(indexOf(days, step.knownFrom), this.from[place]!) : this.from[place]!,
    );
    this.until = Int32Array.from(steps, (step) =>
      step.kind === "trade" && step.knownUntil !== null ? indexOf(days, step.knownUntil) : days.length,
    );
    for (let place = 0; place < steps.length; place += 1) {
      if (this.bookedFrom[place]! > this.from[place]!) this.amended.add(this.bookedFrom[place]!);
      if (this.until[place]! < days.length) this.amended.add(this.until[place]!);
    }
    this.replay = this.newReplay();
    this.last = { index: -1, price: undefined, rate: undefined, local: NO_FIGURES, base: NO_FIGURES };
  }

  day(index: number, visit: DayVisitor): void {
    const { opening } = this.line;
    if (opening && this.isNew && this.days[index]! < opening.day) return;
    if (this.isNew && opening && this.days[index]! >= opening.day) {
      this.isNew = false;
      if (this.days[index] === opening.day) {
        this.skipTo(index);
        this.begin(index, visit);
        return;
      }
    }
    const amendments = this.amended.has(index) ? this.amend(index) : NO_AMENDMENT;
    const before = this.next;
    this.advance(index, index);
    const { replay } = this;
    const isIdle = replay.quantity === 0n && this.next === before && this.last.local.value === 0n;
    if (isIdle && amendments === NO_AMENDMENT && replay.since.opening === 0n && replay.since.cash === 0n) return;
    this.value(index, amendments, visit);
  }

  private newReplay(): LineReplay {
    const { opening, rates } = this.line;
    const index = opening ? indexOf(this.days, opening.day) : 0;
    return new LineReplay(this.line, this.policy, rates[index]);
  }

  /** Trades up to the day of the opening are in it. */
  private skipTo(index: number): void {
    while (this.next < this.line.steps.length && this.from[this.next]! <= index) this.next += 1;
  }

  /** The opening is valued, and is nobody's result. */
  private begin(index: number, visit: DayVisitor): void {
    const found = this.valuation(index);
    if (typeof found === "string") return visit(index, null, found);
    this.last = found;
    this.replay.startDay();
  }

  /** Books what counts up to day `index`, as it is known on day `known`. */
  private advance(index: number, known: number): void {
    const { steps, rates } = this.line;
    while (this.next < steps.length && this.from[this.next]! <= index) {
      const place = this.next;
      if (this.bookedFrom[place]! <= known && this.until[place]! > known) {
        this.replay.apply(steps[place]!, rates[this.from[place]!]);
      }
      this.next += 1;
    }
  }

  /** What became known on day `index` of earlier days: the history is replayed, and the last valuation made again with it. */
  private amend(index: number): Amendment {
    const { last, line } = this;
    this.replay = this.newReplay();
    this.next = 0;
    if (line.opening) this.skipTo(indexOf(this.days, line.opening.day));
    this.advance(last.index, index);
    if (last.index < 0) return NO_AMENDMENT;
    const found = this.valuation(last.index);
    this.replay.startDay();
    if (typeof found === "string") return NO_AMENDMENT;
    this.last = found;
    return {
      local: wealth(found.local) - wealth(last.local),
      base: wealth(found.base) - wealth(last.base),
    };
  }

  private valuation(index: number): Valued | Missing {
    const { line, replay } = this;
    const price = line.prices[index];
    const rate = line.rates[index];
    if (price === undefined && replay.quantity !== 0n) return "price";
    if (!replay.hasBase || (rate === undefined && replay.quantity !== 0n)) return "rate";
    const accrued = accruedAt(line, index, replay.quantity);
    if (accrued === null) return "interest";
    const value = replay.quantity * (price ?? 0n);
    const toBase = (amount: bigint): bigint => (rate ? inBase(amount, rate) : 0n);
    return {
      index,
      price,
      rate,
      local: replay.figures(value, accrued),
      base: replay.baseFigures(toBase(value), toBase(accrued)),
    };
  }

  private value(index: number, amendment: Amendment, visit: DayVisitor): void {
    const found = this.valuation(index);
    if (typeof found === "string") return visit(index, null, found);
    const { last, replay } = this;
    const total = wealth(found.base) - wealth(last.base) + amendment.base;
    visit(
      index,
      {
        quantity: replay.quantity,
        local: found.local,
        base: found.base,
        realisedFx: replay.hasCost ? replay.realisedFx : null,
        localTotal: wealth(found.local) - wealth(last.local) + amendment.local,
        total,
        explained: explain(last, found, replay.since, amendment.base, total),
      },
      null,
    );
    this.last = found;
    replay.startDay();
  }
}

interface Amendment {
  readonly local: bigint;
  readonly base: bigint;
}

const NO_AMENDMENT: Amendment = { local: 0n, base: 0n };

/** What a line has brought and is worth: the change of it is the result. */
export const wealth = ({ value, accrued, cash }: Figures): bigint => value + accrued + cash;

/** The causes of a result, each by its own formula; what they leave is unexplained. */
function explain(before: Valued, after: Valued, since: Since, amendments: bigint, total: bigint): Explained {
  const closing = (amount: bigint): bigint => (after.rate ? inBase(amount, after.rate) : 0n);
  const opening = (amount: bigint): bigint => (before.rate ? inBase(amount, before.rate) : closing(amount));
  // A position that was closed on a day without a price: what it was sold for says it all.
  const price = after.price ?? before.price ?? 0n;
  const openingValue = before.local.value;
  const move = since.opening * price - openingValue;
  const carry = after.local.accrued - before.local.accrued - since.accrued;
  const opened = openingValue + before.local.accrued;
  const causes = {
    price: opening(move),
    newBuys: since.bought === 0n ? 0n : closing(since.bought * price - since.boughtGross),
    newSells: since.sold === 0n ? 0n : closing(since.soldGross - since.sold * price),
    carry: closing(carry),
    fx: closing(opened) - opening(opened) + closing(move) - opening(move) + (since.baseCash - closing(since.cash)),
    fees: closing(-since.fees),
    events: closing(since.events),
    amendments,
    unexplained: total,
  };
  causes.unexplained -=
    causes.price +
    causes.newBuys +
    causes.newSells +
    causes.carry +
    causes.fx +
    causes.fees +
    causes.events +
    causes.amendments;
  return causes;
}

/** The place of the first of `days` that is not before `day`; their number where there is none. */
export function indexOf(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Steps in the order in which they are booked: by day, events first, then as the policy orders the trades of a day. */
export function inOrder(steps: readonly ResultStep[], order: AccountingPolicy["sameDay"]): ResultStep[] {
  const rank = (step: ResultStep): number =>
    step.kind !== "trade" ? 0 : order === "listed" || step.quantity >= 0n ? 1 : 2;
  const id = (step: ResultStep): string => (step.kind === "trade" && order !== "listed" ? step.id : "");
  return [...steps].sort(
    (left, right) =>
      left.day - right.day ||
      rank(left) - rank(right) ||
      (id(left) < id(right) ? -1 : id(left) > id(right) ? 1 : 0) ||
      (left.place.sheet < right.place.sheet ? -1 : left.place.sheet > right.place.sheet ? 1 : 0) ||
      left.place.row - right.place.row,
  );
}
