import type { AccountingPolicy } from "../accounting/policy";
import { absoluteUnits, divideUnits, shareOf } from "./scaled";

/** What was acquired at once, or with the weighted average all that is held: a short lot has a negative quantity and a negative cost, which
 *  is what it was sold for. */
export interface Lot {
  /** Of the trade that opened it. */
  readonly id: string;
  readonly quantity: bigint;
  readonly cost: bigint;
  /** At the exchange rates of the days on which it was acquired. */
  readonly baseCost: bigint;
}

/** A movement of the pool, signed: a purchase is positive in quantity and value, a sale negative. */
export interface PoolTrade {
  readonly id: string;
  readonly quantity: bigint;
  /** Without accrued interest; with the charges where they are part of the cost. */
  readonly value: bigint;
  readonly baseValue: bigint;
  /** The lots that a disposal relieves, for the method of specific lots. */
  readonly lots: readonly string[];
}

export interface Relief {
  readonly quantity: bigint;
  readonly cost: bigint;
  readonly realised: bigint;
  readonly baseRealised: bigint;
}

const NOTHING: Relief = { quantity: 0n, cost: 0n, realised: 0n, baseRealised: 0n };

/** The cost of one position and how disposals relieve it (pnl.md 2, accounting.md 5): the total relief comes from the unrounded unit cost,
 *  is rounded once, and what remains is found by subtraction, so that no cost is made or lost and none is left on a closed position. */
export class CostPool {
  /** Closed ones up to `head` are kept until there are many, so that taking the oldest does not move all the others. */
  private lots: Lot[] = [];
  private head = 0;
  private held = 0n;
  private carried = 0n;
  private baseCarried = 0n;

  /** `step`, `baseStep`: the last decimal in which cost is relieved, in the currency of the position and in the base currency. */
  constructor(
    private readonly method: AccountingPolicy["costMethod"],
    private readonly step: bigint,
    private readonly baseStep: bigint,
  ) {}

  get quantity(): bigint {
    return this.held;
  }

  get cost(): bigint {
    return this.carried;
  }

  get baseCost(): bigint {
    return this.baseCarried;
  }

  /** The open lots, oldest first. */
  get openLots(): readonly Lot[] {
    return this.lots.slice(this.head);
  }

  /** Books a trade. One that goes through zero closes all at its share of the value, and opens the rest at its own price. Null: a disposal
   *  names no lot, or one that does not hold enough; the pool is then as before. */
  trade(trade: PoolTrade): Relief | null {
    const { quantity, value, baseValue } = trade;
    if (quantity === 0n) return { ...NOTHING, realised: -value, baseRealised: -baseValue };
    if (this.held === 0n || this.held > 0n === quantity > 0n) {
      this.open(trade);
      return NOTHING;
    }
    const size = absoluteUnits(quantity);
    const closing = size < absoluteUnits(this.held) ? size : absoluteUnits(this.held);
    const signed = quantity < 0n ? -closing : closing;
    const closedValue = shareOf(value, closing, size, this.step);
    const closedBase = shareOf(baseValue, closing, size, this.baseStep);
    const taken = this.close(-signed, trade.lots);
    if (taken === null) return null;
    if (closing < size) {
      this.open({
        ...trade,
        quantity: quantity - signed,
        value: value - closedValue,
        baseValue: baseValue - closedBase,
      });
    }
    return {
      quantity: -signed,
      cost: taken.cost,
      realised: -closedValue - taken.cost,
      baseRealised: -closedBase - taken.baseCost,
    };
  }

  /** A split, a consolidation or a free attribution: `after` securities for every `before`, at the same total cost. */
  scale(after: bigint, before: bigint): void {
    this.replace((lot) => ({ ...lot, quantity: divideUnits(lot.quantity * after, before) }));
  }

  /** Adds to the cost without a change in quantity (negative: a capital repayment), each lot by its quantity. What would take the cost of
   *  a position beyond zero is a result at once. */
  adjustCost(amount: bigint, baseAmount: bigint): Relief {
    if (this.held === 0n) return { ...NOTHING, realised: -amount, baseRealised: -baseAmount };
    const isBeyond = this.held > 0n === this.carried + amount < 0n && this.carried + amount !== 0n;
    const kept = isBeyond ? -this.carried : amount;
    const baseKept = isBeyond ? -this.baseCarried : baseAmount;
    let left = { quantity: this.held, amount: kept, base: baseKept };
    this.replace((lot) => {
      const own = isBeyond ? -lot.cost : shareOf(left.amount, lot.quantity, left.quantity, 1n);
      const baseOwn = isBeyond ? -lot.baseCost : shareOf(left.base, lot.quantity, left.quantity, 1n);
      left = { quantity: left.quantity - lot.quantity, amount: left.amount - own, base: left.base - baseOwn };
      return { ...lot, cost: lot.cost + own, baseCost: lot.baseCost + baseOwn };
    });
    return { ...NOTHING, realised: kept - amount, baseRealised: baseKept - baseAmount };
  }

  private open({ id, quantity, value, baseValue }: PoolTrade): void {
    const before = this.method === "average" ? this.lots[this.head] : undefined;
    const lot = {
      id,
      quantity: (before?.quantity ?? 0n) + quantity,
      cost: (before?.cost ?? 0n) + value,
      baseCost: (before?.baseCost ?? 0n) + baseValue,
    };
    if (before) this.lots[this.head] = lot;
    else this.lots.push(lot);
    this.held += quantity;
    this.carried += value;
    this.baseCarried += baseValue;
  }

  private close(quantity: bigint, named: readonly string[]): { cost: bigint; baseCost: bigint } | null {
    const places = this.placesOf(quantity, named);
    if (places === null) return null;
    let left = quantity;
    let cost = 0n;
    let baseCost = 0n;
    for (const place of places) {
      if (left === 0n) break;
      const lot = this.lots[place]!;
      const part = absoluteUnits(lot.quantity) < absoluteUnits(left) ? lot.quantity : left;
      const taken = shareOf(lot.cost, part, lot.quantity, this.step);
      const baseTaken = shareOf(lot.baseCost, part, lot.quantity, this.baseStep);
      this.lots[place] = {
        ...lot,
        quantity: lot.quantity - part,
        cost: lot.cost - taken,
        baseCost: lot.baseCost - baseTaken,
      };
      left -= part;
      cost += taken;
      baseCost += baseTaken;
    }
    this.held -= quantity;
    this.carried -= cost;
    this.baseCarried -= baseCost;
    this.dropClosed(named.length > 0);
    return { cost, baseCost };
  }

  /** The places of the lots that a disposal takes from, in their order. */
  private placesOf(quantity: bigint, named: readonly string[]): Iterable<number> | null {
    if (this.method !== "specific") return countFrom(this.head, this.lots.length);
    const places = named.map((id) => this.lots.findIndex((lot) => lot.id === id));
    if (places.some((place) => place < this.head)) return null;
    const enough = places.reduce((sum, place) => sum + this.lots[place]!.quantity, 0n);
    return absoluteUnits(enough) >= absoluteUnits(quantity) ? places : null;
  }

  private dropClosed(anywhere: boolean): void {
    if (anywhere) this.lots = this.lots.filter(({ quantity }) => quantity !== 0n);
    if (anywhere) this.head = 0;
    while (this.head < this.lots.length && this.lots[this.head]!.quantity === 0n) this.head += 1;
    if (this.head > MOST_CLOSED && this.head * 2 > this.lots.length) {
      this.lots = this.lots.slice(this.head);
      this.head = 0;
    }
  }

  private replace(change: (lot: Lot) => Lot): void {
    this.lots = this.openLots.map(change);
    this.head = 0;
    this.held = this.lots.reduce((sum, lot) => sum + lot.quantity, 0n);
    this.carried = this.lots.reduce((sum, lot) => sum + lot.cost, 0n);
    this.baseCarried = this.lots.reduce((sum, lot) => sum + lot.baseCost, 0n);
  }
}

const MOST_CLOSED = 64;

function* countFrom(from: number, to: number): Iterable<number> {
  for (let place = from; place < to; place += 1) yield place;
}
